"""Whether the installed models are whole, and whether the microphone hears the room."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from config.settings import ListeningSettings
from kiosk.doctor.finding import Finding, cannot_tell, problem, well
from kiosk.speech_models.shelf import Shelf
from voice.protocol import Event, Level, Listen, ListeningDone, Ready
from voice.voice import MakeVoice

READY_S = 60.0
LISTENS_S = 2.0
"""How long the room is listened to."""
SILENT = 0.02
"""A level that no open microphone in a room stays below."""


def look_at_files(settings: ListeningSettings, languages: Sequence[str]) -> list[Finding]:
    """Installed models of which a file has changed since; nothing where all is well."""
    shelf = Shelf(Path(settings.models_folder))
    return [
        problem(
            f"model {language}",
            f"{installed.name} is damaged: {', '.join(changed[:3])} changed since it was installed",
            meaning="that language may not be understood; keys and touch work.",
            remedy=f"kiosk models install {language}",
        )
        for language in languages
        if (installed := shelf.installed(language)) and (changed := shelf.changed(installed))
    ]


async def look_at_microphone(
    make_voice: MakeVoice,
    languages: Sequence[str],
    *,
    ready_s: float = READY_S,
    listens_s: float = LISTENS_S,
) -> list[Finding]:
    """Opens the microphone for a moment; nothing that is said is kept or shown."""
    came: asyncio.Queue[Event] = asyncio.Queue()
    voice = make_voice(came.put_nowait)
    voice.start()
    levels: list[float] = []
    reason = ""
    try:
        async with asyncio.timeout(ready_s):
            while not isinstance(event := await came.get(), Ready):
                pass
        understood = [each for each in languages if each in event.understands]
        if not understood:
            return []
        # No phrases at all: the room is listened to for its level only.
        voice.listen(Listen(1, understood[0], (), no_input_s=listens_s))
        async with asyncio.timeout(ready_s):
            while not isinstance(event := await came.get(), ListeningDone):
                if isinstance(event, Level):
                    levels.append(event.level)
            reason = event.reason
    except TimeoutError:
        return [cannot_tell("microphone", "the voice host does not answer", "kiosk doctor")]
    finally:
        await voice.aclose()
    return [_microphone(levels, reason)]


def _microphone(levels: Sequence[float], reason: str) -> Finding:
    if reason == "device" or not levels:
        return problem(
            "microphone",
            "cannot be opened",
            meaning="nobody is understood; the kiosk says so, and keys and touch work.",
            remedy="plug it in; pactl list short sources shows what there is; listening.microphone",
        )
    loudest = max(levels)
    if loudest < SILENT:
        return problem(
            "microphone",
            "gives nothing but silence",
            meaning="nobody is understood.",
            remedy="switch it on, or: pactl set-source-mute @DEFAULT_SOURCE@ 0",
        )
    return well("microphone", f"hears the room; its level was {loudest:.0%}, speech is above 50 %")
