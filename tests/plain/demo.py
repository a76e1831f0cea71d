"""The sample session as lines on a real terminal: ``python -m tests.plain.demo``."""

from __future__ import annotations

import asyncio
import sys

from kiosk.plain import run_plain
from tests.plain.desk import Desk

if __name__ == "__main__":
    sys.exit(asyncio.run(run_plain(Desk, sys.stdin, sys.stdout)))
