"""A patron all of whose data is unmistakable, and where it may not turn up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.opened_library import OpenedLibrary

OLD_CARD = "2000000001"
"""The patron of the demonstration who becomes the canary: eight loans."""
CARD = "739184620517"
PIN = "904817263541"
NAME = "კანარიძე ოქროპირი"
TITLE = "ყვითელჩიტა"
"""In the title of every loan, followed by its number."""
MESSAGE = "გთხოვთმოინახულოთჩიტი"
CANARIES = (CARD, PIN, NAME, TITLE, MESSAGE)


def put_in(opened: OpenedLibrary) -> None:
    """Make a patron and their loans into canaries."""
    hashed = PinHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)
    with opened.backend.store.writing() as connection:
        connection.execute(
            "UPDATE patrons SET card = ?, name = ?, message = ?, pin_hash = ? WHERE card = ?",
            (CARD, NAME, MESSAGE, hashed, OLD_CARD),
        )
        connection.execute(
            "UPDATE biblios SET title = ? || ' ' || biblio_id WHERE biblio_id IN (SELECT biblio_id"
            " FROM items JOIN checkouts USING (item_id) JOIN patrons USING (patron_id)"
            " WHERE card = ?)",
            (TITLE, CARD),
        )


def found_in(data: bytes) -> list[str]:
    """The canaries in ``data``, as UTF-8, as JSON writes them, or as an address does."""
    forms = {
        canary: (canary.encode(), canary.encode("unicode_escape"), canary.encode("utf-16-le"))
        for canary in CANARIES
    }
    return [canary for canary, all_of in forms.items() if any(form in data for form in all_of)]


def lines_with(data: bytes, most: int = 8) -> list[str]:
    """Where they were found, for whoever has to find the leak."""
    return [line.decode("utf-8", "replace")[:200] for line in data.splitlines() if found_in(line)][
        :most
    ]


def files_with(folder: Path, but: Iterable[str] = ()) -> list[str]:
    """Files under ``folder`` that hold a canary or are named after one."""
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file()
        and path.name not in but
        and (found_in(path.read_bytes()) or found_in(str(path).encode()))
    ]
