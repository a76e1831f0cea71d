"""English phrases in the other forms people give them; pure."""

from __future__ import annotations

from collections.abc import Iterator

_LIGHT = "the a an of to for me please just now so well then really very some any"
LIGHT_WORDS = frozenset(_LIGHT.split())
"""They may be said or left out."""

_IT = ("this", "that", "this book", "the book", "this one")
_CONTRACTED = (
    ("i am", "i'm"),
    ("i will", "i'll"),
    ("do not", "don't"),
    ("did not", "didn't"),
    ("can not", "can't"),
    ("cannot", "can't"),
    ("that is", "that's"),
    ("what is", "what's"),
    ("where is", "where's"),
    ("who is", "who's"),
    ("it is", "it's"),
    ("let us", "let's"),
)


def said_forms(phrase: str) -> Iterator[str]:
    """``phrase`` (folded) contracted and in full, and with a noun for "it"."""
    for full, short in _CONTRACTED:
        yield from _with(phrase, full, short)
        yield from _with(phrase, short, full)
    words = phrase.split()
    if len(words) > 1 and words[-1] == "it":
        for other in _IT:
            yield " ".join((*words[:-1], other))


def _with(phrase: str, old: str, new: str) -> Iterator[str]:
    padded = f" {phrase} "
    if f" {old} " in padded:
        yield padded.replace(f" {old} ", f" {new} ", 1).strip()


def place_forms(name: str) -> Iterator[str]:
    """Where: at the main library."""
    for preposition in ("at", "in", "from", "the", "at the", "in the", "from the"):
        yield f"{preposition} {name}"
    words = name.split()
    if len(words) > 1:
        yield " ".join(words[:-1])
