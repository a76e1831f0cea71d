"""Coarse keys: one short spelling that every way of writing a word shares.

Only for fetching candidates, which are then checked letter by letter; many different words share a
key (xari and kari).
"""

from __future__ import annotations

import re

from kiosk.catalogue.search.folding import ALPHABET
from kiosk.catalogue.search.spelling import is_cyrillic, is_georgian

MOST_KEYS = 16
_OF_LETTERS = "a b g d e v z t i k l m n o p z r s t u p k g k s ts ts z ts ts k z "
_OF_RUSSIAN = "a b v g d e z z i k l m n o p r s t u p k ts ts s"
_GEORGIAN = str.maketrans(dict(zip(ALPHABET, _OF_LETTERS.split(" "), strict=True)))
_ONE_A_LETTER = str.maketrans(
    dict(zip(ALPHABET, _OF_LETTERS.replace("ts", "c").split(" "), strict=True))
)
_LATIN = (
    ("tch", "ts"), ("dzh", "z"), ("ch", "ts"), ("kh", "k"), ("gh", "g"), ("sh", "s"),
    ("zh", "z"), ("ph", "p"), ("th", "t"), ("tz", "ts"), ("dz", "z"), ("dj", "z"), ("č", "ts"),
    ("c", "ts"), ("x", "k"), ("ẖ", "k"), ("q", "k"), ("f", "p"), ("š", "s"), ("ş", "s"),
    ("ž", "z"), ("ż", "z"), ("ʒ", "z"), ("ǰ", "z"), ("j", "z"), ("ḡ", "g"), ("ġ", "g"),
    ("ğ", "g"), ("h", ""),
)  # fmt: skip
_CYRILLIC = (
    ("дж", "z"), ("дз", "z"), ("тц", "ts"), ("тч", "ts"), ("кх", "k"), ("гх", "g"),
    *zip("абвгдежзиклмнопрстуфхцчш", _OF_RUSSIAN.split(" "), strict=True),
)  # fmt: skip
_RUN = re.compile(r"(.)\1+")


def keys(word: str, *, lazy: bool = False) -> frozenset[str]:
    """The keys of a folded Georgian word, or of one in other letters as :func:`foreign` gives it.

    Several where a letter has two readings (w: წ or ვ). ``lazy``: as typed without Shift.
    """
    if is_georgian(word):
        return frozenset({_squeezed(word.translate(_GEORGIAN))})
    return frozenset(_squeezed(each) for each in _keys(word, lazy=lazy))


def _keys(word: str, *, lazy: bool) -> list[str]:
    rules = _CYRILLIC if is_cyrillic(word) else _LATIN
    is_russian = rules is _CYRILLIC
    found = [""]
    place = 0
    while place < len(word):
        readings: tuple[str, ...]
        for spelling, key in rules:
            if word.startswith(spelling, place):
                readings = (key,)
                place += len(spelling)
                break
        else:
            readings = {"w": ("ts", "v"), "y": ("k", "i")}.get(word[place], (word[place],))
            place += 1
        last = word[place - 1]
        if is_russian and last in "хг" and readings in (("k",), ("g",)):
            readings = (*readings, "")  # they stand for ჰ too
        elif lazy and last == "r":
            readings = ("r", "g")
        found = [begun + reading for begun in found for reading in readings][:MOST_KEYS]
    return found


def slip_keys(word: str) -> frozenset[str]:
    """Keys with one character a sound, between which slips of the finger are counted.

    For a folded Georgian word, or one in other letters as :func:`foreign` gives it: the latter has
    its own letters as a key too. Doubled letters stay, for a letter left out may leave a double.
    """
    if is_georgian(word):
        return frozenset({word.translate(_ONE_A_LETTER)})
    return frozenset({word}) | {key.replace("ts", "c") for key in _keys(word, lazy=False)}


def _squeezed(key: str) -> str:
    return _RUN.sub(r"\1", key.replace("dz", "z"))
