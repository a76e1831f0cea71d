"""The two ways told in docs/architecture.md are gone in that order, from a byte to what is said."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import httpx

from config.i18n import Lexicon
from config.settings import Settings
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk as KioskIdentity
from kiosk.catalogue.service.kiosk_auth import SingleKey
from kiosk.shell.composition import Kiosk
from kiosk.shell.runner import Runner
from kiosk.shell.surface import Surface
from kiosk.tui.app import KioskApp
from kiosk.tui.input_reader import Reader
from tests.architecture.test_architecture_page import KEY_PRESS, QUERY, ROOT, Named, steps
from tests.audio.tapes import HeardTape
from tests.flows.conftest import KEY, NOW

READ_BY_A_THREAD = {1}
"""Of a real terminal; tests/tui and tests/lockdown go that way."""
IN_THE_VOICE_HOST = {25, 26, 27, 28}
"""In a process of its own; tests/sound goes that way."""
BEFORE_THE_REQUEST = {1, 2}
"""What is done once, when the service is made."""


async def test_a_key_press_and_its_query_go_the_ways_told(
    backend: EmbeddedBackend, lexicons: dict[str, Lexicon]
) -> None:
    app = create_app(backend, keys=SingleKey(KEY, KioskIdentity("flow", LibraryId("M0"))))
    catalogue = HttpCatalogue("http://catalogue", KEY, transport=httpx.ASGITransport(app))
    kiosk = Kiosk(
        Settings(),
        lexicons,
        catalogue,
        now=lambda: NOW,
        voice=lambda told: HeardTape(told, keeps=True, finishes=True),
    )
    made: list[Runner] = []

    def make(surface: Surface) -> Runner:
        made.append(kiosk.runner(surface))
        return made[-1]

    picture = KioskApp(make)
    with recorded(steps(KEY_PRESS) + steps(QUERY)) as calls:
        async with picture.run_test(size=(80, 22)) as pilot:
            await pilot.pause()
            for byte in (b"1", "რუსთაველი".encode(), b"\r"):
                calls.clear()
                for event in Reader().feed(byte):
                    picture.post_message(event)
                await pilot.pause()
            while made[0].page.spec.id != "results":
                await pilot.pause()
            await pilot.pause()
    await catalogue.aclose()
    backend.close()
    left_out = READ_BY_A_THREAD | IN_THE_VOICE_HOST
    assert_gone(calls, [each for each in steps(KEY_PRESS) if each.number not in left_out])
    assert_gone(calls, [each for each in steps(QUERY) if each.number not in BEFORE_THE_REQUEST])


def assert_gone(calls: Sequence[tuple[str, str]], way: Sequence[Named]) -> None:
    """The steps were called one after the other, whatever else was called between."""
    left = iter(calls)
    for step in way:
        assert (step.file, step.function) in left, (
            f"step {step.number} is not gone after the others"
        )


@contextmanager
def recorded(wanted: Sequence[Named]) -> Iterator[list[tuple[str, str]]]:
    """Calls of the functions ``wanted``, in their order, in whichever thread."""
    calls: list[tuple[str, str]] = []
    names = {each.function for each in wanted}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_qualname in names:
            file = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
            calls.append((file, frame.f_code.co_qualname))

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
