"""The CSV files beside this module."""

from __future__ import annotations

import csv
from importlib.resources import files
from zlib import crc32


def table(name: str) -> list[dict[str, str]]:
    """All rows of ``name``.csv by column."""
    return list(csv.DictReader(text(name).splitlines(keepends=True)))


def text(name: str) -> str:
    """``name``.csv as it is."""
    return files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")


def biblio_id(record: str) -> int:
    """``R0042`` is biblio 42."""
    return int(record.removeprefix("R"))


def pick(below: int, *about: object) -> int:
    """A number from 0 to ``below`` - 1 that looks drawn by lot but is the same every time."""
    return crc32(":".join(map(str, about)).encode()) % below
