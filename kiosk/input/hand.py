"""One way in for hands (keyboard and touch, a switch, a pedal): what acts is done, the rest told.

The rules are :mod:`kiosk.input.acceptance`; here are the clock's calls and what comes of a verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from accessibility.intents import Intent
from accessibility.page import Page
from kiosk.input.acceptance import Acceptance, Limits, Verdict

NOTICE_S = 1.0
"""A key that is held is told of once in so long, not thirty times."""


class Timer(Protocol):
    """A call that is to come."""

    def cancel(self) -> None: ...


CallAt: TypeAlias = Callable[[float, Callable[[], None]], Timer]
"""Calls back at a time, in seconds, of the clock that strokes are timed with."""


class Hand:
    """Strokes and touches of one way in; times are seconds of one steady clock.

    ``do`` carries an intent out, at once or, where it ``is_queued``, later. ``not_taken`` is called
    where something came of nothing, at most once a second.
    """

    def __init__(
        self,
        do: Callable[[Intent], None],
        not_taken: Callable[[Verdict], None],
        call_at: CallAt,
        limits: Limits,
        *,
        is_queued: bool = False,
    ) -> None:
        self._do = do
        self._not_taken = not_taken
        self._call_at = call_at
        self._is_queued = is_queued
        self._now = Acceptance(limits)
        self._timer: Timer | None = None
        self._told_s = float("-inf")

    @property
    def page(self) -> Page | None:
        """What is in front."""
        return self._now.standing.page

    def shown(self, page: Page, now_s: float) -> None:
        """``page`` is in front now."""
        self._now = self._now.shown(page, now_s)

    def renewed(self, now_s: float) -> None:
        """All that is in front has come anew: the picture went dark, or came back."""
        self._now = self._now.renewed(now_s)

    def released(self) -> None:
        """A key came up, and the terminal said so."""
        self._now = self._now.released()

    def is_dropped(
        self, key: str, intent: Intent | None, now_s: float, *, is_repeat: bool = False
    ) -> bool:
        """Whether nothing would come of that stroke; nothing does yet."""
        waiting = self._now.waiting
        if waiting is not None and waiting.key != key:
            return False
        _, verdict = self._now.strike(key, intent, now_s, is_repeat=is_repeat)
        return verdict.is_dropped

    def strike(
        self,
        key: str,
        meaning: Callable[[], Intent | None],
        now_s: float,
        *,
        is_repeat: bool = False,
    ) -> None:
        """Key ``key`` at ``now_s``; ``meaning`` is asked when the page in front is the one it
        meets.
        """
        waiting = self._now.waiting
        gap_s = self._now.limits.repeat_gap_s
        if waiting is not None and (waiting.key != key or now_s - waiting.at_s > gap_s):
            self._waited()
        self._stop()
        intent = meaning()
        self._now, verdict = self._now.strike(key, intent, now_s, is_repeat=is_repeat)
        if verdict is Verdict.WAITS:
            self._timer = self._call_at(now_s + gap_s, self._waited)
        elif intent is not None:
            self._carry_out(verdict, intent, now_s)

    def down(self, place: object, intent: Intent, now_s: float) -> bool:
        """A finger comes down on ``place``; whether anything may come of it."""
        self._now, verdict = self._now.down(place, intent, now_s)
        return verdict is Verdict.ACTS

    def lifted(self, place: object, now_s: float) -> None:
        """It comes up."""
        touch = self._now.touch
        self._now, verdict = self._now.lifted(place, now_s)
        if touch is not None and verdict is not None:
            self._carry_out(verdict, touch.intent, now_s)

    def let_go(self) -> None:
        """Forget what is half done; nothing happens any more by itself."""
        self._now = self._now.let_go()
        self._stop()

    def _carry_out(self, verdict: Verdict, intent: Intent, now_s: float) -> None:
        if verdict is Verdict.ACTS:
            if self._is_queued:
                self._now = self._now.handed_in(intent)
            self._do(intent)
        elif now_s - self._told_s >= NOTICE_S:
            self._told_s = now_s
            self._not_taken(verdict)

    def _waited(self) -> None:
        self._stop()
        waiting = self._now.waiting
        self._now, verdict = self._now.waited()
        if waiting is not None:
            self._carry_out(verdict, waiting.intent, waiting.at_s)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
