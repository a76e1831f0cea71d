"""No hand, however rude, gets out of the kiosk, breaks it or makes it say what it should not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from accessibility.page import Grid
from config.i18n import load_lexicons
from kiosk.screens import build
from kiosk.session.state import Fixed, State
from kiosk.tui.layout import as_text, layout
from tests.arriving import arrived
from tests.lockdown.bytes_out import FEATURES, strange, words_of
from tests.lockdown.kiosk_process import RUN, KioskTerminal, environment, served
from tests.lockdown.noise import Noise, Size
from tests.patience import PATIENCE_S

GRID = Grid(58, 17)
HOME, BACK = b"\x1b[H", b"\x1b"
ANSWERED_S = 2.0
"""Without another byte, until a key counts as answered."""
BATCH = 20


def first_screens() -> list[str]:
    """The first screen as each language draws it."""
    return [
        as_text(layout(arrived(build(state), words, GRID))).rstrip()
        for language, words in load_lexicons().items()
        for state in [State(Fixed(), GRID, date(2026, 1, 1), language)]
    ]


def answers(terminal: KioskTerminal) -> bool:
    """Whether the kiosk comes home; "try the keys" is left by Back twice.

    Key by key, each after the answer to the one before: together they would be one movement.
    """
    for key in (HOME, BACK, BACK, HOME) * 3:
        terminal.flood(key)
        if terminal.shows(FIRST, patience_s=ANSWERED_S):
            return True
    return terminal.shows(FIRST, patience_s=PATIENCE_S)


FIRST = first_screens()


def _harass(folder: Path, seed: int, acts: int) -> None:
    noise = Noise(seed)
    with (
        served() as (url, _),
        KioskTerminal(RUN, 80, 22, environment(url, folder), draws=False) as terminal,
    ):
        terminal.draw_anew(GRID.cols, GRID.rows)
        assert terminal.shows(FIRST, patience_s=PATIENCE_S), terminal.shown()
        terminal.draws = False
        text = b""
        for at in range(acts):
            act = noise.act()
            if isinstance(act, Size):
                terminal.flood(text)
                text = b""
                terminal.resize(act.cols, act.rows)
            else:
                text += act
            if at % BATCH == BATCH - 1:
                terminal.flood(text)
                text = b""
            if at % 1000 == 999:
                _check(terminal, seed, at)
        terminal.flood(text)
        terminal.draw_anew(GRID.cols, GRID.rows)
        assert answers(terminal), f"seed {seed}: not at home but at\n{terminal.shown()}"
        assert terminal.is_alive()
        _check(terminal, seed, acts)
        # Before the line is cut, which threads in the middle of a write complain about.
        log = (folder / "kiosk.log").read_text()
        assert "fault" not in log
        assert "Traceback" not in log


def _check(terminal: KioskTerminal, seed: int, at: int) -> None:
    # What may still be half a sequence is looked at the next time.
    cut = terminal.raw.rfind(b"\x1b", -200)
    raw, terminal.raw = terminal.raw[:cut], terminal.raw[cut:]
    assert strange(raw, may_ring=True) == [], f"seed {seed}, before act {at}"
    words = words_of(raw)
    assert [word for word in FEATURES if word in words] == [], f"seed {seed}, before act {at}"


@pytest.mark.parametrize("seed", [1])
def test_five_thousand_rude_acts(tmp_path: Path, seed: int) -> None:
    _harass(tmp_path, seed, 5_000)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [2, 3, 4, 5])
def test_a_hundred_thousand_rude_acts(tmp_path: Path, seed: int) -> None:
    _harass(tmp_path, seed, 25_000)
