"""A kiosk that ends by accident is started again on an empty screen, without a trace."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

from kiosk.shell.supervisor import CLEAN_TERMINAL, Patience
from tests.patience import PATIENCE_S

SCRIPT = """
import os, select, sys, time
from pathlib import Path
from kiosk.shell.supervisor import supervise
lives = Path(sys.argv[1])
{setting}
def work():
    number = len(lives.read_text()) if lives.exists() else 0
    with lives.open("a") as file:
        file.write("x")
    os.write(1, b"canary title")
    {body}
print("ended", supervise(work, sleep=lambda seconds: None))
"""


def run_on_pty(
    tmp_path: Path, body: str, *, setting: str = "", stop_after: bytes = b""
) -> tuple[bytes, int, int]:
    """(all bytes, exit code, lives lived); with ``stop_after``, SIGTERM once it was seen."""
    master, slave = pty.openpty()
    lives = tmp_path / "lives"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            SCRIPT.replace("{setting}", setting).replace("{body}", body),
            str(lives),
        ],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=Path(__file__).parents[2],
    )
    os.close(slave)
    seen = b""
    while True:
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
    os.close(master)
    return seen, process.wait(timeout=PATIENCE_S), len(lives.read_text())


def test_aborts_and_faults_are_lived_through_without_a_trace(tmp_path: Path) -> None:
    seen, code, lives = run_on_pty(
        tmp_path,
        "if number == 0: os.abort()\n"
        "    if number == 1: raise RuntimeError('canary fault')\n"
        "    if number == 2: sys.exit('canary exit')\n"
        "    return 0",
    )
    assert code == 0
    assert lives == 4
    assert seen.count(CLEAN_TERMINAL) == 3
    assert b"Traceback" not in seen
    assert b"canary fault" not in seen
    assert seen.rstrip().endswith(b"ended 0")


def test_settings_that_cannot_be_used_are_not_tried_again(tmp_path: Path) -> None:
    seen, _, lives = run_on_pty(tmp_path, "return 2")
    assert lives == 1
    assert seen.rstrip().endswith(b"ended 2")


def test_asked_to_end_it_ends_and_is_not_started_again(tmp_path: Path) -> None:
    seen, _, lives = run_on_pty(tmp_path, "os.read(0, 1)", stop_after=b"canary title")
    assert lives == 1
    assert seen.rstrip().endswith(b"ended 0")


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
    seen, code, lives = run_on_pty(
        tmp_path,
        "os.kill(parent, 15)\n"
        "    os.write(writing, b'.')\n"
        "    while os.getppid() == parent: select.select([0], [], [], 0.1)",
        setting=MADE_SLOWLY,
    )
    assert (code, lives) == (0, 1)
    assert seen.rstrip().endswith(b"ended 0")


def test_waits_grow_and_are_bounded() -> None:
    patience = Patience(first_s=0.2, longest_s=5)
    waits = [patience.after(failures) for failures in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] == 0.2
    assert waits[-1] == 5
