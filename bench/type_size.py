"""Another type size, in real terminals on screens of their own: until the new page is there.

kitty under Xvfb because the kiosk prefers it; foot in a headless sway because it is the other way.
What is not installed is skipped, and said to be.
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
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

ROUNDS = 3
PATIENCE_S = 60.0
NOBODY = 65534
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
SWAY = "output HEADLESS-1 resolution 1920x1080\ndefault_border none\n"
FOOT = ("--font=DejaVu Sans Mono:pixelsize=27", "--override=dpi-aware=no")
UNWANTED = (
    "SSH_CONNECTION",
    "SSH_TTY",
    "TMUX",
    "STY",
    "KITTY_LISTEN_ON",
    "WAYLAND_DISPLAY",
    "DISPLAY",
    "SWAYSOCK",
)


def run() -> Iterator[str]:
    """Lines of the report."""
    for name, needed, start in (
        ("kitty", ("Xvfb", "kitty"), _start_kitty),
        ("foot in sway", ("sway", "foot"), _start_sway),
    ):
        missing = [program for program in needed if shutil.which(program) is None]
        if missing:
            yield f"type size, {name}: skipped, {' and '.join(missing)} not installed"
        else:
            yield from _measured(name, start)


def _measured(name: str, start: Callable[[ExitStack, Path, list[str]], bool]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        report = Path(folder) / "report.json"
        child = [sys.executable, "-m", "bench.type_size_child", str(report), str(ROUNDS), "0.1"]
        began = start(stack, Path(folder), child)
        until = time.perf_counter() + PATIENCE_S
        while began and not report.exists() and time.perf_counter() < until:
            time.sleep(0.1)
        if not report.exists():
            yield f"type size, {name}: skipped, it did not run on this machine"
            return
        yield from _figures(name, json.loads(report.read_text()))


def _figures(name: str, report: dict[str, list[dict[str, float | None]]]) -> Iterator[str]:
    # The same size again changes nothing: no resize comes.
    bare, kiosk = (
        [change["page_s"] or 0.0 for change in report[who] if change.get("page_s")]
        for who in ("bare", "kiosk")
    )
    if min(len(bare), len(kiosk)) < 2:
        yield f"type size, {name}: it did not change its size"
        return
    theirs, ours = statistics.median(bare), statistics.median(kiosk)
    yield (
        f"type size, {name}, software drawing, {len(kiosk)} changes: new page after"
        f" {ours * 1000:.0f} ms median (slowest {max(kiosk) * 1000:.0f}), a bare program's after"
        f" {theirs * 1000:.0f} ms; ratio {ours / theirs:.2f} (at most 1.5)"
    )


def _start_kitty(stack: ExitStack, folder: Path, child: list[str]) -> bool:
    display = _x_screen(stack)
    if display is None:
        return False
    options = [part for option in KITTY for part in ("-o", option)]
    socket = f"unix:{folder / 'kitty'}"
    more = {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "KIOSK_DISPLAY__TERMINAL": "kitty"}
    argv = ["kitty", "--config", "NONE", *options, "--listen-on", socket, *child]
    _start(stack, argv, folder, more)
    return True


def _start_sway(stack: ExitStack, folder: Path, child: list[str]) -> bool:
    config = folder / "sway"
    config.write_text(SWAY)
    more = {
        "XDG_RUNTIME_DIR": str(folder),
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "HOME": str(folder),
    }
    argv = ["sway", "--config", str(config)]
    if os.geteuid() == 0:
        # sway does not run as root; foot does, and may then be root's like the child.
        os.chown(folder, NOBODY, NOBODY)
        argv = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *argv]
    _start(stack, argv, folder, more)
    display, socket = _appears(folder, "wayland-?"), _appears(folder, "sway-ipc.*.sock")
    if display is None or socket is None:
        return False
    more |= {
        "WAYLAND_DISPLAY": display.name,
        "SWAYSOCK": str(socket),
        "KIOSK_DISPLAY__TERMINAL": "sway",
        "KIOSK_DISPLAY__BASE_FONT_PX": "27",
    }
    _start(stack, ["foot", *FOOT, *child], folder, more)
    return True


def _appears(folder: Path, pattern: str) -> Path | None:
    until = time.perf_counter() + 5.0
    while time.perf_counter() < until:
        for path in folder.glob(pattern):
            return path
        time.sleep(0.05)
    return None


def _x_screen(stack: ExitStack) -> str | None:
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


def _start(stack: ExitStack, argv: list[str], folder: Path, more: Mapping[str, str]) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    environ |= {"COLORTERM": "truecolor", "LANG": "C.UTF-8", "KIOSK_LOG__PATH": str(folder / "log")}
    terminal = subprocess.Popen(
        argv, env=environ | dict(more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stack.callback(_end, terminal)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
