"""Log files: their owner's only, of a bounded size, and of kinds of events."""

from __future__ import annotations

import logging
import os
import traceback
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

OWNER_ONLY = 0o600
FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"
FRAMES = 6

_Raised: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class RotatingLog(RotatingFileHandler):
    """A log that begins anew at ``most_bytes``; ``files`` of them are kept, the last one included.

    A log that cannot be written is nobody's concern but the librarian's: nothing is raised, and
    nothing is printed in its place. Opening it raises OSError or ValueError.
    """

    def __init__(self, path: Path, *, most_bytes: int, files: int) -> None:
        super().__init__(
            path,
            maxBytes=most_bytes,
            backupCount=files - 1,
            encoding="utf-8",
            errors="backslashreplace",
        )
        # With a single file nothing is renamed: it is emptied.
        self._is_emptied = files == 1

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(self.baseFilename, flags, OWNER_ONLY)
        return os.fdopen(descriptor, "a", encoding=self.encoding, errors=self.errors)

    def doRollover(self) -> None:  # noqa: N802 - logging's own name
        super().doRollover()
        if self._is_emptied and self.stream is not None:
            self.stream.truncate(0)

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802
        """Whether ``record`` makes it too large; one line alone never does."""
        is_full = super().shouldRollover(record)
        return bool(is_full) and self.stream is not None and self.stream.tell() > 0

    def close(self) -> None:
        with suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Keep silent: a message printed elsewhere would be seen by others."""


class KindsOnly(logging.Formatter):
    """Of what was raised only the kind and the place: its words may be a patron's."""

    def __init__(self) -> None:
        super().__init__(FORM)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's own name
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)[-FRAMES:]
        where = " < ".join(
            f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in reversed(frames)
        )
        return f"{kind.__name__ if kind else 'nothing'} at {where}"
