"""Finding titles: by any word, in three scripts, however it is spelt; and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.finding import LONGEST_QUERY, SearchRequest
from kiosk.catalogue.search.folding import fold, romanised
from kiosk.catalogue.search.isbn import isbn_13
from tests.catalogue.editions import found, found_ids
from tests.catalogue.embedded.world import F1, F2, M0, World

KNIGHT = "ვეფხისტყაოსანი"


def count(world: World, words: str) -> int:
    return len(found_ids(world.embedded, words))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (KNIGHT, KNIGHT),
        ("ვეფხ", KNIGHT),
        ("ᲕᲔᲤᲮᲘᲡᲢᲧᲐᲝᲡᲐᲜᲘ", KNIGHT),
        ("Ⴅⴄⴔⴞⴈⴑⴒⴗⴀⴍⴑⴀⴌⴈ", KNIGHT),
        ("„ვეფხისტყაოსანი“", KNIGHT),
        ("ვეფხის\u00adტყაოსანი", KNIGHT),
        ("vepkhistqaosani", KNIGHT),
        ("vepkhist'q'aosani", KNIGHT),
        ("Vepkhistʼqʼaosani", KNIGHT),
        ("რუსთაველი", KNIGHT),
        ("shota rustaveli", KNIGHT),
        ("Руставели", KNIGHT),
        ("რუსთაველი ვეფხ", KNIGHT),
        ("საქართველოს ისტორია", "ქართველი ერის ისტორია"),
        ("Шекспир", "ჰამლეტი"),
        ("shakespeare hamlet", "ჰამლეტი"),
        ("le petit prince", "პატარა უფლისწული"),
        ("hemingway", "მოხუცი და ზღვა"),
        ("მოხუცი & ზღვა", "მოხუცი და ზღვა"),
        ("9789941315435", "კატა და გენერალი"),
        ("978-9941-31-543-5", "კატა და გენერალი"),
        ("978 9941 31 543 5", "კატა და გენერალი"),
        ("9941-31-543-0", "კატა და გენერალი"),
        ("ალისა", "ალისა საოცრებათა ქვეყანაში"),
        ("Alice’s adventures", "Alice's Adventures in Wonderland"),
        ("alices adv", "Alice's Adventures in Wonderland"),
        ("капитанская", "Капитанская дочка"),
        ("ЧЕХОВ рассказы", "Рассказы"),
    ],
)
def test_found(demo: EmbeddedBackend, query: str, title: str) -> None:
    assert title in {each.title for each in found(demo, query)}


@pytest.mark.parametrize(
    "query",
    [
        "\0", "\0\0", "%", "_", "%%%", "'", '"', "''\"", "*", "😀", "📚📚", "--", ";",
        "' OR zz=zz --", "NEAR(", "ა" * 10_000, "\ud800", "\u200b", "ქქქქ", "ვეფხისტყაოსანი zzz",
        "\U0010ffff", "აა\0", "2" * 300, "a " * 5_000,
    ],
)  # fmt: skip
def test_odd_words_find_nothing_and_break_nothing(demo: EmbeddedBackend, query: str) -> None:
    ids = found_ids(demo, query[:LONGEST_QUERY])
    assert query.startswith("a ") or ids == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(max_size=300))
def test_no_text_is_an_error(demo: EmbeddedBackend, query: str) -> None:
    page = demo.find(SearchRequest(words=query[:LONGEST_QUERY], limit=3), home=M0)
    assert len(page.works) == min(3, page.total)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(romanised(once)) == romanised(once)


def test_letters_that_differ_stay_different(world: World) -> None:
    world.title(title="ქარი")
    assert world.backend.find(SearchRequest(words="კარი"), home=M0).did_you_mean
    assert count(world, "kari") == 1


def test_archaic_letters_are_read_as_todays() -> None:
    assert fold("ჱ ჲ ჳ ჴ ჵ ჶ ჷ ჸ ჼ") == "ე ი ვი ხ ო ფ ნ"
    assert fold("მეფჱ №5 — „წიგნი“") == "მეფე 5 წიგნი"


def test_every_word_must_be_found(world: World) -> None:
    world.title(title="დიდი ღამე")
    world.title(title="დიდი სახლი")
    assert count(world, "დიდი") == 2
    assert count(world, "ღამე დიდი") == 1
    assert count(world, "დიდი ქალაქი") == 0


def test_words_begin_so_they_do_not_end_so(world: World) -> None:
    world.title(title="ღამისთევა")
    assert count(world, "ღამის") == 1
    assert count(world, "თევა") == 0


def test_best_first(world: World) -> None:
    by_subject = world.title(title="სხვა", subjects=("ზღვა",))
    by_author = world.title(title="სხვა", authors=("ზღვა",))
    inside = world.title(title="მოხუცი და ზღვა")
    begins = world.title(title="ზღვა და მთა")
    exact = world.title(title="ზღვა")
    exact_too = world.title(title="ზღვა", subtitle="რომანი")
    found = found_ids(world.embedded, "ზღვა")
    assert found == [exact, exact_too, begins, inside, by_author, by_subject]
    romanised_query = found_ids(world.embedded, "zghva")
    assert romanised_query == found


def test_a_title_is_as_good_as_its_worst_word(world: World) -> None:
    mixed = world.title(title="ზღვა", authors=("ნოდარ ნიმუში",))
    whole = world.title(title="ნოდარ და ზღვა")
    found = found_ids(world.embedded, "ნოდარ ზღვა")
    assert found == [whole, mixed]


def test_windows_of_one_list_join_without_gap_or_overlap(demo: EmbeddedBackend) -> None:
    whole = demo.find(SearchRequest(words="ქართული", limit=50), home=M0)
    windows = [
        demo.find(SearchRequest(words="ქართული", offset=n, limit=7), home=M0)
        for n in range(0, 50, 7)
    ]
    joined = [each for window in windows for each in window.works]
    assert len(joined) >= 50
    assert joined[:50] == list(whole.works)
    assert {window.total for window in windows} == {whole.total}
    assert windows[2].offset == 14


def test_past_the_end_is_empty_but_counts(demo: EmbeddedBackend) -> None:
    page = demo.find(SearchRequest(words=KNIGHT, offset=1000, limit=10), home=M0)
    assert page.works == ()
    assert page.total > 0


def test_shelves_of_this_library_first_then_network_order(world: World) -> None:
    title = world.title(F2, M0, F1)
    for home, order in ((F1, (F1, M0, F2)), (F2, (F2, M0, F1)), (M0, (M0, F1, F2))):
        (work,) = world.embedded.find(SearchRequest(words="წიგნი"), home=home).works
        assert work.best.available_at == order
        found = world.embedded.biblio(title, home=home)
        assert found is not None
        assert tuple(item.library_id for item in found.items) == order


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9941315430", "9789941315435"),
        ("080442957X", "9780804429573"),
        ("080442957x", "9780804429573"),
        ("978–9941–31–543–5", "9789941315435"),
        ("978994131543", None),
        ("97899413154355", None),
        ("1234567890123", None),
        ("ვეფხისტყაო", None),
        ("", None),
    ],
)
def test_book_numbers(text: str, number: str | None) -> None:
    assert isbn_13(text) == number
