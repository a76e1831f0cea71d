"""Under the guard, without Textual: says it is ready, then what it reads until a q, as hex."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.shell.terminal_guard import TerminalGuard


def main() -> None:
    with TerminalGuard(Path(sys.argv[1])):
        os.write(1, b"noise")
        assert sys.__stderr__ is not None
        sys.__stderr__.write("ready\r\n")
        sys.__stderr__.flush()
        data = b""
        while not data.endswith(b"q"):
            data += os.read(0, 100)
        sys.__stderr__.write(data.hex() + "\r\n")
        sys.__stderr__.flush()
    sys.stdout.write("after\n")


if __name__ == "__main__":
    main()
