"""What a session of a terminal is to a kiosk: starts it, notes its exit code, and stays.

``python -m tests.supervising.launcher ARGUMENT...``: ``python -m kiosk`` with these arguments. The
exit code, negative for a signal, is in the file CODE_FILE once it has ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path


def main() -> None:
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTTIN, signal.SIGTTOU):
        # Caught, not ignored: what is ignored would be so in the kiosk as well.
        signal.signal(number, lambda *_: None)
    code = subprocess.call([sys.executable, "-m", "kiosk", *sys.argv[1:]])
    code_file = Path(os.environ["CODE_FILE"])
    written = code_file.with_suffix(".new")
    written.write_text(f"{code}")
    written.rename(code_file)
    while True:
        signal.pause()


if __name__ == "__main__":
    main()
