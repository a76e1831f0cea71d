"""What all tests share: no network but loopback, no real clock, both languages, strict words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from config.i18n import Lexicon, load_lexicons
from tests import soundroom

settings.register_profile("kiosk", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("kiosk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-goldens", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def lexicons() -> dict[str, Lexicon]:
    """The words of every language; a missing key or argument fails the test."""
    return load_lexicons(strict=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests with sound are skipped where there can be none, except where they must not be (CI)."""
    if item.get_closest_marker("audio") is None:
        return
    reason = soundroom.missing()
    if reason and soundroom.is_required():
        pytest.fail(f"an audio test cannot run: {reason}", pytrace=False)
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def _the_room() -> Iterator[soundroom.Room]:
    with soundroom.a_room() as room:
        yield room


@pytest.fixture
def room(_the_room: soundroom.Room, monkeypatch: pytest.MonkeyPatch) -> soundroom.Room:
    """A loudspeaker and a microphone; this process and its children play and record there."""
    for name, value in _the_room.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PULSE_SINK", raising=False)
    return _the_room
