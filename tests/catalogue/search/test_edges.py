"""The limits of what is looked at, looked for and suggested, and what each hearing is worth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.catalogue.search.folding import ALPHABET
from kiosk.catalogue.search.forms import slip_forms, word_forms
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.index_file import IndexFile
from kiosk.catalogue.search.query import Query
from kiosk.catalogue.search.records import AuthorName, Copy, Record
from kiosk.catalogue.search.results import Match
from kiosk.catalogue.search.slips import searched
from kiosk.catalogue.search.texts import (
    AS_KEY,
    AS_TYPED,
    Place,
    squeezed,
    starts_of,
    texts_of,
    without_article,
)


def record(number: int, title: str, language: str = "ka", **more: object) -> Record:
    return Record(number, title, language, "book", "adult", **more)  # type: ignore[arg-type]


def places(title: str, language: str = "ka", **more: object) -> dict[str, Place]:
    return texts_of(record(1, title, language, **more)).places


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    path: Path = tmp_path_factory.mktemp("edges")
    with IndexFile(path / "index.sqlite3").writing() as index:
        index.know_libraries(["M0"])
        index.know_names([AuthorName("შოთა რუსთაველი", "რუსთაველი, შოთა", ("Shota Rustaveli",))])
        poet, knight = "შოთა რუსთაველი", "Paul Knight"
        index.put_all(
            [
                record(1, "ვეფხისტყაოსანი", author=poet, authors=(poet,)),
                record(2, "თეთრი ზღვა"),
                record(3, "The Great Escape", "en", author=knight, authors=(knight,)),
                record(4, "ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა"),
                record(5, "მეგობრის სახლი"),
                record(6, "საქართველო"),
                record(7, "Мастер и Маргарита", "ru"),
                record(8, "ქარი"),
                record(9, "ქარი", year=2001),
            ]
        )
        index.set_copies(9, [Copy("M0", "82", is_available=True)])
        yield index


# ---- what is looked at -----------------------------------------------------------------------


def test_a_book_stored_as_a_title_is_looked_at_to_a_length() -> None:
    before = "x " * 1_999
    assert "zz" in places(f"{before}zz")
    assert places(f"{before}zzz").keys() == {"x", "zz"}
    for name in ("subtitle", "original_title"):
        assert places("a", **{name: f"{before}zzz"}).keys() == {"a", "x", "zz"}
    for name in ("authors", "subjects", "series", "other_titles"):
        more: dict[str, object] = {name: (f"{before}zzz",)}
        assert texts_of(record(1, "a", **more)).places.keys() == {"a", "x", "zz"}  # type: ignore[arg-type]


def test_a_word_and_a_biblio_have_an_end() -> None:
    assert places("ა" * 60).keys() == {"ა" * 60}
    assert places("ა" * 61).keys() == {"ა" * 60}
    many = " ".join(f"w{n}" for n in range(401))
    assert len(places(many)) == 400
    assert "w399" in places(many)
    assert "w400" not in places(many)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("the", "sea"), ("sea",)),
        (("an", "apple"), ("apple",)),
        (("the",), ("the",)),
        (("sea", "the"), ("sea", "the")),
        ((), ()),
    ],
)
def test_an_article_is_no_beginning(words: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert without_article(words) == left


def test_every_word_has_its_place() -> None:
    found = places(
        "The White Sea", "en", subtitle="waves", original_title="zgva", subjects=("boats",),
        authors=("Ann Brown",), series=("blue",), other_titles=("ocean",), isbn="9941310249",
        other_isbns=("978-9941-31-025-6",),
    )  # fmt: skip
    assert found == {
        "white": Place.TITLE_BEGINS, "sea": Place.TITLE, "the": Place.TITLE,
        "9789941310249": Place.TITLE, "9789941310256": Place.TITLE,
        "zgva": Place.OTHER_TITLE, "ocean": Place.OTHER_TITLE,
        "ann": Place.AUTHOR, "brown": Place.AUTHOR,
        "waves": Place.SUBTITLE, "blue": Place.SUBTITLE, "boats": Place.SUBJECT,
    }  # fmt: skip
    assert places("The Sea", "en") == {"sea": Place.WHOLE_TITLE, "the": Place.TITLE}
    assert places("C++", "en") == {"c++": Place.WHOLE_TITLE, "c": Place.TITLE_BEGINS}
    assert places("C++ now", "en")["c++"] is Place.TITLE
    assert list(Place) == sorted(Place)


@pytest.mark.parametrize(
    ("title", "language", "has_both"),
    [
        ("saqarTvelo", "ka", True),
        ("saqarTvelo", "en", False),
        ("Saqartvelo", "ka", False),  # only an old font has capitals inside words
        ("saqartvelo", "ka", False),
        ("საქარTველო", "ka", False),
    ],
)
def test_an_old_font_is_read(title: str, language: str, has_both: bool) -> None:
    assert ("საქართველო" in places(title, language)) is has_both
    assert ("საქართველო" in places("a", language, subjects=(title,))) is has_both
    assert title.lower() in places(title, language)


def test_a_heading_is_kept_by_its_first_five_words_and_so_many_letters() -> None:
    assert list(starts_of(["a b c d e f"])) == [
        ("a b c d e", 0), ("b c d e", 1), ("c d e", 1), ("d e", 1), ("e", 1),
    ]  # fmt: skip
    assert list(starts_of(["x" * 25])) == [("x" * 24, 0)]
    assert list(starts_of(["დიდი ზღვა"])) == [
        ("დიდი ზღვა", 0), ("didizgva", 0), ("ზღვა", 1), ("zgva", 1),
    ]  # fmt: skip


def test_a_title_without_its_spaces() -> None:
    assert list(squeezed([])) == []
    assert list(squeezed(["big", "sea"])) == [("bigsea", AS_TYPED)]
    assert list(squeezed(["დიდი", "ზღვა"])) == [("დიდიზღვა", AS_TYPED), ("didizgva", AS_KEY)]
    assert list(squeezed(["x" * 200, "x" * 41])) == [("x" * 240, AS_TYPED)]


def test_numbers_and_signs_are_kept_as_they_are() -> None:
    for word in ("1984", "c++"):
        forms = word_forms(word)
        assert forms.stems == {(word, 0)}
        assert (forms.keys, forms.slip_keys, forms.pieces) == (frozenset(),) * 3


def test_slips_are_counted_from_no_stem_that_lost_more_than_three_letters() -> None:
    assert min(len(key) for key in slip_forms("ქალაქისა")) == 5
    assert min(len(key) for key in slip_forms("ქალაქიდან")) > 5


@pytest.mark.parametrize(
    ("letters", "pieces"),
    [(3, 0), (4, 5), (5, 6), (8, 44), (9, 52), (10, 49), (12, 62), (20, 102), (40, 202), (41, 202)],
)
def test_no_more_is_looked_up_for_a_slip_than_it_needs(letters: int, pieces: int) -> None:
    """Each piece is a question to the index."""
    assert len(searched((ALPHABET * 2)[:letters])) == pieces


# ---- what is suggested -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("", None),
        ("ს", None),
        ("s", None),
        ("სა", "საქართველო"),
        ("sa", "საქართველო"),
        ("saq", "საქართველო"),
        ("saqa", "საქართველო"),
        ("saqarT", "საქართველო"),
        ("SaqarT", "საქართველო"),  # the first letter of a sentence
        ("ზღვ", "თეთრი ზღვა"),
        ("zgv", "თეთრი ზღვა"),
        ("ма", "Мастер и Маргарита"),
        ("марг", "Мастер и Маргарита"),
        ("gr", "The Great Escape"),
        ("esca", "The Great Escape"),
        ("paul", "Paul Knight"),
        ("რუს", "შოთა რუსთაველი"),
        ("11", None),
    ],
)
def test_what_is_typed_goes_on(index: SearchIndex, typed: str, suggested: str | None) -> None:
    found = index.suggest(typed)
    assert (found[0].text if found else None) == suggested


def test_of_two_editions_the_one_on_a_shelf_is_suggested(index: SearchIndex) -> None:
    found = index.suggest("ქარ")
    assert [(each.text, each.kind.value, each.biblio_id) for each in found] == [
        ("ქარი", "title", 9)
    ]
    assert [each.biblio_id for each in index.suggest("შოთა")] == [None]


# ---- what is heard ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guesses", "biblio", "score"),
    [
        (["თეთრი ზღვა"], 2, 1.0),
        (["თეთრიზღვა"], 2, 1.0),
        (["ზღვა თეთრი"], 2, 0.97),
        (["თეთრ ზღვაში"], 2, 0.99),
        (["თეთრი"], 2, 0.93),
        (["თეთრი ზღვა დიდი"], 2, 0.818),
        (["თეთრი სკვა"], 2, 0.778),
        (["ქარიში", "თეთრი ზღვა"], 2, 0.99),
        (["რუსთაველი"], 1, 0.9),
        (["შოთა რუსთაველი"], 1, 0.9),
        (["შოთა რუსთაველის ვეფხისტყაოსანი"], 1, 0.99),
        (["ვეფხისტყაოსანი რუსთაველი"], 1, 1.0),
        (["ვეფხის ტყაოსანი"], 1, 1.0),
        (["ვეფხის ტყა ოსანი"], 1, 1.0),
        (["great escape"], 3, 1.0),
        (["grate escape"], 3, 0.926),
        (["the great"], 3, 0.93),
        (["night"], 3, 0.818),
        (["paul night"], 3, 0.853),
        (["knight the great escape"], 3, 0.919),
        (["ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა"], 4, 1.0),
        (["ორი ერთი სამი ოთხი ხუთი ექვსი შვიდი რვა"], 4, 0.913),
        (["ორი ერთი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა"], 4, 0.917),
        (["მეგობარი სახლი"], 5, 0.943),
        (["მეგობრის სახლში"], 5, 0.99),
        (["master margarita"], 7, 0.933),
    ],
)
def test_what_a_hearing_is_worth(
    index: SearchIndex, guesses: list[str], biblio: int, score: float
) -> None:
    """Title and author above the title's beginning, that above the author alone."""
    found = {each.work.best: each.score for each in index.heard(guesses)}
    assert found[biblio] == pytest.approx(score, abs=0.0006)
    assert max(found.values()) == found[biblio] or len(guesses) > 1


@pytest.mark.parametrize("guesses", [[], [""], ["ბბბ"], ["თეთრი ავტობუსი გაჩერებაზე იდგა"]])
def test_what_is_too_unlike_is_not_heard(index: SearchIndex, guesses: list[str]) -> None:
    assert index.heard(guesses) == ()


# ---- what is found ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "biblios", "match"),
    [
        ("ზღვა", [2], Match.WORDS),
        ("ზღვის", [2], Match.WORDS),
        ("zghva", [2], Match.WORDS),
        ("ზღვებს", [2], Match.WORDS),
        ("საქართველ", [6], Match.WORDS),
        ("საქარ", [6], Match.BEGINNINGS),
        ("საქართვილო", [6], Match.TYPING),
        ("escap", [3], Match.BEGINNINGS),
        ("ezcape", [3], Match.TYPING),
        ("маргариту", [7], Match.WORDS),
        ("მეგობარი", [5], Match.WORDS),
        ("ბბბბბბ", [], Match.NOTHING),
        ("", [1, 2, 3, 4, 5, 6, 7, 9], Match.WORDS),
    ],
)
def test_how_words_are_answered(
    index: SearchIndex, words: str, biblios: list[int], match: Match
) -> None:
    found = index.find(Query(words), home="M0")
    assert (sorted(work.best for work in found.works), found.match) == (biblios, match)
    assert bool(found.corrected) is (match is Match.TYPING)


def test_what_is_in_no_such_form_is_a_guess_that_names_the_title(index: SearchIndex) -> None:
    found = index.find(Query("აუდიოწიგნი თეთრი ზღვა"), home="M0")
    assert ([work.best for work in found.works], found.match) == ([2], Match.TYPING)
    assert found.corrected == "თეთრი ზღვა"
