"""The fields of an ISO 2709 record as bytes, also where its numbers are wrong.

The directory of a record says where each field lies; the field terminators in it say so as well.
Where the two disagree (lengths that count letters instead of bytes, bytes lost or added, more than
99,999 of them), the terminators are believed: they are what the text itself is cut by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

LEADER = 24
ENTRY = 12
"""Bytes of one line of a record's directory."""
FIELD_END = b"\x1e"
RECORD_END = b"\x1d"
SUBFIELD = b"\x1f"
_MARKS = b"\xef\xbb\xbf"
"""A byte order mark, which some programs put before a file or before every record."""


class UnreadableRecordError(ValueError):
    """Nothing of the record can be relied on; says why."""


class RawField(NamedTuple):
    """One field; its terminator is left out."""

    tag: str
    data: bytes

    @property
    def is_control(self) -> bool:
        """It has no subfields (00X)."""
        return self.tag.startswith("00")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record before its bytes are made into text."""

    leader: str
    """24 characters."""
    fields: tuple[RawField, ...]
    is_mended: bool = False
    """Its lengths were wrong, and it was read by the ends of its fields."""
    losses: tuple[str, ...] = ()
    """What could not be read of it, a phrase each."""

    def first(self, tag: str) -> bytes:
        """The data of the first field of this tag, empty if there is none."""
        return next((field.data for field in self.fields if field.tag == tag), b"")

    def text(self) -> bytes:
        """All of its fields one after the other."""
        return FIELD_END.join(field.data for field in self.fields)


def read(piece: bytes) -> RawRecord:
    """The fields of one record, with or without its terminator. Raises UnreadableRecordError."""
    piece = piece.removeprefix(_MARKS).removesuffix(RECORD_END)
    head, _, body = piece.partition(FIELD_END)
    directory = head[LEADER:]
    if len(head) < LEADER or len(directory) % ENTRY:
        raise UnreadableRecordError("its directory is damaged")
    leader = head[:LEADER].decode("ascii", "replace")
    entries = [directory[at : at + ENTRY] for at in range(0, len(directory), ENTRY)]
    strictly = _by_directory(entries, body)
    if strictly is not None:
        return RawRecord(leader, strictly, is_mended=leader[:5] != f"{len(piece) + 1:05}")
    contents = body.removesuffix(FIELD_END).split(FIELD_END)
    if len(contents) != len(entries):
        raise UnreadableRecordError("its directory does not say where its fields are")
    tags = (entry[:3].decode("ascii", "replace") for entry in entries)
    return RawRecord(leader, tuple(map(RawField, tags, contents)), is_mended=True)


def _by_directory(entries: Sequence[bytes], body: bytes) -> tuple[RawField, ...] | None:
    """The fields where the directory says, None unless each of them ends there."""
    found = []
    for entry in entries:
        if not entry[3:].isdigit():
            return None
        start = int(entry[7:])
        end = start + int(entry[3:7]) - 1
        data = body[start:end]
        if body[end : end + 1] != FIELD_END or FIELD_END in data:
            return None
        found.append(RawField(entry[:3].decode("ascii", "replace"), data))
    return tuple(found)
