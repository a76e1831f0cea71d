"""Cutting a file into records, without ever holding more of it than one of them.

pymarc's own reader stops for good at the first record whose length is wrong, and its XML reader at
the first unescaped "&". Here the file is cut at what ends a record, whatever else is broken, and
each piece is given to pymarc by itself: a bad record costs that record.
"""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from typing import BinaryIO, Protocol

BLOCK = 65_536
LONGEST_RECORD = 4_000_000
"""Bytes or characters; ISO 2709 allows 99,999."""
LONGEST_TAG = 64
"""Characters of the tags looked for, with any prefix."""
RECORD_END = b"\x1d"
PADDING = b" \t\r\n\0\x1a"
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_TAGS = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|<(?:[\w.-]+:)?record(?=[\s>])|</(?:[\w.-]+:)?record\s*>"
)
_LAST_TAG = re.compile(r"</(?:[\w.-]+:)?record\s*>\s*\Z")
_FIRST_TAG = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_HIDES = {"<!--": "-->", "<![CDATA[": "]]>"}


class Stream(Protocol):
    """What records are read from."""

    def read(self, size: int, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...


def binary_records(stream: Stream) -> Iterator[bytes]:
    """Pieces up to and with the record terminator; the last may lack it, one too long is empty."""
    pending = b""
    is_dropping = False
    while block := stream.read(BLOCK):
        if is_dropping:
            _, end, block = block.partition(RECORD_END)
            if not end:
                continue
            is_dropping = False
            yield b""
        *whole, pending = (pending + block).split(RECORD_END)
        for each in whole:
            if each := each.lstrip(PADDING):
                yield each + RECORD_END
        pending = pending.lstrip(PADDING)
        if len(pending) > LONGEST_RECORD:
            pending, is_dropping = b"", True
    if is_dropping:
        yield b""
    elif pending := pending.strip(PADDING):
        yield pending


class AsItWas(io.RawIOBase):
    """As much of a file as there was when it was opened: one that grows ends all the same."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        left = max(0, self._size - self._stream.tell())
        return self._stream.read(left if size < 0 else min(size, left))

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if whence == os.SEEK_END:
            return self._stream.seek(max(0, self._size + offset))
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()


def xml_encoding(head: bytes) -> str:
    """The encoding an XML file begins in. Raises LookupError for one that Python has not."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return encoding
    declared = _DECLARED.match(head.lstrip(PADDING))
    encoding = declared[1].decode() if declared else "utf-8"
    return codecs.lookup(encoding).name


def xml_records(stream: Stream, encoding: str) -> Iterator[str]:
    """``<record>`` to ``</record>``, the innermost ones; the last may lack its end, one too long
    is empty. A byte that is no character of ``encoding`` comes out as half a pair or U+FFFD.
    """
    unreadable = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors=unreadable)
    cutter = _Cutter()
    while block := stream.read(BLOCK):
        yield from cutter.feed(decoder.decode(block))
    yield from cutter.feed(decoder.decode(b"", final=True))
    yield from cutter.rest()


def is_whole(piece: str) -> bool:
    """Whether a piece of XML has its end."""
    return _LAST_TAG.search(piece[-LONGEST_TAG:]) is not None


def is_closed(stream: Stream, encoding: str) -> bool:
    """Whether what encloses the records of an XML file is closed after them: else there was more.

    Records that nothing encloses are taken as they are.
    """
    stream.seek(0)
    first = _FIRST_TAG.search(stream.read(BLOCK).decode(encoding, "ignore"))
    stream.seek(-min(stream.tell(), LONGEST_TAG), 2)
    last = stream.read(LONGEST_TAG).decode(encoding, "ignore")
    return first is None or first[1] == "record" or not is_whole(last.rstrip("\ufeff"))


class _Cutter:
    """Finds records in a text that comes in pieces."""

    def __init__(self) -> None:
        self._text = ""
        self._looked = 0
        """Up to here the text has been looked through."""
        self._start: int | None = None
        self._hidden_until = ""

    def feed(self, text: str) -> Iterator[str]:
        self._text += text
        for match in _TAGS.finditer(self._text, self._looked):
            self._looked = match.end()
            found = match[0]
            if self._hidden_until:
                if found == self._hidden_until:
                    self._hidden_until = ""
            elif found in _HIDES:
                self._hidden_until = _HIDES[found]
            elif found.startswith("</"):
                if self._start is not None:
                    yield self._text[self._start : match.end()]
                self._start = None
            elif not found.endswith(">"):
                self._start = match.start()
        if self._start is not None and len(self._text) - self._start > LONGEST_RECORD:
            self._start, self._hidden_until = None, ""
            yield ""
        # A tag may be cut in two by the end of the block: its beginning is looked at again.
        self._looked = max(self._looked, len(self._text) - LONGEST_TAG)
        drop = self._looked if self._start is None else self._start
        self._text = self._text[drop:]
        self._looked -= drop
        if self._start is not None:
            self._start = 0

    def rest(self) -> Iterator[str]:
        if self._start is not None:
            yield self._text[self._start :]
