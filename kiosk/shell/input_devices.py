"""Runs the input devices of the settings beside a visit, and tries again what fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from kiosk.input.bounce import Bounce
from kiosk.input.device import InputEvent, NamedDevice, Post
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


class InputDevices:
    """The devices of one kiosk; they run while :meth:`running` is entered."""

    def __init__(
        self,
        devices: Sequence[NamedDevice],
        *,
        double_strike_s: float = 0.0,
        patience: Patience = PATIENCE,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Within ``double_strike_s`` seconds (0 to 2) the same wish again is not meant."""
        self._devices = devices
        self._double_strike_s = double_strike_s
        self._patience = patience
        self._sleep = sleep

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

    async def _kept_running(self, named: NamedDevice, coming: Awaitable[Session]) -> None:
        clock = asyncio.get_running_loop().time
        post = _post(await asyncio.shield(coming), Bounce(self._double_strike_s), clock)
        failures = 0
        while True:
            began = clock()
            try:
                await named.device.run(post)
                reason = "ended"
            except Exception as error:
                # Its class only: what it says may hold a card number.
                reason = type(error).__name__
            _log.warning("input device %s: %s", named.name, reason)
            failures = 1 if clock() - began >= self._patience.calm_after_s else failures + 1
            await self._sleep(self._patience.after(failures))


def _post(session: Session, bounce: Bounce, clock: Callable[[], float]) -> Post:
    def post(event: InputEvent) -> None:
        nonlocal bounce
        # Told here: past this point what cannot be understood would end the kiosk, not the device.
        match event:
            case Did(intent=intent):
                patron_intent(intent)
                bounce, counts = bounce.strike(repr(intent), clock())
            case CardScanned() | BookScanned() | ScanRefused():
                counts = True
            case _:
                raise TypeError(f"{type(event).__name__} is not an event of an input device")
        # Silence at once, as for a key: whatever waits before it, and also where it does not count.
        session.touched()
        if counts:
            session.post(event)

    return post
