"""Nothing can be on the screen and missing from speech, braille, scanning or the grammar."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.announcer import spoken_node, whole_page
from accessibility.braille.text import node_line
from accessibility.exemptions import EXEMPTIONS, is_exempt
from accessibility.focus import Moved, Stuck, Turned, move
from accessibility.intents import Direction
from accessibility.page import Grid, Page, Place
from accessibility.pages import at_place, paginate
from accessibility.profiles import LOUDSPEAKER, SpeechContext
from accessibility.scanning.order import scan_order
from accessibility.semantics import NodeState, Role, Sensitivity
from accessibility.wrapping import cells
from config.i18n import Lexicon
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.state import State
from tests.grids import GRIDS, LANGUAGES
from voice.listen.grammar import grammar

HEADSET = SpeechContext(may_say_private=True)


CASES = [
    pytest.param(
        language,
        grid,
        id=f"{language}-{grid.cols}x{grid.rows}",
        marks=() if number == 0 or at % 2 == 0 else pytest.mark.slow,
    )
    for number, language in enumerate(LANGUAGES)
    for at, grid in enumerate(GRIDS)
]
"""The first language at every grid; the others at every other one, and at all with all tests."""


def every_page(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> list[tuple[str, State, Page]]:
    return [
        (name, state, page)
        for name, state in samples(language, grid)
        for page in paginate(build(state), lexicons[language], grid)
    ]


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_all_ways_lead_to_the_same_nodes(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, _, page in every_page(language, grid, lexicons):
        operable = [node.id for node in page.operable()]
        scanned = [node_id for group in scan_order(page) for node_id in group.node_ids]
        assert scanned == operable, name
        assert focus_chain(page) == operable, name
        heard = grammar(page, lexicons[language])
        expected = {n.id for n in page.operable() if not is_exempt(n.sensitivity, "grammar")}
        assert heard.targets >= expected, name
        # What stands on another page of the screen may be said, too.
        assert heard.targets - expected <= {n.id for n in page.spec.nodes}, name
        visible = [cell.node.id for row in page.all_rows() for cell in row.cells]
        assert [i for i in visible if i in operable] == operable, name


def focus_chain(page: Page) -> list[str]:
    """Every node met by pressing Right from the first one."""
    chain = [page.operable()[0].id]
    while True:
        there = move(replace(page, focus=chain[-1]), Direction.RIGHT)
        if isinstance(there, Stuck):
            return chain
        assert isinstance(there, Moved)
        chain.append(there.node_id)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_pages_together_hold_every_node_and_every_letter(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    """No node is lost between pages, and a text cut by a page end goes on on the next."""
    for name, state in samples(language, grid):
        spec = build(state)
        pages = paginate(spec, lexicons[language], grid)
        shown = {n.id for page in pages for row in page.rows for n in row.nodes}
        assert {n.id for n in spec.nodes} <= shown, name
        for node in spec.nodes:
            if node.role is not Role.STATUS:
                continue
            lines = [
                line
                for page in pages
                for row in page.rows
                if row.nodes[0].id == node.id
                for line in row.lines
            ]
            text = "".join("".join(lines).split())
            for part in (node.name, node.value):
                if part is not None:
                    wanted = "".join(lexicons[language].render(part).split())
                    assert wanted in text, (name, node.id)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_every_page_fits_its_grid(language: str, grid: Grid, lexicons: dict[str, Lexicon]) -> None:
    for name, _, page in every_page(language, grid, lexicons):
        height = 1 + len(page.lead) + page.lead_gap
        height += sum(row.height for row in (*page.rows, *page.key_rows))
        assert height <= grid.rows, (name, page.index)
        assert cells(page.title) + cells(page.position) <= grid.cols, name
        for row in page.rows:
            margin = 0 if row.is_strip else page.prefix if row.digit else 1 if row.operable else 0
            for line in row.lines:
                assert cells(line) + margin <= grid.cols, (name, line)
        digits = [row.digit for row in page.rows if row.digit is not None]
        assert digits == list(range(1, len(digits) + 1)), name
        assert len(digits) <= 9, name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_only_data_is_ever_cut(language: str, grid: Grid, lexicons: dict[str, Lexicon]) -> None:
    """Labels are whole at every grid that people use; catalogue texts end visibly in …"""
    for name, _, page in every_page(language, grid, lexicons):
        for row in page.rows:
            if row.is_cut:
                assert any("…" in line for line in row.lines), name
                allowed = {Role.ITEM, Role.FIELD}
                if grid.rows <= 6:
                    allowed |= {Role.ACTION, Role.CHOICE}
                assert row.nodes[0].role in allowed, (name, row.lines)
        for row in page.all_rows():
            if row.is_strip and grid.cols >= 29:
                assert not any("…" in cell.label for cell in row.cells), (name, row.lines)


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_every_node_has_words_in_every_form(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, _, page in every_page(language, grid, lexicons):
        for node in (*page.operable(), *page.texts()):
            for context in (LOUDSPEAKER, HEADSET):
                assert spoken_node(node, lexicons[language], context).strip(), (name, node.id)
            assert node_line(page, node, lexicons[language]).strip(), (name, node.id)
        assert len(whole_page(page, lexicons[language], LOUDSPEAKER).parts) >= 2, name


@pytest.mark.parametrize(("language", "grid"), CASES)
def test_loudspeaker_never_says_private_or_secret_things(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    for name, _, page in every_page(language, grid, lexicons):
        for node in (*page.operable(), *page.texts()):
            if node.sensitivity is Sensitivity.PUBLIC:
                continue
            said = spoken_node(node, lexicons[language], LOUDSPEAKER)
            own = lexicons[language].render(node.name)
            # The name of a fact is its label; of an item, or where nothing follows, the thing.
            is_label = node.role is Role.FIELD or (
                node.role is Role.STATUS and node.value is not None
            )
            if not is_label:
                assert own not in said, (name, node.id)
            if node.value is not None:
                assert lexicons[language].render(node.value) not in said, (name, node.id)


def test_every_exemption_names_its_clause() -> None:
    for exemption in EXEMPTIONS:
        assert exemption.clause.split()[0] in {"EN", "VVSG", "WCAG"}
        assert exemption.why
    assert not is_exempt(Sensitivity.PUBLIC, "grammar")
    assert not is_exempt(Sensitivity.PRIVATE, "grammar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_down_reaches_every_row_of_every_page_and_up_comes_back(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    for grid in GRIDS:
        for name, state in samples(language, grid):
            pages = paginate(build(state), lexicons[language], grid)
            met: set[str] = set()
            page = replace(pages[0], focus=pages[0].operable()[0].id)
            for _ in range(600):
                met.add(page.focus)
                there = move(page, Direction.DOWN)
                if isinstance(there, Stuck):
                    break
                if isinstance(there, Turned):
                    page = pages[page.index + there.step]
                else:
                    page = replace(page, focus=there.node_id)
            items = {
                n.id
                for p in pages
                for row in p.rows
                if not row.is_strip
                for n in row.operable
                if n.group != "pages"
            }
            assert items <= met, (name, grid)


@pytest.mark.parametrize("language", LANGUAGES)
def test_focus_stays_on_its_item_when_the_grid_changes(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    for name, state in samples(language, GRIDS[0]):
        spec = build(state)
        laid_out = [paginate(spec, lexicons[language], grid) for grid in GRIDS]
        for node in spec.nodes:
            if node.is_operable:
                for pages in laid_out:
                    assert at_place(pages, Place(node.id)).focus == node.id, (name, node.id)


def test_states_are_words_beside_a_sign() -> None:
    from accessibility.rows import STATE_SIGNS

    assert set(STATE_SIGNS) == set(NodeState)
