"""Audio settings by the machine: there and back by one key, and what may be said to the kiosk."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import Back, Help, Press
from kiosk.session.activities import AtHome, Searching
from kiosk.session.audio_intents import OpenAudioSettings
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.voice_activities import SeeingSayable
from tests.session.visit import Visit
from voice.listen.voice_intents import SayWhatICanSay


def listening(visit: Visit) -> Visit:
    """A kiosk that speaks and understands Georgian."""
    visit.state = replace(
        visit.state, device=Device(VoiceStatus.HERE, understands=frozenset({"ka"}))
    )
    return visit


def test_the_key_that_opens_the_settings_closes_them(visit: Visit) -> None:
    listening(visit).do(Press("search"), OpenAudioSettings())
    assert visit.screen == "audio-settings"
    visit.do(OpenAudioSettings())
    assert isinstance(visit.activity(), Searching)
    visit.do(Back())
    assert isinstance(visit.activity(), AtHome)


def test_from_help_they_are_about_the_page_that_help_was_asked_for(visit: Visit) -> None:
    listening(visit).do(Press("search"), Help(), OpenAudioSettings())
    assert visit.screen == "audio-settings"
    visit.do(Back())
    assert isinstance(visit.activity(), Searching)


def test_what_can_be_said_lists_rows_and_not_letters(visit: Visit) -> None:
    listening(visit).do(Press("search"), SayWhatICanSay())
    seen = visit.activity()
    assert isinstance(seen, SeeingSayable)
    shown = [each.phrase for each in seen.here]
    assert shown
    assert not any(phrase == "ანი" or len(phrase) == 1 for phrase in shown)
    visit.do(SayWhatICanSay())
    assert visit.activity() == seen
    visit.do(Back())
    assert isinstance(visit.activity(), Searching)


def test_what_can_be_said_in_help_is_about_the_page_below(visit: Visit) -> None:
    listening(visit).do(Press("search"), SayWhatICanSay())
    seen = visit.activity()
    visit.do(Back(), Help(), SayWhatICanSay())
    assert visit.activity() == seen
    visit.do(Back())
    assert isinstance(visit.activity(), Searching)
