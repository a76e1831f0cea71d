"""Runs the input devices of the settings beside a visit, and tries again what fails."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from accessibility.page import Page
from kiosk.input.acceptance import Limits, Verdict
from kiosk.input.device import InputEvent, NamedDevice, Post
from kiosk.input.hand import Hand
from kiosk.session.events import BookScanned, CardScanned, Did, Event, ScanRefused
from kiosk.session.intents import patron_intent
from kiosk.shell.supervisor import Patience

_log = logging.getLogger(__name__)

PATIENCE = Patience(first_s=1.0, longest_s=60.0)
"""A device that was unplugged is back a minute after it is plugged in, at the latest."""


class Session(Protocol):
    """What a device's events reach: :class:`kiosk.shell.runner.Runner`."""

    def post(self, event: Event) -> None: ...

    def touched(self) -> None: ...

    def not_taken(self, why: Verdict) -> None: ...


class InputDevices:
    """The devices of one kiosk; they run while :meth:`running` is entered."""

    def __init__(
        self,
        devices: Sequence[NamedDevice],
        *,
        limits: Limits | None = None,
        patience: Patience = PATIENCE,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``clock`` is the event loop's: what is not clear yet is decided at a time of it."""
        self._devices = devices
        self._limits = limits or Limits()
        self._patience = patience
        self._sleep = sleep
        self._clock = clock
        self._hands: list[Hand] = []
        self._page: Page | None = None

    @asynccontextmanager
    async def running(self, session: Awaitable[Session]) -> AsyncIterator[None]:
        """Run all devices, each from when there is a ``session`` until left."""
        tasks = [asyncio.create_task(self._kept_running(each, session)) for each in self._devices]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def shown(self, page: Page) -> None:
        """``page`` is in front now."""
        self._page = page
        for hand in self._hands:
            hand.shown(page, self._clock())

    async def _kept_running(self, named: NamedDevice, coming: Awaitable[Session]) -> None:
        session = await asyncio.shield(coming)
        hand = self._hand(session)
        post = _post(session, hand, self._clock)
        failures = 0
        try:
            while True:
                began = self._clock()
                try:
                    await named.device.run(post)
                    reason = "ended"
                except Exception as error:
                    # Its class only: what it says may hold a card number.
                    reason = type(error).__name__
                _log.warning("input device %s: %s", named.name, reason)
                calm = self._clock() - began >= self._patience.calm_after_s
                failures = 1 if calm else failures + 1
                await self._sleep(self._patience.after(failures))
        finally:
            hand.let_go()

    def _hand(self, session: Session) -> Hand:
        hand = Hand(
            lambda intent: session.post(Did(intent)),
            session.not_taken,
            # What fails in it would end the kiosk from the queue, as after a key.
            lambda at_s, do: asyncio.get_running_loop().call_at(at_s, do),
            self._limits,
            is_queued=True,
        )
        if self._page is not None:
            hand.shown(self._page, self._clock())
        self._hands.append(hand)
        return hand


def _post(session: Session, hand: Hand, clock: Callable[[], float]) -> Post:
    def post(event: InputEvent) -> None:
        # Told here: past this point what cannot be understood would end the kiosk, not the device.
        match event:
            case Did(intent=intent):
                patron_intent(intent)
                now_s = clock()
                if not hand.is_dropped(repr(intent), intent, now_s):
                    # Silence at once, as for a key: whatever waits before it.
                    session.touched()
                hand.strike(repr(intent), lambda: intent, now_s)
            case CardScanned() | BookScanned() | ScanRefused():
                session.touched()
                session.post(event)
            case _:
                raise TypeError(f"{type(event).__name__} is not an event of an input device")

    return post
