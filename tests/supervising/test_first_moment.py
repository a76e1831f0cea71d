"""The terminal is the kiosk's before anything is loaded, and from one life to the next."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kiosk.shell.first_moment import is_picture
from tests.lockdown.kiosk_process import environment
from tests.supervising.kiosk_tree import HANDS_OFF, NOWHERE, hands_off, kiosk
from tests.tui.terminal import Terminal

OUT = b"\x03\x1c\x1a\x04"
"""^C ^\\ ^Z ^D"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("run", True),
        ("demo", True),
        ("--config f.toml run", True),
        ("--config=f.toml run", True),
        ("--config run demo", True),
        ("run --plain", False),
        ("demo --plain", False),
        ("run --help", False),
        ("--help", False),
        ("", False),
        ("--config run", False),
        ("doctor", False),
        ("catalogue serve --demo", False),
        ("staff run", False),
    ],
)
def test_only_a_picture_takes_the_terminal(typed: str, expected: bool) -> None:
    assert is_picture(typed.split()) is expected


def test_it_is_taken_before_anything_is_loaded(tmp_path: Path) -> None:
    with Terminal(
        ["tests.supervising.importing", "run"], 58, 17, **environment(NOWHERE, tmp_path)
    ) as terminal:
        terminal.wait_for(lambda: "click" in terminal.shown())
        assert terminal.shown().split() == ["click:", "quiet"]


def test_no_key_gets_out_while_a_child_loads(tmp_path: Path) -> None:
    """From the first moment on, and again after each crash."""
    with kiosk(tmp_path) as tree:
        while not hands_off(tree):
            tree.take(0.001)
        for _ in range(2):
            # The screen of the child before may stand there still.
            while "▶1" not in tree.shown() or len(tree.family) < 2:
                assert hands_off(tree)
                tree.send(OUT)
                tree.take(0.01)
            supervisor, child = tree.family[:2]
            os.kill(child, signal.SIGKILL)
            while child in tree.family:
                assert hands_off(tree)
                tree.take(0.01)
        assert tree.family[0] == supervisor
        assert b"^C" not in tree.raw
        os.kill(supervisor, signal.SIGTERM)
        assert tree.wait_for_exit() == 0
        assert tree.local_modes() & HANDS_OFF == HANDS_OFF
