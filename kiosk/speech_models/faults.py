"""What can go wrong with a model, as sentences for whoever installs the kiosk."""

from __future__ import annotations

import errno
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class ModelFaultError(Exception):
    """``str`` says what happened, whose doing it is and what to do now."""

    def __init__(self, said: str, *, keeps_download: bool = False) -> None:
        super().__init__(said)
        self.keeps_download = keeps_download
        """What was fetched is not at fault and need not be fetched again."""


def file_fault(error: OSError, doing: str, at: Path) -> ModelFaultError:
    """A fault of the disk or its permissions while ``doing`` something at ``at``."""
    if error.errno in FULL:
        return ModelFaultError(
            f"The disk under {at} is full, so {doing} stopped. Nothing was changed."
            " Make room, or set listening.models_folder to another disk; then type this again.",
            keeps_download=True,
        )
    return ModelFaultError(
        f"{at} cannot be used for {doing}: {error.strerror or type(error).__name__}."
        " Give the folder to the kiosk's user, or set listening.models_folder.",
        keeps_download=True,
    )
