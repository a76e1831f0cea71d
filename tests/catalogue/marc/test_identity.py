"""Equal numbers of different books, and one book under changing words."""

from __future__ import annotations

from pathlib import Path

import pymarc
import pytest

from tests.catalogue.marc.commands import Import, ask, counts
from tests.catalogue.marc.made import field, record


def made(title: str, author: str = "", *more: pymarc.Field, number: str = "") -> pymarc.Record:
    """A record without 003."""
    signed = [field("100", f"$a{author}", "1 ")] if author else []
    numbered = [field("001", number)] if number else []
    return record(*numbered, field("245", f"$a{title}", "10"), *signed, *more)


WINE = made("ღვინის დაყენება", "კობაიძე, ლევან", field("952", "$aM0$bM0$pA1"), number="7")
ILLS = made("ბავშვთა სნეულებანი", "მაისურაძე, ნანა", field("952", "$aM0$bM0$pB1"), number="7")
ISBN = field("020", "$a9789941000003")


@pytest.mark.parametrize("in_one_file", [True, False])
def test_a_control_number_of_another_book_replaces_nothing(
    database: Path, imported: Import, *, in_one_file: bool
) -> None:
    if in_one_file:
        result = imported([WINE, ILLS])
        assert counts(result) == [2, 2, 0, 0, 2, 0, 0]
        number = 2
    else:
        imported([WINE])
        result = imported([ILLS])
        assert counts(result) == [1, 1, 0, 0, 1, 0, 0]
        number = 1
    says = f"record {number}: another title here has its control number: taken as a new title"
    assert says in result.stderr
    (wine,), (ills,) = ask(database, "ღვინის დაყენება"), ask(database, "ბავშვთა სნეულებანი")
    assert len(wine.items) == len(ills.items) == 1
    again = imported([WINE, ILLS])
    assert counts(again) == [2, 0, 2, 0, 0, 2, 0]
    assert "another title" not in again.stderr


def test_an_isbn_of_another_book_replaces_nothing(database: Path, imported: Import) -> None:
    first, second, third = (
        made("პირველი", "კობაიძე, ლევან", ISBN),
        made("სულ სხვა წიგნი", "მაისურაძე, ნანა", ISBN),
        made("მესამე, სულ სხვა", "დოლიძე, გია", ISBN),
    )
    assert counts(imported([first, second]))[:3] == [2, 2, 0]
    result = imported([third])
    assert counts(result)[:3] == [1, 1, 0]
    assert "another title here has its ISBN: taken as a new title" in result.stderr
    for _ in range(2):
        assert counts(imported([first, second, third]))[:3] == [3, 0, 3]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            made("ღვინო", "კობაიძე, ლევან", number="1"),
            made("ღვინის წიგნი", "კობაიძე, ლ.", number="1"),
        ),
        (made("ღვინო", "კობაიძე, ლევან", number="1"), made("ღვინო :$bცნობარი", number="1")),
        (made("ვეფხისტყაოსანი", number="1"), made("ვეფხისტყაოსნი", number="1")),
        (made("Wine", "Kobaidze, Levan", number="1"), made("ღვინო", "კობაიძე, ლევან", number="1")),
        (made("ღვინო", "", ISBN), made("ღვინო, ანუ მევენახეობა", "", ISBN)),
    ],
)
def test_what_was_corrected_is_the_same_title(
    imported: Import, before: pymarc.Record, after: pymarc.Record
) -> None:
    assert counts(imported([before]))[:3] == [1, 1, 0]
    assert counts(imported([after]))[:3] == [1, 0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("რჩეული, ტომი 1", "რჩეული, ტომი 2"), ("Oxford I", "Oxford II"), ("C", "C++")),
        *(("ქართული 7", "ქართული 8"), ("1/2", "12"), ("!!!", "???")),
    ],
)
def test_volumes_with_one_isbn_are_two_titles_also_in_two_files(
    imported: Import, one: str, other: str
) -> None:
    for title, new in ((one, 1), (other, 1), (one, 0), (other, 0)):
        result = imported([made(title, "კობაიძე, ლევან", ISBN)])
        assert counts(result)[:3] == [1, new, 1 - new]


def test_two_books_of_one_author_with_one_number_in_one_file(imported: Import) -> None:
    both = [made(each, "კობაიძე, ლევან", number="7") for each in ("ერთი", "სულ სხვა რამე")]
    for new, updated in ((2, 0), (0, 2)):
        assert counts(imported(both))[:3] == [2, new, updated]
