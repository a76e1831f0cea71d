"""Works under filters, counted, grouped and in order; suggestions; what comes near."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.finding import (
    MOST_SUGGESTIONS,
    FacetCount,
    Match,
    SearchRequest,
    Sort,
    SuggestionKind,
    WorksPage,
)
from kiosk.catalogue.models import Audience, BiblioId, Language, LibraryId, MaterialForm
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.records import Record
from tests.catalogue.embedded.world import F1, F2, M0, World

KNIGHT = "ვეფხისტყაოსანი"
ACCESSIBLE = (MaterialForm.LARGE_PRINT, MaterialForm.AUDIOBOOK, MaterialForm.BRAILLE)


def find(backend: EmbeddedBackend, words: str = "", **filters: object) -> WorksPage:
    return backend.find(SearchRequest.model_validate({"words": words, **filters}), home=M0)


def titles(page: WorksPage) -> list[str]:
    return [work.best.title for work in page.works]


def counted(facet: tuple[FacetCount, ...]) -> dict[str, int]:
    return {each.value: each.count for each in facet}


def test_editions_of_one_work_are_one_row(demo: EmbeddedBackend) -> None:
    work = next(w for w in find(demo, KNIGHT).works if w.best.title == KNIGHT)
    assert work.edition_count == 4
    assert {each.form for each in work.editions} == {MaterialForm.BOOK, *ACCESSIBLE}
    assert work.editions[0].biblio_id == work.best.biblio_id


def test_near_identical_titles_are_not_one_work(world: World) -> None:
    first = world.title(title="ქართული ენა 5", authors=("ნინო გორდელაძე",))
    second = world.title(title="ქართული ენა 6", authors=("ნინო გორდელაძე",))
    third = world.title(title="ქართული ენა 5", authors=("გიორგი კუბლაშვილი",))
    volume = world.title(title="თხზულებანი", subtitle="ტომი 1", authors=("ილია ჭავჭავაძე",))
    other = world.title(title="თხზულებანი", subtitle="ტომი 2", authors=("ილია ჭავჭავაძე",))
    page = find(world.embedded, "ქართული ენა")
    assert {work.best.biblio_id for work in page.works} == {first, second, third}
    assert {work.best.biblio_id for work in find(world.embedded, "თხზულებანი").works} == {
        volume,
        other,
    }
    assert titles(find(world.embedded, "ქართული ენა 6")) == ["ქართული ენა 6"]


def test_what_can_be_had_comes_first_of_what_answers_alike(world: World) -> None:
    nowhere = world.title(title="ქარის სიმღერა")
    here = world.title(M0, title="ქარის ხმა")
    large = world.title(M0, title="ქარის ფერი", form="large_print")
    found = [work.best.biblio_id for work in find(world.embedded, "ქარის").works]
    assert found == [large, here, nowhere]


def test_the_shown_edition_passes_the_filter_and_is_available_before_not(world: World) -> None:
    book = world.title(title="ზღვა", authors=("ა ბ",))
    audio = world.title(M0, title="ზღვა", authors=("ა ბ",), form="audiobook")
    assert find(world.embedded, "ზღვა").works[0].best.biblio_id == audio
    by_form = find(world.embedded, "ზღვა", forms=["book"])
    assert by_form.works[0].best.biblio_id == book
    assert by_form.works[0].edition_count == 2


def test_each_count_is_what_its_filter_leaves(demo: EmbeddedBackend) -> None:
    for words in ("ლექსები", "რომანი", "harry potter", ""):
        facets = find(demo, words, languages=["ka"] if words == "რომანი" else []).facets
        kept = {"languages": ["ka"]} if words == "რომანი" else {}
        for name, facet in (("forms", facets.forms), ("audiences", facets.audiences)):
            for each in facet:
                left = find(demo, words, **{**kept, name: [each.value]})
                assert (left.total, left.is_more) == (each.count, each.is_more), (words, each)
        for each in facets.libraries:
            assert find(demo, words, **kept, libraries=[each.value]).total == each.count
        assert find(demo, words, **kept, available_only=True).total == facets.available.count


def test_counts_of_a_kind_show_the_other_choices(demo: EmbeddedBackend) -> None:
    every = find(demo, KNIGHT).facets
    chosen = find(demo, KNIGHT, forms=["braille"])
    assert counted(chosen.facets.forms) == counted(every.forms)
    assert chosen.total == counted(every.forms)["braille"]


def test_available_follows_the_desk(world: World) -> None:
    title = world.title(title="ქარი")
    copy = world.copy(title, F1)
    patron = world.patron()
    ask = {"libraries": [F1], "available_only": True}
    assert find(world.embedded, "ქარი", **ask).total == 1
    assert find(world.embedded, "ქარი", libraries=[F2]).total == 0
    world.desk().checkout(world.card(patron), world.barcode(copy))
    assert find(world.embedded, "ქარი", **ask).total == 0
    assert find(world.embedded, "ქარი", libraries=[F1]).total == 1
    world.desk().checkin(world.barcode(copy), F2)
    assert find(world.embedded, "ქარი", available_only=True).total == 0
    assert find(world.embedded, "ქარი", libraries=[LibraryId("none")]).total == 0


def test_a_changed_title_is_found_by_its_new_words_only(world: World) -> None:
    title = world.title(title="ქარი")
    with world.db() as db:
        db.execute("UPDATE biblios SET title = 'ზღვა' WHERE biblio_id = ?", (title,))
        SearchIndex(db).put(Record(title, "ზღვა", "ka", "book", "adult"))
    assert find(world.embedded, "ქარი").match is Match.NOTHING
    assert find(world.embedded, "ზღვა").total == 1
    assert world.backend.suggest("ქარ") == ()


def test_a_write_undone_leaves_no_words(world: World) -> None:
    class StopError(Exception):
        pass

    title = world.title(title="ქარი")

    def half_done() -> None:
        with world.db() as db:
            SearchIndex(db).put(Record(title, "ზღვა", "ka", "book", "adult"))
            raise StopError

    with pytest.raises(StopError):
        half_done()
    assert find(world.embedded, "ქარი").total == 1
    assert find(world.embedded, "ზღვა").total == 0


def test_orders(demo: EmbeddedBackend) -> None:
    years = [work.best.year or 0 for work in find(demo, "რომანი", sort=Sort.NEWEST).works]
    assert years == sorted(years, reverse=True)
    names = [work.best.author for work in find(demo, "ლექსები", sort=Sort.AUTHOR, limit=50).works]
    families = [name.split(";")[0].split()[-1] for name in names if name]
    assert families == sorted(families)
    again = [work.best.biblio_id for work in find(demo, "რომანი").works]
    assert again == [work.best.biblio_id for work in find(demo, "რომანი").works]


def test_new_arrivals_by_form(demo: EmbeddedBackend) -> None:
    page = find(demo, forms=list(ACCESSIBLE), sort=Sort.ARRIVED)
    assert page.total > 10
    assert {work.best.form for work in page.works} <= {*ACCESSIBLE}


def test_more_by_an_author_in_any_spelling(demo: EmbeddedBackend) -> None:
    whole = find(demo, author="უილიამ შექსპირი; ივანე მაჩაბელი (მთარგმნელი)", limit=50)
    assert {"ჰამლეტი", "Romeo and Juliet"} <= {*titles(whole)}
    for name in ("William Shakespeare", "Уильям Шекспир"):
        assert titles(find(demo, author=name, limit=50)) == titles(whole)
    assert find(demo, author="არავინ").total == 0
    assert titles(find(demo, "ჰამლეტი", author="William Shakespeare")) == ["ჰამლეტი"]


def test_more_on_a_subject(demo: EmbeddedBackend) -> None:
    page = find(demo, subject="კულინარია")
    assert {"სრული სამზარეულო", "ქართული კერძები"} <= {*titles(page)}
    found = demo.biblio(page.works[0].best.biblio_id, home=M0)
    assert found is not None
    assert "კულინარია" in found.subjects


def test_windows_join_without_gap_or_overlap(demo: EmbeddedBackend) -> None:
    whole = find(demo, "რომანი", limit=50)
    parts = [find(demo, "რომანი", offset=at, limit=7) for at in range(0, 49, 7)]
    joined = [work.best.biblio_id for part in parts for work in part.works]
    assert joined == [work.best.biblio_id for work in whole.works][:49]
    assert find(demo, "რომანი", offset=100_000).works == ()


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("ვეფ", KNIGHT, SuggestionKind.TITLE),
        ("დუმბ", "ნოდარ დუმბაძე", SuggestionKind.AUTHOR),
        ("dumb", "ნოდარ დუმბაძე", SuggestionKind.AUTHOR),
        ("Думб", "ნოდარ დუმბაძე", SuggestionKind.AUTHOR),
        ("vepkhis", KNIGHT, SuggestionKind.TITLE),
        ("უფლისწ", "პატარა უფლისწული", SuggestionKind.TITLE),
        ("shakesp", "უილიამ შექსპირი", SuggestionKind.AUTHOR),
        ("კულინ", "კულინარია", SuggestionKind.SUBJECT),
        ("the great ga", "The Great Gatsby", SuggestionKind.TITLE),
        ("wereT", "აკაკი წერეთელი", SuggestionKind.AUTHOR),
    ],
)
def test_suggestions(demo: EmbeddedBackend, typed: str, text: str, kind: SuggestionKind) -> None:
    found = demo.suggest(typed)
    assert len(found) <= MOST_SUGGESTIONS
    (meant,) = (each for each in found if each.text == text)
    assert meant.kind is kind
    assert (meant.biblio_id is not None) == (kind is SuggestionKind.TITLE)
    page = find(demo, text)
    assert page.match is Match.WORDS


def test_suggestions_need_two_letters(demo: EmbeddedBackend) -> None:
    assert demo.suggest("ვ") == demo.suggest("") == demo.suggest(" !") == ()
    assert len(demo.suggest("მა")) == MOST_SUGGESTIONS


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("ჰარი პოტერი და მათემატიკური სახლი", "ჰარი პოტერი და ფილოსოფიური ქვა"),
        ("ასი წლის მარტოობა მარკესი ქვა", "მარტოობის ასი წელიწადი"),
        ("the grand gatsby story", "The Great Gatsby"),
    ],
)
def test_nearest_titles_when_nothing_is_found(
    demo: EmbeddedBackend, words: str, title: str
) -> None:
    page = find(demo, words)
    assert (page.match, page.total, page.works) == (Match.NOTHING, 0, ())
    assert title in {work.best.title for work in page.nearest}


def test_a_call_number_finds_what_stands_there(demo: EmbeddedBackend) -> None:
    knight = next(w.best.biblio_id for w in find(demo, KNIGHT).works if w.best.title == KNIGHT)
    found = demo.biblio(knight, home=M0)
    assert found is not None
    page = find(demo, found.items[0].call_number, limit=50)
    assert knight in {each.biblio_id for work in page.works for each in work.editions}


@pytest.mark.parametrize("number", ["ISBN 978-9941-31-543-5", "9941-31-543-0", "9789941315435"])
def test_book_numbers(demo: EmbeddedBackend, number: str) -> None:
    assert titles(find(demo, number)) == ["კატა და გენერალი"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(max_size=250), st.sampled_from(list(Sort)))
def test_any_text_is_answered(demo: EmbeddedBackend, text: str, sort: Sort) -> None:
    page = find(demo, text, sort=sort, author=text[:20], limit=3)
    assert len(page.works) <= 3
    find(demo, text)
    assert len(demo.suggest(text)) <= MOST_SUGGESTIONS


@pytest.mark.parametrize(
    "words",
    [
        "", "ა", "ა" * 10_000, "a " * 5_000, '"', "'", "*", "NEAR(a b)", "a OR b", "col:ა", "%_%",
        "\0", "ა\0ბ", "😀📚", "\u202eქარი\u202c", "\u200fქარი", "კarи", "-ქარი", "(((", "\ud800",
        "ქარი AND NOT ზღვა", "1" * 200, "Å" * 200, "w" * 200, "y" * 60,
    ],
)  # fmt: skip
def test_hostile_words_are_answered(world: World, words: str) -> None:
    world.title(title="ქარი")
    page = find(world.embedded, words)
    assert page.total <= 1
    world.backend.suggest(words)
    world.backend.heard((words,), home=M0)


def test_marks_of_direction_are_not_there(world: World) -> None:
    world.title(title="ქარი")
    assert find(world.embedded, "\u202eქარი\u202c").match is Match.WORDS


def test_records_with_forms_unknown_here_are_found(world: World) -> None:
    title = world.title(title="ქარი", form="wax_cylinder")
    page = find(world.embedded, "ქარი", languages=[Language.GEORGIAN], audiences=[Audience.ADULT])
    assert page.works[0].best.biblio_id == BiblioId(title)
    assert page.works[0].editions[0].form is MaterialForm.BOOK
