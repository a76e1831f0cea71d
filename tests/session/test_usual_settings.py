"""One row puts looks and sound back to how the kiosk meets patrons; place and entries stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.intents import Back, Intent, Press
from accessibility.profiles import Profile, Verbosity
from kiosk.session.activities import Searching
from kiosk.session.audio_intents import (
    ChangeSpeed,
    ChangeVolume,
    OpenAudioSettings,
    SetCaptions,
    SetDark,
    SetSound,
    SetVerbosity,
)
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.effects import SayDone, SetTypeSize
from kiosk.session.events import SizeChanged
from kiosk.session.intents import OpenSettings, SetLanguage, SetTheme
from kiosk.session.type_size import TypeSize
from kiosk.session.visit_settings import USUAL_NOW
from tests.session.visit import Visit, page

CHANGES: tuple[Intent, ...] = (
    SetTheme("yellow_on_black"),
    ChangeSpeed(+1),
    ChangeVolume(-1),
    SetCaptions(True),
    SetVerbosity(Verbosity.BRIEF),
    SetDark(True),
    SetSound(False),
)
WAYS = (OpenSettings(), OpenAudioSettings())


@pytest.fixture
def speaking(visit: Visit) -> Visit:
    """A kiosk that speaks, the search open and something typed."""
    visit.state = replace(visit.state, device=Device(VoiceStatus.HERE))
    visit.event(SizeChanged(TypeSize(2, 5)))
    visit.do(Press("search"))
    visit.type("ვეფხ")
    return visit


def choose(visit: Visit) -> None:
    """The row of the screen in front, on whichever of its pages."""
    row = page(visit).spec.node("usual-settings")
    assert row is not None
    assert row.intent is not None
    visit.do(row.intent)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_whatever_was_changed_is_as_usual_again(
    speaking: Visit, way: Intent, change: Intent
) -> None:
    before = speaking.state
    speaking.do(way, change)
    assert (speaking.state.profile, speaking.state.theme) != (before.profile, before.theme)
    choose(speaking)
    assert (speaking.state.profile, speaking.state.theme) == (before.profile, before.theme)
    assert page(speaking).spec.outcome == USUAL_NOW
    speaking.do(Back())
    assert isinstance(speaking.state.activity, Searching)
    assert speaking.state.activity.text == "ვეფხ"


def test_the_letters_are_as_large_as_at_first(speaking: Visit) -> None:
    speaking.do(OpenSettings())
    speaking.event(SizeChanged(TypeSize(4, 5)))
    choose(speaking)
    assert SetTypeSize(2) in speaking.effects


def test_the_language_stays(speaking: Visit) -> None:
    speaking.do(OpenSettings(), SetLanguage("en"))
    choose(speaking)
    assert speaking.state.language == "en"


def test_it_is_told_also_the_second_time_and_not_once_something_is_changed(
    speaking: Visit,
) -> None:
    speaking.do(OpenAudioSettings())
    choose(speaking)
    choose(speaking)
    assert SayDone(USUAL_NOW) in speaking.effects
    speaking.do(ChangeSpeed(+1))
    assert page(speaking).spec.outcome is None


def test_nobody_who_listens_is_left_in_silence(speaking: Visit) -> None:
    """Where speech comes on request, it was asked for."""
    quiet = Profile(has_speech=False)
    speaking.state = replace(
        speaking.state, fixed=replace(speaking.state.fixed, profile=quiet), profile=Profile(speed=6)
    )
    speaking.do(OpenAudioSettings())
    choose(speaking)
    assert speaking.state.profile == Profile()
