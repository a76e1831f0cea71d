"""Queries as patrons put them, by kind, and what they mean of the demonstration collection.

Two tables: what was tried by hand (``asked.tsv``), and further queries of the same kinds
(``asked_otherwise.tsv``). ``expected``: see README.md beside them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.backends.embedded.seed.tables import biblio_id, table
from kiosk.catalogue.finding import LONGEST_QUERY, Match, SearchRequest, Work, WorksPage
from tests.catalogue.embedded.world import M0

HERE = Path(__file__).parent
TABLES = ("asked", "asked_otherwise")
LEAST_AT_1 = 0.93
LEAST_AT_3 = 0.96
LEAST_OF_A_KIND = 0.6
AUDIENCES = {biblio_id(row["id"]): row["audience"] for row in table("catalogue")}
SUBJECTS = {biblio_id(row["id"]): row["subjects"] for row in table("catalogue")}


def asked(name: str) -> list[dict[str, str]]:
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_right(work: Work, expected: str) -> bool:
    kind, _, value = expected.partition(":")
    match kind if value else "":
        case "FORM":
            return work.best.form == value
        case "AUD":
            return AUDIENCES[work.best.biblio_id] == value
        case "SUBJ":
            return any(value in SUBJECTS[each.biblio_id] for each in work.editions)
        case "WORD":
            return value in work.best.title.replace(",", " ").split()
    title, _, author = expected.partition("~")
    return title in ("", work.best.title) and author in work.best.author


def place(page: WorksPage, expected: str | None) -> int:
    """Where the first right work stands, 0 for nowhere; 1 where nothing certain is right to say."""
    if not expected:
        return int(page.match is not Match.WORDS)
    right = (
        at
        for at, work in enumerate(page.works, start=1)
        if any(is_right(work, each) for each in expected.split("|"))
    )
    return next(right, 0)


def places(demo: EmbeddedBackend, rows: Sequence[Mapping[str, str]]) -> dict[str, list[int]]:
    """By kind."""
    found = defaultdict(list)
    for row in rows:
        page = demo.find(SearchRequest(words=row["query"], limit=3), home=M0)
        found[row["kind"]].append(place(page, row["expected"]))
    return found


@pytest.mark.parametrize("name", TABLES)
def test_what_is_meant_comes_first(demo: EmbeddedBackend, name: str) -> None:
    found = places(demo, asked(name))
    every = [at for kind in found.values() for at in kind]
    assert sum(at == 1 for at in every) / len(every) >= LEAST_AT_1
    assert sum(at > 0 for at in every) / len(every) >= LEAST_AT_3
    poor = {kind: at for kind, at in found.items() if at.count(1) / len(at) < LEAST_OF_A_KIND}
    assert poor == {}


@pytest.mark.parametrize(
    ("words", "form"),
    [("აუდიოწიგნი", "audiobook"), ("ბრაილის შრიფტით", "braille"), ("крупный шрифт", "large_print")],
)
def test_a_form_alone_lists_what_is_in_it(demo: EmbeddedBackend, words: str, form: str) -> None:
    page = demo.find(SearchRequest(words=words, limit=50), home=M0)
    assert page.match is Match.WORDS
    assert {work.best.form for work in page.works} == {form}
    assert page.total == sum(row["form"].replace(" ", "_") == form for row in table("catalogue"))


def test_a_title_that_is_in_no_such_form_is_only_a_guess(demo: EmbeddedBackend) -> None:
    page = demo.find(SearchRequest(words="კუკარაჩა ბრაილით"), home=M0)
    assert (page.match, page.corrected) == (Match.TYPING, "კუკარაჩა")
    assert page.works[0].best.title == "კუკარაჩა"


def test_a_filter_that_was_chosen_goes_before_words_for_a_form(demo: EmbeddedBackend) -> None:
    request = SearchRequest.model_validate({"words": "აუდიოწიგნი დუმბაძე", "forms": ["book"]})
    page = demo.find(request, home=M0)
    assert {work.best.form for work in page.works} == {"book"}


def test_the_edition_whose_number_was_typed_comes_first(demo: EmbeddedBackend) -> None:
    numbered = [row for row in table("catalogue") if row["isbn"]]
    for row in numbered:
        page = demo.find(SearchRequest(words=row["isbn"]), home=M0)
        assert page.works[0].best.biblio_id == biblio_id(row["id"]), row["id"]


@pytest.mark.parametrize("words", ["?", "!!! …", "ა", "x", "წიგნი " * 1_000, "ა" * 1_000])
def test_odd_queries_are_answered(demo: EmbeddedBackend, words: str) -> None:
    page = demo.find(SearchRequest(words=words[:LONGEST_QUERY], limit=3), home=M0)
    assert page == demo.find(SearchRequest(words=words, limit=3), home=M0)
