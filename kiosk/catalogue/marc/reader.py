"""A MARC file as a sequence of titles and of records that could not be read, by number."""

from __future__ import annotations

import contextlib
import io
import re
import stat
import xml.sax
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import pymarc
from pymarc.exceptions import PymarcException

from kiosk.catalogue.marc import charsets, iso2709, records
from kiosk.catalogue.marc.editions import told_apart
from kiosk.catalogue.marc.formats import format_of
from kiosk.catalogue.marc.iso2709 import UnreadableRecordError
from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.plausibility import is_misread
from kiosk.catalogue.marc.title import NotATitleError, Title

_SNIFFED = 4_096
_NOTHING_SAID = Options()
_MISREAD_BEFORE = "its text was read in a wrong encoding before it was written into this file"
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]")
_SOUND_LEADER = re.compile(rb"[0-9]{5}[ -~]{5}22[0-9]{5}[ -~]{3}45")


class MarcFileError(ValueError):
    """The file as a whole is no file of records; says what it is and what to do."""


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

    def __init__(self, path: Path, options: Options = _NOTHING_SAID) -> None:
        self._path = path
        self._options = options
        self.size = 0
        """Bytes."""
        self.is_cut_short = False
        """The file ended in the middle of a record: known once all has been read."""
        self.has_changed = False
        """Something wrote to it while it was read: known once all has been read."""

    def __enter__(self) -> MarcFile:
        status = self._path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            # A pipe would be waited for without end, and cannot be read twice.
            raise MarcFileError("It is no file. Save what it gives as one, and import that.")
        self.size, self._written_at = status.st_size, status.st_mtime_ns
        self._stream = records.AsItWas(self._path.open("rb"), self.size)
        try:
            self.format = _format(self._begin())
            self._stream.seek(0)
        except BaseException:
            self._stream.close()
            raise
        return self

    def _begin(self) -> bytes:
        """The first bytes after whatever nothing is in."""
        while (head := self._stream.read(_SNIFFED)) and not head.strip(records.PADDING):
            continue
        return head

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
        now = self._path.stat()
        self.has_changed = (now.st_size, now.st_mtime_ns) != (self.size, self._written_at)
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
                for part in iso2709.parted(piece):
                    yield binary_title(part, self._options)

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
                yield xml_title(piece, self._options)
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
        "It is neither MARC21 nor UNIMARC, neither binary nor in XML."
        " Export it again as one of them (.mrc, .iso or .xml)."
    )


# -- one record ---------------------------------------------------------------------------------


def binary_title(piece: bytes, options: Options = _NOTHING_SAID) -> Title | BadRecord:
    """The title of one ISO 2709 record, terminator included."""
    try:
        raw = iso2709.read(piece)
        kind = format_of({each.tag for each in raw.fields}, options)
        is_utf8 = charsets.is_nearly_utf8(raw.text())
        encoding = "" if is_utf8 else options.encoding
        named = charsets.UTF_8 if is_utf8 else encoding or kind.encoding_of(raw)
        record = charsets.decoded(raw, named)
    except (UnreadableRecordError, UnicodeDecodeError) as error:
        return BadRecord(str(error))
    if is_utf8:
        return _unless_misread(record, options, raw.losses)
    if is_misread(_texts(record)):
        said = f"in {encoding}" if encoding else "in the encoding that it names"
        return BadRecord(f"its text is not {said}: say with --encoding which it is in")
    return _title(record, options, raw.losses)


def xml_title(piece: str, options: Options = _NOTHING_SAID) -> Title | BadRecord:
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
    return _unless_misread(handler.records[0], options)


def _unless_misread(
    record: pymarc.Record, options: Options, losses: Sequence[str] = ()
) -> Title | BadRecord:
    """The title of a record in UTF-8, also where it was put into UTF-8 twice."""
    if not is_misread(_texts(record)):
        return _title(record, options, losses)
    mended = charsets.undoubled(record)
    return BadRecord(_MISREAD_BEFORE) if mended is None else _title(mended, options)


def _texts(record: pymarc.Record) -> Iterator[str]:
    for field in record.fields:
        yield from (text for _, text in field.subfields)


class _Handler(pymarc.XmlHandler):
    """Takes leaders that lost or gained blanks on their way, as many do."""

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        if name[1] == "leader":
            text = "".join(self._text).strip("\r\n\t")
            self._text = [text.ljust(iso2709.LEADER)[: iso2709.LEADER]]
        super().endElementNS(name, qname)  # type: ignore[no-untyped-call]


def _title(
    record: pymarc.Record, options: Options, losses: Sequence[str] = ()
) -> Title | BadRecord:
    kind = format_of({each.tag for each in record.fields}, options)
    every = (*losses, *charsets.without_lost(record))
    try:
        return replace(told_apart(kind.title_of(record, options)), losses=every)
    except NotATitleError as error:
        return BadRecord(str(error))
