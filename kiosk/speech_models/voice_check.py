"""``kiosk voice-check``: an installer says the kiosk's commands, and sees what it understood.

The only way to know how well real voices are understood in the real hall. No sound is kept, and
what was understood is written down only where the installer names a file.
"""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accessibility.intents import Intent
from accessibility.page import Grid
from accessibility.pages import pages_on_arrival
from config.i18n import Words
from config.languages import available_languages
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.voice_commands import commands
from voice.listen.grammar import Grammar, grammar
from voice.listen.match import Match, match
from voice.protocol import Event, Heard, Listen, ListeningDone, Ready
from voice.voice import MakeVoice, Voice

USUAL_SCREENS = ("welcome", "menu", "results", "record-here", "loans", "confirm-hold")
GRID = Grid(58, 17)
READY_S = 60.0
"""A large model takes a while to load."""


class VoiceCheckError(Exception):
    """Nothing can be checked; ``str`` says why and what to do."""


@dataclass(frozen=True, slots=True)
class ToSay:
    """A phrase, and the page on which it is said."""

    screen: str
    phrase: str
    grammar: Grammar

    def means(self, text: str) -> tuple[Intent, ...]:
        understood = match(text, self.grammar)
        return understood.intents if isinstance(understood, Match) else ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one."""

    screen: str
    phrase: str
    understood: str
    """"" where nothing was heard."""
    confidence: float
    is_right: bool


def to_say(
    words: Words, screens: Sequence[str], *, every_phrase: bool = False
) -> tuple[ToSay, ...]:
    """Phrases of these screens, each once: the first for each thing, or every one.

    Raises VoiceCheckError for a screen that is none.
    """
    known = dict(samples(words.language, GRID))
    found: dict[str, ToSay] = {}
    for screen in screens:
        if screen not in known:
            raise VoiceCheckError(f"There is no screen {screen!r}. There are: {', '.join(known)}")
        page = next(iter(pages_on_arrival(build(known[screen]), words, GRID)))
        said = grammar(page, words, commands(page, languages=available_languages()))
        has_one: set[Intent] = set()
        for phrase, intent in said.phrases:
            if every_phrase or intent not in has_one:
                found.setdefault(phrase, ToSay(screen, phrase, said))
            has_one.add(intent)
    return tuple(found.values())


async def check(
    make_voice: MakeVoice,
    phrases: Sequence[ToSay],
    language: str,
    show: Callable[[str], None],
    answers: list[Answer],
) -> None:
    """Ask for one phrase after the other; what came of each is appended to ``answers``.

    Raises VoiceCheckError where there is no model or no microphone.
    """
    came: asyncio.Queue[Event] = asyncio.Queue()
    voice = make_voice(came.put_nowait)
    voice.start()
    try:
        await _understanding(came, language)
        for no, each in enumerate(phrases, 1):
            show(f"{no} of {len(phrases)}. Say: {each.phrase}")
            answer = await _said(voice, came, no, each, language)
            answers.append(answer)
            mark = "right" if answer.is_right else "WRONG"
            show(f"    {mark}: {answer.understood or 'nothing heard'}")
    finally:
        await voice.aclose()


async def _understanding(came: asyncio.Queue[Event], language: str) -> None:
    try:
        async with asyncio.timeout(READY_S):
            while not isinstance(event := await came.get(), Ready):
                pass
    except TimeoutError:
        raise VoiceCheckError("The voice host does not come up. Type: kiosk doctor") from None
    if language not in event.understands:
        raise VoiceCheckError(
            f"There is no model for {language}, so the kiosk understands nothing."
            f" Type: kiosk models install {language}"
        )


async def _said(
    voice: Voice, came: asyncio.Queue[Event], no: int, each: ToSay, language: str
) -> Answer:
    # Whatever is heard here, nothing is done: nothing need wait.
    at_once = each.grammar.at_once(waits=())
    voice.listen(Listen(no, language, each.grammar.to_hear, at_once=at_once))
    text, confidence = "", 0.0
    while True:
        match await came.get():
            case Heard(grammar_no=heard_no) as heard if heard_no == no and heard.is_final:
                text, confidence = heard.text, heard.confidence
            case ListeningDone(grammar_no=done_no, reason=reason) if done_no == no:
                if reason in ("device", "no-recogniser"):
                    raise VoiceCheckError(
                        "The microphone cannot be opened. Type: kiosk doctor, and see"
                        " docs/listening.md"
                        if reason == "device"
                        else f"The model for {language} cannot be loaded. Type: kiosk models verify"
                    )
                break
            case _:
                pass
    is_right = bool(text) and each.means(text) == each.means(each.phrase)
    return Answer(each.screen, each.phrase, text, confidence, is_right)


def summary(answers: Sequence[Answer]) -> Iterator[str]:
    """A table of what was misunderstood, and the share that was right."""
    if not answers:
        yield "Nothing was said."
        return
    wrong = [answer for answer in answers if not answer.is_right]
    if wrong:
        width = max(len(answer.phrase) for answer in wrong)
        yield f"{'said':{width}}  understood"
        for answer in wrong:
            yield f"{answer.phrase:{width}}  {answer.understood or '(nothing heard)'}"
    right = len(answers) - len(wrong)
    yield f"Right: {right} of {len(answers)} ({right / len(answers):.0%})."


def save(answers: Sequence[Answer], path: Path) -> None:
    """Write them as CSV. Raises VoiceCheckError."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("screen", "said", "understood", "confidence", "right"))
            for each in answers:
                right = "yes" if each.is_right else "no"
                row = (each.screen, each.phrase, each.understood, f"{each.confidence:.2f}", right)
                writer.writerow(row)
    except OSError as error:
        raise VoiceCheckError(f"{path} cannot be written: {error.strerror}.") from None
