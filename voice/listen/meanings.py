"""Which phrase of a page means what, taken step by step; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from accessibility.intents import Intent
from voice.listen.phrases import Said
from voice.listen.voice_intents import AskWhich


class AmbiguousPhraseError(ValueError):
    """One phrase, two nodes or two commands: the words must be changed."""


class Doubles(Enum):
    """What becomes of a phrase with two meanings."""

    FAIL = "fail"
    """The words must be changed."""
    ASK = "ask"
    """The patron is asked which; titles and names may be alike."""
    NONE = "none"
    """It is no phrase."""


@dataclass(slots=True)
class MeaningsTaken:
    """Takes phrases step by step; a later step takes nothing from an earlier one."""

    screen: str
    meanings: dict[str, Intent] = field(default_factory=dict)
    alike: dict[str, Intent] = field(default_factory=dict)
    _does: dict[str, Intent | None] = field(default_factory=dict)
    _sounds: dict[str, str] = field(default_factory=dict)
    _in_step: set[str] = field(default_factory=set)
    _reached: list[tuple[Intent, Intent | None]] = field(default_factory=list)
    _doubles: Doubles = Doubles.FAIL

    def begin(self, doubles: Doubles = Doubles.FAIL) -> None:
        """The next step."""
        self._in_step = set()
        self._doubles = doubles

    def reaches(self, asks: Intent, does: Intent | None) -> bool:
        """Whether one phrase at least means ``asks``, or something that does the same."""
        return any(asks == one or (does is not None and does == other)
                   for one, other in self._reached)  # fmt: skip

    def add(self, asks: Intent, does: Intent | None, said: Iterable[Said]) -> None:
        """Let these phrases mean ``asks``. Raises AmbiguousPhraseError for one that already means
        something else in this step.
        """
        is_reached = False
        for phrase, sound in said:
            taken = self._sounds.get(sound)
            if taken is None:
                self.meanings[phrase] = asks
                self._does[phrase] = does
                self._sounds[sound] = phrase
                self._in_step.add(phrase)
                is_reached = True
            elif self._does[taken] != does and taken == phrase and phrase in self._in_step:
                self._double(phrase, asks)
            elif self._does[taken] == does:
                is_reached = True
                if taken != phrase:
                    self.alike[phrase] = asks
            # Otherwise it only sounds like another, or was taken before.
        if is_reached:
            self._reached.append((asks, does))

    def _double(self, phrase: str, asks: Intent) -> None:
        match self._doubles:
            case Doubles.FAIL:
                raise AmbiguousPhraseError(
                    f"{self.screen}: {phrase!r} means {self.meanings[phrase]} and {asks}"
                )
            case Doubles.ASK:
                self.meanings[phrase] = self._does[phrase] = AskWhich()
            case Doubles.NONE:
                # It stays in the way of a third one.
                self.meanings.pop(phrase, None)
