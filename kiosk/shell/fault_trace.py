"""A fault for the log: where it was and of what kind, without a value of anything."""

from __future__ import annotations

import traceback
from pathlib import Path

from config.start_faults import FaultCode, StartFault

DEPTH = 5


def where(error: BaseException) -> str:
    """Kind and innermost places of ``error``: messages and values may be about a patron."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])


def program_fault(error: BaseException) -> StartFault:
    """``error``, which nobody foresaw, in one sentence."""
    return StartFault(
        (
            FaultCode.PROGRAM,
            f"The kiosk ended by a fault of its program ({where(error)})."
            " Type: kiosk doctor; if it finds nothing, give this line to who maintains the kiosk.",
        )
    )
