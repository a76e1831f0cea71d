"""A whole MARC file into the catalogue, batch by batch; what came of it, in numbers and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from kiosk.catalogue.backends.embedded.importing import AT_A_TIME, Importer, Written
from kiosk.catalogue.marc.reader import BadRecord, MarcFile


@dataclass(slots=True)
class Summary:
    """What an import has done so far."""

    read: int = 0
    new: int = 0
    updated: int = 0
    skipped: int = 0
    copies_new: int = 0
    copies_updated: int = 0
    copies_left_out: int = 0
    remarks: list[str] = field(default_factory=list)
    """One sentence each, in the order of the file: records skipped, copies left out."""

    @property
    def taken(self) -> int:
        return self.new + self.updated

    def lines(self) -> tuple[str, str]:
        return (
            f"records: {self.read} read, {self.new} new, {self.updated} brought up to date,"
            f" {self.skipped} skipped",
            f"copies: {self.copies_new} new, {self.copies_updated} brought up to date,"
            f" {self.copies_left_out} left out",
        )


def import_all(
    marc: MarcFile, importer: Importer, summary: Summary, on_progress: Callable[[int], None]
) -> None:
    """Import every record; ``summary`` is true after each batch, also when this is interrupted.

    ``on_progress`` is told the bytes read so far. Raises what reading and writing raise; batches
    already written stay.
    """
    entries = iter(marc)
    while batch := list(islice(entries, AT_A_TIME)):
        good = [
            (entry.number, entry.content)
            for entry in batch
            if not isinstance(entry.content, BadRecord)
        ]
        written = importer.write(good) if good else Written()
        remarks = [
            (entry.number, f"skipped: {entry.content.why}")
            for entry in batch
            if isinstance(entry.content, BadRecord)
        ]
        summary.read += len(batch)
        summary.skipped += len(remarks) + written.refused
        summary.new += written.new
        summary.updated += written.updated
        summary.copies_new += written.copies_new
        summary.copies_updated += written.copies_updated
        summary.copies_left_out += written.copies_left_out
        for number, remark in sorted([*remarks, *written.remarks], key=lambda each: each[0]):
            summary.remarks.append(f"record {number}: {remark}")
        on_progress(marc.position)
