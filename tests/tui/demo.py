"""One sample screen on a real terminal: ``python -m tests.tui.demo results light_on_dark``.

With a third word, a file: what libraries print goes there, and the demonstration prints some.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from kiosk.shell.surface import Surface
from kiosk.shell.terminal_guard import TerminalGuard
from kiosk.tui.app import KioskApp
from kiosk.tui.themes import palette_named
from tests.tui.samples import SCREENS
from tests.tui.stub import StubSession

NOISE = b"ALSA lib pcm.c:2664: Unknown PCM\n"


def main() -> int:
    name, theme, log = (*sys.argv[1:], *("menu", "light_on_dark", "")[len(sys.argv) - 1 :])

    def make(surface: Surface) -> StubSession:
        if log:
            os.write(1, NOISE)
            os.write(2, NOISE)
        return StubSession(surface, SCREENS[name]())

    with TerminalGuard(Path(log)) if log else contextlib.nullcontext():
        app = KioskApp(make, palette=palette_named(theme))
        app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main())
