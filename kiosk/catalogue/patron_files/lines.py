"""A CSV file as lines of values: whatever its encoding, separator and damage."""

from __future__ import annotations

import codecs
import csv
import io
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.catalogue.marc.plausibility import is_misread

LARGEST_FILE = 128 * 1024 * 1024
"""Bytes; a million patrons."""
MOST_LINES_IN_ONE = 20
"""A quoted value, such as an address, may go on over so many lines."""
SEPARATORS = ",;\t|"
REPLACEMENT = "\ufffd"
"""Stands for a byte that is no character."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEEN = 4096
_FEW_TO_EACH = 4
"""Letters beyond ASCII that are right, to each damaged byte: of another encoding hardly one is."""


class PatronFileError(ValueError):
    """The file cannot be used at all; says why, without what it holds."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the file."""

    number: int
    """Of its first line in the file, from 1."""
    values: Sequence[str] = field(repr=False)
    fault: str = ""
    """Why it cannot be read; then it has no values."""


@dataclass(frozen=True, slots=True)
class Table:
    """The first line and those after it."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)
    ends_whole: bool = True
    """Whether the last line is ended, as programs do; else the file may be cut short."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a file held at one moment."""

    path: Path
    data: bytes = field(repr=False)
    _seen: tuple[int, int]

    def has_changed(self) -> bool:
        """Whether somebody has written to the file since, or taken it away."""
        try:
            return _seen(self.path.stat()) != self._seen
        except OSError:
            return True


def content_of(path: Path) -> Content:
    """The whole file. Raises PatronFileError for none that could be one of patrons, and OSError."""
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise PatronFileError("It is no file of a disk.")
        if before.st_size > LARGEST_FILE:
            raise PatronFileError(f"It is larger than {LARGEST_FILE >> 20} MB, so no such table.")
        data = file.read(LARGEST_FILE + 1)
    return Content(path, data, (len(data), before.st_mtime_ns))


def _seen(now: os.stat_result) -> tuple[int, int]:
    return now.st_size, now.st_mtime_ns


def table(data: bytes, encoding: str = "") -> Table:
    """The table in these bytes. Raises PatronFileError, and LookupError for no such encoding."""
    rows = list(io.StringIO(_decoded(data, encoding), newline=""))
    start = 0
    separator = ""
    if rows and rows[0].lower().startswith("sep=") and len(rows[0].strip()) == 5:
        separator, start = rows[0].strip()[4], 1
    while start < len(rows) and not rows[start].strip(f"{SEPARATORS} \r\n"):
        start += 1
    if start == len(rows):
        raise PatronFileError("It is empty.")
    separator = separator or max(SEPARATORS, key=rows[start].count)
    head = _parsed(rows[start], separator)
    if head is None:
        raise PatronFileError("Its first line cannot be read: a quotation mark is not closed.")
    columns = tuple(each.strip().strip('"').strip().lower() for each in head)
    lines = tuple(_lines(rows, start + 1, separator, len(columns)))
    return Table(columns, lines, ends_whole=rows[-1].endswith(("\n", "\r")))


def _lines(rows: list[str], at: int, separator: str, width: int) -> Iterator[Line]:
    while at < len(rows):
        number, row = at + 1, rows[at]
        at += 1
        if not row.strip(f'{SEPARATORS}" \r\n'):
            continue
        if REPLACEMENT in row or "\0" in row:
            yield Line(number, (), "it has bytes that are no text")
            continue
        values = _parsed(row, separator)
        if values is None:
            # Open at its end: a value with line ends in it, or a mark that somebody forgot.
            for more in range(at + 1, min(at + MOST_LINES_IN_ONE, len(rows)) + 1):
                joined = _parsed("".join(rows[number - 1 : more]), separator)
                if joined is not None and len(joined) == width:
                    values, at = joined, more
                    break
            else:
                yield Line(number, (), "a quotation mark is not closed")
                continue
        while len(values) > width and not values[-1].strip():
            values.pop()
        if len(values) != width:
            yield Line(number, (), f"it has {len(values)} values for {width} columns")
            continue
        yield Line(number, tuple(values))


def _parsed(row: str, separator: str) -> list[str] | None:
    """The values; None where a quotation mark is open at its end or has text behind it."""
    try:
        return next(csv.reader([row], delimiter=separator, strict=True))
    except (csv.Error, StopIteration):
        return None


def _decoded(data: bytes, encoding: str) -> str:
    for bom, named in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(named, "replace"), named)
    if encoding:
        try:
            return _checked(data.decode(encoding, "replace"), encoding)
        except UnicodeError:
            raise PatronFileError(f"Its text is not in {encoding}.") from None
    guessed = _utf16(data[:_SEEN])
    if guessed:
        return _checked(data.decode(guessed, "replace"), guessed)
    if b"\0" in data[: data.find(b"\n") + 1 or _SEEN]:
        raise PatronFileError("It is no text.")
    return _checked(data.decode("utf-8", "replace"), "utf-8")


def _utf16(start: bytes) -> str:
    """UTF-16 without its mark: of column names every other byte is zero."""
    zeros = [start[first::2].count(0) for first in (0, 1)]
    half = len(start) // 2
    if half and zeros[1] > 0.8 * half and zeros[0] < 0.1 * half:
        return "utf-16-le"
    if half and zeros[0] > 0.8 * half and zeros[1] < 0.1 * half:
        return "utf-16-be"
    return ""


def _checked(text: str, encoding: str) -> str:
    """``text``. Raises PatronFileError where much of it can only be of another encoding."""
    lost = text.count(REPLACEMENT)
    right = sum(not char.isascii() for char in text) - lost
    if (lost and right <= _FEW_TO_EACH * lost) or is_misread(
        line for line in text.splitlines() if REPLACEMENT not in line and not line.isascii()
    ):
        raise PatronFileError(
            f"Its text is not in {encoding}. Save it again as CSV in UTF-8, or say with"
            " --encoding which it is, such as cp1251."
        )
    return text
