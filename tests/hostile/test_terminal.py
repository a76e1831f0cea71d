"""Hostile records through service, HTTP, session and Textual, down to the bytes of the terminal."""

from __future__ import annotations

import re
from pathlib import Path

from config.i18n import load_lexicons, msg
from kiosk.catalogue.opened_library import OpenedLibrary
from tests.hostile.texts import KNOWN
from tests.lockdown.bytes_out import FEATURES, strange, words_of
from tests.lockdown.kiosk_process import RUN, KioskTerminal, environment, served

CARD, PIN = "2000000015", "1234"
"""Thirty loans."""
CUT = re.compile(rb"\x1b(?:\[[0-9;:?<>]*)?\Z")
WORDS = load_lexicons(["ka"])["ka"]


def _poison(opened: OpenedLibrary) -> int:
    """Every title, author, branch, call number and message becomes one of the known texts."""
    with opened.backend.store.writing() as connection:
        rows = connection.execute("SELECT biblio_id FROM biblios").fetchall()
        for at, row in enumerate(rows):
            text = _storable(KNOWN[at % len(KNOWN)])
            connection.execute(
                "UPDATE biblios SET title = ?, author = ?, subjects = ?, publisher = ?"
                " WHERE biblio_id = ?",
                (text, text, f"{text}; {text}", text, row["biblio_id"]),
            )
        evil = _storable("".join(text for text in KNOWN if len(text) < 1000))
        connection.execute("UPDATE patrons SET name = ?, message = ?", (evil, evil))
    return len(rows)


def _storable(text: str) -> str:
    return text[:100_000].encode("utf-8", "replace").decode()


def test_hostile_records_send_nothing_but_letters(tmp_path: Path) -> None:
    with (
        served() as (url, opened),
        KioskTerminal(RUN, 58, 17, environment(url, tmp_path)) as terminal,
    ):
        assert _poison(opened) >= len(KNOWN)

        def press(keys: str, title: str) -> None:
            terminal.send(keys)
            words = WORDS.render(msg(title))
            terminal.wait_for(lambda: terminal.shown().lstrip().startswith(words))

        press("", "welcome-title")
        press("2", "card-title")
        press(f"{CARD}\r", "pin-title")
        press(f"{PIN}\r", "loans-title")
        for page in range(2, 5):
            terminal.send("\x1b[6~")
            terminal.wait_for(lambda page=page: f" {page + 1} / " in terminal.shown())  # type: ignore[misc]
        press("\x1b[H", "menu-title")
        for _ in range(3):
            press("5", "account-title")
            press("\x1b[H", "menu-title")
            terminal.resize(terminal.screen.columns + 7, terminal.screen.lines + 2)
        # The last picture may still be on its way; half a sequence is no strange one.
        terminal.wait_for(lambda: CUT.search(terminal.raw) is None)
        assert strange(terminal.raw) == []
        assert [word for word in FEATURES if word in words_of(terminal.raw)] == []
    assert "fault" not in (tmp_path / "kiosk.log").read_text()
