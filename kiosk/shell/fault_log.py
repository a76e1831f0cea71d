"""A fault before the first screen, in the kiosk's log: there may be no logging yet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from config.log_files import OWNER_ONLY
from config.start_faults import FaultCode, StartFault


def note(log: Path, lines: str) -> bool:
    """Write ``lines`` at the end of ``log``, as logging does. False where that cannot be done."""
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S,000")
    text = "".join(f"{at} ERROR kiosk.start {line}\n" for line in lines.splitlines())
    try:
        with writable(log):
            descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode("utf-8", "replace"))
    except StartFault:
        return False
    return True


@contextmanager
def writable(log: Path) -> Iterator[None]:
    """Around what opens ``log``, whose folder is made. Raises StartFault where that fails."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        yield
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise StartFault(
            (
                FaultCode.LOG,
                f"log.path: the log {str(log)!r} cannot be written: {why}."
                " Give its folder to the kiosk's user, or set log.path to another file.",
            )
        ) from None
