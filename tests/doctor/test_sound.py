"""What the doctor says of the voice, from what the voice says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.settings import SpeechSettings
from kiosk.doctor.finding import Finding, Verdict
from kiosk.doctor.sound import look_at_sound
from voice.protocol import Device, DeviceLost, Event, Headset, Ready
from voice.tape import TapeVoice
from voice.voice import Told

UP = Ready(1, "pyttsx3", speaks=("en", "ka"), sees_headset=True)


def saying(*events: Event) -> Callable[[Told], TapeVoice]:
    """A voice that says just this of itself."""

    class Saying(TapeVoice):
        def start(self) -> None:
            for event in events:
                self.tell(event)

    return lambda told: Saying(told)


async def look(*events: Event, settings: SpeechSettings | None = None) -> dict[str, Finding]:
    found = await look_at_sound(
        settings or SpeechSettings(), ("ka", "en"), saying(*events), whole_s=0.01, settle_s=0.01
    )
    return {finding.topic: finding for finding in found}


async def test_all_is_well() -> None:
    found = await look(Headset(0, is_in=False), UP)
    assert {each.verdict for each in found.values()} == {Verdict.WELL}
    assert set(found) == {"voice", "synthesiser", "loudspeaker", "headset", "listening"}


async def test_a_headset_that_is_in_is_named() -> None:
    found = await look(Headset(0, is_in=True), UP)
    assert "in now" in found["headset"].what


@pytest.mark.parametrize(
    ("events", "topic", "verdict"),
    [
        ((), "voice", Verdict.PROBLEM),
        ((Ready(1, "silent"),), "synthesiser", Verdict.PROBLEM),
        (
            (Ready(1, "pyttsx3", speaks=("en",), sees_headset=True),),
            "synthesiser",
            Verdict.PROBLEM,
        ),
        ((UP, DeviceLost(Device.LOUDSPEAKER)), "loudspeaker", Verdict.PROBLEM),
        (
            (Ready(1, "pyttsx3", speaks=("ka", "en"), understands=("en",)),),
            "listening",
            Verdict.CANNOT_TELL,
        ),
        (
            (Ready(1, "pyttsx3", speaks=("ka", "en"), sees_headset=False),),
            "headset",
            Verdict.CANNOT_TELL,
        ),
    ],
)
async def test_what_is_wrong_is_named_with_what_to_type(
    events: tuple[Event, ...], topic: str, verdict: Verdict
) -> None:
    found = (await look(*events))[topic]
    assert found.verdict is verdict
    assert found.remedy
    assert found.meaning or verdict is Verdict.CANNOT_TELL


async def test_speech_that_is_off_is_not_looked_at() -> None:
    found = await look(settings=SpeechSettings(starts="off"))
    assert set(found) == {"voice"}
    assert found["voice"].verdict is Verdict.WELL
