"""What is heard: the voice host, its languages, the loudspeaker, the headset."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from config.settings import SpeechSettings
from kiosk.audio.presence import MAKES_NO_SOUND
from kiosk.doctor.finding import Finding, cannot_tell, problem, well
from voice.protocol import Device, DeviceBack, DeviceLost, Event, Headset, Ready
from voice.voice import MakeVoice

WHOLE_S = 12.0
"""How long the voice may take to come up."""
SETTLE_S = 1.5
"""After that: how long a loudspeaker may take to be found missing."""


async def look_at_sound(
    settings: SpeechSettings,
    languages: Sequence[str],
    make_voice: MakeVoice,
    *,
    whole_s: float = WHOLE_S,
    settle_s: float = SETTLE_S,
) -> list[Finding]:
    """Brings a voice up, listens to what it says of itself, and ends it. Nothing sounds."""
    if settings.starts == "off":
        return [well("voice", "speech is off (speech.starts)")]
    heard = await _heard(make_voice, whole_s, settle_s)
    ready = next((event for event in heard if isinstance(event, Ready)), None)
    if ready is None:
        return [_no_host()]
    return [
        well("voice", f"the voice host is up ({ready.synth})"),
        _synth(ready, languages),
        _loudspeaker(heard, settings),
        _headset(ready, heard),
        _ears(ready, languages),
    ]


async def _heard(make_voice: MakeVoice, whole_s: float, settle_s: float) -> list[Event]:
    events: list[Event] = []
    is_up = asyncio.Event()
    is_lost = asyncio.Event()

    def told(event: Event) -> None:
        events.append(event)
        if isinstance(event, Ready):
            is_up.set()
        elif isinstance(event, DeviceLost):
            is_lost.set()

    voice = make_voice(told)
    voice.start()
    try:
        async with asyncio.timeout(whole_s):
            await is_up.wait()
        async with asyncio.timeout(settle_s):
            await is_lost.wait()
    except TimeoutError:
        pass
    finally:
        await voice.aclose()
    return events


def _no_host() -> Finding:
    return problem(
        "voice",
        "the voice host does not come up",
        meaning="the kiosk says nothing; everything else works.",
        remedy="run: python -m voice.host </dev/null, and read what it prints",
    )


def _synth(ready: Ready, languages: Sequence[str]) -> Finding:
    if ready.synth == MAKES_NO_SOUND:
        return problem(
            "synthesiser",
            "there is none: pyttsx3 finds no espeak-ng",
            meaning="the kiosk says nothing.",
            remedy="sudo apt-get install espeak-ng; then kiosk doctor",
        )
    missing = [name for name in languages if name not in ready.speaks]
    if missing:
        return problem(
            "synthesiser",
            f"no voice for: {', '.join(missing)}",
            meaning="that language is said by a voice of another one, and is hard to follow.",
            remedy="sudo apt-get install espeak-ng-data; then espeak-ng --voices",
        )
    return well("synthesiser", f"speaks {', '.join(ready.speaks)}")


def _loudspeaker(heard: Sequence[Event], settings: SpeechSettings) -> Finding:
    works = True
    for event in heard:
        if isinstance(event, DeviceLost | DeviceBack) and event.device is Device.LOUDSPEAKER:
            works = isinstance(event, DeviceBack)
    named = settings.loudspeaker or "the sound server's own"
    if works:
        return well("loudspeaker", named)
    return problem(
        "loudspeaker",
        f"cannot be opened: {named}",
        meaning="the kiosk says nothing, and says on the screen that there is no sound.",
        remedy="pactl info shows whether a sound server runs; correct speech.loudspeaker",
    )


def _headset(ready: Ready, heard: Sequence[Event]) -> Finding:
    if not ready.sees_headset:
        return cannot_tell(
            "headset",
            "whether one goes in is not seen here",
            "sudo apt-get install pulseaudio-utils, and run a sound server; patrons can still"
            " allow private things aloud",
        )
    is_in = any(isinstance(event, Headset) and event.is_in for event in heard)
    return well("headset", "is in now" if is_in else "is seen when it goes in")


def _ears(ready: Ready, languages: Sequence[str]) -> Finding:
    """Speaking to the kiosk is an offer: without it everything can be done by keys."""
    missing = [name for name in languages if name not in ready.understands]
    if not ready.understands:
        return well("listening", "no model is installed; no screen mentions speaking to the kiosk")
    if missing:
        return cannot_tell(
            "listening",
            f"why it understands {', '.join(ready.understands)} and not {', '.join(missing)}",
            f"kiosk models install {missing[0]}; then kiosk models verify",
        )
    return well("listening", f"understands {', '.join(ready.understands)}")
