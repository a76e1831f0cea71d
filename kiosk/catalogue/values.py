"""What all wire values are made of."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

LONGEST_TEXT = 4_000
"""Characters of any one text; a longer one is cut and ends in "…"."""


def _within_limits(text: object) -> object:
    """A text no longer than anybody reads, of whole characters only."""
    if not isinstance(text, str):
        return text
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    # Half a character, which some systems can store, cannot go over the wire.
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


Text = Annotated[str, BeforeValidator(_within_limits)]
"""What people wrote: whatever it holds, it can be sent and shown."""


FORGETFUL = ConfigDict(cache_strings="keys")
"""Pydantic keeps short strings it has read for the life of the process, where nothing can take them
out: names and titles of patrons long gone. Every shape that is read on its own must say this.
"""


class Value(BaseModel):
    """Base of all wire values: frozen, and tolerant of fields a newer service adds."""

    # Built when first used: the first screen shows no book, and need not wait for 30 shapes.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True, **FORGETFUL)


LocalTime = Annotated[
    time,
    PlainSerializer(lambda moment: f"{moment:%H:%M}", return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}),
]
"""JSON Schema's own format of times wants an offset, which a library's clock has no use for."""
