"""Who waits for whom: one write at a time per patron, few sign-ins at once, pauses after guessing.

All of it belongs to the event loop.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from math import ceil

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.problems import ProblemError
from kiosk.catalogue.wire import ProblemCode


class PatronLocks:
    """One lock per patron with writes under way or waiting; none for anybody else."""

    def __init__(self) -> None:
        self._locks: dict[PatronId, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def writing(self, patron_id: PatronId) -> AsyncIterator[None]:
        lock, users = self._locks.get(patron_id, (asyncio.Lock(), 0))
        self._locks[patron_id] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks.pop(patron_id)
            if users > 1:
                self._locks[patron_id] = (lock, users - 1)

    def __len__(self) -> int:
        return len(self._locks)


class Gate:
    """Lets a few in at once, a few more wait in turn, and sends the rest away for a moment."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._room = at_once + waiting
        self._inside = 0
        self._turns = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn. Raises ProblemError where too many wait already."""
        if self._inside >= self._room:
            raise ProblemError(ProblemCode.OVERLOADED, headers={"Retry-After": "2"})
        self._inside += 1
        try:
            async with self._turns:
                yield
        finally:
            self._inside -= 1

    @property
    def is_empty(self) -> bool:
        return self._inside == 0


class KioskGates:
    """A gate for each kiosk with requests under way; none for any other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._gates: dict[str, Gate] = {}

    @asynccontextmanager
    async def turn(self, kiosk: str) -> AsyncIterator[None]:
        """Wait for a turn of this kiosk. Raises ProblemError where too many of it wait."""
        made = Gate(self._limits.kiosk_requests, self._limits.kiosk_requests_waiting)
        gate = self._gates.setdefault(kiosk, made)
        try:
            async with gate.turn():
                yield
        finally:
            if gate.is_empty:
                self._gates.pop(kiosk, None)


class KioskFailures:
    """Counts wrong cards and PINs per kiosk, so that nobody tries card after card at one.

    A success forgives nothing: one's own card must not buy fresh guesses at others.
    """

    def __init__(self, *, clock: Callable[[], float], limits: Limits) -> None:
        self._clock = clock
        self._limits = limits
        self._failures: dict[str, deque[float]] = {}

    def wait_s(self, kiosk: str) -> int:
        """Seconds before this kiosk may try again; 0 when it may."""
        recent = self._recent(kiosk)
        if len(recent) < self._limits.kiosk_failures:
            return 0
        until = recent[-self._limits.kiosk_failures] + self._limits.kiosk_failure_window_s
        return max(1, ceil(until - self._clock()))

    def count(self, kiosk: str) -> None:
        self._recent(kiosk)
        self._failures.setdefault(kiosk, deque()).append(self._clock())

    def _recent(self, kiosk: str) -> deque[float]:
        """Failures of one kiosk within the window; a kiosk without any takes no memory."""
        failures = self._failures.get(kiosk, deque())
        oldest = self._clock() - self._limits.kiosk_failure_window_s
        while failures and failures[0] <= oldest:
            failures.popleft()
        if not failures:
            self._failures.pop(kiosk, None)
        return failures
