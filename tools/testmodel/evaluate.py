"""Measure a finished model through the vosk Python package, on synthetic speech
from voice variants and speeds that training never used.

  python evaluate.py ka|en MODEL_DIR [--fast]
"""

import json
import os
import sys
import time
from collections import Counter

import build
import corpus
import data
import espeak
import numpy as np
import synth
import vosk

vosk.SetLogLevel(-1)
CHUNK = 3200  # bytes: 100 ms of 16 kHz audio


class Speaker:
    """Test utterances: held-out voices and speeds, clean or noisy."""

    def __init__(self, lang, seed, voices=data.TEST_VOICES, rates=data.TEST_RATES):
        self.lang, self.s, self.rng = lang, espeak.Synth(), np.random.default_rng(seed)
        self.voices, self.rates = voices, rates

    def say(self, text, noisy=False, lead=0.25, tail=0.6):
        v = self.voice = str(self.rng.choice(self.voices))
        pcm, ev = self.s.say(
            text,
            self.lang.voice + ("+" + v if v else ""),
            int(self.rng.choice(self.rates)),
            self.rng.integers(35, 66),
            self.rng.integers(30, 71),
        )
        x = synth.resample16k(pcm, self.s.rate)
        x = np.concatenate([np.zeros(int(lead * 16000)), x, np.zeros(int(tail * 16000))])
        x *= 10 ** (self.rng.uniform(-12, 0) / 20) * 20000 / (np.abs(x).max() + 1)
        lvl = np.sqrt(np.mean(x**2))
        if noisy:
            ir = self.rng.standard_normal(3200) * np.exp(-6.9 * np.arange(3200) / 3200) * 0.06
            ir[0] = 1
            x = np.convolve(x, ir)[: len(x)]
            x += (
                synth.coloured_noise(self.rng, len(x), 0.5)
                * lvl
                * 10 ** (-self.rng.uniform(12, 20) / 20)
            )
        else:
            x += self.rng.standard_normal(len(x)) * 2
        return np.clip(np.round(x), -32768, 32767).astype(np.int16).tobytes(), ev


def feed(rec, pcm):
    """-> text of everything recognised, feeding 100 ms chunks."""
    out = []
    for i in range(0, len(pcm), CHUNK):
        if rec.AcceptWaveform(pcm[i : i + CHUNK]):
            out.append(json.loads(rec.Result())["text"])
    out.append(json.loads(rec.FinalResult())["text"])
    return " ".join(t for t in out if t)


def recognizer(model, grammar=None):
    if grammar is None:
        return vosk.KaldiRecognizer(model, 16000)
    return vosk.KaldiRecognizer(model, 16000, json.dumps(grammar, ensure_ascii=False))


def edits(a, b):
    d = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, d[0] = d[0], i
        for j, y in enumerate(b, 1):
            prev, d[j] = d[j], min(d[j] + 1, d[j - 1] + 1, prev + (x != y))
    return d[-1]


def pct(a, b):
    return f"{100.0 * a / max(1, b):.1f} % ({a} of {b})"


def commands(model, lang, spk, phrases, repeat, noisy, errors=None):
    rec = recognizer(model, [*phrases, "[unk]"])
    ok = rej = wrong = 0
    for p in phrases * repeat:
        got = feed(rec, spk.say(p, noisy)[0])
        if got == p:
            ok += 1
        elif "[unk]" in got or not got:
            rej += 1
        else:
            wrong += 1
        if errors is not None and got != p:
            errors.append((p, got, spk.voice))
    n = len(phrases) * repeat
    return ok, rej, wrong, n


def foreign(model, spk, grammar, texts, noisy=False, errors=None):
    """Speech that is not in the grammar: how often is a command accepted?"""
    rec = recognizer(model, [*grammar, "[unk]"])
    full = part = 0
    for t in texts:
        got = feed(rec, spk.say(t, noisy)[0])
        words = [w for w in got.split() if w != "[unk]"]
        part += bool(words)
        full += (
            bool(words) and "[unk]" not in got
        )  # a clean command: what an application would act on
        if errors is not None and words:
            errors.append((t, got))
    return full, part, len(texts)


def wer(model, spk, texts, noisy=False, errors=None):
    rec, e, n, sent = recognizer(model), 0, 0, 0
    for t in texts:
        got = feed(rec, spk.say(t, noisy)[0])
        d = edits(t.split(), got.split())
        e, n, sent = e + d, n + len(t.split()), sent + (d == 0)
        if errors is not None and d:
            errors.append((t, got, spk.voice))
    return e, n, sent, len(texts)


def small_grammar(lang):
    return {
        "ka": [
            "ძებნა",
            "გააგრძელე",
            "გააგრძელე ყველა",
            "დაჯავშნე",
            "გააუქმე",
            "ჩემი წიგნები",
            "დიახ",
            "კი",
            "არა",
            "უკან",
            "შემდეგი",
            "წინა",
            "გაიმეორე",
            "დახმარება",
            "ხმამაღლა",
            "ჩუმად",
            "გაადიდე",
            "დააპატარავე",
            "ჩქარა",
            "ნელა",
            "შეჩერდი",
            "ქართული",
            "ინგლისური",
            "გასვლა",
        ],
        "en": [
            "search",
            "renew",
            "renew all",
            "place hold",
            "cancel",
            "my books",
            "yes",
            "no",
            "back",
            "next",
            "previous",
            "repeat",
            "help",
            "louder",
            "quieter",
            "bigger",
            "smaller",
            "faster",
            "slower",
            "stop",
            "english",
            "georgian",
            "sign out",
            "call staff",
        ],
    }[lang.code]


def main():
    code, mdir = sys.argv[1], sys.argv[2]
    fast = "--fast" in sys.argv
    lang = corpus.Lang(code)

    def rss():
        return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6

    r0, t0 = rss(), time.time()
    model = vosk.Model(mdir)
    load = time.time() - t0
    rec = recognizer(model, [*lang.commands(), "[unk]"])
    grm = time.time() - t0 - load
    print(
        "load %.3f s, grammar of %d phrases %.3f s, memory +%.0f MB, disk %.2f MB"
        % (
            load,
            len(lang.commands()),
            grm,
            rss() - r0,
            sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(mdir) for f in fs)
            / 1e6,
        )
    )
    rng = np.random.default_rng(5)
    cmds, small = lang.commands(), small_grammar(lang)
    rep = 1 if fast else 2
    err = []
    for noisy in (False, True):
        name = "noisy" if noisy else "clean"
        ok, rej, wrong, n = commands(model, lang, Speaker(lang, 1), small, 4 * rep, noisy, err)
        print(
            "commands, grammar of %d, %s: correct %s, rejected %d, wrong %d"
            % (len(small), name, pct(ok, n), rej, wrong)
        )
        ok, rej, wrong, n = commands(model, lang, Speaker(lang, 2), cmds, rep, noisy, err)
        print(
            "commands, grammar of %d, %s: correct %s, rejected %d, wrong %d"
            % (len(cmds), name, pct(ok, n), rej, wrong)
        )
    print("   errors by voice:", dict(Counter(v for _, _, v in err)), "e.g.", err[:8])
    # what a test of an application will mostly play: the plain voice, no noise,
    # at espeak-ng's own 22050 Hz (this voice, not these speeds, was in training)
    s, ok, n = espeak.Synth(), 0, 0
    for phrases in (small, cmds):
        rec = vosk.KaldiRecognizer(
            model, s.rate, json.dumps([*phrases, "[unk]"], ensure_ascii=False)
        )
        for r in (*data.TEST_RATES, 175):
            for t in phrases:
                ok += feed(rec, s.say(t, lang.voice, r)[0].tobytes() + bytes(8820)) == t
                n += 1
    print(
        "commands, plain espeak-ng voice straight from the synthesiser at %d Hz: correct %s"
        % (s.rate, pct(ok, n))
    )
    outside = [
        t
        for t in lang.sections["titles"]
        if not set(t.split()) & {w for c in small for w in c.split()}
    ]
    err = []
    full, part, n = foreign(model, Speaker(lang, 3), small, outside, False, err)
    print(
        "titles against the grammar of %d: taken for a command %s; some command word inside %s"
        % (len(small), pct(full, n), pct(part, n))
    )
    single = [
        w
        for w in dict.fromkeys(lang.sections["words"])
        if w not in {x for c in small for x in c.split()}
    ][::2]
    full, part, n = foreign(model, Speaker(lang, 4), small, single, False, err)
    print(
        "single other words against the grammar of %d: taken for a command %s"
        % (len(small), pct(full, n))
    )
    print("   e.g.", err[:12])
    for noisy in (False, True):
        err = []
        e, n, s, m = wer(model, Speaker(lang, 6), lang.sections["titles"], noisy, err)
        print(
            "free decoding of titles, {}: WER {}, whole titles right {}".format(
                "noisy" if noisy else "clean", pct(e, n), pct(s, m)
            )
        )
        print("   errors by voice:", dict(Counter(v for _, _, v in err)), "e.g.", err[:5])
    err = []
    salad = [
        " ".join(rng.choice(lang.words, rng.integers(2, 6))) for _ in range(60 if fast else 150)
    ]
    e, n, s, m = wer(model, Speaker(lang, 7), salad, False, err)
    print(f"free decoding of random word strings: WER {pct(e, n)}")
    print("   errors by voice:", dict(Counter(v for _, _, v in err)), "e.g.", err[:4])
    held = build.heldout_words(lang)
    ok, rej, wrong, n = commands(model, lang, Speaker(lang, 8), held, 3, False)
    print(
        "words absent from all training text, grammar of %d: correct %s, rejected %d, wrong %d"
        % (len(held), pct(ok, n), rej, wrong)
    )
    e, n, s, m = wer(model, Speaker(lang, 9), held * 2)
    print(f"words absent from all training text, free decoding: WER {pct(e, n)}")
    # speed
    rec = recognizer(model)
    spk = Speaker(lang, 10)
    audio = [spk.say(t)[0] for t in lang.sections["titles"][:60]]
    t0, c0 = time.time(), time.process_time()
    for a in audio:
        feed(rec, a)
    sec = sum(map(len, audio)) / 32000
    print(f"real-time factor, free: {(time.process_time() - c0) / sec:.4f}")
    rec = recognizer(model, [*cmds, "[unk]"])
    c0 = time.process_time()
    for a in audio:
        feed(rec, a)
    print(
        f"real-time factor, grammar: {(time.process_time() - c0) / sec:.4f};"
        f" memory now +{rss() - r0:.0f} MB"
    )


if __name__ == "__main__":
    main()
