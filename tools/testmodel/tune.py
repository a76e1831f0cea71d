"""Try costs for [unk] on voices that are neither training nor test voices.

python tune.py ka|en MODEL_DIR 2,3 2,4 2,5      (entry cost, cost per phone)
"""

import os
import shutil
import sys
import tempfile

import corpus
import data
import evaluate
import graph
import vosk


def main():
    code, mdir = sys.argv[1:3]
    lang = corpus.Lang(code)
    table, lex, sents, _ = graph.read_graph(mdir)
    small = evaluate.small_grammar(lang)
    inside = {w for c in small for w in c.split()}
    titles = [t for t in lang.sections["titles"] if not set(t.split()) & inside][::2]
    single = [w for w in dict.fromkeys(lang.sections["words"]) if w not in inside][1::4]
    every = lang.commands()[::2]

    def spoken(seed, texts, noisy=False):
        s = evaluate.Speaker(lang, seed, data.DEV_VOICES, (105, 135, 175, 205, 235))
        return [(t, s.say(t, noisy)[0]) for t in texts]

    sets = [
        spoken(1, small * 3) + spoken(2, small * 2, True),
        spoken(3, every) + spoken(31, every, True),
        spoken(4, titles),
        spoken(5, single),
    ]
    for arg in sys.argv[3:]:
        entry, phone = map(float, arg.split(","))
        with tempfile.TemporaryDirectory() as tmp:
            for d in ("am", "conf"):
                shutil.copytree(os.path.join(mdir, d), os.path.join(tmp, d))
            graph.write_graph(tmp, table, lex, sents, entry, phone)
            model = vosk.Model(tmp)
            few = evaluate.recognizer(model, [*small, "[unk]"])
            many = evaluate.recognizer(model, [*lang.commands(), "[unk]"])
            line = f"[unk] {entry:4.1f} + {phone:.1f} per phone:"
            for rec, items, name in (
                (few, sets[0], "few commands"),
                (many, sets[1], "all commands"),
            ):
                got = [(t, evaluate.feed(rec, x)) for t, x in items]
                line += "  %s %.1f %% right, %d wrong;" % (
                    name,
                    100 * sum(t == g for t, g in got) / len(got),
                    sum(t != g and g != "" and "[unk]" not in g for t, g in got),
                )
            for items, name in ((sets[2], "titles"), (sets[3], "other words")):
                got = [evaluate.feed(few, x) for _, x in items]
                line += "  %s accepted %d of %d;" % (
                    name,
                    sum(g != "" and "[unk]" not in g for g in got),
                    len(got),
                )
            print(line, flush=True)


if __name__ == "__main__":
    main()
