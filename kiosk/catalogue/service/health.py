"""Whether the catalogue can be asked and changed, found out at most every few seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from kiosk.catalogue.backends.backend import Backend
from kiosk.catalogue.backends.storage import ChecksStorage, StorageFault


class HealthCheck:
    """Asks the backend for all who want to know at once; its answer is good for ``good_s``."""

    def __init__(self, *, clock: Callable[[], float], good_s: float) -> None:
        self._clock = clock
        self._good_s = good_s
        self._asking = asyncio.Lock()
        self._found: tuple[float, StorageFault | None] | None = None

    async def fault(
        self, find_out: Callable[[], Awaitable[StorageFault | None]]
    ) -> StorageFault | None:
        """What keeps changes from being kept; None: nothing. Raises what ``find_out`` raises."""
        async with self._asking:
            now = self._clock()
            if self._found is None or not 0 <= now - self._found[0] < self._good_s:
                self._found = (now, await find_out())
            return self._found[1]


def storage_fault_of(backend: Backend) -> StorageFault | None:
    """Ask ``backend``; called off the event loop. Raises CatalogueUnavailable."""
    backend.capabilities()
    return backend.storage_fault() if isinstance(backend, ChecksStorage) else None
