"""Addresses of the internet in English: info at rustavilib dot ge; pure."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?<![\w@.-])(?:(?:https?://)?(?:[A-Za-z0-9_-]{1,63}\.){1,8}(?:ge|com|org|net|edu|gov|info|eu)"
    r"(?:/[A-Za-z0-9_/.-]{0,99})?"
    r"|[A-Za-z0-9_.-]{1,64}@(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z]{2,9})(?![\w@])"
)
_PART = re.compile(r"[A-Za-z]+|\d+|[@./_-]")
_SAID = {
    "@": "at", ".": "dot", "/": "slash", "-": "dash", "_": "underscore",
    "www": "W W W", "ge": "G E", "eu": "E U",
}  # fmt: skip


def in_words(text: str) -> str:
    """``text`` with the signs of its addresses in words; linear in its length."""
    if "." not in text:
        return text
    return _ADDRESS.sub(_said, text)


def _said(match: re.Match[str]) -> str:
    parts = _PART.findall(match.group().split("://")[-1])
    return " ".join(_SAID.get(part, part) for part in parts)
