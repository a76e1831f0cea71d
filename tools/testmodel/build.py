"""Build one test model:  python build.py ka|en [OUT_DIR] [--quick]

synthesise -> train -> am/final.mdl -> graph -> measure.  About 10 minutes per
language on two cores (--quick: 80 seconds, for checking the recipe).
"""

import os
import pickle
import sys
import time
from pathlib import Path

# Keep freed tensors in the heap: without this half the time goes into page faults.
if __name__ == "__main__" and "MALLOC_TRIM_THRESHOLD_" not in os.environ:
    os.environ.update(MALLOC_MMAP_THRESHOLD_="4000000000", MALLOC_TRIM_THRESHOLD_="16000000000")
    os.execv(sys.executable, [sys.executable, *sys.argv])

import corpus
import data
import espeak
import graph
import kaldi_model
import numpy as np
import synth
import torch
import train

MODEL_CONF = """--min-active=200
--max-active=3000
--beam=12.0
--lattice-beam=4.0
--acoustic-scale=1.0
--frame-subsampling-factor=3
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""
SIZE = (15000, 8)  # training utterances, epochs
UNK = {
    "ka": (2.0, 4.0),
    "en": (2.0, 3.0),
}  # cost of [unk] itself and of each of its phones (see tune.py)


def heldout_words(lang):
    """Words kept out of all training text; they test that words can be added
    to the lexicon without retraining."""
    used = {w for s in ("commands", "titles") for t in lang.sections[s] for w in t.split()}
    used |= {w for t in lang.numbers for w in t.split()}
    free = [w for w in dict.fromkeys(lang.sections["words"]) if w not in used and len(w) > 2]
    return free[::6]


def phone_table(lang, s):
    if lang.code == "ka":
        return kaldi_model.PhoneTable(["SIL", *list(dict.fromkeys(corpus.KA_MAP.values()))])
    ph = set()
    for t in corpus.training_texts(lang, 3000, 99):
        ph |= {lang.to_phone(m) for m in s.phones(t, lang.voice)}
    return kaldi_model.PhoneTable(["SIL", *sorted(p for p in ph if p and p != "SIL")])


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    quick = "--quick" in sys.argv
    code = args[0]
    out = args[1] if len(args) > 1 else "vosk-test-" + code
    work = os.environ.get("WORK", "work-" + code)
    os.makedirs(work, exist_ok=True)
    for d in ("am", "conf", "graph"):
        os.makedirs(os.path.join(out, d), exist_ok=True)
    torch.set_num_threads(2)
    t0 = time.time()

    def say(m):
        return print(f"[{time.time() - t0:5.0f} s] {m}", flush=True)

    lang, s = corpus.Lang(code), espeak.Synth()
    lex = lang.lexicon(s)
    net_file = os.path.join(work, "net.pt")
    if os.path.exists(net_file) and "--retrain" not in sys.argv:
        saved = torch.load(net_file, weights_only=False)
        table, layers = kaldi_model.PhoneTable(saved["phones"]), saved["layers"]
    else:
        table = phone_table(lang, s)
        cache = os.path.join(work, "utts.pkl")
        if os.path.exists(cache):
            with open(cache, "rb") as kept:
                utts = pickle.load(kept)
        else:
            utts = data.make(code, 1500 if quick else SIZE[0], 11, heldout_words(lang))
            with open(cache, "wb") as kept:
                pickle.dump(utts, kept, 4)
        say(f"{len(utts)} utterances, {sum(len(x) for x, _ in utts) / 360000:.1f} hours")
        index = {p: i for i, p in enumerate(table.base)}
        np.random.default_rng(0).shuffle(utts)
        us = [train.Utt(x, g, index) for x, g in utts if all(p in index for p, _, _ in g)]
        say(f"{len(us)} usable")
        net = train.train(us, len(table.base), epochs=4 if quick else SIZE[1], log=say)
        layers = net.kaldi_layers()
        torch.save({"phones": table.base, "layers": layers}, net_file)
    kaldi_model.write_model(os.path.join(out, "am", "final.mdl"), table, layers)
    Path(out, "conf", "mfcc.conf").write_text(synth.MFCC_CONF)
    Path(out, "conf", "model.conf").write_text(MODEL_CONF)
    graph.write_graph(
        out, table, lex, lang.commands() + lang.sections["titles"] + lang.words, *UNK[code]
    )
    say("model written to " + out)


if __name__ == "__main__":
    main()
