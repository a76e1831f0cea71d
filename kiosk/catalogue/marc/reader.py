"""A MARC file as a sequence of titles and of records that could not be read, by number."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import stat
import warnings
import xml.sax
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

import pymarc
from pymarc.exceptions import PymarcException

from kiosk.catalogue.marc import records
from kiosk.catalogue.marc.mapping import NotATitleError, title_of
from kiosk.catalogue.marc.title import Title

_LEADER = 24
_ENTRY = 12
"""Bytes of one line of a record's directory."""
_FIELD_END = 0x1E
_SNIFFED = 4_096
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]")
_SOUND_LEADER = re.compile(rb"[0-9]{5}[ -~]{5}22[0-9]{5}[ -~]{3}45")


class MarcFileError(ValueError):
    """The file as a whole is no MARC21 file; says what it is and what to do."""


class Format(Enum):
    BINARY = "MARC21"
    XML = "MARCXML"


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that is skipped, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the file, in its order."""

    number: int
    """From 1."""
    content: Title | BadRecord


class MarcFile:
    """Reads ``path`` while entered as a context; whether it is binary or XML is seen from what is
    in it. Raises MarcFileError, and OSError as ``open`` does.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.size = 0
        """Bytes."""
        self.is_cut_short = False
        """The file ended in the middle of a record: known once all has been read."""

    def __enter__(self) -> MarcFile:
        status = self._path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            # A pipe would be waited for without end, and cannot be read twice.
            raise MarcFileError("It is no file. Save what it gives as one, and import that.")
        self.size = status.st_size
        self._stream: BinaryIO = self._path.open("rb")
        try:
            self.format = _format(self._stream.read(_SNIFFED))
            self._stream.seek(0)
        except BaseException:
            self._stream.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._stream.close()

    @property
    def position(self) -> int:
        """Bytes read so far."""
        return self._stream.tell()

    def __iter__(self) -> Iterator[Entry]:
        """Every record in turn. Raises MarcFileError at the end of XML without any."""
        number = 0
        contents = self._binary() if self.format is Format.BINARY else self._xml()
        for number, content in enumerate(contents, start=1):
            yield Entry(number, content)
        if not number:
            raise MarcFileError("It is XML, but there is no MARC record in it.")

    def _binary(self) -> Iterator[Title | BadRecord]:
        for piece in records.binary_records(self._stream):
            if not piece:
                yield BadRecord("it is longer than any record can be")
            elif not piece.endswith(records.RECORD_END):
                self.is_cut_short = True
                yield BadRecord("the file ends in the middle of it")
            else:
                yield binary_title(piece)

    def _xml(self) -> Iterator[Title | BadRecord]:
        encoding = records.xml_encoding(self._stream.read(_SNIFFED))
        self._stream.seek(0)
        for piece in records.xml_records(self._stream, encoding):
            if not piece:
                yield BadRecord("it is longer than any record can be")
            elif not records.is_whole(piece):
                self.is_cut_short = True
                yield BadRecord("the file ends in the middle of it")
            else:
                yield xml_title(piece)
        if not records.is_closed(self._stream, encoding):
            self.is_cut_short = True


def _format(head: bytes) -> Format:
    start = head.lstrip(b" \t\r\n\0")
    if not start:
        raise MarcFileError("It is empty.")
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")):
        raise MarcFileError("It is compressed. Unpack it first, then import what was in it.")
    with contextlib.suppress(LookupError, UnicodeDecodeError):
        encoding = records.xml_encoding(head)
        text = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
        if text.startswith("<"):
            return Format.XML
    # The first record may be a bad one.
    if _SOUND_LEADER.match(start) or (b"\x1e" in head and b"\x1f" in head):
        return Format.BINARY
    raise MarcFileError(
        "It is neither MARC21 nor MARCXML. Export it again as MARC21 (.mrc) or MARCXML (.xml)."
    )


# -- one record ---------------------------------------------------------------------------------


def binary_title(piece: bytes) -> Title | BadRecord:
    """The title of one ISO 2709 record, terminator included."""
    fault = _fault(piece)
    if fault is not None:
        return BadRecord(fault)
    try:
        with _quietly():
            record = pymarc.Record(
                piece, force_utf8=_is_utf8_after_all(piece), hide_utf8_warnings=True
            )
    except UnicodeDecodeError:
        return BadRecord("its text is not in the encoding that its leader names")
    except (PymarcException, ValueError, IndexError, KeyError, TypeError) as error:
        return BadRecord(f"it cannot be decoded ({type(error).__name__})")
    return _title(record)


def _fault(piece: bytes) -> str | None:
    """What is wrong with how the record is built: pymarc would read on, past where fields end."""
    try:
        leader = piece[:_LEADER].decode("ascii")
        length, base = int(leader[:5]), int(leader[12:17])
    except ValueError:
        return "its leader is damaged"
    if length != len(piece):
        return f"its leader promises {length} bytes, but there are {len(piece)}"
    directory = piece[_LEADER : base - 1]
    if not _LEADER < base < length or len(directory) % _ENTRY or piece[base - 1] != _FIELD_END:
        return "its directory is damaged"
    for at in range(0, len(directory), _ENTRY):
        entry = directory[at : at + _ENTRY]
        if not entry[3:].isdigit():
            return "its directory is damaged"
        end = base + int(entry[7:12]) + int(entry[3:7]) - 1
        if end >= length or piece[end] != _FIELD_END:
            return "a field does not end where its directory says"
    return None


def _is_utf8_after_all(piece: bytes) -> bool:
    """Whether a record that says it is in MARC-8 is in UTF-8: many exports forget to say so.

    The accents of MARC-8 stand before a plain letter, which UTF-8 never allows, so the two cannot
    be confused; and an escape sequence is only in MARC-8.
    """
    if piece[9:10] == b"a" or piece.isascii() or b"\x1b" in piece:
        return False
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def xml_title(piece: str) -> Title | BadRecord:
    """The title of one ``<record>``, whatever prefixes its elements have."""
    if any("\udc80" <= char <= "\udcff" for char in piece if char > "\ud7ff"):
        return BadRecord("its text is not in the encoding of the file")
    # Prefixes are declared far above, in the collection.
    prefixes = sorted({*_PREFIX.findall(piece)} - {"xml", "xmlns"})
    declared = "".join(f' xmlns:{prefix}="{pymarc.marcxml.MARC_XML_NS}"' for prefix in prefixes)
    handler = _Handler()  # type: ignore[no-untyped-call]
    try:
        # No document type can come with it, so no entity but the five of XML itself.
        source = io.BytesIO(f"<collection{declared}>{piece}</collection>".encode())
        pymarc.parse_xml(source, handler)  # type: ignore[no-untyped-call]
    except xml.sax.SAXParseException as error:
        why = error.getMessage()
        return BadRecord(f"it is not well-formed XML ({why} in line {error.getLineNumber()} of it)")
    except (PymarcException, KeyError, ValueError, TypeError, AttributeError) as error:
        return BadRecord(f"it is not MARCXML ({type(error).__name__})")
    if not handler.records or not handler.records[0].fields:
        return BadRecord("there are no fields in it")
    return _title(handler.records[0])


class _Handler(pymarc.XmlHandler):
    """Takes leaders that lost or gained blanks on their way, as many do."""

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        if name[1] == "leader":
            text = "".join(self._text).strip("\r\n\t")
            self._text = [text.ljust(_LEADER)[:_LEADER]]
        super().endElementNS(name, qname)  # type: ignore[no-untyped-call]


def _title(record: pymarc.Record) -> Title | BadRecord:
    try:
        return title_of(record)
    except NotATitleError as error:
        return BadRecord(str(error))


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Pymarc says on standard error what it mended; nobody can do anything with it there."""
    log = logging.getLogger("pymarc")
    was, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = was
