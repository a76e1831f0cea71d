"""Another type size, in a real kitty on a screen of its own: until the new page is there.

kitty because the kiosk prefers it. Skipped, and said to be, without kitty or Xvfb.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

ROUNDS = 3
PATIENCE_S = 60.0
NEEDED = ("Xvfb", "kitty")
KITTY = (
    "font_family=DejaVu Sans Mono",
    # kitty goes up to five times the size it was started with, and no further.
    "font_size=20.25",
    "allow_remote_control=socket-only",
    "remember_window_size=no",
    "initial_window_width=1920",
    "initial_window_height=1080",
    "window_padding_width=0",
    "update_check_interval=0",
)


def run() -> Iterator[str]:
    """Lines of the report."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        yield f"type size: skipped, {' and '.join(missing)} not installed"
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        report = Path(folder) / "report.json"
        display = _screen(stack)
        if display is None:
            yield "type size: skipped, Xvfb did not start"
            return
        _kitty(stack, display, Path(folder), report)
        until = time.perf_counter() + PATIENCE_S
        while not report.exists() and time.perf_counter() < until:
            time.sleep(0.1)
        if not report.exists():
            yield "type size: skipped, kitty did not run on this machine"
            return
        yield from _figures(json.loads(report.read_text()))


def _figures(report: dict[str, list[dict[str, float | None]]]) -> Iterator[str]:
    # The same size again changes nothing: no resize comes.
    bare, kiosk = (
        [change["page_s"] or 0.0 for change in report[who] if change.get("page_s")]
        for who in ("bare", "kiosk")
    )
    if min(len(bare), len(kiosk)) < 2:
        yield "type size: kitty did not change its size"
        return
    theirs, ours = statistics.median(bare), statistics.median(kiosk)
    yield (
        f"type size, kitty, software GL, {len(kiosk)} changes: new page after"
        f" {ours * 1000:.0f} ms median (slowest {max(kiosk) * 1000:.0f}), a bare program's after"
        f" {theirs * 1000:.0f} ms; ratio {ours / theirs:.2f} (at most 1.5)"
    )


def _screen(stack: ExitStack) -> str | None:
    """An X server on a number of its own choice."""
    readable, writable = os.pipe()
    stack.callback(os.close, readable)
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(writable,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_end, server)
    os.close(writable)
    number = os.read(readable, 16).decode().strip()
    return f":{number}" if number else None


def _kitty(stack: ExitStack, display: str, folder: Path, report: Path) -> None:
    options = [part for option in KITTY for part in ("-o", option)]
    socket = f"unix:{folder / 'kitty'}"
    child = [sys.executable, "-m", "bench.type_size_child", str(report), str(ROUNDS), "0.1"]
    unwanted = ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY", "KITTY_LISTEN_ON", "WAYLAND_DISPLAY")
    environ = {name: value for name, value in os.environ.items() if name not in unwanted}
    environ |= {
        "DISPLAY": display,
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "KIOSK_LOG__PATH": str(folder / "log"),
        "KIOSK_DISPLAY__TERMINAL": "kitty",
    }
    terminal = subprocess.Popen(
        ["kitty", "--config", "NONE", *options, "--listen-on", socket, *child],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_end, terminal)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
