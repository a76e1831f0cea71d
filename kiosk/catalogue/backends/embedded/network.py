"""The libraries of the network: read from a table that a librarian can fill in, kept, shown.

The table is CSV in UTF-8 with a first line of column names; see :data:`COLUMNS`. Hours are written
``1-5 10:00-18:00; 6 11:00-16:00``: days from 1, Monday, then from and until.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import time

from pydantic import ValidationError

from kiosk.catalogue.models import Library, LibraryId, LibraryKind, OpeningHours

NEEDED = ("code", "kind", "sort", "name_ka", "name_en", "pickup")
"""``sort``: whole numbers, the main library lowest; ``pickup``: yes or no."""
COLUMNS = (
    *NEEDED,
    *("hours", "services_ka", "services_en", "phone", "address_ka", "address_en", "example"),
)
SEPARATOR = "; "
MOST_LIBRARIES = 62
"""Filters of the search keep one bit for each."""
_CODE = re.compile(r"[\w.-]{1,32}")
_HOURS = re.compile(r"([1-7])(?:-([1-7]))? (\d\d:\d\d)-(\d\d:\d\d)")
_YES_NO = {"yes": True, "no": False}


class NetworkTableError(ValueError):
    """The table of libraries cannot be used; says which line, and why."""


def read(text: str) -> tuple[Library, ...]:
    """The libraries of a table, in network order. Raises NetworkTableError."""
    rows = csv.DictReader(text.removeprefix("\ufeff").splitlines(keepends=True))
    missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        raise NetworkTableError(f"Line 1 lacks the columns {', '.join(missing)}.")
    found: list[tuple[int, Library]] = []
    for row in rows:
        try:
            found.append((int(row["sort"]), _library(row)))
        except (ValueError, TypeError, KeyError) as error:
            why = "a value does not fit" if isinstance(error, ValidationError) else error
            raise NetworkTableError(f"Line {rows.line_num}: {why}.") from None
    if not found:
        raise NetworkTableError("It names no library.")
    if len(found) > MOST_LIBRARIES:
        raise NetworkTableError(f"It names more than {MOST_LIBRARIES} libraries.")
    for what, values in (
        ("code", [library.library_id for _, library in found]),
        ("sort", [order for order, _ in found]),
    ):
        if len({*values}) < len(values):
            raise NetworkTableError(f"Two libraries have the same {what}.")
    return tuple(library for _, library in sorted(found, key=lambda each: each[0]))


def _library(row: dict[str, str]) -> Library:
    if not _CODE.fullmatch(row["code"]):
        raise ValueError("code must be 1 to 32 letters, digits, dots and dashes")
    if not (row["name_ka"] and row["name_en"]):
        raise ValueError("name_ka and name_en must be filled in")
    try:
        kind, pickup = LibraryKind(row["kind"]), _YES_NO[row["pickup"]]
    except (ValueError, KeyError):
        raise ValueError(
            f"kind must be one of {', '.join(LibraryKind)}, and pickup yes or no"
        ) from None
    return Library(
        library_id=LibraryId(row["code"]),
        name_ka=row["name_ka"],
        name_en=row["name_en"],
        is_pickup_location=pickup,
        kind=kind,
        hours=tuple(_hours(row.get("hours") or "")),
        services_ka=_parts(row.get("services_ka") or ""),
        services_en=_parts(row.get("services_en") or ""),
        phone=row.get("phone") or "",
        address_ka=row.get("address_ka") or "",
        address_en=row.get("address_en") or "",
        is_example=row.get("example") == "yes",
    )


def _hours(text: str) -> Iterator[OpeningHours]:
    for part in _parts(text):
        match = _HOURS.fullmatch(part)
        if match is None:
            raise ValueError(f"hours must be like '1-5 10:00-18:00; 6 11:00-16:00', not {part!r}")
        first, last, opens, closes = match.groups()
        for weekday in range(int(first), int(last or first) + 1):
            yield OpeningHours(
                weekday=weekday, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes)
            )


def add(connection: sqlite3.Connection, libraries: Sequence[Library]) -> None:
    """Keep these libraries, in this order; inside the caller's transaction."""
    for order, each in enumerate(libraries):
        connection.execute(
            "INSERT INTO libraries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                each.library_id,
                each.name_ka,
                each.name_en,
                each.is_pickup_location,
                order,
                each.kind,
                SEPARATOR.join(each.services_ka),
                SEPARATOR.join(each.services_en),
                each.phone,
                each.address_ka,
                each.address_en,
                each.is_example,
            ),
        )
        connection.executemany(
            "INSERT INTO opening_hours VALUES (?, ?, ?, ?)",
            [
                (each.library_id, hours.weekday, f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}")
                for hours in each.hours
            ],
        )


def libraries(connection: sqlite3.Connection) -> tuple[Library, ...]:
    """All libraries in network order (Koha: GET /libraries)."""
    hours = defaultdict(list)
    for row in connection.execute("SELECT * FROM opening_hours ORDER BY weekday, opens"):
        hours[row["library_id"]].append(
            OpeningHours(weekday=row["weekday"], opens=row["opens"], closes=row["closes"])
        )
    rows = connection.execute("SELECT * FROM libraries ORDER BY network_order")
    return tuple(
        Library(
            library_id=row["library_id"],
            name_ka=row["name_ka"],
            name_en=row["name_en"],
            is_pickup_location=row["is_pickup_location"],
            kind=row["kind"],
            hours=tuple(hours[row["library_id"]]),
            services_ka=_parts(row["services_ka"]),
            services_en=_parts(row["services_en"]),
            phone=row["phone"],
            address_ka=row["address_ka"],
            address_en=row["address_en"],
            is_example=row["is_example"],
        )
        for row in rows
    )


def is_pickup_location(connection: sqlite3.Connection, library_id: LibraryId) -> bool:
    """Whether holds can be fetched there; False also for a library there is not."""
    row = connection.execute(
        "SELECT is_pickup_location FROM libraries WHERE library_id = ?", (library_id,)
    ).fetchone()
    return row is not None and bool(row["is_pickup_location"])


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
