"""The index fed by a second backend: titles that lie in no library's tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.catalogue.search.candidates import MOST_CANDIDATES
from kiosk.catalogue.search.index import MOST_LIBRARIES, SearchIndex
from kiosk.catalogue.search.index_file import IndexFile
from kiosk.catalogue.search.query import LONGEST_QUERY, Query
from kiosk.catalogue.search.records import AuthorName, Copy, Record
from kiosk.catalogue.search.results import FoundWorks, Match


@pytest.fixture
def file(tmp_path: Path) -> IndexFile:
    return IndexFile(tmp_path / "index.sqlite3")


@pytest.fixture
def index(file: IndexFile) -> Iterator[SearchIndex]:
    with file.writing() as index:
        index.know_libraries(["M0", "F1"])
        yield index


def a_record(number: int, title: str, **more: str) -> Record:
    return Record(number, title, more.pop("language", "ka"), more.pop("form", "book"), "adult",
                  **more)  # type: ignore[arg-type]  # fmt: skip


def found(works: FoundWorks) -> list[int]:
    return [work.best for work in works.works]


def find(index: SearchIndex, words: str = "", **filters: object) -> FoundWorks:
    return index.find(Query(words, **filters), home="M0")  # type: ignore[arg-type]


def test_harvested_titles_are_found_suggested_and_heard(index: SearchIndex) -> None:
    index.know_names([AuthorName("შოთა რუსთაველი", "რუსთაველი, შოთა", ("Shota Rustaveli",))])
    index.put(a_record(7, "ვეფხისტყაოსანი", author="შოთა რუსთაველი"))
    index.put(a_record(8, "ზღვა"))
    assert found(find(index, "vepkhistkaosani")) == [7]
    assert found(find(index, author="Shota Rustaveli")) == [7]
    assert [(each.text, each.biblio_id) for each in index.suggest("ვეფ")] == [("ვეფხისტყაოსანი", 7)]
    assert index.heard(["ვეფხის ტყაოსანი"])[0].work.best == 7
    assert [record.title for record in index.records()] == ["ვეფხისტყაოსანი", "ზღვა"]


def test_copies_filter_count_and_are_found_by_call_number(index: SearchIndex) -> None:
    index.put(a_record(1, "ქარი"))
    index.put(a_record(2, "ქარის სახლი"))
    index.set_copies(1, [Copy("F1", "82 ქარ", is_available=False)])
    index.set_copies(2, [Copy("F1", "83", is_available=True), Copy("M0", "83", is_available=False)])
    assert found(find(index, "ქარი", available_only=True)) == [2]
    assert found(find(index, "ქარი", libraries=frozenset({"M0"}))) == [2]
    assert found(find(index, "ქარი", libraries=frozenset({"M0"}), available_only=True)) == []
    counts = find(index, "ქარი").choices
    assert [(each.value, each.count) for each in counts.libraries] == [("M0", 1), ("F1", 2)]
    assert counts.available.count == 1
    assert found(find(index, "82.")) == []
    index.set_copies(1, [Copy("M0", "82.1", is_available=True)])
    assert found(find(index, "82.")) == [1]
    assert find(index, "ქარი").choices.available.count == 2


def test_copies_of_what_is_not_there_are_told(index: SearchIndex) -> None:
    index.put(a_record(1, "ქარი"))
    with pytest.raises(LookupError):
        index.set_copies(1, [Copy("elsewhere", "82", is_available=True)])
    with pytest.raises(LookupError):
        index.set_copies(2, [])
    with pytest.raises(ValueError, match="at most"):
        index.know_libraries([f"L{n}" for n in range(MOST_LIBRARIES)])


def test_what_is_put_anew_or_removed_leaves_nothing_behind(index: SearchIndex) -> None:
    index.put(a_record(1, "უცნაური ქარიშხალი", subtitle="მოთხრობა"))
    index.put(a_record(1, "ზღვა"))
    for stale in ("უცნაური", "ქარიშხალი", "ქარიშხლის", "karishkhali", "ქარიშხალო", "მოთხრობა"):
        assert find(index, stale).match is Match.NOTHING, stale
    assert index.suggest("ქარიშ") == ()
    assert found(find(index, "ზღვა")) == [1]
    index.remove(1)
    index.remove(1)
    assert find(index, "ზღვა").match is Match.NOTHING
    assert (index.suggest("ზღვ"), index.heard(["ზღვა"]), [*index.records()]) == ((), (), [])


def test_no_row_of_a_word_outlives_its_last_title(index: SearchIndex) -> None:
    index.put(a_record(1, "უცნაური ქარიშხალი"))
    index.put(a_record(2, "ქარიშხალი"))
    index.put(a_record(1, "ზღვა"))
    assert found(find(index, "ქარიშხალი")) == [2], "another title has the word still"
    index.remove(2)
    index.remove(1)
    assert left(index) == {}


def left(index: SearchIndex) -> dict[str, int]:
    tables = ("words", "word_stems", "word_keys", "word_slips", "postings", "squeezed_titles",
              "heading_biblios", "records", "editions", "call_numbers")  # fmt: skip
    counted = {
        table: index._connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
        for table in tables
    }
    return {table: rows for table, rows in counted.items() if rows}


def test_filters_hold_beyond_what_is_looked_at(index: SearchIndex) -> None:
    last = MOST_CANDIDATES + 40
    index.put_all(
        a_record(n, f"ქარი {n}", form="braille" if n > last - 3 else "book")
        for n in range(1, last + 1)
    )
    for words in ("ქარი", ""):
        page = find(index, words, forms=frozenset({"braille"}))
        assert sorted(found(page)) == [last - 2, last - 1, last], words
        assert (page.total, page.is_more) == (3, False), words
        assert find(index, words).is_more, words


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ქარ თული ენა", "ქართული ენა"),
        ("ქართული ე ნა", "ქართული ენა"),
        ("დიდი ქარ თული ენა", "დიდი ქართული ენა"),
        ("vepkhis tkaosani ახალი", "ვეფხისტყაოსანი ახალი"),
        ("ქართულიენა", "ქართული ენა"),
        ("დიდი ქართულიენა", "დიდი ქართული ენა"),
    ],
)
def test_words_split_or_joined_anywhere(index: SearchIndex, typed: str, title: str) -> None:
    index.put(a_record(1, title))
    page = find(index, typed)
    assert (found(page), page.match) == ([1], Match.WORDS)


def test_no_more_of_a_query_is_used_than_can_be_typed(index: SearchIndex) -> None:
    index.put(a_record(1, "ქარი"))
    kept = " " * (LONGEST_QUERY - 4)
    assert found(find(index, f"{kept}ქარი და ზღვა")) == [1]


def test_a_write_undone_leaves_the_index_as_it_was(file: IndexFile) -> None:
    with file.writing() as index:
        index.put(a_record(1, "ქარი"))

    def half_done() -> None:
        with file.writing() as index:
            index.put(a_record(1, "ზღვა"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    with file.reading() as index:
        assert found(find(index, "ქარი")) == [1]
        assert find(index, "ზღვა").match is Match.NOTHING


def test_an_index_of_another_version_is_emptied_to_be_fed_anew(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite3"
    with IndexFile(path).writing() as index:
        index.put(a_record(1, "ქარი"))
    with IndexFile(path).reading() as index:
        assert found(find(index, "ქარი")) == [1]
    db = sqlite3.connect(path)
    db.execute("UPDATE index_state SET version = version - 1")
    db.commit()
    db.close()
    with IndexFile(path).reading() as index:
        assert index.is_current()
        assert [*index.records()] == []
