"""``kiosk`` with the arguments given, up to its first import of another project's module."""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

FIRST = ("click", "pydantic", "config", "asyncio")


class Finder(MetaPathFinder):
    """Says how the terminal treats typing at the moment of the first such import, and stays."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in FIRST:
            return None
        is_quiet = not termios.tcgetattr(0)[3] & (termios.ISIG | termios.ECHO | termios.ICANON)
        os.write(1, f"{fullname}: {'quiet' if is_quiet else 'open'}\r\n".encode())
        os.read(0, 1)
        os._exit(0)


def main() -> None:
    assert not set(FIRST) & set(sys.modules)
    sys.meta_path.insert(0, Finder())
    from kiosk.__main__ import main as kiosk

    kiosk()


if __name__ == "__main__":
    main()
