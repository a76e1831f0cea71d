"""Every signal there is, to the supervisor and to its child: handled, or harmless."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kiosk.shell.signal_rules import ENDING, FAULTS
from kiosk.shell.terminal_modes import CLEAN_TERMINAL
from tests.supervising.kiosk_tree import HANDS_OFF, KioskTree, hands_off, kiosk

STANDING = (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
DEADLY = (signal.SIGKILL, *FAULTS)
HARMLESS = tuple(sorted(signal.valid_signals() - {*ENDING, *DEADLY, signal.SIGSTOP}, key=int))
"""Of both; real-time signals among them."""


def assert_given_back(tree: KioskTree) -> None:
    """Nothing runs, the terminal is as it was, and nothing of the picture is on it."""
    assert tree.local_modes() & HANDS_OFF == HANDS_OFF
    assert tree.shown() == ""
    assert not tree.screen.cursor.hidden
    assert b"Traceback" not in tree.raw


def test_what_ends_nothing_changes_nothing(tmp_path: Path) -> None:
    with kiosk(tmp_path) as tree:
        tree.wait_until_up()
        before = tree.family[:2]
        for number in HARMLESS:
            for pid in before:
                os.kill(pid, number)
        # A child that was stopped is told to go on; a stopped supervisor leaves it working.
        for number in STANDING:
            os.kill(before[1], number)
        tree.send(b"\x1b[B")
        tree.wait_for(lambda: "▶3" in tree.shown())
        tree.send(b"\x1b[A")
        tree.wait_for(lambda: "▶2" in tree.shown())
        os.kill(before[0], signal.SIGSTOP)
        tree.send(b"\x1b[A")
        tree.wait_for(lambda: "▶1" in tree.shown())
        os.kill(before[0], signal.SIGCONT)
        tree.send(b"\x1b[B")
        tree.wait_for(lambda: "▶2" in tree.shown())
        assert tree.family[:2] == before
        assert hands_off(tree)


@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_asked_to_end_all_of_it_ends(tmp_path: Path, number: signal.Signals) -> None:
    with kiosk(tmp_path) as tree:
        tree.wait_until_up()
        family = tree.family
        os.kill(family[0], number)
        assert tree.wait_for_exit() == 0
        tree.wait_until_gone(family)
        assert_given_back(tree)


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGKILL,
        *(pytest.param(each, marks=pytest.mark.slow) for each in FAULTS),
    ],
    ids=lambda number: number.name,
)
def test_a_supervisor_that_is_killed_leaves_nobody_behind(
    tmp_path: Path, number: signal.Signals
) -> None:
    """The child gives the terminal back, and takes the voice host with it."""
    with kiosk(tmp_path, env={"KIOSK_SPEECH__STARTS": "on"}) as tree:
        tree.wait_until_up()
        while len(family := tree.family) < 3:
            tree.take()
        os.kill(family[0], number)
        assert tree.wait_for_exit() == -number
        tree.wait_until_gone(family)
        tree.wait_for(lambda: tree.raw.endswith(CLEAN_TERMINAL))
        assert tree.local_modes() & HANDS_OFF == HANDS_OFF
        assert tree.shown() == ""


def test_a_supervisor_that_is_killed_while_the_child_loads_leaves_nobody_behind(
    tmp_path: Path,
) -> None:
    with kiosk(tmp_path) as tree:
        while len(family := tree.family) < 2:
            tree.take()
        os.kill(family[0], signal.SIGKILL)
        tree.wait_until_gone(family)
        assert tree.wait_for_exit() == -signal.SIGKILL
        assert tree.local_modes() & HANDS_OFF == HANDS_OFF


@pytest.mark.parametrize(
    "numbers",
    [
        (signal.SIGTERM, signal.SIGKILL),
        *(
            pytest.param(each, marks=pytest.mark.slow)
            for each in (
                (signal.SIGINT, signal.SIGHUP),
                (signal.SIGQUIT, signal.SIGSEGV),
                (signal.SIGABRT, signal.SIGBUS),
                (signal.SIGFPE, signal.SIGILL),
                (signal.SIGTRAP, signal.SIGSYS),
            )
        ),
    ],
    ids=lambda numbers: "-".join(each.name for each in numbers),
)
def test_a_child_that_is_ended_alone_is_started_again(
    tmp_path: Path, numbers: tuple[signal.Signals, ...]
) -> None:
    with kiosk(tmp_path) as tree:
        tree.wait_until_up()
        for number in numbers:
            supervisor, child = tree.family[:2]
            at = len(tree.raw)
            os.kill(child, number)
            while CLEAN_TERMINAL not in tree.raw[at:]:
                tree.take()
            tree.wait_until_up()
            assert tree.family[0] == supervisor
            assert child not in tree.family
            assert hands_off(tree)
        assert (tmp_path / "kiosk.log").read_text().count("K202") == len(numbers)


def test_every_signal_is_in_one_of_these_tests() -> None:
    assert {*HARMLESS, *ENDING, *DEADLY, signal.SIGSTOP} == signal.valid_signals()
