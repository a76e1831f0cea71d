"""Copies when records come again: merged, changed, without barcodes, in two fields."""

from __future__ import annotations

from pathlib import Path

import pymarc

from kiosk.catalogue.opened_library import open_library
from tests.catalogue.embedded.world import CHEAP
from tests.catalogue.marc.commands import Import, ask, counts
from tests.catalogue.marc.made import book, field


def copy(library: str, number: str = "", barcode: str = "") -> pymarc.Field:
    named = f"$p{barcode}" if barcode else ""
    return field("952", f"$a{library}$b{library}{named}$o{number}")


def shelves(database: Path, title: str) -> list[tuple[str, str]]:
    """Where copies of the title stand, under which call numbers."""
    (found,) = (each for each in ask(database, title) if each.title == title)
    return sorted((item.library_id, item.call_number) for item in found.items)


def test_copies_moved_by_a_merge(database: Path, imported: Import) -> None:
    imported(
        [book(1, "ღვინო", copy("M0", "1", "W1")), book(2, "ღვინო (გუბლი)", copy("M0", "1", "W2"))]
    )
    with open_library(database, hasher=CHEAP) as opened, opened.backend.store.writing() as db:
        db.execute("INSERT INTO patrons (card, name) VALUES ('1', 'x'), ('2', 'y')")
        db.execute(
            "INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on)"
            " SELECT biblio_id, 1, 'M0', '2026-11-01' FROM biblios"
        )
        db.execute(
            "INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on)"
            " SELECT biblio_id, 2, 'M0', '2026-11-02' FROM biblios WHERE title LIKE '%(%'"
        )
    result = imported([book(1, "ღვინო", copy("M0", "1", "W1"), copy("M0", "1", "W2"))])
    assert counts(result) == [1, 0, 1, 0, 0, 2, 0]
    assert "that title is gone" in result.stderr
    (wine,) = ask(database, "ღვინო")
    assert (len(wine.items), wine.hold_count) == (2, 2)


def test_a_title_that_still_has_copies_stays(database: Path, imported: Import) -> None:
    imported(
        [
            book(1, "ერთი", copy("M0", "", "W1")),
            book(2, "ორი", copy("M0", "", "W2"), copy("F1", "", "W3")),
        ]
    )
    imported([book(1, "ერთი", copy("M0", "", "W1"), copy("M0", "", "W2"))])
    assert shelves(database, "ერთი") == [("M0", ""), ("M0", "")]
    assert shelves(database, "ორი") == [("F1", "")]


def test_an_equal_barcode_of_another_system_moves_nothing(database: Path, imported: Import) -> None:
    imported([book(1, "ერთი", copy("M0", "", "W1"))])
    other = pymarc.Record(fields=[
        field("001", "1"), field("003", "GE-X"), field("245", "$aსხვა"), copy("F1", "", "W1")
    ])  # fmt: skip
    assert "a copy of another title has its barcode" in imported([other]).stderr
    assert shelves(database, "ერთი") == [("M0", "")]


def test_copies_without_barcode_are_not_doubled(database: Path, imported: Import) -> None:
    imported([book(1, "ღვინო", copy("M0", "82 ა"), copy("F1", "82 ბ"))])
    assert counts(imported([book(1, "ღვინო", copy("F1", "82 ბ"))]))[4:] == [0, 1, 0]
    assert shelves(database, "ღვინო") == [("F1", "82 ბ"), ("M0", "82 ა")]
    # In another order, with another number, at another library, and with a barcode at last.
    for changed in (
        [copy("F1", "82 ბ"), copy("M0", "82 ა")],
        [copy("M0", "82 გ"), copy("F1", "82 ბ")],
        [copy("M0", "82 გ"), copy("M0", "82 ბ")],
        [copy("M0", "82 გ", "77"), copy("M0", "82 ბ", "78")],
        [copy("M0", "82 ბ"), copy("M0", "82 გ")],
    ):
        assert counts(imported([book(1, "ღვინო", *changed)]))[4:] == [0, 2, 0]
    assert shelves(database, "ღვინო") == [("M0", "82 ბ"), ("M0", "82 გ")]
    assert counts(imported([book(1, "ღვინო", *[copy("M0", "82 ბ")] * 3)]))[4:] == [2, 1, 0]


def test_another_librarys_952_does_not_hide_852(database: Path, imported: Import) -> None:
    made = book(1, "ღვინო", copy("EAST"), field("852", "$aGE$bM0$h82"), field("852", "$bWEST"))
    result = imported([made])
    assert counts(result)[4:] == [1, 0, 1]
    assert shelves(database, "ღვინო") == [("M0", "82")]
    both = book(2, "პური", copy("M0", "1"), field("852", "$bM0$h1"), field("852", "$bF1$h2"))
    assert counts(imported([both]))[4:] == [2, 0, 0]
    assert shelves(database, "პური") == [("F1", "2"), ("M0", "1")]


def test_what_is_read_over_the_network_stands_on_no_shelf(database: Path, imported: Import) -> None:
    for number, more in enumerate((
        [field("007", "cr nnn"), field("852", "$bM0$hInternet")],
        [field("338", "$bcr"), field("852", "$bM0")],
        [field("852", "$bM0$cOnline")],
        [field("852", "$bM0$cელექტრონული რესურსი")],
    )):  # fmt: skip
        assert counts(imported([book(number, f"რამე {number}", *more)]))[4:] == [0, 0, 0]
    assert counts(imported([book(9, "დისკი", field("007", "co"), field("852", "$bM0$p5"))]))[4] == 1
