"""Every Georgian title of the collection is found by every way of writing it in other letters."""

from __future__ import annotations

import unicodedata

import pytest

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.backends.embedded.seed.tables import table
from kiosk.catalogue.finding import Match, SearchRequest
from kiosk.catalogue.search.folding import ALPHABET, fold
from kiosk.catalogue.search.spelling import is_georgian
from tests.catalogue.embedded.world import M0
from tests.catalogue.search.romanising import EVERY, written

TITLES = sorted({row["title"] for row in table("catalogue") if is_georgian(row["title"])})
MTAVRULI = {letter: letter + 0x1C90 - 0x10D0 for letter in range(0x10D0, 0x10F1)}
ASOMTAVRULI = {letter: letter + 0x10A0 - 0x10D0 for letter in range(0x10D0, 0x10F1)}
NUSKHURI = {letter: letter + 0x2D00 - 0x10D0 for letter in range(0x10D0, 0x10F1)}


def found(demo: EmbeddedBackend, query: str, title: str) -> bool:
    page = demo.find(SearchRequest(words=query, limit=50), home=M0)
    return page.match is Match.WORDS and title in {work.best.title for work in page.works}


@pytest.mark.parametrize("system", EVERY)
def test_every_title_is_found_as_romanised(demo: EmbeddedBackend, system: str) -> None:
    assert [t for t in TITLES if not found(demo, written(t, system), t)] == []


@pytest.mark.parametrize("letters", [MTAVRULI, ASOMTAVRULI, NUSKHURI])
def test_every_title_is_found_in_every_script(
    demo: EmbeddedBackend, letters: dict[int, int]
) -> None:
    assert [t for t in TITLES if not found(demo, t.translate(letters), t)] == []


def test_every_letter_of_the_older_scripts_is_todays() -> None:
    """By the names Unicode gives them: also the letters at the ends of the three ranges."""
    compared = 0
    for code in (*range(0x10A0, 0x10C6), *range(0x1C90, 0x1CC0), *range(0x2D00, 0x2D26)):
        name = unicodedata.name(chr(code), "")
        for style in ("CAPITAL LETTER ", "SMALL LETTER ", "MTAVRULI CAPITAL LETTER "):
            if name.startswith(f"GEORGIAN {style}"):
                today = unicodedata.lookup(f"GEORGIAN LETTER {name.split(style)[1]}")
                assert fold(f"ა{chr(code)}ა") == fold(f"ა{today}ა"), name
                compared += 1
    assert compared > 3 * len(ALPHABET)


def test_every_title_is_found_without_its_spaces(demo: EmbeddedBackend) -> None:
    missed = [t for t in TITLES if not found(demo, "".join(filter(str.isalnum, t)), t)]
    assert missed == []
