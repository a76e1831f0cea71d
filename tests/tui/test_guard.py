"""From its first moment to its last the terminal is the kiosk's."""

from __future__ import annotations

import os
import sys
import termios
from pathlib import Path

import pytest

from kiosk.shell.terminal_guard import TerminalGuard
from tests.tui.terminal import Terminal

HANDS_OFF = termios.ECHO | termios.ICANON | termios.ISIG
"""What a terminal does with typing by itself."""
TYPED = b"\x03\x1a\x1c\x13a\r\xe1\x83\x90q"  # ^C ^Z ^\ ^S a Enter


def test_what_is_typed_neither_shows_nor_ends_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Terminal(["tests.tui.guarded", str(log)], 58, 17) as terminal:
        terminal.wait_until_shown("ready")
        assert not terminal.local_modes() & HANDS_OFF
        terminal.send(TYPED)
        terminal.wait_until_shown(f"ready\n{TYPED.hex()}\nafter")
        assert terminal.local_modes() & HANDS_OFF == HANDS_OFF
        assert terminal.wait_for_end() == 0
    assert log.read_bytes() == b"noise"


def test_without_a_terminal_it_only_moves_the_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log"
    streams = sys.__stdout__, sys.__stderr__
    with TerminalGuard(log):
        os.write(1, b"one ")
        os.write(2, b"two")
    os.write(1, b"three")
    assert (sys.__stdout__, sys.__stderr__) == streams
    assert log.read_bytes() == b"one two"
    assert capfd.readouterr().out == "three"


def test_a_log_that_cannot_be_written_changes_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(FileNotFoundError), TerminalGuard(tmp_path / "nowhere" / "log"):
        pass
    os.write(1, b"still here")
    assert capfd.readouterr().out == "still here"
