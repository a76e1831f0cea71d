"""The real thing: a process, a pty, and what a terminal makes of its bytes."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from accessibility.page import Grid, Page
from kiosk.tui.layout import Block, as_text, blocks, cursor, layout
from kiosk.tui.themes import LIGHT_ON_DARK
from tests.tui.demo import NOISE
from tests.tui.samples import SCREENS, letters, menu, page_of, results
from tests.tui.terminal import Terminal

DEMO = "tests.tui.demo"


@pytest.mark.parametrize(
    ("name", "size"), [("results", (80, 22)), ("letters", (58, 17)), ("menu", (29, 8))]
)
def test_the_screen_is_the_layout(name: str, size: tuple[int, int]) -> None:
    with Terminal([DEMO, name], *size) as terminal:
        page = page_of(SCREENS[name](), Grid(*size))
        terminal.wait_until_shown(as_text(layout(page)))


def test_keys_touch_and_size_do_what_they_mean() -> None:
    with Terminal([DEMO, "results"], 80, 22) as terminal:
        grid = Grid(80, 22)
        terminal.wait_until_shown(as_text(layout(page_of(results(), grid))))
        terminal.send(b"\x1b[B")
        terminal.wait_until_shown(as_text(layout(page_of(results(), grid, "b1"))))
        y = blocks(page_of(results(), grid))[2].top + 1
        terminal.send(f"\x1b[<0;70;{y}M\x1b[<0;70;{y}m")
        terminal.wait_until_shown(as_text(layout(page_of(results(), grid, "b2"))))
        terminal.resize(40, 11)
        terminal.wait_until_shown(as_text(layout(page_of(results(), Grid(40, 11), "b2"))))


def is_painted(terminal: Terminal, page: Page) -> bool:
    """Whether all of a page stands there: its text, its focus and, painted last, the cursor."""
    focused = next(block for block in blocks(page) if page.focus in node_ids(block))
    swapped = {
        y
        for y in range(page.grid.rows)
        if all(terminal.screen.buffer[y][x].reverse for x in range(page.grid.cols))
    }
    at = terminal.screen.cursor
    return (
        terminal.shown() == as_text(layout(page)).rstrip()
        and swapped == set(range(focused.top, focused.bottom))
        and (at.x, at.y) == cursor(page)
    )


def node_ids(block: Block) -> set[str]:
    return {node.id for node in block.row.nodes}


def test_the_focused_row_is_swapped_and_bold_and_the_cursor_on_it() -> None:
    with Terminal([DEMO, "menu"], 80, 22) as terminal:
        terminal.wait_for(lambda: is_painted(terminal, page_of(menu(), Grid(80, 22))))
        y = blocks(page_of(menu(), Grid(80, 22)))[0].top
        for x in range(80):
            cell = terminal.screen.buffer[y][x]
            assert (cell.reverse, cell.bold) == (True, True)
            assert f"#{cell.bg}" == LIGHT_ON_DARK.focus_text
            assert f"#{cell.fg}" == LIGHT_ON_DARK.focus_background
        assert not terminal.screen.buffer[y + 2][5].reverse
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (0, y)
        assert terminal.screen.cursor.hidden


def test_without_colours_the_focus_is_still_swapped() -> None:
    with Terminal([DEMO, "menu"], 80, 22, NO_COLOR="1") as terminal:
        terminal.wait_for(lambda: is_painted(terminal, page_of(menu(), Grid(80, 22))))
        y = blocks(page_of(menu(), Grid(80, 22)))[0].top
        assert terminal.screen.buffer[y][40].reverse
        assert not terminal.screen.buffer[y + 2][40].reverse


LOCKED = (
    b"\x03\x10\x11\x1a\x1c\x04\x13\x0e\x0f\x17\x0c\x12"  # ^C ^P ^Q ^Z ^\ ^D ^S ^N ^O ^W ^L ^R
    b"\x1b[21~\x1b[24~\x1b[2~\x1b[F"  # F10 F12 Insert End
    b"\x1b[<2;5;5M\x1b[<2;5;5m\x1b[<1;5;5M\x1b[<1;5;5m"  # right and middle button
    b"\x1b[<64;5;5M\x1b[<65;5;5M"  # wheel
    b"\x1b[<0;5;5M\x1b[<32;9;9M\x1b[<0;9;9m"  # drag
    b"\xff\xfe\xc3\x28"  # bytes that are no text
    b"\x1b[200~1\r1\r\x1b[201~"  # paste
    b"\x1b[O\x1b[I"  # terminal loses and gets the focus
)


def test_nothing_a_patron_sends_gets_out_or_is_answered_with_a_byte() -> None:
    with Terminal([DEMO, "menu"], 80, 22) as terminal:
        terminal.wait_for(lambda: is_painted(terminal, page_of(menu(), Grid(80, 22))))
        # Once a few keys have been answered, all that belongs to the start is painted.
        for key, focus in ((b"\x1b[B", "m1"), (b"\x1b[A", "m0"), (b"\x1b[B", "m1")):
            terminal.send(key)
            page = page_of(menu(), Grid(80, 22), focus)
            terminal.wait_for(lambda page=page: is_painted(terminal, page))  # type: ignore[misc]
        at = len(terminal.raw)
        terminal.send(LOCKED)
        # It still lives and reads: the next key is the first that is answered.
        terminal.send(b"\x1b[B")
        last = page_of(menu(), Grid(80, 22), "m2")
        terminal.wait_for(lambda: is_painted(terminal, last))
        after = as_text(layout(last))
        written = re.sub(rb"\x1b\[\?2026[hl]", b"", terminal.raw[at:]).decode()
        words = "".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written).split())
        first, second = (line for line in after.splitlines() if line[1:2] in ("2", "3"))
        assert words == "".join((first + second).split())


def test_what_libraries_print_does_not_reach_the_screen(tmp_path: Path) -> None:
    log = tmp_path / "noise.log"
    with Terminal([DEMO, "menu", "light_on_dark", str(log)], 58, 17) as terminal:
        terminal.wait_until_shown(as_text(layout(page_of(menu(), Grid(58, 17)))))
        terminal.resize(40, 11)
        terminal.wait_until_shown(as_text(layout(page_of(menu(), Grid(40, 11)))))
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_end() == 0
    assert NOISE.strip() not in terminal.raw
    assert log.read_bytes().count(NOISE) == 2
    assert log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_it_ends_when_asked_and_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Terminal([DEMO, "menu"], 58, 17) as terminal:
        terminal.wait_until_shown(as_text(layout(page_of(menu(), Grid(58, 17)))))
        terminal.kill(number)
        assert terminal.wait_for_end() == 0
    assert b"\x1b[?1049l" in terminal.raw
    assert b"Traceback" not in terminal.raw


def test_it_ends_when_the_terminal_is_gone() -> None:
    with Terminal([DEMO, "menu"], 58, 17) as terminal:
        terminal.wait_until_shown(as_text(layout(page_of(menu(), Grid(58, 17)))))
        terminal.hang_up()
        terminal.wait_for_end()


def test_letters_of_any_kind_can_be_typed() -> None:
    with Terminal([DEMO, "letters"], 58, 17) as terminal:
        terminal.wait_until_shown(as_text(layout(page_of(letters(), Grid(58, 17)))))
        terminal.send("ისტ й?")
        terminal.wait_for(lambda: "საძიებო: ვეფხისტ й?▁" in terminal.shown())
