"""Random synthetic utterances -> features and phone boundaries (one .npz)."""

import multiprocessing as mp

import corpus
import espeak
import numpy as np
import synth

# Voice variants of espeak-ng used for training; '' is the plain voice.
TRAIN_VOICES = (
    "",
    "",
    "m1",
    "m2",
    "m3",
    "m4",
    "m6",
    "m7",
    "f1",
    "f2",
    "f3",
    "f5",
    "Andy",
    "Annie",
    "belinda",
    "Michael",
    "Mario",
    "steph2",
    "david",
    "edward",
    "linda",
    "antonio",
    "Alex",
    "norbert",
    "sandro",
    "shelby",
    "max",
    "john",
    "iven2",
    "klatt2",
)
# Never in training; used by tune.py to set the cost of [unk].
DEV_VOICES = (
    "Diogo",
    "Gene",
    "Hugo",
    "Jacky",
    "Marco",
    "Mike",
    "Henrique",
    "aunty",
    "boris",
    "pablo",
)
# Never in training or tuning: only for measuring.
TEST_VOICES = ("m5", "m8", "f4", "Alicia", "Denis", "adam", "victor", "quincy", "steph", "Lee")
TEST_RATES = (120, 150, 190, 220)  # words per minute; training stays 5 away from these


def train_rate(rng):
    while True:
        r = int(rng.integers(85, 250))
        if all(abs(r - t) > 4 for t in TEST_RATES):
            return r


def _one(args):
    code, text, seed = args
    rng = np.random.default_rng(seed)
    lang = _one.__dict__.setdefault("lang_" + code, None) or corpus.Lang(code)
    _one.__dict__["lang_" + code] = lang
    s = _one.__dict__.setdefault("synth", None) or espeak.Synth()
    _one.__dict__["synth"] = s
    v = str(rng.choice(TRAIN_VOICES))
    pcm, ev = s.say(
        text,
        lang.voice + ("+" + v if v else ""),
        train_rate(rng),
        rng.integers(25, 76),
        rng.integers(20, 81),
        rng.choice([0, 0, 0, 1, 3, 6]),
    )
    if len(pcm) < s.rate // 5:
        return None
    segs = espeak.segments(len(pcm), ev, lang.to_phone)
    x = synth.resample16k(pcm, s.rate)
    if rng.random() < 0.6:  # shorter or longer vocal tract
        f = int(rng.integers(86, 119))
        x = synth.signal.resample_poly(x, 100, f)
        segs = [(p, a * 100 / f, b * 100 / f) for p, a, b in segs]
    lead, tail = rng.uniform(0.02, 0.6), rng.uniform(0.05, 0.9)
    x = np.concatenate([np.zeros(int(lead * synth.RATE)), x, np.zeros(int(tail * synth.RATE))])
    x = synth.augment(x, rng)
    out = [["SIL", 0.0, lead]] + [[p, a / s.rate + lead, b / s.rate + lead] for p, a, b in segs]
    out.append(["SIL", out[-1][2], len(x) / synth.RATE])
    merged = []
    for p, a, b in out:
        if merged and p == "SIL" == merged[-1][0]:
            merged[-1][2] = b
        else:
            merged.append([p, a, b])
    return synth.mfcc(x).astype(np.float16), merged


def silence(code, n, seed, phones=None):
    """Utterances of noise only, so that noise is learnt as silence."""
    rng = np.random.default_rng(seed)
    out = []
    for _ in range(n):
        k = int(rng.uniform(0.6, 2.0) * synth.RATE)
        x = synth.coloured_noise(rng, k, rng.choice([0.0, 0.5, 1.0])) * 10 ** rng.uniform(-0.5, 3.0)
        if rng.random() < 0.3:  # clicks and thumps
            for _ in range(rng.integers(1, 5)):
                at, m = rng.integers(0, k - 2000), int(rng.integers(40, 2000))
                x[at : at + m] += (
                    rng.standard_normal(m)
                    * np.exp(-5 * np.arange(m) / m)
                    * 10 ** rng.uniform(2, 3.8)
                )
        x = np.clip(np.round(x), -32768, 32767)
        out.append((synth.mfcc(x).astype(np.float16), [["SIL", 0.0, k / synth.RATE]]))
    return out


def make(code, n, seed, heldout=(), jobs=2):
    lang = corpus.Lang(code)
    texts = corpus.training_texts(lang, n, seed, heldout)
    with mp.Pool(jobs) as pool:
        utts = [
            u
            for u in pool.imap(
                _one, [(code, t, seed * 1000003 + i) for i, t in enumerate(texts)], 32
            )
            if u
        ]
    utts += silence(code, n // 25, seed + 7)
    return utts
