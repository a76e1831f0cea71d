"""One shape for what can be written in many: before anything is looked for in a text; pure."""

from __future__ import annotations

import re
import unicodedata

_OLD_SCRIPTS = {
    # Asomtavruli, Nuskhuri and Mtavruli onto the letters of every day: espeak-ng knows only these.
    **{code: code + 0x30 for code in range(0x10A0, 0x10C6)},
    **{code: code - 0x2D00 + 0x10D0 for code in range(0x2D00, 0x2D26)},
    **{code: code - 0x1C90 + 0x10D0 for code in range(0x1C90, 0x1CBB)},
}
_UNSEEN = re.compile(
    # Soft hyphen, joiners, directions, variants and skins of emoji, tags, surrogates, private use.
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff\ud800-\udfff\ue000-\uf8ff]+"
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def cleaned(text: str) -> str:
    """NFC, no unseen characters, modern Georgian letters, ASCII digits.

    ``½`` becomes ``1/2``, ``Ⅷ`` ``VIII``, ``٣`` ``3``; ``m²`` stays.

    Raises nothing, lone surrogates included.
    """
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_OLD_SCRIPTS)
    text = _CONTROLS.sub(" ", text)
    if text.isascii():
        return text
    return "".join(_plain(char) for char in text)


def _plain(char: str) -> str:
    if char <= "\u00b3" or "\u10d0" <= char <= "\u10ff":
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in ("No", "Nl"):
        simple = unicodedata.normalize("NFKC", char).replace("\u2044", "/")
        return simple if category == "Nl" else f" {simple} "
    return char
