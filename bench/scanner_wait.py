"""What a scanner costs a hand: from a digit that chooses until it is understood.

Only a scanner with neither a device of its own nor a prefix makes a digit wait; as a ratio to the
wait that the settings allow.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator

from config.settings import ScannerSettings
from kiosk.input.keymap import Stroke, default_keymap
from kiosk.session.events import Event
from kiosk.shell.scanner import scanner_format
from kiosk.tui.keyboard_and_touch import KeyboardAndTouch

ROUNDS = 20
SETTINGS = {
    "no scanner": ScannerSettings(is_used=False),
    "device of its own": ScannerSettings(device="/dev/input/scanner"),
    "prefix": ScannerSettings(prefix="]C1"),
    "neither": ScannerSettings(),
}


def run() -> Iterator[str]:
    """Lines of the report."""
    for name, settings in SETTINGS.items():
        waits = [asyncio.run(_wait(settings)) for _ in range(ROUNDS)]
        median_ms = statistics.median(waits) * 1000
        part = median_ms / settings.max_gap_ms
        yield f"digit that chooses, {name}: {median_ms:.1f} ms, {part:.2f} of scanner.max_gap_ms"


async def _wait(settings: ScannerSettings) -> float:
    understood = asyncio.Event()

    def happened(event: Event) -> None:
        understood.set()

    hand = KeyboardAndTouch(
        happened,
        lambda: None,
        lambda why: None,
        asyncio.get_running_loop().call_at,
        default_keymap(),
        scanner=scanner_format(settings),
    )
    began = time.monotonic()
    hand.key(Stroke("2", "2"), began)
    await understood.wait()
    return time.monotonic() - began
