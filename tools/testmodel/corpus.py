"""Texts, lexicon and phone sets for the two test languages."""

import os
import re
from pathlib import Path

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))

# ------------------------------------------------------------------- phones
# Georgian orthography is phonemic and espeak-ng's phonemes map 1:1 to letters.
KA_MAP = dict(
    zip(
        "a b g d e v z t# i k' l m n o p' Z r s t' u p# k# Q q S tS ts# dz ts' c x dZ h".replace(
            "'", ""
        ).split(),
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        strict=False,
    )
)
# English: merge espeak-ng allophones into about forty phones.
EN_MAP = {
    "I#": "I",
    "I2": "I",
    "i": "i:",
    "u": "u:",
    "a#": "@",
    "@2": "@",
    "@-": "@",
    "3": "3:",
    "0": "A:",
    "aa": "a",
    "O2": "O:",
    "o@": "O@",
    "t2": "t",
    "?": "t",
    "n-": "n",
    "o": "oU",
    "r-": "r",
    "i@3": "i@",
    "aI3": "aI@",
    "U@": "U",
    "t#": "dx",
    ";": None,
    "l#": "l",
    "L": "l",
}


class Lang:
    def __init__(self, code):
        self.code = code
        self.voice = {"ka": "ka", "en": "en-us"}[code]
        sec, self.sections = None, {"commands": [], "titles": [], "words": []}
        listed = Path(HERE, "lang", code + ".txt").read_text(encoding="utf-8")
        for line in listed.splitlines():
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                sec = line[1:-1]
            elif sec == "words":
                self.sections[sec] += line.split()
            else:
                self.sections[sec].append(line)
        self.numbers = [number(code, i) for i in range(101)]
        self.words = []
        for ph in (
            self.sections["commands"]
            + self.numbers
            + self.sections["titles"]
            + self.sections["words"]
        ):
            for w in ph.split():
                if w not in self.words:
                    self.words.append(w)

    def to_phone(self, mnemonic):
        """espeak-ng mnemonic -> phone name, 'SIL' for a pause, None to skip."""
        if mnemonic.startswith("_"):
            return "SIL"
        if self.code == "ka":
            return KA_MAP.get(mnemonic)
        return EN_MAP.get(mnemonic, mnemonic)

    def commands(self):
        return list(dict.fromkeys(self.sections["commands"] + self.numbers))

    def word_phones(self, text, synth):
        """espeak-ng's phones of a text, one list per word event."""
        groups, cur = [], []
        for _, kind, val in synth.say(text, self.voice)[1]:
            if kind == "W":
                cur = []
                groups.append(cur)
            else:
                p = self.to_phone(val)
                if p and p != "SIL":
                    cur.append(p)
        return [g for g in groups if g]

    def pronounce(self, word, synth=None):
        """Pronunciations of a word, each a list of phones."""
        if self.code == "ka":
            return [[c for c in word if c in KA_MAP.values()]]
        prons = [[p for g in self.word_phones(word, synth) for p in g]]  # said alone
        running = self.word_phones(f"say {word} again", synth)  # and in running speech
        if len(running) == 3 and running[1] not in prons:
            prons.append(running[1])
        return prons

    def lexicon(self, synth):
        """[(word, phones)] for all words; English ones also as heard in the phrases."""
        lex = [(w, p) for w in self.words for p in self.pronounce(w, synth)]
        if self.code == "en":
            for t in self.commands() + self.sections["titles"]:
                heard = self.word_phones(t, synth)
                if len(heard) == len(t.split()):
                    lex += [e for e in zip(t.split(), heard, strict=False) if e not in lex]
        return lex


# ------------------------------------------------------------------ numbers
_KA = [
    "ნული",
    "ერთი",
    "ორი",
    "სამი",
    "ოთხი",
    "ხუთი",
    "ექვსი",
    "შვიდი",
    "რვა",
    "ცხრა",
    "ათი",
    "თერთმეტი",
    "თორმეტი",
    "ცამეტი",
    "თოთხმეტი",
    "თხუთმეტი",
    "თექვსმეტი",
    "ჩვიდმეტი",
    "თვრამეტი",
    "ცხრამეტი",
]
_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]


def number(code, n):
    if code == "ka":
        if n < 20:
            return _KA[n]
        if n == 100:
            return "ასი"
        base = {1: "ოც", 2: "ორმოც", 3: "სამოც", 4: "ოთხმოც"}[n // 20]
        return base + "ი" if n % 20 == 0 else base + "და" + _KA[n % 20]
    if n < 20:
        return _EN[n]
    if n == 100:
        return "one hundred"
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][
        n // 10 - 2
    ]
    return tens if n % 10 == 0 else tens + " " + _EN[n % 10]


# ------------------------------------------------------------ training text
class PseudoWords:
    """Random words from a letter-trigram model: they teach the net all sound
    sequences, so that words can be added to the lexicon without retraining."""

    def __init__(self, words, rng):
        self.rng, self.tab = rng, {}
        for w in words:
            s = "^^" + w + "$"
            for a in range(len(s) - 2):
                self.tab.setdefault(s[a : a + 2], []).append(s[a + 2])
        self.letters = sorted({c for w in words for c in w})

    def word(self):
        while True:
            s = "^^"
            while len(s) < 14:
                nxt = self.tab.get(s[-2:])
                c = (
                    self.rng.choice(nxt)
                    if nxt and self.rng.random() < 0.93
                    else self.rng.choice(self.letters)
                )
                if c == "$":
                    break
                s += c
            if len(s) >= 4:
                return s[2:]


def english_extra():
    """Ordinary English words that every Python installation carries."""
    import pydoc_data.topics as t
    from collections import Counter

    c = Counter(re.findall(r"(?<![\w.`*'-])[a-z]{2,12}(?![\w.`*'(-])", " ".join(t.topics.values())))
    return sorted(w for w, n in c.items() if n >= 2)


def training_texts(lang, n, seed, heldout=()):
    """n random utterances: commands, titles, word salad, numbers, pseudo-words."""
    rng = np.random.default_rng(seed)
    held = set(heldout)
    words = [w for w in lang.words if w not in held]
    extra = [w for w in english_extra() if w not in held] if lang.code == "en" else []
    fake = PseudoWords(words + extra, rng)
    cmds, titles = lang.commands(), lang.sections["titles"]
    titles = [t for t in titles if not held & set(t.split())]
    cmds = [c for c in cmds if not held & set(c.split())]
    out = []
    while len(out) < n:
        u = rng.random()
        if u < 0.22:
            t = rng.choice(cmds)
        elif u < 0.36:
            t = rng.choice(titles)
        elif u < 0.66:
            pool = extra if extra and rng.random() < 0.5 else words
            t = " ".join(rng.choice(pool, rng.integers(1, 6)))
        elif u < 0.72:
            t = " ".join(lang.numbers[i] for i in rng.integers(0, 101, rng.integers(1, 5)))
        else:
            t = " ".join(fake.word() for _ in range(rng.integers(1, 6)))
        out.append(str(t))
    return out
