"""Whether what a hand does acts now; pure. One movement of a hand is one act:

1. What acts must have stood on the page for ``settle_s``: a touch, Enter or a digit that was meant
   for the page before never does what has come under it since (WCAG 2.5.2, 3.2).
2. A key acts when it goes down, not while it is held. A terminal that reports key-up says what is
   a repeat; elsewhere it is inferred: repeats follow each other within ``repeat_gap_s``, and the
   first comes ``repeat_delay_s`` after the stroke at the latest (EN 301 549 5.7).
3. Within ``double_strike_s`` the same again is a tremor (EN 301 549 5.8).

Letters and digits typed into a field are always taken: what is typed twice is meant twice. A held
key may go on moving the focus, turning pages, erasing, and changing loudness, speed and size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from accessibility.intents import (
    Activate,
    Enter,
    Erase,
    EraseAll,
    Intent,
    Move,
    PauseSpeech,
    Press,
    ReadPage,
    Repeat,
    Spell,
    TurnPage,
    WhereAmI,
)
from accessibility.page import Page
from kiosk.input.standing import NEVER_S, NOTHING, Standing
from kiosk.session.audio_intents import ChangeSpeed, ChangeVolume
from kiosk.session.intents import ChangeSize

TYPED = Enter
REPEATABLE = (Move, TurnPage, Erase, EraseAll, ChangeVolume, ChangeSpeed, ChangeSize)
"""Harmless however often, on whatever page."""
READING = (Repeat, ReadPage, Spell, WhereAmI, PauseSpeech)
"""Asks for the page in front, whichever it is; once for each stroke."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one kiosk, all in seconds."""

    settle_s: float = 0.4
    """Before this has passed nothing acts on what has just come; 0 to 0.4."""
    double_strike_s: float = 0.0
    """Within this the same act again is a tremor; 0 to 2, 0: never."""
    repeat_gap_s: float = 0.15
    """Longest time between two repeats of a held key."""
    repeat_delay_s: float = 0.8
    """Longest time from a stroke to its first repeat."""

    @property
    def quiet_s(self) -> float:
        """How long what has just come takes no act."""
        return max(self.settle_s, self.double_strike_s)


class Verdict(Enum):
    """What becomes of a stroke or touch."""

    ACTS = "acts"
    REPEATS = "repeats"
    """Nothing comes of it: a key that is held, or a tremor. The patron gets a sign."""
    TOO_SOON = "too-soon"
    """Nothing comes of it: it was meant for what stood here before. The patron gets a sign."""
    WAITS = "waits"
    """The first repeat of a held key, or struck again: known after ``repeat_gap_s``."""

    @property
    def is_dropped(self) -> bool:
        """Nothing comes of it."""
        return self in (Verdict.REPEATS, Verdict.TOO_SOON)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stroke that may be the first repeat of a held key."""

    key: str
    intent: Intent
    at_s: float


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger that is down."""

    place: object
    """What it is on; compared, not looked into."""
    intent: Intent
    at_s: float
    may_act: bool
    """What it is on had stood long enough when it came down."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is in front and what was struck last; each method returns the next one.

    Times are seconds on one steady clock.
    """

    limits: Limits = Limits()
    standing: Standing = NOTHING
    reports_up: bool = False
    """This terminal says when a key comes up."""
    waiting: Waiting | None = None
    touch: Touch | None = None
    last: str = ""
    last_s: float = NEVER_S
    run: int = 0
    """Strokes of the last key that followed each other as fast as repeats do."""
    until_s: float = NEVER_S
    """Nothing acts before: what was dropped begins the quiet time anew."""
    is_unseen: bool = False
    """An act was handed in, and the page that comes of it is not known yet."""

    def __repr__(self) -> str:
        # The last stroke may be a digit of a PIN.
        return f"Acceptance({self.limits!r})"

    # -- pages ---------------------------------------------------------------------------------

    def shown(self, page: Page, now_s: float) -> Acceptance:
        """``page`` is in front now."""
        return replace(self, standing=self.standing.shown(page, now_s), is_unseen=False)

    def renewed(self, now_s: float) -> Acceptance:
        """All that is in front has come anew: the picture went dark, or came back."""
        return replace(self, standing=self.standing.renewed(now_s))

    def handed_in(self, intent: Intent) -> Acceptance:
        """``intent`` waits in a queue; what acts before its page is in front is meant for this."""
        harmless = (TYPED, *REPEATABLE, *READING)
        return self if isinstance(intent, harmless) else replace(self, is_unseen=True)

    # -- keys ----------------------------------------------------------------------------------

    def strike(
        self, key: str, intent: Intent | None, now_s: float, *, is_repeat: bool = False
    ) -> tuple[Acceptance, Verdict]:
        """Key ``key``, which means ``intent`` on the page in front, goes down or repeats.

        While another key :attr:`waiting`, call :meth:`waited` first.
        """
        gap_s = now_s - self.last_s if key == self.last else float("inf")
        is_fast = gap_s <= self.limits.repeat_gap_s and not self.reports_up
        run = self.run + 1 if is_fast else 1
        after = replace(self, last=key, last_s=now_s, run=run, waiting=None)
        if intent is None:
            return after, Verdict.ACTS
        if isinstance(intent, TYPED):
            return replace(after, standing=self.standing.typed()), Verdict.ACTS
        # What repeats in earnest is no tremor: a held arrow moves on.
        is_tremor = gap_s < self.limits.double_strike_s and not is_repeat
        if isinstance(intent, REPEATABLE):
            is_dropped = is_tremor and run <= 2
            return after, Verdict.REPEATS if is_dropped else Verdict.ACTS
        if is_repeat or is_fast or is_tremor:
            return after._dropped(intent, now_s)
        if isinstance(intent, READING):
            return after, Verdict.ACTS
        if after._is_too_soon(intent, now_s):
            return after._dropped(intent, now_s)
        if gap_s <= self.limits.repeat_delay_s and not self.reports_up:
            return replace(after, waiting=Waiting(key, intent, now_s)), Verdict.WAITS
        return after, Verdict.ACTS

    def waited(self) -> tuple[Acceptance, Verdict]:
        """No repeat followed what was :attr:`waiting`: it was a stroke of its own."""
        waiting, after = self.waiting, replace(self, waiting=None)
        if waiting is None or after._is_too_soon(waiting.intent, waiting.at_s):
            return after, Verdict.TOO_SOON
        return after, Verdict.ACTS

    def released(self) -> Acceptance:
        """A key came up, and the terminal said so."""
        return replace(self, reports_up=True)

    # -- touch ---------------------------------------------------------------------------------

    def down(self, place: object, intent: Intent, now_s: float) -> tuple[Acceptance, Verdict]:
        """A finger comes down where ``intent`` would be done, on a ``place`` that can be compared.

        TOO_SOON: whatever follows, nothing will come of it.
        """
        node_id = intent.node_id if isinstance(intent, Press) else ""
        too_soon = self._is_before(self.standing.placed_s(node_id), now_s)
        after = replace(self, touch=Touch(place, intent, now_s, may_act=not too_soon))
        if too_soon:
            return after._too_soon(now_s)
        return after, Verdict.ACTS

    def lifted(self, place: object, now_s: float) -> tuple[Acceptance, Verdict | None]:
        """It comes up at ``place``; None: beside what it went down on (a slip, taken back).

        TOO_SOON: the page has changed under the finger, or had only just when it came down.
        """
        touch, after = self.touch, replace(self, touch=None)
        if touch is None:
            return after, None
        node_id = touch.intent.node_id if isinstance(touch.intent, Press) else ""
        is_new = self.standing.placed_s(node_id) > touch.at_s
        if is_new or not touch.may_act:
            return after._too_soon(now_s)
        if touch.place != place:
            return after, None
        what = f"touch {touch.intent!r}"
        is_tremor = what == self.last and now_s - self.last_s < self.limits.double_strike_s
        after = replace(after, last=what, last_s=now_s, run=1)
        return after, Verdict.REPEATS if is_tremor else Verdict.ACTS

    def let_go(self) -> Acceptance:
        """What is half done is forgotten."""
        return replace(self, touch=None, waiting=None)

    # -- rules ---------------------------------------------------------------------------------

    def _is_too_soon(self, intent: Intent, now_s: float) -> bool:
        if isinstance(intent, Activate) and self.standing.is_filled:
            # Enter behind letters typed on this very page is meant for them.
            return False
        return self._is_before(self.standing.since_s(intent), now_s)

    def _is_before(self, since_s: float, now_s: float) -> bool:
        quiet_s = self.limits.quiet_s
        return self.is_unseen or (quiet_s > 0 and now_s < max(since_s + quiet_s, self.until_s))

    def _dropped(self, intent: Intent, now_s: float) -> tuple[Acceptance, Verdict]:
        if self._is_before(self.standing.since_s(intent), now_s):
            return self._too_soon(now_s)
        return self, Verdict.REPEATS

    def _too_soon(self, now_s: float) -> tuple[Acceptance, Verdict]:
        return replace(self, until_s=now_s + self.limits.quiet_s), Verdict.TOO_SOON
