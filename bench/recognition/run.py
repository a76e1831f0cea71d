"""``python -m bench recognition``: how well the test models understand synthetic speech.

Everything goes through the kiosk's own listening (:mod:`voice.host.turns`) and its own matching.
The voices are ones the models never heard. None of this says anything about people.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from bench.recognition import pages, sayings, titles
from bench.recognition.listening import Act, hear
from bench.recognition.pages import Listened
from bench.recognition.rooms import babble, music
from bench.recognition.voices import EXTREME, ORDINARY, Speaker, Utterance, as_bytes
from tests.recognition.models import LANGUAGES, model_path
from voice.host.backends.vosk_recogniser import VoskRecognisers
from voice.host.recogniser import RATE_HZ, Recogniser

COMMANDS = 500
"""Spoken commands for each figure."""
OTHERS = 600
"""Spoken things that are no commands, for each figure."""
ROOM_MINUTES = 20


def run() -> Iterator[str]:
    """Lines of the report, in about eight minutes."""
    yield "test models, synthetic voices: these figures prove nothing about people"
    recognisers = VoskRecognisers({name: model_path(name) for name in LANGUAGES})
    for language in LANGUAGES:
        yield from loading(language, recognisers)
        recogniser = recognisers.of(language)
        every = pages.pages(language)
        yield from understood(language, recogniser, every)
        yield from sayings.report(language, recogniser)
        yield from not_meant(language, recogniser, every)
        yield from room(language, recogniser, every)
    yield from asyncio.run(titles.report(recognisers))


def loading(language: str, recognisers: VoskRecognisers) -> Iterator[str]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    recogniser = recognisers.of(language)
    loaded = time.perf_counter() - began
    sound = as_bytes(Speaker(language, 3).say(next(iter(pages.works(language))).title, 20).sound)
    phrases = pages.pages(language)[0].grammar.to_hear
    began = time.perf_counter()
    recogniser.use(phrases)
    changed = time.perf_counter() - began
    factors = []
    for grammar in (phrases, None):
        recogniser.use(grammar)
        began, cpu = time.perf_counter(), time.process_time()
        for _ in range(10):
            for at in range(0, len(sound), 960):
                recogniser.accept(sound[at : at + 960])
            recogniser.finish()
        factors.append((time.process_time() - cpu) / (10 * len(sound) / 2 / RATE_HZ))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield (
        f"{language}: loaded in {loaded * 1000:.0f} ms, grammar of {len(phrases)} in"
        f" {changed * 1000:.0f} ms, {(after - before) / 1024:.0f} MB more memory;"
        f" real-time factor {factors[0]:.4f} with a grammar, {factors[1]:.4f} free"
    )


@dataclass
class Tally:
    """What became of spoken commands."""

    right: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    late_s: list[float] = field(default_factory=list)

    def note(self, page: Listened, said: Utterance, acts: Sequence[Act]) -> None:
        wanted = page.acts(said.text)
        done = [(act, page.acts(act.text)) for act in acts]
        if done and done[0][1] == wanted:
            self.right += 1
            if said.text in page.grammar.at_once(waits=()):
                # Letters that are spelled wait for more; commands do not.
                self.late_s.append(done[0][0].at_s - said.end_s)
        else:
            heard = " / ".join(act.text for act in acts)
            self.wrong.append((said.text, heard, said.voice))

    def share(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))


def understood(language: str, recogniser: Recogniser, every: Sequence[Listened]) -> Iterator[str]:
    """Commands of the current page, and how long after the last sound they act."""
    for snr_db, asked in ((20, "at least 98 %"), (10, "goal 93 %")):
        tally = Tally()
        for page, said in drawn(language, every, COMMANDS, snr_db):
            tally.note(page, said, heard_on(recogniser, page, said))
        yield f"{language}: commands at {snr_db} dB right {tally.share():.1%} ({asked})"
        yield from examples(tally.wrong)
        if snr_db == 20:
            yield f"{language}: end of speech to act, {late(tally.late_s)} (p95 at most 400 ms)"
    tally = Tally()
    for page, said in drawn(language, every, COMMANDS // 4, 20):
        tally.note(page, said, heard_on(recogniser, page, said, acts_early=False))
    yield f"{language}: the same without acting early, {late(tally.late_s)}"
    tally = Tally()
    for page, said in drawn(language, every, COMMANDS // 4, 20, EXTREME):
        tally.note(page, said, heard_on(recogniser, page, said))
    yield f"{language}: Lee and Alicia at 20 dB right {tally.share():.1%} (extreme formants)"


def not_meant(language: str, recogniser: Recogniser, every: Sequence[Listened]) -> Iterator[str]:
    """Speech that is not for the kiosk: how often it acts, on whatever page it stands."""
    rng = np.random.default_rng(7)
    speaker = Speaker(language, 8)
    for kind, pool, asked in (
        ("two words or more", titles.foreign_phrases(language), "at most 1 %"),
        ("single words", titles.foreign_words(language), "at most 3 %"),
    ):
        acted: list[tuple[str, str, str]] = []
        tried = 0
        while tried < OTHERS:
            page = every[int(rng.integers(len(every)))]
            text = pool[int(rng.integers(len(pool)))]
            if page.acts(text) is not None:
                continue
            tried += 1
            said = speaker.say(text, 20)
            acted += [
                (text, act.text, said.voice)
                for act in heard_on(recogniser, page, said)
                if page.acts(act.text) is not None
            ][:1]
        yield (
            f"{language}: other speech, {kind} ({len(pool)} to draw from), acts"
            f" {len(acted) / tried:.2%} ({asked})"
        )
        yield from examples(acted)


def room(language: str, recogniser: Recogniser, every: Sequence[Listened]) -> Iterator[str]:
    """Hands-free beside people who talk to each other, and beside music."""
    rng = np.random.default_rng(11)
    counts: Counter[str] = Counter()
    texts: list[str] = []
    minutes = ROOM_MINUTES / len(LANGUAGES)
    half = int(minutes / 2 * 60 * RATE_HZ)
    began = time.perf_counter()
    for kind, sound in (
        ("babble", babble(language, titles.foreign_phrases(language), rng, half)),
        ("music", music(rng, half)),
    ):
        step = 60 * RATE_HZ
        for at in range(0, len(sound), step):
            page = every[int(rng.integers(len(every)))]
            acts = hear(
                recogniser,
                sound[at : at + step],
                page.grammar.to_hear,
                at_once=page.grammar.at_once(waits=()),
            )
            done = [act.text for act in acts if page.acts(act.text) is not None]
            counts[kind] += len(done)
            texts += done
    yield (
        f"{language}: {minutes:.0f} minutes hands-free, acts in babble {counts['babble']}, in music"
        f" {counts['music']} (both languages together at most 1)"
        f"{': ' + ', '.join(texts) if texts else ''}"
    )
    yield f"    ({time.perf_counter() - began:.0f} s)"


def drawn(
    language: str,
    every: Sequence[Listened],
    count: int,
    snr_db: float,
    voices: Sequence[str] = ORDINARY,
) -> Iterator[tuple[Listened, Utterance]]:
    """Any phrase of any page, said by any voice."""
    rng = np.random.default_rng(2)
    speaker = Speaker(language, 1, voices)
    for _ in range(count):
        page = every[int(rng.integers(len(every)))]
        phrases = page.grammar.phrases
        yield page, speaker.say(phrases[int(rng.integers(len(phrases)))][0], snr_db)


def heard_on(
    recogniser: Recogniser, page: Listened, said: Utterance, *, acts_early: bool = True
) -> list[Act]:
    return hear(
        recogniser,
        said.sound,
        page.grammar.to_hear,
        at_once=page.grammar.at_once(waits=()),
        acts_early=acts_early,
    )


def late(seconds: Sequence[float]) -> str:
    if len(seconds) < 2:
        return "nothing understood"
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"median {statistics.median(seconds) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms"


def examples(wrong: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    for said, heard, voice in wrong[:6]:
        yield f"    said {said!r} ({voice}), understood {heard!r}"
