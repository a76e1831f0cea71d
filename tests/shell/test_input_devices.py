"""Devices run beside a visit: named by the settings, kept running, unable to end the kiosk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from accessibility.intents import Activate, Direction, Intent, Move
from kiosk.cli import main
from kiosk.input.acceptance import Limits, Verdict
from kiosk.input.device import (
    InputDevice,
    InputDeviceError,
    InputEvent,
    NamedDevice,
    Post,
    devices_from,
)
from kiosk.session.events import CardScanned, Did, Event, Started
from kiosk.shell.input_devices import InputDevices
from tests.patience import PATIENCE_S

NEXT = Did(Move(Direction.DOWN))
AT_ONCE = Limits()
CARD = CardScanned(SecretStr("2000000001"))


@dataclass
class Session:
    """Notes what reaches it, in order."""

    happened: asyncio.Queue[Event | str] = field(default_factory=asyncio.Queue)

    def post(self, event: Event) -> None:
        self.happened.put_nowait(event)

    def touched(self) -> None:
        self.happened.put_nowait("silence")

    def not_taken(self, why: Verdict) -> None:
        self.happened.put_nowait(why.value)


class Device:
    """Does one thing after the other, each time it is run anew; then waits."""

    def __init__(self, *acts: Callable[[Post], Awaitable[None]]) -> None:
        self._acts = list(acts)

    async def run(self, post: Post) -> None:
        if not self._acts:
            await asyncio.Event().wait()
        await self._acts.pop(0)(post)


def posts(*events: InputEvent) -> Callable[[Post], Awaitable[None]]:
    async def act(post: Post) -> None:
        for event in events:
            post(event)

    return act


async def fails(post: Post) -> None:
    raise OSError("canary-4411 at the reader")


def make_pedal(rest: str) -> InputDevice:
    return Pedal(rest)


def make_nothing(rest: str) -> object:
    return object()


def make_badly(rest: str) -> InputDevice:
    raise RuntimeError("canary-4411")


@dataclass
class Pedal:
    path: str

    async def run(self, post: Post) -> None:
        post(NEXT)


async def run_until(
    devices: list[InputDevice], count: int, waits: list[float], limits: Limits = AT_ONCE
) -> list[Event | str]:
    """The first ``count`` things that reach the session; back-off passes at once into ``waits``."""

    async def waited(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.to_thread(int)  # lets the others run, as a wait would

    session = Session()
    coming: asyncio.Future[Session] = asyncio.get_running_loop().create_future()
    named = [NamedDevice("tests:device", each) for each in devices]
    async with InputDevices(named, sleep=waited, limits=limits).running(coming):
        coming.set_result(session)
        return [await asyncio.wait_for(session.happened.get(), PATIENCE_S) for _ in range(count)]


async def test_silence_comes_before_what_a_device_wants() -> None:
    got = await run_until([Device(posts(NEXT, CARD))], 4, [])
    assert got == ["silence", NEXT, "silence", CARD]


async def test_a_device_that_fails_or_ends_is_tried_again_later_and_later(
    caplog: pytest.LogCaptureFixture,
) -> None:
    waits: list[float] = []
    device = Device(fails, posts(), *[fails] * 6, posts(NEXT))
    with caplog.at_level(logging.WARNING):
        assert await run_until([device], 2, waits) == ["silence", NEXT]
    assert waits[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert [r.getMessage() for r in caplog.records[:2]] == [
        "input device tests:device: OSError",
        "input device tests:device: ended",
    ]
    assert "canary-4411" not in caplog.text


async def test_one_that_fails_does_not_keep_another_waiting() -> None:
    got = await run_until([Device(*[fails] * 50), Device(posts(NEXT))], 2, [])
    assert got == ["silence", NEXT]


async def test_what_the_visit_would_not_understand_is_the_devices_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Stray(Intent):
        pass

    foreign: InputEvent = Started()  # type: ignore[assignment]
    device = Device(posts(Did(Stray())), posts(foreign), posts(NEXT))
    with caplog.at_level(logging.WARNING):
        assert await run_until([device], 2, []) == ["silence", NEXT]
    assert [r.getMessage().rpartition(" ")[2] for r in caplog.records[:2]] == ["TypeError"] * 2


async def test_a_tremor_counts_once_and_silences_nothing() -> None:
    """EN 301 549 5.8, for a pedal as for a key; another wish is no tremor."""
    activate = Did(Activate())
    device = Device(posts(NEXT, NEXT, activate))
    got = await run_until([device], 5, [], Limits(double_strike_s=2.0))
    assert got == ["silence", NEXT, "repeats", "silence", activate]


def test_devices_are_made_by_the_names_in_the_settings() -> None:
    made = devices_from((f"{__name__}:make_pedal /run/pedal", f"{__name__}:Pedal"))
    assert made == (
        NamedDevice(f"{__name__}:make_pedal", Pedal("/run/pedal")),
        NamedDevice(f"{__name__}:Pedal", Pedal("")),
    )


WRONG = {
    "pedal": "is not of the form 'package.module:factory'",
    ":pedal": "is not of the form",
    "no_such_package.pedal:make": "needs the module 'no_such_package', which is not installed",
    f"{__name__}:missing": "nothing to call by the name of 'missing'",
    f"{__name__}:NEXT": "nothing to call by the name of 'NEXT'",
    f"{__name__}:make_badly": "cannot be made (RuntimeError)",
    f"{__name__}:make_nothing": "makes what has no run(post)",
}


@pytest.mark.parametrize("setting", WRONG)
def test_a_wrong_name_is_told_by_check_config(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputDeviceError) as told:
        devices_from((setting,))
    assert WRONG[setting] in str(told.value)
    assert repr(setting) in str(told.value)
    assert "canary" not in str(told.value)
    monkeypatch.setenv("KIOSK_INPUT__DEVICES", f'["{setting}"]')
    checked = CliRunner().invoke(main, ["check-config"])
    assert checked.exit_code == 1
    assert WRONG[setting] in checked.output
