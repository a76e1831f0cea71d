"""Names out of 7XX: in reading order, in full and with initials, with roles."""

from __future__ import annotations

import pymarc
import pytest

from tests.catalogue.marc.made import field
from tests.catalogue.marc.unimarc.made import VOLUME, book, coded, record, title


def names(*fields: pymarc.Field, statement: str = "") -> tuple[str, tuple[str, ...]]:
    found = title(book(1, f"$aX{statement}", *fields))
    return found.author, found.names


@pytest.mark.parametrize(
    ("content", "indicators", "shown", "every"),
    [
        (
            "$aПушкин$bА. С.$gАлександр Сергеевич$f1799-1837$cпоэт$4070",
            " 1",
            "Александр Сергеевич Пушкин",
            ("Александр Сергеевич Пушкин", "А. С. Пушкин"),
        ),
        ("$aჭავჭავაძე$bილია$f1837-1907", " 1", "ილია ჭავჭავაძე", ("ილია ჭავჭავაძე",)),
        ("$aAsimov$b, Isaac", " 1", "Isaac Asimov", ("Isaac Asimov",)),
        ("$aGroza,$bCornel", " 1", "Cornel Groza", ("Cornel Groza",)),
        ("$aOrwell, George", " 1", "George Orwell", ("George Orwell",)),
        ("$aOrwell, George", "  ", "George Orwell", ("George Orwell",)),
        ("$aჰომეროსი", " 0", "ჰომეროსი", ("ჰომეროსი",)),
        (
            "$aПавел$dI$cимператор российский$f1754-1801",
            " 0",
            "Павел I, император российский",
            ("Павел I, император российский",),
        ),
        ("$aMao Zedong$f1893-1976", " 0", "Mao Zedong", ("Mao Zedong",)),
        ("$aიოანე$bპავლე$dII", " 0", "იოანე პავლე II", ("იოანე პავლე II",)),
    ],
)  # fmt: skip
def test_persons(content: str, indicators: str, shown: str, every: tuple[str, ...]) -> None:
    assert names(field("700", content, indicators)) == (shown, every)


@pytest.mark.parametrize(
    ("tag", "role", "name", "shown"),
    [
        ("701", "$4070", "Петров", "Автор; Петров"),
        ("702", "$4730", "Петров", "Автор; Петров (переводчик)"),
        ("702", "$4730", "აბაშიძე", "Автор; აბაშიძე (მთარგმნელი)"),
        ("702", "$4730", "Smith", "Автор; Smith (translator)"),
        ("702", "$4340", "Smith", "Автор; Smith (editor)"),
        ("702", "$4440", "Smith", "Автор; Smith (illustrator)"),
        ("702", "$4220", "Smith", "Автор; Smith (compiler)"),
        ("702", "$4550", "Smith", "Автор; Smith (read by)"),
        ("702", "$4trl", "Smith", "Автор; Smith (translator)"),
        ("702", "$4пер.", "Петров", "Автор; Петров (переводчик)"),
        ("702", "$4მთარგმნ.", "აბაშიძე", "Автор; აბაშიძე (მთარგმნელი)"),
        ("702", "$4red. șef", "Groza", "Автор; Groza (red. șef)"),
        ("702", "$4070", "Петров", "Автор; Петров"),
        ("702", "", "Петров", "Автор"),
        ("712", "$4610", "Типография", "Автор"),
        ("712", "$4650", "Издательство", "Автор"),
        ("711", "", "РКП", "Автор; РКП"),
        ("730", "", "Иванов Иван", "Автор; Иванов Иван"),
    ],
)
def test_roles(tag: str, role: str, name: str, shown: str) -> None:
    author, every = names(
        field(tag, f"$a{name}{role}", " 1"), field("700", "$aАвтор$4070", " 1")
    )  # fmt: skip
    assert author == shown
    assert every == (name, "Автор"), "also who is not shown is found"


def test_bodies_and_families() -> None:
    author, every = names(
        field("710", "$aგანათლების სამინისტრო$bწიგნის ცენტრი", "02"),
        field("721", "$aორბელიანები"),
    )
    assert author == "განათლების სამინისტრო. წიგნის ცენტრი; ორბელიანები"
    assert every == ("განათლების სამინისტრო. წიგნის ცენტრი", "ორბელიანები")


def test_other_forms_of_a_name_find_it() -> None:
    author, every = names(
        field("700", "$aАзимов$bА.", " 1"), field("790", "$aAsimov$bIsaac", " 1")
    )  # fmt: skip
    assert author == "А. Азимов"
    assert every == ("А. Азимов", "Isaac Asimov")


def test_without_headings_what_the_book_says() -> None:
    assert names(statement="$fნიკო ლომოური$gმხატვარი დავით შოშიაშვილი") == (
        "ნიკო ლომოური",
        ("ნიკო ლომოური",),
    )
    shown, _ = names(field("702", "$aПетров$bИ.", " 1"), statement="$fИ. Петров")
    assert shown == "И. Петров"


def test_a_volume_has_the_author_of_the_whole() -> None:
    whole = field("461", "$12001 $aСобрание сочинений$vТ. 1$1700 1$aБабель$bИ.$gИсаак", " 0")
    found = title(record(coded(), field("200", "$aТ. 1", "0 "), whole, leader=VOLUME))
    assert (found.title, found.author) == ("Собрание сочинений. Т. 1", "Исаак Бабель")
    assert found.names == ("Исаак Бабель", "И. Бабель")
