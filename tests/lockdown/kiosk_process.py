"""``python -m kiosk run`` on a pty against a real service, fed without ever waiting for itself."""

from __future__ import annotations

import errno
import os
import select
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.opened_library import OpenedLibrary, demo_library
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.serving import serve_in_thread
from tests.patience import PATIENCE_S
from tests.terminal_reader import TerminalReader
from tests.tui.terminal import Terminal

KEY = "lockdown-" + "k" * 40
RUN = ("kiosk", "run")


@contextmanager
def cheap_library() -> Iterator[OpenedLibrary]:
    """A demonstration library that does not take its time over PINs."""
    hasher = PinHasher(time_cost=1, memory_cost=8, parallelism=1)
    with demo_library(SecretStr(KEY), hasher=hasher) as opened:
        yield opened


@contextmanager
def served() -> Iterator[tuple[str, OpenedLibrary]]:
    """A demonstration library over HTTP on loopback: its address, and the library itself."""
    with cheap_library() as opened:
        app = create_app(opened.backend, keys=opened.keys)
        with serve_in_thread(app) as service:
            yield service.base_url, opened


def environment(base_url: str, folder: Path, **more: str) -> dict[str, str]:
    """Of a kiosk that keeps everything it writes under ``folder``."""
    return {
        "KIOSK_CATALOGUE__BASE_URL": base_url,
        "KIOSK_CATALOGUE__KIOSK_KEY": KEY,
        "KIOSK_LOG__PATH": str(folder / "kiosk.log"),
        "KIOSK_LOG__LEVEL": "debug",
        # A test types faster than hands do: nothing it types is a scanned card.
        "KIOSK_SCANNER__MIN_LENGTH": "32",
        # Nor does it wait, as hands do, for what has just come (tests/tui/test_one_act.py does).
        "KIOSK_INPUT__SETTLE_S": "0",
        # What is heard has tests of its own; here a voice would only take time to come up.
        "KIOSK_SPEECH__STARTS": "off",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        **more,
    }


class KioskTerminal(Terminal):
    """A terminal that can be flooded: what comes back is kept as bytes and drawn only on demand."""

    def __init__(
        self, args: Sequence[str], cols: int, rows: int, env: dict[str, str], *, draws: bool = True
    ) -> None:
        super().__init__(args, cols, rows, **env)
        self.draws = draws

    def __enter__(self) -> Self:
        super().__enter__()
        return self

    def flood(self, data: bytes) -> None:
        """Send ``data``, taking what is written meanwhile: neither side ever waits for the other.

        Raises AssertionError when the program neither reads nor writes any more, or is gone.
        """
        left = memoryview(data)
        os.set_blocking(self._fd, False)
        try:
            while left:
                readable, writable, _ = select.select([self._fd], [self._fd], [], PATIENCE_S)
                assert readable or writable, "the kiosk takes no more keys"
                if readable:
                    assert self._read(), "the kiosk is gone"
                if writable:
                    left = left[self._write(left[:256]) :]
        finally:
            os.set_blocking(self._fd, True)

    def shows(self, wanted: Sequence[str], patience_s: float) -> bool:
        """Whether one of the pictures ``wanted`` comes to stand there."""
        while self.shown() not in wanted:
            if not select.select([self._fd], [], [], patience_s)[0] or not self._read():
                return False
        return True

    def draw_anew(self, cols: int, rows: int) -> None:
        """From now on draw, on an empty screen of another size: the program paints all of it."""
        self.draws = True
        self.screen = TerminalReader(cols, rows)
        self.screen.resize(rows + 1, cols)
        self.resize(cols, rows)

    def is_alive(self) -> bool:
        return os.waitpid(self._pid, os.WNOHANG) == (0, 0)

    def _write(self, data: memoryview) -> int:
        try:
            return os.write(self._fd, data)
        except BlockingIOError:
            return 0

    def _read(self) -> bool:
        if self.draws:
            return super()._read()
        try:
            data = os.read(self._fd, 65536)
        except BlockingIOError:
            return True
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.raw += data
        return bool(data)
