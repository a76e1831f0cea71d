"""One sample screen on a real terminal: ``python -m tests.tui.demo results light_on_dark``."""

from __future__ import annotations

import sys

from kiosk.tui.app import KioskApp
from kiosk.tui.themes import palette_named
from tests.tui.samples import SCREENS
from tests.tui.stub import stub


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "menu"
    theme = sys.argv[2] if len(sys.argv) > 2 else "light_on_dark"
    make, _ = stub(SCREENS[name]())
    KioskApp(make, palette=palette_named(theme)).run()


if __name__ == "__main__":
    main()
