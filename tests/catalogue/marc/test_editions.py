"""Classes, parts and kinds of book in the edition statement, and editions that look alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.finding import SearchRequest, WorksPage
from kiosk.catalogue.opened_library import open_library
from tests.catalogue.embedded.world import CHEAP
from tests.catalogue.marc.commands import M0, Import, ask
from tests.catalogue.marc.made import book, field
from tests.catalogue.marc.mapped import title

AUTHOR = field("100", "$aკობაიძე, ლევან", "1 ")


def works(database: Path, words: str) -> WorksPage:
    with open_library(database, hasher=CHEAP) as opened:
        return opened.backend.find(SearchRequest(words=words), home=M0)


@pytest.mark.parametrize(
    ("statement", "subtitle"),
    [
        *(("$aVII კლასი", "VII კლასი"), ("$a8 класс", "8 класс"), ("$aGrade 7", "Grade 7")),
        *(("$aVII კლასი, მე-2 გამოც.", "VII კლასი"), ("$aмე-2 გამოც.", ""), ("$a2nd ed.", "")),
        *(
            ("$aРабочая тетрадь, 3-е изд., испр. и доп.", "Рабочая тетрадь"),
            ("$a1st American ed.", ""),
        ),
        *(("$aTeacher's book", "Teacher's book"), ("$aLevel B1", "Level B1"), ("$aСтер. изд.", "")),
        *(
            ("$aмოსწავლის რვეული", "мოსწავლის რვეული"),
            ("$aმასწავლებლის წიგნი", "მასწავლებლის წიგნი"),
        ),
    ],
)
def test_what_an_edition_statement_says_of_the_book(statement: str, subtitle: str) -> None:
    found = title(book(1, "ალგებრა", field("250", statement)))
    assert found.subtitle == subtitle
    assert found.edition


def test_classes_are_two_works_and_editions_of_one_are_one(
    database: Path, imported: Import
) -> None:
    numbered = enumerate(("VII კლასი", "VIII კლასი", "VIII კლასი, მე-2 გამოც."), start=1)
    imported([book(n, "ალგებრა", AUTHOR, field("250", f"$a{each}")) for n, each in numbered])
    page = works(database, "ალგებრა")
    assert [(each.best.subtitle, each.edition_count) for each in page.works] == [
        ("VII კლასი", 1), ("VIII კლასი", 2),
    ]  # fmt: skip
    assert ask(database, "ალგებრა VII")[0].edition == "VII კლასი"


def test_no_two_lines_of_editions_are_alike(database: Path, imported: Import) -> None:
    imported(
        [
            book(1, "ღვინო", AUTHOR, field("250", "$aმე-2 გამოც.")),
            book(2, "ღვინო", AUTHOR, field("250", "$aმე-3 გამოც.")),
            *(book(n, "პური", AUTHOR, field("260", f"$bგამომცემელი {n}")) for n in (3, 4)),
            *(book(n, "მარილი", AUTHOR) for n in (5, 6, 7)),
        ]
    )
    for words, count in (("ღვინო", 2), ("პური", 2), ("მარილი", 3)):
        (work,) = works(database, words).works
        shown = {(e.form, e.language, e.year, e.is_available, e.note) for e in work.editions}
        assert len(shown) == work.edition_count == count
    (work,) = works(database, "ღვინო").works
    assert sorted(each.note for each in work.editions) == ["მე-2 გამოც.", "მე-3 გამოც."]


def test_a_title_of_one_sign_is_kept_and_found(database: Path, imported: Import) -> None:
    signs = ("=", "+", "/", "!!!", "☺", "…")
    imported([book(n, each, AUTHOR) for n, each in enumerate(signs)])
    for each in signs:
        assert works(database, each).works[0].best.title == each
