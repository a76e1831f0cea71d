"""The fields of an ISO 2709 record as bytes, also where its numbers are wrong.

The directory of a record says where each field lies; the field terminators in it say so as well.
Where the two disagree (lengths that count letters instead of bytes, bytes lost or added, more than
99,999 of them), the terminators are believed: they are what the text itself is cut by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

LEADER = 24
ENTRY = 12
"""Bytes of one line of a record's directory."""
FIELD_END = b"\x1e"
RECORD_END = b"\x1d"
SUBFIELD = b"\x1f"
_SHORTEST_LEADER = 12
_ENTRY_TAG = re.compile(rb"[0-9A-Za-z]{3}")
_ENTRY = re.compile(rb"[0-9A-Za-z]{3}[0-9]{9}")
_NEXT_LEADER = re.compile(
    rb"\x1e[^\x1d\x1e\x1f]?(?=[0-9]{5}[acdnp ][a-z][ -~]{3}22[0-9]{5}[ -~]{3}45)"
)
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
    base = piece[12:17]
    if not _is_head(head) and base.isdigit() and _is_head(piece[: int(base) - 1]):
        # What ends the directory was lost.
        head, body = piece[: int(base) - 1], piece[int(base) :]
    entries = _entries(head)
    leader = head[: len(head) - ENTRY * len(entries)][:LEADER].decode("ascii", "replace")
    if not entries or len(leader.strip()) < _SHORTEST_LEADER:
        raise UnreadableRecordError("its directory is damaged")
    leader = leader.ljust(LEADER)
    strictly = _by_directory(entries, body)
    if strictly is not None:
        return RawRecord(leader, strictly)
    contents = body.removesuffix(FIELD_END).split(FIELD_END)
    paired = max(
        (_paired(order, contents) for order in (entries, _by_offset(entries))),
        key=lambda pairs: (len(pairs), sum(_fits(*each) for each in pairs)),
    )
    fields = tuple(RawField(_tag(entry), data) for entry, data in paired)
    lost = max(len(entries), len(contents)) - len(fields)
    losses = (f"{lost} of its fields cannot be told apart and are left out",) if lost else ()
    return RawRecord(leader, fields, losses)


def parted(piece: bytes) -> Sequence[bytes]:
    """The records in a piece of a file: several where what ends one was lost."""
    return [
        part if part.endswith(RECORD_END) else part + FIELD_END + RECORD_END
        for part in _NEXT_LEADER.split(piece)
    ]


def _is_head(head: bytes) -> bool:
    """Whether this is a leader and a directory without any doubt."""
    return (
        len(head) > LEADER
        and len(head) % ENTRY == 0
        and len(_entries(head)) * ENTRY == (len(head) - LEADER)
    )


def _entries(head: bytes) -> list[bytes]:
    """The lines of a directory. Where the leader has another length than 24, they are those at its
    end that look like some; a damaged one among others still has its place.
    """
    if len(head) > LEADER and (len(head) - LEADER) % ENTRY == 0:
        return [head[at : at + ENTRY] for at in range(LEADER, len(head), ENTRY)]
    entries: list[bytes] = []
    while _ENTRY.fullmatch(head[len(head) - ENTRY :]):
        entries.insert(0, head[len(head) - ENTRY :])
        head = head[: len(head) - ENTRY]
    return entries


def _by_directory(entries: Sequence[bytes], body: bytes) -> tuple[RawField, ...] | None:
    """The fields where the directory says, None unless each of them ends there."""
    found = []
    for entry in entries:
        if not entry[3:].isdigit():
            return None
        start = int(entry[7:])
        end = start + int(entry[3:7]) - 1
        data = body[start:end]
        if body[end : end + 1] != FIELD_END or FIELD_END in data or end < start:
            return None
        if start and body[start - 1 : start] != FIELD_END:
            return None
        found.append(RawField(_tag(entry), data))
    return tuple(found)


def _by_offset(entries: Sequence[bytes]) -> Sequence[bytes]:
    """In the order in which the fields lie, as far as the directory knows it."""
    if not all(entry[7:].isdigit() for entry in entries):
        return entries
    return sorted(entries, key=lambda entry: entry[7:])


def _paired(entries: Sequence[bytes], contents: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """Entries with what they mean: all in order, else from both ends as far as lengths agree."""
    if len(entries) == len(contents):
        return [pair for pair in zip(entries, contents, strict=True) if _may_be(*pair)]
    most = min(len(entries), len(contents))
    front = 0
    while front < most and _fits(entries[front], contents[front]):
        front += 1
    back = 0
    while back < most - front and _fits(entries[-1 - back], contents[-1 - back]):
        back += 1
    return [
        *zip(entries[:front], contents[:front], strict=True),
        *zip(entries[len(entries) - back :], contents[len(contents) - back :], strict=True),
    ]


def _may_be(entry: bytes, data: bytes) -> bool:
    """Whether a field of this tag may have this content: subfields or none."""
    return _ENTRY_TAG.fullmatch(entry[:3]) is not None and (
        (SUBFIELD in data) != entry.startswith(b"00")
    )


def _fits(entry: bytes, data: bytes) -> bool:
    """Whether the content is as long as the directory says, in bytes or in letters."""
    if not entry[3:7].isdigit() or not _may_be(entry, data):
        return False
    letters = len(data.decode("utf-8", "replace"))
    return int(entry[3:7]) in (len(data) + 1, letters + 1)


def _tag(entry: bytes) -> str:
    return entry[:3].decode("ascii", "replace")
