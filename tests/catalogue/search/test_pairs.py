"""The pairs of the language pack: what finds what, in which tier, and what never finds what."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kiosk.catalogue.finding import Match, SearchRequest
from kiosk.catalogue.search.searching import search
from tests.catalogue.embedded.world import M0, World

HERE = Path(__file__).parent
PAIRS = [
    (row[name], row["title"], int(row["tier"]) if row["expect"] == "match" else None)
    for file, name in (("tests_fold.csv", "query"), ("tests_stem.csv", "heard"))
    for row in csv.DictReader((HERE / file).read_text(encoding="utf-8").splitlines())
]
MORE = [
    ("ᲙᲐᲪᲘᲐ-ᲐᲓᲐᲛᲘᲐᲜᲘ", "კაცია-ადამიანი?!", 0),
    ("Ⴉⴀⴚⴈⴀ ⴀⴃⴀⴋⴈⴀⴌⴈ", "კაცია-ადამიანი?!", 0),
    ("მეფჱ", "მეფე", 0),
    ("ჴელმწიფე", "ხელმწიფე", 0),
    ("ვეფხის\u00adტყაოსანი\u200b", "ვეფხისტყაოსანი", 0),
    ("Nodar Dumbaʒe", "ნოდარ დუმბაძე", 3),
    ("kʼartʼuli ena", "ქართული ენა", 3),
    ("k`art`uli ena", "ქართული ენა", 3),
    ("q̇aračoġeli", "ყარაჩოღელი", 3),
    ("წყლის", "წყალი", 2),
    ("წყლები", "წყალი", 2),
    ("ქვეყნის", "ქვეყანა", 2),
    ("მინდვრებში", "მინდორი", 2),
    ("წიგნებისთვის", "წიგნი", 1),
    ("დედისგან", "დედა", 1),
    ("მზესავით", "მზე", 1),
    ("კაციც", "კაცი", 1),
    ("ომი და მშვიდობა", "ომი და მშვიდობა", 0),
    ("ომი & მშვიდობა", "ომი და მშვიდობა", 0),
    ("ომიდამშვიდობა", "ომი და მშვიდობა", 0),
    ("omidamshvidoba", "ომი და მშვიდობა", 3),
    ("dedis guli", "დედის გული", 3),
    ("dedebis", "დედა", 4),
    ("писателис", "მწერალი", None),
    ("ძია", "ზია", None),
    ("კარის", "ქარი", None),
    ("ტყე", "თქე", None),
    ("ჩარი", "ჭარი", None),
    ("წელი", "ცელი", None),
    ("ghari", "გარი", None),
    ("მწვანე", "მწვადი", None),
    ("რუსთავი", "რუსთაველი", None),
    ("თბილისური", "თბილისი", None),
    ("ქართველი", "ქართული", None),
    ("წიგნიერი", "წიგნი", None),
    ("sazeimo RonisZieba", "საზეიმო ღონისძიება", 3),
]  # fmt: skip


def test_there_are_as_many_pairs_as_there_were() -> None:
    assert len(PAIRS) == 94


@pytest.mark.parametrize(("query", "title", "tier"), PAIRS + MORE)
def test_a_pair(world: World, query: str, title: str, tier: int | None) -> None:
    world.title(title=title)
    with world.embedded.store.reading() as connection:
        found = search(connection, query)
    assert (found.tier if found.match is Match.WORDS else None) == tier
    page = world.backend.find(SearchRequest(words=query), home=M0)
    is_listed = page.match is Match.WORDS and page.works[0].best.title == title
    assert is_listed == (tier is not None)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("რუსთველი", "რუსთაველი"),
        ("ვეფხვისტყაოსანი", "ვეფხისტყაოსანი"),
        ("ვეფხისტყოსნი", "ვეფხისტყაოსანი"),
        ("ვეფხვის ტყაოსანი", "ვეფხისტყაოსანი"),
        ("vepxistkaosnai", "ვეფხისტყაოსანი"),
        ("ჭავჭვაძე", "ჭავჭავაძე"),
        ("სახალი", "სახელი"),
        ("შექსპრის ჰამლეტი", "შექსპირის ჰამლეტი"),
        ("mokingbird", "To Kill a Mockingbird"),
        ("Достоевсий", "Достоевский"),
    ],
)
def test_a_slip_is_only_a_guess(world: World, query: str, title: str) -> None:
    world.title(title=title)
    page = world.backend.find(SearchRequest(words=query), home=M0)
    assert (page.match, page.did_you_mean) == (Match.TYPING, True)
    assert page.works[0].best.title == title
    assert page.corrected


def test_what_is_found_by_its_words_is_never_mixed_with_guesses(world: World) -> None:
    world.title(title="რუსთაველი")
    world.title(title="რუსთავი")
    page = world.backend.find(SearchRequest(words="რუსთავი"), home=M0)
    assert [work.best.title for work in page.works] == ["რუსთავი"]
    assert page.match is Match.WORDS


@pytest.mark.parametrize(("query", "title"), [("ომი", "რომი"), ("სახლ", "სახე"), ("კატა", "კიტა")])
def test_short_words_have_no_slips(world: World, query: str, title: str) -> None:
    world.title(title=title)
    assert world.backend.find(SearchRequest(words=query), home=M0).match is Match.NOTHING


def test_old_font_encoding_in_a_record_is_read(world: World) -> None:
    world.title(title="sazeimo RonisZieba")
    page = world.backend.find(SearchRequest(words="ღონისძიება"), home=M0)
    assert (page.match, page.total) == (Match.WORDS, 1)
    assert world.backend.find(SearchRequest(words="სახლი"), home=M0).total == 0
