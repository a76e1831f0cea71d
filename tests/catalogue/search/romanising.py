"""How people and standards write Georgian in other letters, for asking with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.catalogue.search.folding import ALPHABET

_ROWS = {
    "national": "a b g d e v z t i k' l m n o p' zh r s t' u p k gh q' sh ch ts dz ts' ch' kh j h",
    "national-bare": "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
    "iso9984": "a b g d e v z t' i k l m n o p ž r s t u p' k' ḡ q š č' c' j c č x ǰ h",
    "bgn": "a b g d e v z t' i k l m n o p zh r s t u p' k' gh q sh ch' ts' dz ts ch kh j h",
    "alalc": "a b g d e v z tʻ i k l m n o p ž r s t u pʻ kʻ ġ q š čʻ cʻ ż c č x j h",
    "keyboard": "a b g d e v z T i k l m n o p J r s t u f q R y S C c Z w W x j h",
    "informal": "a b g d e v z t i k l m n o p zh r s t u f q gh y sh ch c dz w ch x j h",
    "russian": "а б г д е в з т и к л м н о п ж р с т у п к г к ш ч ц дз ц ч х дж х",
}
SYSTEMS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    name: MappingProxyType(dict(zip(ALPHABET, row.split(" "), strict=True)))
    for name, row in _ROWS.items()
})  # fmt: skip


def written(text: str, system: str) -> str:
    """``text`` with its Georgian letters written in the system; others as they are."""
    if system == "keyboard-lower":
        return written(text, "keyboard").lower()
    table = SYSTEMS[system]
    return "".join(table.get(letter, letter) for letter in text)


EVERY = (*SYSTEMS, "keyboard-lower")
