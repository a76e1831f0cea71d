"""A table of two patrons, and taking such tables in."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.catalogue.patrons.commands import Ran, Shelf

NINO, LEVAN = "ნინო", "ლევან"
HEAD = "cardnumber,surname,firstname,dateofbirth,branchcode,categorycode,dateexpiry,userid,password"
TWO = (
    f"{HEAD}\n"
    f"7001,მაგალითაძე,{NINO},1950-01-02,M0,PT,2099-05-31,nino,2580\n"
    f"7002,ნიმუშიშვილი,{LEVAN},1961-03-04,M0,PT,31.05.2099,levan,7193\n"
)
Rows = list[tuple[str, str, str | None]]


def patrons(shelf: Shelf) -> Rows:
    with closing(sqlite3.connect(shelf.database)) as db:
        return db.execute("SELECT card, name, card_expires FROM patrons ORDER BY card").fetchall()


def take(shelf: Shelf, content: str | bytes, *options: object) -> Ran:
    file = shelf.database.with_name("patrons.csv")
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return shelf.patron("import", file, *options)
