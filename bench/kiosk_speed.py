"""The kiosk on a pty: key to last byte, start, memory, idle CPU."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.ptys import OnPty
from kiosk.walkthrough.service import walkthrough_service

PYTHON = sys.executable
DOWN, UP = b"\x1b[B", b"\x1b[A"
GRIDS = ((120, 33), (58, 17), (40, 11))
PRESSES = 40
KEY = "bench-key-" + "0123456789abcdef" * 2


def run() -> Iterator[str]:
    """Lines of the report."""
    with (
        tempfile.TemporaryDirectory() as folder,
        walkthrough_service({"bench": KEY}) as served,
    ):
        env = {
            "KIOSK_CATALOGUE__BASE_URL": served.base_url,
            "KIOSK_CATALOGUE__KIOSK_KEY": KEY,
            "KIOSK_LOG__PATH": str(Path(folder) / "log"),
        }
        kiosk = [PYTHON, "-m", "kiosk", "run"]
        for cols, rows in GRIDS:
            yield from _key_to_last_byte(kiosk, env, cols, rows)
        yield from _start_and_size(kiosk, env)


def _key_to_last_byte(kiosk: list[str], env: dict[str, str], cols: int, rows: int) -> Iterator[str]:
    bare = [PYTHON, "-m", "bench.bare_list", str(max(3, (rows - 5) // 3))]
    with OnPty(kiosk, cols, rows, env) as ours, OnPty(bare, cols, rows, env) as theirs:
        ours.wait_for("წიგნის ძებნა")
        ours.read_until_silent()
        ours.press(b"1")
        ours.press("ქართული".encode())
        ours.press(b"\r")
        theirs.wait_for("ტომი")
        theirs.read_until_silent()
        theirs.press(DOWN)
        figures: dict[str, list[float]] = {"kiosk": [], "bare": []}
        # One press here, one there, so that both meet the same moments of a noisy machine.
        for at in range(PRESSES):
            key = DOWN if at % 4 < 2 else UP
            figures["kiosk"].append(ours.press(key))
            figures["bare"].append(theirs.press(key))
    mine, base = (statistics.median(figures[name]) for name in ("kiosk", "bare"))
    p95 = statistics.quantiles(figures["kiosk"], n=20)[-1]
    yield (
        f"key to last byte, list, {cols}x{rows}: {mine * 1000:.1f} ms median, {p95 * 1000:.1f} p95;"
        f" bare Textual {base * 1000:.1f} ms; ratio {mine / base:.2f} (at most 1.5)"
    )


def _start_and_size(kiosk: list[str], env: dict[str, str]) -> Iterator[str]:
    starts = []
    for _ in range(5):
        with OnPty(kiosk, 58, 17, env) as ours:
            starts.append(ours.wait_for("წიგნის ძებნა"))
    bare = []
    for _ in range(5):
        with OnPty([PYTHON, "-m", "bench.bare_list"], 58, 17, env) as theirs:
            bare.append(theirs.wait_for("ტომი"))
    first, base = statistics.median(starts), statistics.median(bare)
    yield (
        f"first usable screen, service up: {first:.2f} s median of 5 (at most 1.0);"
        f" bare Textual {base:.2f} s; ratio {first / base:.2f}"
    )
    with OnPty(kiosk, 58, 17, env) as ours:
        ours.wait_for("წიგნის ძებნა")
        ours.press(b"1")
        ours.press("ქართული".encode())
        ours.press(b"\r")
        ours.read_until_silent(0.5)
        before, began = ours.cpu_s(), time.perf_counter()
        time.sleep(10)
        idle = (ours.cpu_s() - before) / (time.perf_counter() - began)
        yield f"resident: {ours.resident_mb():.0f} MB (at most 80)"
        yield f"idle CPU over 10 s: {idle:.2%} (at most 1 %)"
