"""An announcement made ready for the synthesiser; pure.

Each sentence goes through three steps: stretches by language, words for what espeak-ng misreads
(:mod:`voice.speech.pronounce`), clauses short enough to be rendered while the one before plays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accessibility.announcer import Announcement, Cause
from accessibility.semantics import Urgency
from voice.protocol import Part
from voice.speech.clauses import clauses
from voice.speech.languages import runs
from voice.speech.pronounce import borrowed, glued

LONGEST_UTTERANCE = 20_000
"""Letters, about twenty minutes: what stands beyond is not listened to, it is noise."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said as one thing, interrupted as one thing, repeated as one thing."""

    parts: tuple[Part, ...]
    """Never empty texts; said in this order."""
    urgency: Urgency
    cause: Cause
    language: str
    """The language of the visit, whatever languages the parts are in."""

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)

    def __repr__(self) -> str:
        return f"Utterance({len(self.parts)} parts, {self.urgency}, {self.cause})"


def utterance(announcement: Announcement) -> Utterance:
    """What to hand to the voice for an announcement."""
    return Utterance(
        parts_of((spoken.text for spoken in announcement.parts), announcement.language),
        announcement.urgency,
        announcement.cause,
        announcement.language,
    )


def parts_of(sentences: Iterable[str], language: str) -> tuple[Part, ...]:
    """Clauses of all sentences, by language, at most :data:`LONGEST_UTTERANCE` letters.

    Takes any text, also nonsense; raises nothing.
    """
    parts: list[Part] = []
    room = LONGEST_UTTERANCE
    for sentence in sentences:
        text = _within(sentence, room)
        room -= len(text)
        parts.extend(_parts(text, language))
        if room <= 0:
            break
    return tuple(parts)


def _parts(sentence: str, base: str) -> Iterator[Part]:
    for stretch in runs(borrowed(sentence, base), base):
        said = glued(stretch.text, stretch.language)
        # Georgian keeps a few Latin words while it reads the numbers beside them (ISBN).
        for run in runs(said, stretch.language, lends_signs=False):
            for clause in clauses(run.text):
                if any(char.isalnum() or ord(char) > 0x2190 for char in clause):
                    yield Part(clause, run.language)


def _within(text: str, room: int) -> str:
    """At most ``room`` letters of ``text``, cut between words where there are any."""
    if len(text) <= room:
        return text
    blank = text.rfind(" ", 0, room)
    return text[: blank if blank > room // 2 else room]
