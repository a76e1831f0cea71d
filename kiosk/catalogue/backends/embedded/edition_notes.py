"""What tells each edition of a work from the others, as catalogued."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

_TELLING = ("edition", "publisher", "subtitle", "title", "isbn")
"""What is told, in this order, until no two are alike."""


def notes(connection: sqlite3.Connection, works: Sequence[Sequence[int]]) -> Mapping[int, str]:
    """A note for each edition of these works that has something to say: its edition statement, and
    as much more as it takes to differ from every other of the same form, language and year.
    """
    ids = [biblio_id for work in works for biblio_id in work]
    rows = connection.execute(
        "SELECT biblio_id, form, language, year, edition, publisher, subtitle, title, isbn"  # noqa: S608
        f" FROM biblios WHERE biblio_id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    by_id = {row["biblio_id"]: row for row in rows}
    told: dict[int, str] = {}
    for work in works:
        alike: dict[tuple[object, ...], list[sqlite3.Row]] = defaultdict(list)
        for biblio_id in work:
            if (row := by_id.get(biblio_id)) is not None:
                alike[row["form"], row["language"], row["year"]].append(row)
        for group in alike.values():
            told |= _told(group)
    return told


def _told(group: Sequence[sqlite3.Row]) -> Mapping[int, str]:
    parts: dict[int, list[str]] = {
        row["biblio_id"]: list(filter(None, [row["edition"]])) for row in group
    }
    for column in _TELLING[1:]:
        if _differ(parts) or len({row[column] for row in group}) == 1:
            continue
        for row in group:
            if row[column]:
                parts[row["biblio_id"]].append(row[column])
    if not _differ(parts):
        for biblio_id, told in parts.items():
            told.append(f"№ {biblio_id}")
    return {biblio_id: ", ".join(told) for biblio_id, told in parts.items() if told}


def _differ(parts: Mapping[int, Sequence[str]]) -> bool:
    return len({tuple(each) for each in parts.values()}) == len(parts)
