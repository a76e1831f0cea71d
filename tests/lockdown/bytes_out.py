"""Which bytes a kiosk may write to its terminal: an allow-list, and what breaks it."""

from __future__ import annotations

import re
import unicodedata

ALLOWED = re.compile(
    rb"\x1b\[(?:"
    rb"[0-9;:]*m"  # colours and weight
    rb"|[0-9]*;?[0-9]*[Hf]|[0-9]*[ABCDG]"  # the cursor
    rb"|[0-3]?[JK]"  # erasing
    rb"|\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl]"  # modes that the driver sets
    rb"|\?2026\$p"  # whether the terminal can hold back half a picture
    rb"|>[0-9]+u|<u"  # the keyboard that tells keys apart
    rb")|\r|\n"
)
FEATURES = (
    "Traceback",
    "ctrl+",
    "Ctrl+",
    "palette",
    "Quit",
    "Screenshot",
    "Maximize",
    "site-packages",
    "Error:",
)
"""Words of Textual's own features and of faults; none of them is a word of this kiosk."""


def strange(raw: bytes, *, may_ring: bool = False) -> list[bytes]:
    """Everything in ``raw`` that is neither an allowed sequence nor printable text.

    ``may_ring``: nor the bell, which says without a voice that a stroke came to nothing.
    """
    rest = ALLOWED.sub(b"", raw)
    if may_ring:
        rest = rest.replace(b"\x07", b"")
    found = [rest[at.start() : at.start() + 40] for at in re.finditer(rb"[\x00-\x1f\x7f]", rest)]
    text = rest.decode("utf-8", "surrogateescape")
    found += [
        ascii(char).encode()
        for char in sorted(set(text))
        if unicodedata.category(char) in ("Cf", "Cs", "Co", "Cn") or "\x80" <= char < "\xa0"
    ]
    return found[:5]


def words_of(raw: bytes) -> str:
    """The text in ``raw`` without its sequences."""
    return ALLOWED.sub(b"", raw).decode("utf-8", "replace")
