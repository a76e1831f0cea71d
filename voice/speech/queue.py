"""What is said now, what next, and what is no longer wanted; pure.

Three levels, each defined by its effect (after NVDA):

- ``NOW`` cuts short whatever is being said. An outcome that was cut is said again afterwards.
- ``NEXT`` waits for what is being said and comes before all that waits.
- ``NORMAL`` is what the screen says: the newest replaces the one before, said or waiting.

An outcome ("your hold is placed"), a NEXT and a NOW are never talked down by what the screen says
of its own accord: that waits until they are over. Only the patron cuts them (:meth:`acted`).

Utterances are numbered, so that news of one that was cut is known as such and ignored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from voice.protocol import Manner, Part, Pause, Resume, Say, Stop

USUAL_MANNER = Manner()


class When(IntEnum):
    """How urgent it is; smaller comes first."""

    NOW = 0
    NEXT = 1
    NORMAL = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be said."""

    parts: tuple[Part, ...]
    when: When = When.NORMAL
    is_outcome: bool = False
    """The result of what the patron did: heard to its end unless the patron cuts it."""
    is_page: bool = True
    """A new page; False: only the focus or a field changed, so a page that waits stays wanted."""
    hints: tuple[Part, ...] = ()
    """Said after a pause, if nothing else is said until then."""
    manner: Manner = USUAL_MANNER
    only_headset: bool = False

    @property
    def is_protected(self) -> bool:
        """Whether the screen may not talk it down."""
        return self.is_outcome or self.when is not When.NORMAL


@dataclass(frozen=True, slots=True)
class Wake:
    """Call :meth:`SpeechQueue.hint_due` with ``no`` after the kiosk's hint pause."""

    no: int


Command = Say | Stop | Pause | Resume | Wake


@dataclass(frozen=True, slots=True)
class Step:
    """The queue afterwards, and what the voice (or the clock, for Wake) is to do."""

    queue: SpeechQueue
    commands: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechQueue:
    """At most one utterance is under way; every Say after it replaces it."""

    last_no: int = 0
    """Number of the newest utterance."""
    current: Wish | None = None
    """What is being said, under ``last_no``."""
    waiting: tuple[Wish, ...] = ()
    """In the order in which it will be said."""
    is_paused: bool = False
    last: Wish | None = None
    """What was said last of a page, for saying it again; forgotten with the visit."""
    hinting: int | None = None
    """Utterance whose hints are due after a pause."""

    def wish(self, wish: Wish) -> Step:
        """Somebody wants something said."""
        if not wish.parts:
            return Step(self)
        queue = replace(self, hinting=None)
        if wish.when is When.NORMAL:
            kept = tuple(each for each in self.waiting if _is_kept(each, wish))
            queue = replace(queue, waiting=kept)
        if self.current is None or wish.when is When.NOW:
            return queue._say_now(wish)
        if self.current.is_protected or wish.when is When.NEXT:
            return Step(replace(queue, waiting=_placed(queue.waiting, wish)))
        if queue.waiting:
            # What waits is more urgent than this, and what is being said is stale.
            first, *rest = _placed(queue.waiting, wish)
            return replace(queue, waiting=tuple(rest))._say(first)
        return queue._say(wish)

    def acted(self) -> Step:
        """The patron pressed, touched, scanned or spoke: silence, and nothing old comes back."""
        silent = replace(self, current=None, waiting=(), is_paused=False, hinting=None)
        return Step(silent, (Stop(),) if self.current is not None else ())

    def done(self, no: int, *, is_completed: bool) -> Step:
        """The voice is through with an utterance, or was made to be."""
        if no != self.last_no or self.current is None:
            return Step(self)
        wish = self.current
        queue = replace(self, current=None, is_paused=False)
        if queue.waiting:
            return replace(queue, waiting=queue.waiting[1:])._say(queue.waiting[0])
        if is_completed and wish.hints:
            return Step(replace(queue, hinting=no), (Wake(no),))
        return Step(queue)

    def hint_due(self, no: int) -> Step:
        """The pause after an utterance is over."""
        if no != self.hinting or self.current is not None or self.last is None:
            return Step(self)
        said = replace(self.last, parts=self.last.hints, hints=(), is_outcome=False, is_page=False)
        return replace(self, hinting=None)._say(replace(said, when=When.NORMAL), remember=False)

    def repeat(self) -> Step:
        """Say the last thing again (after :meth:`acted`, for repeating is an act)."""
        return Step(self) if self.last is None else self.wish(self.last)

    def pause(self) -> Step:
        """Hold what is being said; harmless when nothing is."""
        if self.current is None or self.is_paused:
            return Step(self)
        return Step(replace(self, is_paused=True), (Pause(),))

    def resume(self) -> Step:
        """Go on with it."""
        if not self.is_paused:
            return Step(self)
        return Step(replace(self, is_paused=False), (Resume(),))

    def forget(self) -> Step:
        """The visit is over, or the ears have changed: silence, and no word is kept."""
        step = self.acted()
        return Step(replace(step.queue, last=None), step.commands)

    def _say_now(self, wish: Wish) -> Step:
        cut = self.current
        if cut is not None and cut.is_outcome:
            # To be heard whole, so from its beginning, as soon as there is silence.
            return replace(self, waiting=_placed(self.waiting, cut, first=True))._say(wish)
        return self._say(wish)

    def _say(self, wish: Wish, *, remember: bool = True) -> Step:
        no = self.last_no + 1
        queue = replace(
            self,
            last_no=no,
            current=wish,
            is_paused=False,
            hinting=None,
            last=wish if remember else self.last,
        )
        return Step(queue, (Say(no, wish.parts, wish.manner, wish.only_headset),))


def _is_kept(waiting: Wish, newer: Wish) -> bool:
    """Whether what waits is still wanted now that the screen says something newer."""
    return waiting.is_protected or (waiting.is_page and not newer.is_page)


def _placed(waiting: tuple[Wish, ...], wish: Wish, *, first: bool = False) -> tuple[Wish, ...]:
    """``waiting`` with the wish behind all that are as urgent, or before them."""
    before = [
        each
        for each in waiting
        if _rank(each) < _rank(wish) or (not first and _rank(each) == _rank(wish))
    ]
    return (*before, wish, *waiting[len(before) :])


def _rank(wish: Wish) -> tuple[int, bool]:
    return (wish.when, not wish.is_outcome)
