"""What patrons say of their own accord, by words and by sound: the lists of ``tests/sayings``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bench.recognition.listening import hear
from bench.recognition.voices import Speaker
from tests.sayings.cases import FILES, Case, Result, cases, result, screen
from voice.dialogue import SILENCE_S
from voice.host.recogniser import Recogniser

SNR_DB = 20
SEED = 13


def report(language: str, recogniser: Recogniser) -> Iterator[str]:
    """For each list: the share that is understood as meant, and how many are taken for others."""
    for name in FILES:
        every = [case for case in cases(name) if case.language == language]
        by_words = Counter(result(case) for case in every)
        yield f"{language}: {name}, {len(every)} phrases, by words {_shares(by_words)}"
        speaker = Speaker(language, SEED)
        found = {case: _by_sound(case, recogniser, speaker) for case in every}
        counted = Counter(came for came, _ in found.values())
        yield (
            f"{language}: {name}, by sound at {SNR_DB} dB {_shares(counted)}"
            " (at least 90 % right, none wrong)"
        )
        for case, (came, heard) in found.items():
            if came is Result.WRONG:
                yield f"  {case.screen}: {case.phrase!r} as {heard!r}"


def _by_sound(case: Case, recogniser: Recogniser, speaker: Speaker) -> tuple[Result, str]:
    grammar = screen(case.language, case.screen).grammar
    said = speaker.say(case.phrase, SNR_DB)
    silence_s = max(SILENCE_S.values())
    acts = hear(recogniser, said.sound, grammar.to_hear, at_once=(), silence_s=silence_s)
    text = " / ".join(act.text for act in acts)
    if len(acts) != 1:
        return (Result.RIGHT if case.expected == "none" else Result.NOTHING), text
    return result(case, acts[0].text), text


def _shares(counted: Counter[Result]) -> str:
    total = max(1, counted.total())
    return f"right {counted[Result.RIGHT] / total:.1%}, wrong {counted[Result.WRONG]}"
