"""Whatever the catalogue holds, every screen stays a screen."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.announcer import whole_page
from accessibility.cleaning import clean
from accessibility.page import Grid, Page
from accessibility.pages import paginate
from accessibility.profiles import LOUDSPEAKER
from accessibility.wrapping import cells
from config.i18n import Lexicon
from kiosk.plain.telling import told
from kiosk.samples import samples
from kiosk.samples.data import LIBRARIES, LOANS, RECORD
from kiosk.screens import build
from kiosk.session.activities import AtHome, ViewingLoans, ViewingRecord
from kiosk.session.state import State, Stop
from kiosk.shell.answer_cleaning import LONGEST, clean_text, cleaned
from kiosk.tui.layout import cursor, hit, layout
from tests.grids import LANGUAGES
from tests.hostile.samples import poisoned
from tests.hostile.texts import KNOWN, hostile

HARMFUL = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def harmful(text: str) -> list[str]:
    return [ascii(char) for char in text if unicodedata.category(char) in HARMFUL]


def assert_sound(page: Page, words: Lexicon) -> None:
    """Drawn exactly to the grid, of printable letters only; focus, click and words in order."""
    lines = layout(page)
    assert len(lines) == page.grid.rows
    for line in lines:
        drawn = "".join(span.text for span in line)
        assert harmful(drawn) == []
        assert sum(cells(span.text) for span in line) == page.grid.cols
        assert wcwidth.wcswidth(drawn) == page.grid.cols
        assert unicodedata.is_normalized("NFC", drawn)
    assert page.focused.is_operable
    x, y = cursor(page)
    assert hit(page, x, y) == page.focus
    said = whole_page(page, words, LOUDSPEAKER).text
    assert harmful(said) == []
    assert [harmful(line) for line in told(page, words) if harmful(line)] == []


@given(hostile)
@settings(max_examples=400)
def test_clean_text_is_clean_once_and_for_all(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert harmful(once) == []
    assert "  " not in once
    assert once == once.strip(" ")
    short = clean_text(text)
    assert clean_text(short) == short
    assert len(short) <= LONGEST


@pytest.mark.parametrize("at", range(len(KNOWN)))
def test_every_screen_survives_every_known_text(at: int, lexicons: dict[str, Lexicon]) -> None:
    language = LANGUAGES[at % len(LANGUAGES)]
    for _, state in samples(language, Grid(58, 17)):
        bad = cleaned(poisoned(state, lambda: KNOWN[at]))
        for page in paginate(build(bad), lexicons[language], Grid(58, 17)):
            assert_sound(page, lexicons[language])


@given(st.lists(hostile, min_size=1, max_size=5), st.integers(20, 90), st.integers(6, 30))
@settings(max_examples=60)
def test_every_screen_survives_any_text_on_any_grid(
    lexicons: dict[str, Lexicon], texts: list[str], cols: int, rows: int
) -> None:
    grid = Grid(cols, rows)
    pick = random.Random(cols * rows)
    every = samples("ka", grid)
    for _, state in pick.sample(every, 8):
        bad = cleaned(poisoned(state, lambda: pick.choice(texts)))
        pages = paginate(build(bad), lexicons["ka"], grid)
        for page in (pages[0], pages[len(pages) // 2], pages[-1]):
            assert_sound(page, lexicons["ka"])


def _at(activity: ViewingRecord | ViewingLoans) -> State:
    state = samples("ka", Grid(58, 17))[0][1]
    return replace(state, path=(Stop(AtHome()), Stop(activity)))


def test_five_thousand_copies_make_no_endless_page(lexicons: dict[str, Lexicon]) -> None:
    items = tuple(
        RECORD.items[at % len(RECORD.items)].model_copy(update={"item_id": at})
        for at in range(5_000)
    )
    spec = build(_at(ViewingRecord(RECORD.model_copy(update={"items": items}))))
    # The branches of a network are few: copies are told by branch, not one by one.
    assert len(spec.nodes) <= 30 + 2 * len(LIBRARIES)
    pages = paginate(spec, lexicons["ka"], Grid(58, 17))
    assert len(pages) <= 10
    for page in pages:
        assert_sound(page, lexicons["ka"])


def test_five_hundred_loans_are_all_there(lexicons: dict[str, Lexicon]) -> None:
    loans = tuple(LOANS[1].model_copy(update={"checkout_id": at}) for at in range(500))
    spec = build(_at(ViewingLoans(loans)))
    pages = paginate(spec, lexicons["ka"], Grid(58, 17))
    shown = [n.id for page in pages for n in page.operable() if n.id.startswith("loan-")]
    assert len(shown) == len(set(shown)) == 500
    assert 500 // 9 <= len(pages) <= 500 // 3
    for page in pages:
        assert_sound(page, lexicons["ka"])


def test_a_title_of_a_million_letters_is_a_few_pages(lexicons: dict[str, Lexicon]) -> None:
    record = cleaned(RECORD.model_copy(update={"title": "ა" * 1_000_000, "author": "\x1b" * 10**6}))
    pages = paginate(build(_at(ViewingRecord(record))), lexicons["ka"], Grid(58, 17))
    assert sum(len(row.lines) for page in pages for row in page.rows) <= 60
    for page in pages:
        assert_sound(page, lexicons["ka"])
