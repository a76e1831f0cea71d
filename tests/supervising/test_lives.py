"""A kiosk that ends by accident is started again on an empty screen, without a trace."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.shell.supervisor import Patience
from kiosk.shell.terminal_modes import CLEAN_TERMINAL
from tests.patience import PATIENCE_S

SCRIPT = """
import os, select, signal, sys, time
from pathlib import Path
from config.start_faults import FaultCode, StartFault
from kiosk.shell.supervisor import Patience, supervise
lives = Path(sys.argv[1])
log = lives.with_name("log")
{setting}
def work():
    number = len(lives.read_text()) if lives.exists() else 0
    with lives.open("a") as file:
        file.write("x")
    os.write(1, b"canary title")
    {body}
def tell(line):
    with log.open("a") as file:
        file.write(line + "\\n")
patience = Patience(first_s=0, calm_after_s={calm_after_s}, shown_s={shown_s})
print("ended", supervise(work, patience=patience, tell=tell))
"""
AGAIN_S = 0.05
TO_THE_END = "os.kill(os.getppid(), signal.SIGTERM); os.read(0, 1)"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a supervised program did."""

    raw: bytes
    code: int
    lives: int
    log: str


def run_on_pty(
    tmp_path: Path,
    body: str,
    *,
    setting: str = "",
    stop_after: bytes = b"",
    enter_after: bytes = b"",
    calm_after_s: float = 0,
    shown_s: float = 0,
) -> Seen:
    """With ``stop_after``, SIGTERM once it was seen; with ``enter_after``, Enter until something
    comes of it: what is typed before it is waited for is dropped.
    """
    master, slave = pty.openpty()
    script = SCRIPT.replace("{setting}", setting).replace("{body}", body)
    script = script.replace("{calm_after_s}", f"{calm_after_s}")
    script = script.replace("{shown_s}", f"{shown_s}")
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "lives")],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=Path(__file__).parents[2],
    )
    os.close(slave)
    seen, is_entering = b"", False
    while True:
        while is_entering and not select.select([master], [], [], AGAIN_S)[0]:
            os.write(master, b"\r")
        try:
            chunk = os.read(master, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
        if stop_after and stop_after in seen:
            process.send_signal(signal.SIGTERM)
            stop_after = b""
        _, is_shown, behind = seen.rpartition(enter_after) if enter_after else (b"", b"", b"")
        is_entering = bool(is_shown) and b"canary title" not in behind
    os.close(master)
    log = tmp_path / "log"
    return Seen(
        seen,
        process.wait(timeout=PATIENCE_S),
        len((tmp_path / "lives").read_text()),
        log.read_text() if log.exists() else "",
    )


def test_aborts_and_faults_are_lived_through_without_a_trace(tmp_path: Path) -> None:
    seen = run_on_pty(
        tmp_path,
        "if number == 0: os.abort()\n"
        "    if number == 1: raise RuntimeError('canary fault')\n"
        "    if number == 2: sys.exit('canary exit')\n"
        # As a kiosk ends when a signal reaches the child alone.
        "    if number == 3: return 0\n"
        f"    {TO_THE_END}",
    )
    assert seen.code == 0
    assert seen.lives == 5
    assert seen.raw.count(CLEAN_TERMINAL) == 5
    assert b"Traceback" not in seen.raw
    assert b"canary fault" not in seen.raw
    assert seen.raw.rstrip().endswith(b"ended 0")
    told = seen.log.splitlines()
    assert [line.split()[0] for line in told] == ["K202", "K201", "K202", "K202"]
    assert "SIGABRT" in told[0]
    assert "RuntimeError" in told[1]
    assert "canary" not in seen.log


@pytest.mark.parametrize(
    "body", ["return 2", "raise StartFault((FaultCode.WORDS, 'one sentence'))"]
)
def test_what_keeps_it_from_its_first_start_is_said_and_not_tried_again(
    tmp_path: Path, body: str
) -> None:
    seen = run_on_pty(tmp_path, body)
    assert seen.lives == 1
    assert seen.raw.rstrip().endswith(b"ended 2")
    is_told = "StartFault" in body
    assert seen.log == ("K105 one sentence\n" if is_told else "")
    assert (b"K105 one sentence\r\n" in seen.raw) is is_told


def test_a_kiosk_that_stood_is_not_given_up_for_its_settings(tmp_path: Path) -> None:
    """They were changed while it ran: what is wrong with them is shown until they are right."""
    seen = run_on_pty(
        tmp_path,
        "if number == 0: os.abort()\n"
        "    if number == 1: raise StartFault((FaultCode.WORDS, 'one sentence'))\n"
        f"    {TO_THE_END}",
        enter_after=b"K105 one sentence",
        shown_s=PATIENCE_S,
    )
    assert (seen.lives, seen.code) == (3, 0)
    assert "K105 one sentence" in seen.log


@pytest.mark.parametrize("way", ["enter", "time"])
def test_after_three_quick_deaths_the_fault_is_shown_and_it_waits(tmp_path: Path, way: str) -> None:
    seen = run_on_pty(
        tmp_path,
        f"if number < 3: os.kill(os.getpid(), signal.SIGSEGV)\n    {TO_THE_END}",
        calm_after_s=PATIENCE_S,
        enter_after=b"K203" if way == "enter" else b"",
        shown_s=PATIENCE_S if way == "enter" else 0,
    )
    assert (seen.lives, seen.code) == (4, 0)
    assert seen.raw.count(b"K203") == 1
    assert [line.split()[0] for line in seen.log.splitlines()] == ["K202", "K202", "K203"]
    assert "SIGSEGV" in seen.log


def test_while_a_fault_is_shown_it_ends_when_asked(tmp_path: Path) -> None:
    seen = run_on_pty(
        tmp_path,
        "raise ValueError('canary')",
        calm_after_s=PATIENCE_S,
        shown_s=10 * PATIENCE_S,
        stop_after=b"K201",
    )
    assert (seen.lives, seen.code) == (3, 0)
    assert seen.raw.endswith(CLEAN_TERMINAL + b"ended 0\r\n")


def test_asked_to_end_it_ends_and_is_not_started_again(tmp_path: Path) -> None:
    seen = run_on_pty(tmp_path, "os.read(0, 1)", stop_after=b"canary title")
    assert seen.lives == 1
    assert seen.raw.rstrip().endswith(b"ended 0")


MADE_SLOWLY = """
fork, parent, (reading, writing) = os.fork, os.getpid(), os.pipe()
def made_slowly():
    child = fork()
    if child:
        os.read(reading, 1)
    return child
os.fork = made_slowly
"""


def test_asked_to_end_while_the_child_is_made_it_ends_with_it(tmp_path: Path) -> None:
    """Neither may be left alone with the terminal."""
    seen = run_on_pty(
        tmp_path,
        "os.kill(parent, 15)\n"
        "    os.write(writing, b'.')\n"
        "    while os.getppid() == parent: select.select([0], [], [], 0.1)",
        setting=MADE_SLOWLY,
    )
    assert (seen.code, seen.lives) == (0, 1)
    assert seen.raw.rstrip().endswith(b"ended 0")


def test_waits_grow_and_are_bounded() -> None:
    patience = Patience(first_s=0.2, longest_s=5)
    waits = [patience.after(failures) for failures in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] == 0.2
    assert waits[-1] == 5
