"""What matters is never hidden by a grid: a screen is met at its beginning, and no line is empty
while something is cut short."""

from __future__ import annotations

import pytest

from accessibility.page import ARRIVAL, Grid, Page
from accessibility.pages import at_place, paginate
from accessibility.semantics import Node, Role, ScreenSpec
from accessibility.wrapping import wrap
from config.i18n import Form, Lexicon, msg, text
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.intents import OpenLoan, SetLanguage
from tests.grids import GRIDS, LANGUAGES

TOO_SMALL = Grid(20, 6)
"""Must be survived: the reason and the likeliest act come first, if not on one page."""
ALWAYS = frozenset({("ka", Grid(29, 8)), ("en", Grid(40, 11)), ("ka", TOO_SMALL)})
CASES = [
    pytest.param(
        language,
        grid,
        id=f"{language}-{grid.cols}x{grid.rows}",
        marks=() if (language, grid) in ALWAYS else pytest.mark.slow,
    )
    for language in LANGUAGES
    for grid in GRIDS
]


def laid_out(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> list[tuple[str, ScreenSpec, tuple[Page, ...]]]:
    return [
        (name, spec, paginate(spec, lexicons[language], grid))
        for name, state in samples(language, grid)
        for spec in (build(state),)
    ]


def free_lines(page: Page) -> int:
    used = 1 + len(page.lead) + len(page.key_rows) + page.has_caption_line
    return page.grid.rows - used - sum(row.height - row.gap_before for row in page.rows)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_a_screen_is_met_at_its_beginning_with_the_likeliest_act(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, spec, pages in laid_out(language, grid, lexicons):
        met = at_place(pages, ARRIVAL)
        assert met.index == 0, name
        if grid == TOO_SMALL or (spec.typing is not None and spec.outcome is not None):
            continue
        first = spec.entry or next((n.id for n in spec.nodes if n.is_operable), "")
        if first:
            assert met.node(first) is not None, (name, first)
        if spec.entry:
            assert met.focus == spec.entry, name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_why_not_is_on_the_page_that_is_met(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    """The whole reason, and so all that speech says is on the screen."""
    for name, spec, pages in laid_out(language, grid, lexicons):
        if spec.is_refusal and spec.outcome is None:
            first = pages[0].rows[0]
            assert first.nodes[0].id == "what", name
            if grid != TOO_SMALL:
                whole = wrap(lexicons[language].render(first.nodes[0].name), grid.body.cols - 1)
                assert first.lines == whole, name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_the_other_language_is_on_every_page_by_its_name(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, _, pages in laid_out(language, grid, lexicons):
        for page in pages:
            others = {
                node.intent.language
                for node in page.operable()
                if isinstance(node.intent, SetLanguage)
            }
            if not name.startswith("settings"):
                assert others == set(LANGUAGES) - {language}, name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_nothing_is_cut_short_over_empty_lines(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, spec, pages in laid_out(language, grid, lexicons):
        if spec.typing is not None:
            continue
        for page in pages:
            cut = [row for row in page.rows if row.is_cut and row.nodes[0].role is Role.ITEM]
            assert not cut or not free_lines(page) or page.grid.rows > 11, (name, cut[0].lines)
        if spec.lead is not None and spec.outcome is None and not pages[0].lead:
            lead = wrap(lexicons[language].render(spec.lead, Form.SHORT), grid.body.cols - 1)
            assert free_lines(pages[0]) < len(lead), name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_a_name_of_a_page_is_never_cut(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    if grid == TOO_SMALL:
        return
    for name, spec, pages in laid_out(language, grid, lexicons):
        if not spec.title.args:
            assert all(lexicons[language].render(spec.title) == p.title for p in pages), name


def loans(titles: list[str], words: Lexicon, grid: Grid) -> tuple[Page, ...]:
    """A list of books, each due on its own day."""
    state = dict(samples(words.language, grid))["loans"]
    spec = build(state)
    acts = [node for node in spec.nodes if node.role is not Role.ITEM]
    like = next(node for node in spec.nodes if node.role is Role.ITEM)
    items = [
        Node(
            f"loan-{n}",
            Role.ITEM,
            text(title),
            value=msg("due", due=f"{n} ნოემბერი"),
            states=like.states,
            intent=OpenLoan(like.intent.checkout_id),  # type: ignore[union-attr]
            position=(n, len(titles)),
            nouns=like.nouns,
        )
        for n, title in enumerate(titles, start=1)
    ]
    made = ScreenSpec(
        id="loans", title=spec.title, nodes=(*acts, *items), keys=spec.keys, head=spec.head
    )
    return paginate(made, words, grid)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("grid", GRIDS, ids=str)
def test_thirty_books_of_one_title_can_be_told_apart(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    pages = loans(["ერთი და იგივე წიგნი, რომელიც ოცდაათჯერ არის"] * 30, lexicons[language], grid)
    rows = [row for page in pages for row in page.rows if row.digit is not None]
    assert len(rows) == 30
    if grid != TOO_SMALL:
        assert len({row.lines for row in rows}) == 30


@pytest.mark.parametrize("grid", GRIDS, ids=str)
def test_a_title_of_three_hundred_letters_leaves_room_for_what_decides(
    grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    pages = loans(["ხანგრძლივი სათაური " * 16], lexicons["ka"], grid)
    if grid != TOO_SMALL:
        pages = pages[:1]
    (row,) = [row for page in pages if (row := page.row_of("loan-1")) is not None]
    if grid != TOO_SMALL:
        assert "1 ნოემბერი" in " ".join(row.lines)
