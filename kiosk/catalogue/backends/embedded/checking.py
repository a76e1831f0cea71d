"""Whether the library's data is in order: the file, its references, and what must hold in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.catalogue.backends.embedded.migrations import SCHEMA_VERSION
from kiosk.catalogue.search.index import SearchIndex

MOST_NAMED = 5
"""Rows named for each thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing looked at."""

    what: str
    faults: int
    """How many rows are wrong; 0: in order."""
    rows: tuple[str, ...] = ()
    """The numbers of the first of them; never a name or title."""


_RULES: Mapping[str, str] = MappingProxyType({
    "copies belong to a title": "SELECT item_id FROM items WHERE biblio_id NOT IN"
    " (SELECT biblio_id FROM biblios)",
    "loans are of copies and patrons there are": "SELECT checkout_id FROM checkouts WHERE"
    " item_id NOT IN (SELECT item_id FROM items)"
    " OR patron_id NOT IN (SELECT patron_id FROM patrons)",
    "holds are of titles and patrons there are": "SELECT hold_id FROM holds WHERE"
    " biblio_id NOT IN (SELECT biblio_id FROM biblios)"
    " OR patron_id NOT IN (SELECT patron_id FROM patrons)",
    "holds wait for a title with a copy": "SELECT hold_id FROM holds WHERE NOT EXISTS"
    " (SELECT 1 FROM items WHERE items.biblio_id = holds.biblio_id)",
    "copies kept for a hold are of its title": "SELECT hold_id FROM holds JOIN items"
    " USING (item_id) WHERE items.biblio_id <> holds.biblio_id",
    "copies kept for a hold are not on loan": "SELECT hold_id FROM holds"
    " WHERE item_id IN (SELECT item_id FROM checkouts)",
    "copies ready for a hold are where it is fetched": "SELECT hold_id FROM holds JOIN items"
    " USING (item_id) WHERE status = 'ready' AND library_id <> pickup_library_id",
    "dates are dates": "SELECT patron_id FROM patrons"
    " WHERE (card_expires IS NOT NULL AND date(card_expires) IS NULL)"
    " OR (restricted_until IS NOT NULL AND date(restricted_until) IS NULL)"
    " UNION ALL SELECT checkout_id FROM checkouts WHERE datetime(due) IS NULL",
    "every patron has a card": "SELECT patron_id FROM patrons WHERE TRIM(card) = ''",
    "PINs are kept as hashes": "SELECT patron_id FROM patrons"
    " WHERE pin_hash IS NOT NULL AND pin_hash NOT LIKE '$argon2%'",
    "charges are of patrons there are": "SELECT charge_id FROM charges"
    " WHERE patron_id NOT IN (SELECT patron_id FROM patrons)",
})  # fmt: skip
"""What must hold, and how to find the rows for which it does not."""
_INDEX: Mapping[str, str] = MappingProxyType({
    "the search index has every title, and no other": "SELECT biblio_id FROM biblios WHERE"
    " biblio_id NOT IN (SELECT biblio_id FROM editions) UNION ALL SELECT biblio_id FROM editions"
    " WHERE biblio_id NOT IN (SELECT biblio_id FROM biblios)",
    "the search index knows what is on the shelves": "SELECT editions.biblio_id FROM editions"
    " LEFT JOIN (SELECT biblio_id AS title, SUM(DISTINCT CASE WHEN status <> 'missing'"
    " THEN library_bit ELSE 0 END) AS owned, SUM(DISTINCT CASE WHEN status = 'available'"
    " THEN library_bit ELSE 0 END) AS available FROM shelves GROUP BY biblio_id) AS real"
    " ON real.title = editions.biblio_id WHERE editions.owned <> COALESCE(real.owned, 0)"
    " OR editions.available <> COALESCE(real.available, 0)",
})  # fmt: skip
REINDEX = frozenset(_INDEX)
"""What ``catalogue reindex`` mends."""


def check(connection: sqlite3.Connection) -> Iterator[Checked]:
    """Look at everything, one thing after another, as it is at one moment."""
    found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_NAMED})")]
    pages = () if found == ["ok"] else tuple(found)
    # What SQLite says of a page names tables and page numbers, never what is in them.
    yield Checked("every page of the file can be read", len(pages), pages)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    yield Checked("the file is of the form of this version", int(version != SCHEMA_VERSION))
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    yield Checked(
        "whatever is referred to is there",
        len(lost),
        tuple(f"{row[0]} {row[1]}" for row in lost[:MOST_NAMED]),
    )
    for what, query in _RULES.items():
        yield _rule(connection, what, query)
    is_current = SearchIndex(connection).is_current()
    yield Checked("the search index is of this version", int(not is_current))
    for what, query in _INDEX.items() if is_current else ():
        yield _rule(connection, what, query)


def _rule(connection: sqlite3.Connection, what: str, query: str) -> Checked:
    rows = [str(row[0]) for row in connection.execute(query)]
    return Checked(what, len(rows), tuple(rows[:MOST_NAMED]))
