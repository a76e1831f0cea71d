"""Threads that must not be late come before others, where the kiosk's user may say so."""

from __future__ import annotations

import contextlib
import os
import threading

NICENESS = -11
"""What sound servers run at; allowed by ``LimitNICE=-11`` in the kiosk's unit, or not at all."""


def come_first() -> None:
    """Raise the priority of the calling thread; harmless where that is not allowed."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
