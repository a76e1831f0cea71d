"""What is understood: models, their vocabulary, the microphone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from config.i18n import Lexicon
from config.settings import ListeningSettings
from kiosk.doctor.finding import Finding, cannot_tell, problem, well
from kiosk.models.faults import ModelFaultError
from kiosk.models.shelf import Shelf
from kiosk.models.trying import try_model
from kiosk.speech.speaking import MakeVoice
from voice.protocol import Event, Level, Listen, ListeningDone, Ready

READY_S = 60.0
LISTENS_S = 2.0
"""How long the room is listened to."""
SILENT = 0.02
"""A level that no open microphone in a room stays below."""


def look_at_models(settings: ListeningSettings, lexicons: Mapping[str, Lexicon]) -> list[Finding]:
    """Every language's model: there, whole, and able to hear a phrase of everything."""
    if settings.starts == "off":
        return [well("listening", "the kiosk does not listen (listening.starts)")]
    shelf = Shelf(Path(settings.models_folder))
    return [
        finding
        for language, words in lexicons.items()
        for finding in _model(shelf, language, words)
    ]


def _model(shelf: Shelf, language: str, words: Lexicon) -> Iterator[Finding]:
    topic = f"understanding {language}"
    if not shelf.usable((language,)):
        yield well(
            topic,
            f"no model, so no screen mentions voice; to have it: kiosk models install {language}",
        )
        return
    installed = shelf.installed(language)
    changed = shelf.changed(installed) if installed is not None else []
    if changed:
        yield _broken(topic, language, f"{', '.join(changed[:3])} changed since the installation")
        return
    phrases = _phrases(words)
    every_word = sorted({word for said in phrases.values() for p in said for word in p.split()})
    try:
        tried = try_model(shelf.path_of(language), every_word)
    except ModelFaultError:
        yield _broken(topic, language, "the recogniser cannot load it")
        return
    name = installed.name if installed is not None else str(shelf.path_of(language))
    if not tried.takes_grammars:
        yield problem(
            topic,
            f"{name} cannot be limited to the phrases of a page",
            meaning="commands are often misunderstood.",
            remedy=f"kiosk models install {language}",
        )
    missing = set(tried.missing)
    mute = [
        key
        for key, said in phrases.items()
        if said and all(not missing.isdisjoint(phrase.split()) for phrase in said)
    ]
    if mute:
        yield problem(
            topic,
            f"{name} knows no phrase for: {', '.join(mute[:8])}",
            meaning="that can be done by key, touch or number, but not by its name.",
            remedy="add a phrase of known words to .say in config/locales (docs/listening.md)",
        )
    elif missing:
        few = ", ".join(sorted(missing)[:5])
        yield well(
            topic,
            f"{name}; {len(missing)} of {len(every_word)} words are not in it ({few}), and all can"
            " be said in another way",
        )
    else:
        yield well(topic, f"{name}; all {len(every_word)} words of the screens are in it")


def _phrases(words: Lexicon) -> dict[str, tuple[str, ...]]:
    """What may be said for each node and command of every screen, by where it is."""
    from accessibility.page import Grid
    from accessibility.pages import pages_on_arrival
    from kiosk.samples import samples
    from kiosk.screens import build
    from kiosk.speech.commands import commands
    from voice.listen.grammar import grammar

    grid = Grid(58, 17)
    found: dict[str, tuple[str, ...]] = {}
    for name, state in samples(words.language, grid):
        for page in pages_on_arrival(build(state), words, grid):
            said = grammar(page, words, commands(page))
            by_intent: dict[object, list[str]] = {}
            for phrase, intent in said.phrases:
                by_intent.setdefault(intent, []).append(phrase)
            for wanted, phrases in by_intent.items():
                node = getattr(wanted, "node_id", type(wanted).__name__)
                found.setdefault(f"{name}/{node}", tuple(phrases))
    return found


def _broken(topic: str, language: str, what: str) -> Finding:
    return problem(
        topic,
        f"the model is damaged: {what}",
        meaning="that language is not understood; keys and touch work.",
        remedy=f"kiosk models install {language}",
    )


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
