"""Titles of the same letters that are other books, and titles of signs alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest

from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.query import Query
from kiosk.catalogue.search.records import Record


def index_of(*named: tuple[str, str]) -> SearchIndex:
    """Titles with subtitles, all by one author, numbered from 1."""
    index = SearchIndex(sqlite3.connect(":memory:"))
    index.create()
    for number, (title, subtitle) in enumerate(named, start=1):
        index.put(
            Record(
                biblio_id=number,
                title=title,
                subtitle=subtitle,
                language="ka",
                form="book",
                audience="adult",
                author="ლევან კობაიძე",
                authors=("ლევან კობაიძე",),
            )
        )
    return index


def works(index: SearchIndex, words: str) -> list[list[int]]:
    """The editions of each work found."""
    found = index.find(Query(words=words), home="")
    return [sorted(each.biblio_id for each in work.editions) for work in found.works]


@pytest.mark.parametrize(
    "titles",
    [
        *(("C", "C++", "C#", "C*"), ("F", "F#"), ("A", "A+", "A-1", "A1"), ("NET", ".NET")),
        *(("1/2", "12", "1-2", "1, 2"), ("ნაკვეთი 3.5", "ნაკვეთი 35"), ("50", "50%"), ("5", "-5")),
        *(("!!!", "???", "…", "☺", "+", "="), ("Xbox 360", "Xbox 360°"), ("10", "10€", "$10")),
        *(("კლასი VII", "კლასი VIII"), ("ქართული 7", "ქართული 8")),
    ],
)
def test_signs_make_another_work(titles: Sequence[str]) -> None:
    index = index_of(*((title, "") for title in titles))
    everything = index.find(Query(words="კობაიძე"), home="")
    assert everything.total == len(titles)
    for number, title in enumerate(titles, start=1):
        assert works(index, title)[0] == [number], title


@pytest.mark.parametrize(
    "titles",
    [
        *(("ომი და მშვიდობა", "ომი & მშვიდობა", "„ომი და მშვიდობა“"), ("Oklahoma!", "Oklahoma")),
        *(("1941–1945 წლები", "1941-1945 წლები"), ("მათემატიკა (I)", "მათემატიკა I")),
        *(("The Sea, the Sea", "Sea, the sea"), ("Who’s there?", "Who's there")),
    ],
)
def test_punctuation_makes_no_other_work(titles: Sequence[str]) -> None:
    index = index_of(*((title, "") for title in titles))
    assert index.find(Query(words="კობაიძე"), home="").total == 1


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        *(("", "რომანი", True), ("პოემა", "a poem", True), ("large print edition", "", True)),
        *(("student's book", "workbook", False), ("workbook", "teacher's book", False)),
        *(("учебник", "рабочая тетрадь", False), ("მოსწავლის წიგნი", "რვეული", False)),
        *(("VII კლასი", "VIII კლასი", False), ("ტომი 1", "ტომი 2", False), ("ч. 1", "ч. 2", False)),
        *(("antiquity", "the modern age", False), ("ტესტები", "", False)),
    ],
)
def test_subtitles_make_another_work_unless_they_name_the_genre(
    one: str, other: str, *, are_one: bool
) -> None:
    index = index_of(("Project", one), ("Project", other))
    assert index.find(Query(words="project"), home="").total == (1 if are_one else 2)


def test_signs_that_no_title_has_do_not_hide_the_letters() -> None:
    index = index_of(("C", ""), ("ვეფხისტყაოსანი", ""))
    assert works(index, "C++") == [[1]]
    assert works(index, "ვეფხისტყაოსანი***") == [[2]]
