"""After a visit nothing of the patron is left: not in files, on the terminal or in memory."""

from __future__ import annotations

import os
import re
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.i18n import load_lexicons, msg
from kiosk.shell.terminal_modes import CLEAN_TERMINAL
from tests.lockdown.bytes_out import strange, words_of
from tests.lockdown.kiosk_process import KioskTerminal, environment, served
from tests.privacy.canaries import (
    CANARIES,
    CARD,
    NAME,
    PIN,
    TITLE,
    files_with,
    found_in,
    lines_with,
    put_in,
)
from tests.privacy.under_glass import DONE, MEMORY

BREAKING = ("tests.privacy.breaking",)
GLASS = ("tests.privacy.under_glass",)
WORDS = load_lexicons(["ka"])["ka"]
LOANS = WORDS.render(msg("menu-loans"))
FOUND = "ძებნა: "
"""A list of results, whatever was found; also what says that nothing was."""


class Visit:
    """A patron at a kiosk under glass."""

    def __init__(self, terminal: KioskTerminal, folder: Path) -> None:
        self.terminal = terminal
        self.folder = folder

    def press(self, keys: str, then: str) -> None:
        """Press, and wait until ``then`` stands there."""
        self.terminal.send(keys)
        self.terminal.wait_for(lambda: then in self.terminal.shown())

    def arrive(self, keys: str, title: str) -> None:
        """Press, and wait until the screen of that title stands there."""
        self.terminal.send(keys)
        words = WORDS.render(msg(title))
        self.terminal.wait_for(lambda: self.terminal.shown().lstrip().startswith(words))

    def choose(self, words: str, title: str) -> None:
        """Press the digit before these words."""
        row = re.compile(rf"(?m)^.(\d)\s+.*{re.escape(words)}")
        self.terminal.wait_for(lambda: row.search(self.terminal.shown()) is not None)
        self.arrive(row.findall(self.terminal.shown())[0], title)

    def sign_in(self) -> None:
        self.arrive("", "welcome-title")
        self.choose(LOANS, "card-title")
        self.press(CARD, CARD)
        self.arrive("\r", "pin-title")
        self.press(PIN, "•" * len(PIN))
        self.arrive("\r", "loans-title")

    def sign_in_and_look_about(self) -> None:
        self.sign_in()
        self.press("\x1b[6~", f"{TITLE} ")
        self.arrive("\x1bOP", "help-title")
        self.arrive("\x1b", "loans-title")
        self.choose(TITLE, "loan-title")
        self.arrive("\x1b[H", "menu-title")
        self.choose(WORDS.render(msg("menu-account")), "account-title")
        self.press("", NAME)
        self.arrive("\x1b[H", "menu-title")
        self.choose(WORDS.render(msg("menu-search")), "search-title")
        self.press(f"{TITLE}\r", FOUND)
        self.arrive("\x1b[H", "menu-title")

    def ask(self, number: signal.Signals) -> None:
        """Send a signal and wait until the kiosk says that it is done."""
        self.terminal.kill(number)
        with (self.folder / DONE).open("rb") as fifo:
            assert fifo.read() == b"."

    def memory(self) -> bytes:
        self.ask(signal.SIGUSR1)
        return (self.folder / MEMORY).read_bytes()


@contextmanager
def visit(folder: Path, program: tuple[str, ...] = GLASS) -> Iterator[Visit]:
    glass = folder / "glass"
    home = folder / "home"
    glass.mkdir()
    home.mkdir()
    os.mkfifo(glass / DONE)
    with served() as (url, opened):
        put_in(opened)
        # As libraries' own kiosks: a debugging log, and all writing under one folder.
        env = environment(url, home, GLASS_FOLDER=str(glass), PYTHONPATH=os.getcwd())
        with KioskTerminal(program, 58, 17, env) as terminal:
            yield Visit(terminal, glass)


def assert_gone(seen: Visit, home: Path, said_goodbye: int) -> None:
    memory = seen.memory()
    assert len(memory) > 1_000_000, "the look into memory saw nothing"
    assert found_in(memory) == [], lines_with(memory)
    assert found_in(seen.terminal.raw[said_goodbye:]) == []
    assert b"\x1b]" not in seen.terminal.raw, "a title or clipboard"
    assert found_in(seen.terminal.shown().encode()) == []
    assert files_with(home) == []
    assert (home / "kiosk.log").exists()


def test_the_look_into_memory_finds_what_is_there(tmp_path: Path) -> None:
    with visit(tmp_path) as seen:
        seen.sign_in_and_look_about()
        assert NAME in found_in(seen.memory())


def test_nothing_stays_after_a_visit_that_was_finished(tmp_path: Path) -> None:
    with visit(tmp_path) as seen:
        seen.sign_in_and_look_about()
        seen.choose(WORDS.render(msg("menu-finish")), "goodbye-title")
        seen.arrive("\r", "welcome-title")
        said_goodbye = len(seen.terminal.raw)
        seen.press("\x1b[B", "▶2")
        assert_gone(seen, tmp_path / "home", said_goodbye)


def test_nothing_stays_after_a_visit_that_was_left(tmp_path: Path) -> None:
    with visit(tmp_path) as seen:
        seen.sign_in_and_look_about()
        seen.ask(signal.SIGUSR2)
        seen.arrive("", "still-there-title")
        seen.ask(signal.SIGUSR2)
        seen.arrive("", "welcome-title")
        said_goodbye = len(seen.terminal.raw)
        seen.press("\x1b[B", "▶2")
        assert_gone(seen, tmp_path / "home", said_goodbye)


@pytest.mark.parametrize("breaks", ["drawing", "stepping", "abort"])
def test_nothing_stays_after_the_front_end_broke(
    tmp_path: Path, breaks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BREAKS", breaks)
    with visit(tmp_path, BREAKING) as seen:
        seen.sign_in()
        seen.arrive("\x1b[H", "menu-title")
        seen.choose(WORDS.render(msg("menu-account")), "welcome-title")
        broke = seen.terminal.raw.rindex(CLEAN_TERMINAL) + len(CLEAN_TERMINAL)
        assert found_in(seen.terminal.raw[broke:]) == []
        assert found_in(seen.terminal.shown().encode()) == []
        assert strange(seen.terminal.raw[:broke].replace(CLEAN_TERMINAL, b"")) == []
        assert "Traceback" not in words_of(seen.terminal.raw)
        assert files_with(tmp_path) == []
        if breaks != "abort":
            assert "fault: ValueError" in (tmp_path / "home" / "kiosk.log").read_text()


def test_the_log_is_for_its_owner_only(tmp_path: Path) -> None:
    with visit(tmp_path) as seen:
        seen.arrive("", "welcome-title")
        assert stat.S_IMODE((tmp_path / "home" / "kiosk.log").stat().st_mode) & 0o077 == 0


def test_canaries_are_unmistakable() -> None:
    assert found_in(b"") == []
    assert found_in("".join(CANARIES).encode()) == list(CANARIES)
    with pytest.raises(AssertionError):
        assert found_in(NAME.encode("unicode_escape")) == []
