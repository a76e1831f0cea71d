"""The collection: result lists, and one title with its copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.catalogue.kinds import known
from kiosk.catalogue.models import (
    Audience,
    Biblio,
    BiblioId,
    BiblioSummary,
    Item,
    ItemStatus,
    Language,
    LibraryId,
    MaterialForm,
)

_NEVER_LENT = (ItemStatus.REFERENCE, ItemStatus.MISSING)


def summaries(
    connection: sqlite3.Connection, biblio_ids: Sequence[int], *, home: LibraryId
) -> tuple[BiblioSummary, ...]:
    """These titles as rows of a list, in the order given; those there are not, left out."""
    rows = connection.execute(
        f"SELECT * FROM biblios WHERE biblio_id IN ({_marks(biblio_ids)})",  # noqa: S608 - only ?
        biblio_ids,
    )
    by_id = {row["biblio_id"]: row for row in rows}
    standing = _standing(connection, biblio_ids)
    order = _order(connection, home)
    return tuple(
        BiblioSummary.model_validate(_summary(by_id[biblio_id], standing[biblio_id], order))
        for biblio_id in biblio_ids
        if biblio_id in by_id
    )


def biblio(
    connection: sqlite3.Connection, biblio_id: BiblioId, *, home: LibraryId
) -> Biblio | None:
    """One title with every copy (Koha: GET /biblios/{id} and /biblios/{id}/items)."""
    row = connection.execute("SELECT * FROM biblios WHERE biblio_id = ?", (biblio_id,)).fetchone()
    if row is None:
        return None
    standing = _standing(connection, (biblio_id,))[biblio_id]
    order = _order(connection, home)
    items = sorted(standing.items, key=lambda item: (order[item.library_id], item.item_id))
    return Biblio.model_validate(
        {
            **_summary(row, standing, order),
            "isbn": row["isbn"],
            "publisher": row["publisher"],
            "edition": row["edition"],
            "subjects": tuple(filter(None, row["subjects"].split("; "))),
            "audience": known(Audience, row["audience"], Audience.ADULT),
            "original_title": row["original_title"],
            "items": tuple(items),
            "is_holdable": any(item.status not in _NEVER_LENT for item in items),
        }
    )


def is_holdable(connection: sqlite3.Connection, biblio_id: BiblioId) -> bool:
    """Whether any copy can ever come to a hold shelf."""
    row = connection.execute(
        "SELECT 1 FROM items WHERE biblio_id = ? AND NOT is_reference AND NOT is_missing LIMIT 1",
        (biblio_id,),
    ).fetchone()
    return row is not None


@dataclass(slots=True)
class _Standing:
    """Copies and queue of one biblio, as they are gathered."""

    items: list[Item] = field(default_factory=list)
    hold_count: int = 0


def _standing(connection: sqlite3.Connection, biblio_ids: Sequence[int]) -> Mapping[int, _Standing]:
    found = {biblio_id: _Standing() for biblio_id in biblio_ids}
    marks = _marks(biblio_ids)
    for row in connection.execute(
        f"SELECT * FROM item_states WHERE biblio_id IN ({marks}) ORDER BY item_id",  # noqa: S608
        biblio_ids,
    ):
        found[row["biblio_id"]].items.append(_item(row))
    for row in connection.execute(
        f"SELECT biblio_id, COUNT(*) AS held FROM holds WHERE biblio_id IN ({marks})"  # noqa: S608
        " GROUP BY biblio_id",
        biblio_ids,
    ):
        found[row["biblio_id"]].hold_count = row["held"]
    return found


def _item(row: sqlite3.Row) -> Item:
    status = ItemStatus(row["status"])
    return Item(
        item_id=row["item_id"],
        library_id=row["library_id"],
        call_number=row["call_number"],
        status=status,
        due_date=_day(row["due"]) if status is ItemStatus.ON_LOAN else None,
    )


def _summary(
    row: sqlite3.Row, standing: _Standing, order: Mapping[LibraryId, int]
) -> dict[str, object]:
    on_shelf = {i.library_id for i in standing.items if i.status is ItemStatus.AVAILABLE}
    dues = [item.due_date for item in standing.items if item.due_date is not None]
    return {
        "biblio_id": row["biblio_id"],
        "title": row["title"],
        "subtitle": row["subtitle"],
        "author": row["author"],
        "year": row["year"],
        "language": known(Language, row["language"], Language.OTHER),
        "form": known(MaterialForm, row["form"], MaterialForm.BOOK),
        "available_at": tuple(sorted(on_shelf, key=order.__getitem__)),
        "earliest_due": min(dues) if dues and not on_shelf else None,
        "hold_count": standing.hold_count,
    }


def _order(connection: sqlite3.Connection, home: LibraryId) -> Mapping[LibraryId, int]:
    """Libraries in the order a patron at ``home`` walks to them."""
    rows = connection.execute(
        "SELECT library_id FROM libraries ORDER BY library_id <> ?, network_order", (home,)
    )
    return {row["library_id"]: place for place, row in enumerate(rows)}


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _day(due: str) -> date:
    # Stored in the library's own offset: the date in the text is the local one.
    return datetime.fromisoformat(due).date()
