"""When somebody speaks and when they have finished; pure, in seconds.

The recogniser's own end-pointing waits half a second to a second whatever is being said. A yes is
over sooner than a card number read off plastic, so the silences are decided here, by what is
listened for; the recogniser's endpoint only keeps background noise from holding a turn open.
Shape after Home Assistant's ``assist_pipeline/vad.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

QUIETEST_DB = -96.0
"""Digital silence of 16-bit sound, relative to full scale."""


class Boundary(Enum):
    """What a piece of sound brought to an end."""

    STARTED = "started"
    """Somebody began to speak."""
    FINISHED = "finished"
    """They have been silent long enough."""
    CUT = "cut"
    """They, or the room, did not stop: the turn is taken as it is."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """How long a silence ends a turn, in seconds. Raises ValueError unless they grow."""

    silence_s: float = 1.0
    """After the last sound of speech; each Listen has its own."""
    onset_s: float = 0.09
    """Speech shorter than this is a click or a cough."""
    longest_s: float = 15.0
    """A turn never lasts longer."""

    def __post_init__(self) -> None:
        if not 0 < self.onset_s < self.silence_s < self.longest_s:
            raise ValueError("pauses must grow from onset over silence to the longest turn")


@dataclass(slots=True)
class SpeechLevel:
    """Tells speech from the room by its level, following the room; feed it every piece of sound.

    A piece is speech when it stands ``rise_db`` over the floor; once speaking, ``hold_db`` over it
    is enough, for the ends of words are soft.
    """

    rise_db: float = 9.0
    hold_db: float = 6.0
    quietest_db: float = -60.0
    """The floor is never reckoned lower: a microphone's own hiss is not speech."""
    settle_db_s: float = 60.0
    """How fast the floor falls to a quieter room, decibels a second."""
    rise_db_s: float = 1.5
    """How fast it follows a room that gets louder; slow, or speech would become the floor."""
    _floor_db: float = field(default=-45.0, init=False)
    _is_speech: bool = field(default=False, init=False)

    @property
    def floor_db(self) -> float:
        return self._floor_db

    def is_speech(self, piece_s: float, level_db: float) -> bool:
        """Whether a piece of ``piece_s`` seconds at ``level_db`` (RMS, full scale 0) is speech."""
        level = max(level_db, QUIETEST_DB)
        threshold = self.hold_db if self._is_speech else self.rise_db
        self._is_speech = level > self._floor_db + threshold
        if level < self._floor_db:
            self._floor_db = max(level, self._floor_db - self.settle_db_s * piece_s)
        else:
            self._floor_db = min(level, self._floor_db + self.rise_db_s * piece_s)
        self._floor_db = max(self._floor_db, self.quietest_db)
        return self._is_speech


@dataclass(slots=True)
class Segmenter:
    """One turn after another out of pieces that are speech or not.

    ``process`` says at most one boundary for a piece. After FINISHED or CUT the next turn begins.
    """

    pauses: Pauses
    _speech_s: float = field(default=0.0, init=False)
    _silence_s: float = field(default=0.0, init=False)
    _turn_s: float = field(default=0.0, init=False)
    _in_turn: bool = field(default=False, init=False)

    @property
    def is_in_turn(self) -> bool:
        """Somebody has begun and not finished."""
        return self._in_turn

    @property
    def silence_s(self) -> float:
        """How long it has been silent since the last speech of this turn."""
        return self._silence_s

    def reset(self) -> None:
        """Nobody has said anything."""
        self._speech_s = self._silence_s = self._turn_s = 0.0
        self._in_turn = False

    def process(self, piece_s: float, is_speech: bool) -> Boundary | None:
        """Take one piece of ``piece_s`` seconds."""
        if not self._in_turn:
            # A gap as long as the onset itself starts the count anew; a shorter one is a stop
            # consonant and not a pause.
            if is_speech:
                self._speech_s += piece_s
                self._silence_s = 0.0
            else:
                self._silence_s += piece_s
                if self._silence_s >= self.pauses.onset_s:
                    self._speech_s = 0.0
            if self._speech_s < self.pauses.onset_s:
                return None
            self._in_turn = True
            self._turn_s = self._speech_s
            self._silence_s = 0.0
            return Boundary.STARTED
        self._turn_s += piece_s
        self._silence_s = 0.0 if is_speech else self._silence_s + piece_s
        if self._silence_s >= self.pauses.silence_s:
            self.reset()
            return Boundary.FINISHED
        if self._turn_s >= self.pauses.longest_s:
            self.reset()
            return Boundary.CUT
        return None
