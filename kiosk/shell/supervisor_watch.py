"""A kiosk does not outlive its supervisor: alone it would draw on a terminal nobody guards."""

from __future__ import annotations

import os
import signal
import threading

from kiosk.shell.terminal_modes import KioskTerminal

LEAVING_S = 5.0
"""How long a visit may take to be ended in order, until the process is killed."""


def end_with_supervisor(lifeline: int, terminal: KioskTerminal) -> threading.Event:
    """End this process when the other end of ``lifeline`` is closed.

    The kernel closes it at the supervisor's end, however that comes about; one that is gone already
    is noticed at once, so there is no moment in which it could be missed. The process is asked to
    end as by a librarian (SIGTERM), so the patron is signed out and the terminal given back; one
    that does not is killed. The event is set once the supervisor has gone.
    """
    is_gone = threading.Event()
    watching = threading.Thread(
        target=_watch, args=(lifeline, terminal, is_gone), name="supervisor-watch", daemon=True
    )
    watching.start()
    return is_gone


def _watch(lifeline: int, terminal: KioskTerminal, is_gone: threading.Event) -> None:
    os.read(lifeline, 1)
    is_gone.set()
    os.kill(os.getpid(), signal.SIGTERM)
    # Never set: what ends this wait early is the end of the process.
    threading.Event().wait(LEAVING_S)
    terminal.clear()
    terminal.restore()
    os.kill(os.getpid(), signal.SIGKILL)
