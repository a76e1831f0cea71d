"""The port of an input device: a switch, a foot pedal, a braille display's keys, a card reader.

A device turns what its hardware sends into events of the visit. It is named in the settings
(``input.devices``) and needs no change of the kiosk: docs/extending.md, "An input device".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, cast

from config.factories import FactoryError, named_factory
from kiosk.session.events import BookScanned, CardScanned, Did, ScanRefused

InputEvent: TypeAlias = Did | CardScanned | BookScanned | ScanRefused
"""What a patron does with hands: a wish (``Did(intent)``), or something held to a reader."""

Post: TypeAlias = Callable[[InputEvent], None]
"""Hands one event to the visit and returns at once; on the event loop only. Raises TypeError for
anything but an :data:`InputEvent`, and for an intent that is no part of
:data:`kiosk.session.intents.PatronIntent`."""


class InputDevice(Protocol):
    """One device; made before the first screen stands, so its making opens nothing."""

    async def run(self, post: Post) -> None:
        """Read the device and post what it means, until cancelled; never block the event loop.

        May raise anything: the kiosk logs the class of the error, goes on without the device and
        calls ``run`` again later. Returning means that the device is gone, and is treated alike.
        """
        ...


class InputDeviceError(ValueError):
    """A setting that names no input device. The text quotes the setting and says what is wrong."""


@dataclass(frozen=True, slots=True)
class NamedDevice:
    """A device, and the factory it was made by, as the log names it."""

    name: str
    """``package.module:factory``, without what was handed to it."""
    device: InputDevice


def devices_from(settings: Sequence[str]) -> tuple[NamedDevice, ...]:
    """The devices of ``input.devices``, in its order.

    Each is ``package.module:factory``, then a space and what the factory is handed, if anything.
    Raises InputDeviceError for the first that cannot be made.
    """
    return tuple(map(_made, settings))


def _made(setting: str) -> NamedDevice:
    try:
        named = named_factory(setting)
    except FactoryError as error:
        raise InputDeviceError(f"input.devices: {error}") from None
    try:
        device = named.make(named.rest)
    except Exception as error:
        raise InputDeviceError(
            f"input.devices: {setting!r} cannot be made ({type(error).__name__})"
        ) from None
    if not callable(getattr(device, "run", None)):
        raise InputDeviceError(f"input.devices: {setting!r} makes what has no run(post)")
    return NamedDevice(named.name, cast(InputDevice, device))
