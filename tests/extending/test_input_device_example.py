"""docs/extending.md, "An input device": followed to the letter, a foot pedal drives a visit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from config.i18n import load_lexicons, msg
from tests.extending.page import steps
from tests.extending.tree import Tree, copy_of_project
from tests.tui.terminal import Terminal

STEPS = steps("input_device")
WORDS = load_lexicons(("ka",))["ka"]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = copy_of_project(tmp_path_factory.mktemp("device") / "project")
    made.apply(STEPS)
    return made


def test_every_command_of_the_page_succeeds(tree: Tree) -> None:
    commands = [block.text for step in STEPS for block in step.blocks if block.language == "sh"]
    assert len(commands) == 2
    for command in commands:
        done = tree.shell(command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "input.devices = foot_pedal:FootPedal pedal  (file kiosk.toml)" in done.stdout


def test_a_device_that_is_missing_is_told_of(tree: Tree) -> None:
    """Step 1 left out: the kiosk does not start, and says why; check-config says the same."""
    settings = tree.root / "wrong.toml"
    settings.write_text('[input]\ndevices = ["hand_pedal:HandPedal pedal"]\n')
    for command in ("check-config", "demo --plain", "demo"):
        done = tree.shell(f"python -m kiosk --config wrong.toml {command} < /dev/null")
        assert done.returncode != 0
        assert "needs the module 'hand_pedal', which is not installed" in done.stderr, command


@pytest.mark.parametrize("front_end", [(), ("--plain",)], ids=["picture", "plain"])
def test_a_patron_goes_through_a_visit_by_foot(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, front_end: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tree.root)
    fifo = tree.root / "pedal"
    fifo.unlink(missing_ok=True)
    os.mkfifo(fifo)
    kiosk = Terminal(
        ("kiosk", "--config", "kiosk.toml", "demo", *front_end),
        80,
        30,
        KIOSK_SPEECH__STARTS="off",
        # A test is quicker than feet are.
        KIOSK_INPUT__SETTLE_S="0",
        KIOSK_LOG__PATH=str(tmp_path / "log"),
    )
    with kiosk:
        shows(kiosk, "welcome-title")
        step_on(fifo, "press")
        shows_last(kiosk, "search-field", other="menu-demo")
        # Back, past my books and my holds, to signing in.
        step_on(fifo, "back")
        shows_last(kiosk, "menu-demo", other="search-field")
        step_on(fifo, "next", "next", "next", "press")
        shows(kiosk, "card-title")


def step_on(fifo: Path, *lines: str) -> None:
    fifo.write_text("".join(f"{line}\n" for line in lines))


def shows_last(kiosk: Terminal, row: str, *, other: str) -> None:
    """Wait until the row stands there below the last one of the other page, or alone: a picture is
    painted piece by piece, and lines are told one below the other.
    """
    wanted, gone = (WORDS.render(msg(each)) for each in (row, other))
    kiosk.wait_for(lambda: kiosk.shown().rfind(wanted) > kiosk.shown().rfind(gone))


def shows(kiosk: Terminal, title: str) -> None:
    """Wait until a line begins with the title; a row of that name begins with its number."""
    wanted = WORDS.render(msg(title))
    kiosk.wait_for(
        lambda: any(line.lstrip().startswith(wanted) for line in kiosk.shown().splitlines())
    )
