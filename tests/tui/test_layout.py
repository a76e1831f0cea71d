"""The picture is exactly as large as the terminal and shows everything there is to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.cleaning import clean
from accessibility.intents import Activate
from accessibility.page import Grid, Page
from accessibility.pages import paginate
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Typing
from accessibility.wrapping import cells
from config.i18n import Lexicon, load_lexicons, text
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.tui.layout import FOCUS_MARK, Line, as_text, blocks, cursor, hit, layout
from tests.grids import GRIDS, LANGUAGES
from tests.tui.samples import SCREENS, WORDS, keys, letters, menu, page_of, results

ALPHABET = st.sampled_from(
    [*"აბგჰ ", *"abz [/]", *"жй", *"三体", "é", "e\u0301", "👩‍👩‍👧", "🇬🇪", "❤\ufe0f", "\u00a0", "№"]
)
ANY_TEXT = st.one_of(st.lists(ALPHABET, max_size=60).map("".join), st.text(max_size=40))
CLEAN_TEXT = ANY_TEXT.map(clean).filter(bool)
ANY_GRID = st.builds(Grid, st.integers(1, 170), st.integers(1, 50))
ROLES = st.sampled_from([Role.ACTION, Role.ITEM, Role.CHOICE, Role.STATUS, Role.HEADING])


@st.composite
def specs(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> ScreenSpec:
    """Screens of any shape: lists, strips, fields, with any text in any place."""
    is_typing = draw(st.booleans())
    nodes = []
    for at in range(draw(st.integers(0, 14))):
        role = draw(ROLES)
        nodes.append(
            Node(
                f"n{at}",
                role,
                text(draw(texts)),
                value=draw(st.none() | texts.map(text)),
                states=draw(st.sampled_from([(), (), (NodeState.OVERDUE,)])),
                intent=None if role in (Role.STATUS, Role.HEADING) else Activate(),
                group=draw(st.sampled_from(["", "side"])),
            )
        )
    if is_typing:
        nodes.insert(0, Node("field", Role.FIELD, text("ველი"), value=text(draw(texts))))
        nodes.append(Node("submit", Role.ACTION, text("ძებნა"), intent=Activate(), group="do"))
    side = {node.group for node in nodes if not node.is_operable}
    return ScreenSpec(
        id="any",
        title=text(draw(texts)),
        nodes=tuple(nodes),
        keys=keys(),
        lead=draw(st.none() | texts.map(text)),
        outcome=draw(st.none() | texts.map(text)),
        typing=Typing.TEXT if is_typing else None,
        submit="submit" if is_typing else "",
        strips=frozenset({"side", "do"} - side),
    )


@given(spec=specs(ANY_TEXT), grid=ANY_GRID, data=st.data())
@settings(deadline=None)
def test_every_line_is_as_wide_as_the_grid_whatever_the_text(
    spec: ScreenSpec, grid: Grid, data: st.DataObject
) -> None:
    page = data.draw(st.sampled_from(paginate(spec, WORDS, grid)))
    lines = layout(page)
    assert len(lines) == grid.usable.rows
    for line in lines:
        shown = "".join(span.text for span in line)
        assert cells(shown) == grid.usable.cols
        assert sum(cells(span.text) for span in line) == grid.usable.cols
        # Blanks at the ends, and those side by side, are the picture's own.
        assert all(char.isprintable() or char == "\u00a0" for char in shown)


@given(spec=specs(CLEAN_TEXT), grid=ANY_GRID, data=st.data())
@settings(deadline=None)
def test_everything_there_is_to_do_can_be_seen_and_touched(
    spec: ScreenSpec, grid: Grid, data: st.DataObject
) -> None:
    page = data.draw(st.sampled_from(paginate(spec, WORDS, grid)))
    assert_all_there(page)


@pytest.fixture(scope="module")
def words() -> dict[str, Lexicon]:
    return load_lexicons(strict=True)


@pytest.mark.parametrize("grid", GRIDS, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_real_screen_is_whole(language: str, grid: Grid, words: dict[str, Lexicon]) -> None:
    for _, state in samples(language, grid):
        for page in paginate(build(state), words[language], grid):
            assert_all_there(page)


def assert_all_there(page: Page) -> None:
    lines = layout(page)
    touchable = {hit(page, x, y) for x, y in edges(page, lines)} - {None}
    assert touchable == {node.id for node in page.operable()}
    for row in page.all_rows():
        for cell in row.cells:
            if cell.node.is_operable and not row.is_cut:
                assert squeezed(cell.label) in squeezed(shown_of(lines, cell.node.id))
    assert focused(lines) == {page.focus}
    assert marks(lines) == 1
    x, y = cursor(page)
    assert hit(page, x, y) == page.focus


def edges(page: Page, lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
    """The first, a middle and the last cell of every stretch of the picture, and of what is left
    over of the terminal: between them a touch means the same."""
    for y, line in enumerate(lines):
        x = 0
        for span in line:
            width = cells(span.text)
            yield from ((at, y) for at in {x, x + width // 2, x + max(0, width - 1)})
            x += width
        yield page.grid.cols - 1, y
    for y in range(len(lines), page.grid.rows):
        yield from ((0, y), (page.grid.cols - 1, y))


def focused(lines: tuple[Line, ...]) -> set[str | None]:
    return {span.node_id for line in lines for span in line if span.look.is_focused}


def marks(lines: tuple[Line, ...]) -> int:
    return sum(
        span.text.startswith(FOCUS_MARK) for line in lines for span in line if span.look.is_focused
    )


def shown_of(lines: tuple[Line, ...], node_id: str) -> str:
    return "".join(span.text for line in lines for span in line if span.node_id == node_id)


def squeezed(shown: str) -> str:
    return "".join(shown.split())


def test_the_focused_row_is_marked_over_its_whole_width() -> None:
    lines = layout(page_of(results(), Grid(58, 17), focus="b1"))
    inverted = [line for line in lines if any(span.look.is_focused for span in line)]
    assert all(len(line) == 1 for line in inverted)
    assert [line[0].text[:4] for line in inverted] == ["▶2  ", "    "]


def test_a_strip_marks_only_the_focused_cell() -> None:
    lines = layout(page_of(letters(), Grid(58, 17), focus="l1"))
    (line,) = [line for line in lines if any(span.look.is_focused for span in line)]
    (cell,) = [span for span in line if span.look.is_focused]
    assert cell.text.rstrip() == "▶ბ"


def test_the_air_below_a_choice_belongs_to_it_under_a_finger() -> None:
    page = page_of(menu(), Grid(80, 22))
    first, second = blocks(page)[:2]
    assert hit(page, 79, first.top) == "m0"
    assert hit(page, 0, first.bottom) == "m0"
    assert first.reach == second.top


@pytest.mark.parametrize(("x", "y"), [(0, 0), (5, 1), (79, 21), (-1, 3), (80, 3), (0, 22)])
def test_beside_everything_there_is_nothing(x: int, y: int) -> None:
    assert hit(page_of(menu(), Grid(80, 22)), x, y) is None


def test_the_constant_keys_stand_on_the_last_lines() -> None:
    for name, make in SCREENS.items():
        for grid in GRIDS:
            page = page_of(make(), grid)
            last = layout(page)[-1]
            shown = {span.node_id for span in last} - {None}
            assert shown <= {"back", "repeat", "help", "home"}, name
            assert shown, name


def test_names_and_what_is_known_look_different() -> None:
    page = page_of(results(), Grid(58, 17), focus="b0")
    looks = [line[0].look.value for line in layout(page)]
    # The number of a choice looks like the key that it is; the focused one is marked whole.
    assert looks[3:8] == ["choice-focused", "value-focused", "blank", "number", "value"]


def test_markup_in_a_title_is_text() -> None:
    shown = as_text(layout(page_of(results(), Grid(80, 22))))
    assert "[red]ჯაყოს ხიზნები[/] [@click=app.quit]" in shown


def lines_of(shown: str) -> Iterator[str]:
    return (line for line in shown.splitlines() if line)


MENU_58x17 = """\
 ბიბლიოთეკა
 აირჩიეთ ნომერი.

▶1  წიგნის ძებნა

 2  ჩემი წიგნები

 3  ჩემი ჯავშნები

 4  ფილიალები

 5  English




 უკან       გამეორება       დახმარება       მთავარი"""

RESULTS_29x8 = """\
 ძებნა: რუსთაველი     1–3 / 6
 ნაპოვნია წიგნები.
▶1 ვეფხისტყაოსანი
 2 ! რუსთაველის…
 3 [red]ჯაყოს ხიზნები[/]…
 შემდეგი    წინა
 უკან თავიდან ? მენიუ"""


def test_a_menu_in_large_type() -> None:
    """Five numbered choices with air between, the first in focus, four keys below."""
    assert as_text(layout(page_of(menu(), Grid(58, 17)))) == MENU_58x17


def test_the_letters_in_the_largest_type() -> None:
    """The field, three rows of letters with the focus on the first, what sends it, the keys."""
    assert as_text(layout(page_of(letters(), Grid(40, 11)))) == (
        " ძებნა\n საძიებო: ვეფხ▁\n"
        "▶ა  ბ  გ  დ  ე  ვ  ზ  თ  ი  კ  ლ\n"
        " მ  ნ  ო  პ  ჟ  რ  ს  ტ  უ  ფ  ქ\n"
        " ღ  ყ  შ  ჩ  ც  ძ  წ  ჭ  ხ  ჯ  ჰ\n"
        " ძებნა    წაშლა\n\n\n\n\n"
        " უკან  გამეორება  დახმარება  მთავარი"
    )
