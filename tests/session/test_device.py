"""Privacy follows from the headset and the patron's answer, in whatever order they come and go."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.page import Grid
from config.i18n import Lexicon
from kiosk.catalogue.models import IdempotencyKey
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.audio_intents import SetAloud, SetSecretsNamed
from kiosk.session.device import VoiceStatus
from kiosk.session.events import Did, Event, HeadsetChanged, VoiceChanged
from kiosk.session.machine import Machine
from kiosk.session.state import State

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
IN, OUT = HeadsetChanged(True), HeadsetChanged(False)
HERE, LOST, ABSENT = (
    VoiceChanged(status) for status in (VoiceStatus.HERE, VoiceStatus.LOST, VoiceStatus.ABSENT)
)


def after(lexicons: dict[str, Lexicon], *events: Event, name: str = "loans") -> State:
    machine = Machine(lexicons, build=build, new_key=lambda: IdempotencyKey("k" * 24))
    state = dict(samples("ka", Grid(58, 17)))[name]
    for event in events:
        state = machine.step(state, event, NOW).state
    return state


@pytest.mark.parametrize("name", ["welcome", "loans"])
def test_a_headset_that_was_in_before_the_voice_is_private(
    lexicons: dict[str, Lexicon], name: str
) -> None:
    state = after(lexicons, IN, HERE, name=name)
    assert state.speech_context.may_say_private
    assert state.speaks


@pytest.mark.parametrize("gone", [ABSENT, LOST])
@pytest.mark.parametrize("name", ["welcome", "loans"])
def test_a_headset_that_went_while_there_was_no_voice_is_private_no_more(
    lexicons: dict[str, Lexicon], gone: Event, name: str
) -> None:
    state = after(lexicons, HERE, IN, Did(SetSecretsNamed(True)), gone, OUT, HERE, name=name)
    assert not state.speech_context.may_say_private
    assert not state.profile.names_secrets


EVENTS = st.sampled_from((IN, OUT, HERE, LOST, ABSENT, Did(SetAloud(True)), Did(SetAloud(False))))


@given(st.lists(EVENTS, max_size=8))
def test_private_things_sound_in_a_headset_or_by_the_patrons_leave(
    lexicons: dict[str, Lexicon], events: list[Event]
) -> None:
    state = after(lexicons, *events)
    is_in = False
    agreed = False
    for event in events:
        match event:
            case HeadsetChanged(is_in=is_in):
                agreed = agreed and is_in
            case Did(intent=SetAloud(is_allowed=agreed)):
                pass
            case _:
                pass
    assert state.speech_context.may_say_private is (is_in or agreed)
