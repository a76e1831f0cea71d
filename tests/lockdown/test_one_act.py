"""One movement of a hand is one act, with the real kiosk on a pty and the real gaps."""

from __future__ import annotations

import re
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.i18n import load_lexicons, msg
from kiosk.catalogue.opened_library import OpenedLibrary
from tests.hostile.test_terminal import CARD, PIN
from tests.lockdown.kiosk_process import RUN, KioskTerminal, environment, served

WORDS = load_lexicons(["ka"])["ka"]
LOANS = WORDS.render(msg("menu-loans"))
RENEW_ALL = WORDS.render(msg("loans-renew-all"))
SIGN = WORDS.render(msg("not-taken-new-page"))
GRIDS = [(80, 22), (58, 17), (40, 11)]
ARROW = b"\x1b[B"


class Hands:
    """A patron before a kiosk whose pages need their quiet time."""

    def __init__(self, terminal: KioskTerminal, library: OpenedLibrary) -> None:
        self.terminal = terminal
        self._library = library

    def renewals(self) -> list[int]:
        with self._library.backend.store.reading() as connection:
            rows = connection.execute(
                "SELECT renewals_used FROM checkouts ORDER BY checkout_id"
            ).fetchall()
        return [row["renewals_used"] for row in rows]

    def wait(self, seconds: float) -> None:
        """Let so much time pass between two strokes, taking what is drawn."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.terminal._fd], [], [], left)[0]:
                self.terminal._read()

    def press(self, keys: bytes | str, then: str) -> None:
        """Press, and go on when what comes has stood long enough."""
        self.terminal.send(keys)
        self.terminal.wait_for(lambda: then in self.terminal.shown())
        self.wait(0.6)

    def title(self) -> str:
        """Without what stands at its right: the place in the list, or a sign."""
        return self.terminal.shown().splitlines()[0].strip().split("  ")[0]

    def digit(self, words: str) -> str:
        found = re.findall(rf"(?m)^.(\d)\s+.*{re.escape(words)}", self.terminal.shown())
        return str(found[0])

    def touch(self, words: str) -> bytes:
        lines = self.terminal.shown().splitlines()
        y = next(at for at, line in enumerate(lines, start=1) if words in line)
        return f"\x1b[<0;6;{y}M\x1b[<0;6;{y}m".encode()

    def to_loans(self) -> None:
        self.press("", WORDS.render(msg("welcome-title")))
        self.press(self.digit(LOANS), WORDS.render(msg("card-title")))
        self.press(f"{CARD}\r", WORDS.render(msg("pin-title")))
        self.press(f"{PIN}\r", RENEW_ALL)


@contextmanager
def hands(folder: Path, grid: tuple[int, int]) -> Iterator[Hands]:
    with served() as (url, library):
        env = environment(url, folder, KIOSK_INPUT__SETTLE_S="0.4", KIOSK_SCANNER__IS_USED="false")
        with KioskTerminal(RUN, *grid, env) as terminal:
            yield Hands(terminal, library)


def test_three_touches_at_once_renew_once(tmp_path: Path) -> None:
    with hands(tmp_path, GRIDS[0]) as ours:
        ours.to_loans()
        before = ours.renewals()
        ours.terminal.send(ours.touch(RENEW_ALL) * 3)
        ours.terminal.wait_for(lambda: ours.renewals() != before)
        ours.wait(1.0)
        assert max(now - then for now, then in zip(ours.renewals(), before, strict=True)) == 1


@pytest.mark.slow
@pytest.mark.parametrize("gap_s", [0.08, 0.15, 0.25])
@pytest.mark.parametrize("grid", GRIDS, ids=str)
def test_touches_with_real_gaps_renew_once(
    tmp_path: Path, grid: tuple[int, int], gap_s: float
) -> None:
    with hands(tmp_path, grid) as ours:
        ours.to_loans()
        before, touch = ours.renewals(), ours.touch(RENEW_ALL)
        for _ in range(4):
            ours.terminal.send(touch)
            ours.wait(gap_s)
        ours.terminal.wait_for(lambda: SIGN in ours.terminal.shown())
        ours.terminal.wait_for(lambda: SIGN not in ours.terminal.shown())
        after, title = ours.renewals(), ours.title()
        assert max(now - then for now, then in zip(after, before, strict=True)) == 1
        # What it brought is still in front, nobody has closed it.
        ours.wait(0.5)
        assert ours.title() == title


@pytest.mark.slow
@pytest.mark.parametrize("delay_s", [0.25, 0.5, 0.66])
@pytest.mark.parametrize("key", ["2", "\r"])
def test_a_key_that_is_held_opens_one_page(tmp_path: Path, key: str, delay_s: float) -> None:
    with hands(tmp_path, GRIDS[1]) as ours:
        ours.to_loans()
        before, list_ = ours.renewals(), ours.title()
        ours.terminal.send(key)
        ours.wait(delay_s)
        for _ in range(70):
            ours.terminal.send(key)
            ours.wait(0.033)
        ours.wait(0.5)
        renewed = [now - then for now, then in zip(ours.renewals(), before, strict=True)]
        # Enter renews all, which has the focus; 2 opens a book.
        assert max(renewed) == (1 if key == "\r" else 0)
        assert ours.title() != list_


@pytest.mark.slow
def test_an_arrow_in_pieces_moves_and_never_goes_back(tmp_path: Path) -> None:
    with hands(tmp_path, GRIDS[1]) as ours:
        ours.to_loans()
        title = ours.title()
        for _ in range(2):
            for byte in ARROW:
                ours.terminal.send(bytes([byte]))
                ours.wait(0.12)
        assert ours.title() == title
        assert "▶" in ours.terminal.shown()


def test_the_cursor_stands_where_the_next_letter_goes(tmp_path: Path) -> None:
    for grid in ((80, 22), (40, 11), (29, 8)):
        folder = tmp_path / str(grid[0])
        folder.mkdir()
        with hands(folder, grid) as ours:
            search = WORDS.render(msg("menu-search"))
            ours.press("", WORDS.render(msg("welcome-title")))
            ours.press(ours.digit(search[:8]), "▁")
            ours.press("saabb", "saabb▁")
            screen = ours.terminal.screen
            under = screen.buffer[screen.cursor.y][screen.cursor.x].data
            assert under == "▁", grid
