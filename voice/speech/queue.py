"""What is said now, what next, and what is no longer wanted; pure.

Three levels, each defined by its effect (after NVDA):

- ``NOW`` cuts short whatever is being said. An outcome that was cut is said again afterwards.
- ``NEXT`` waits for what is being said and comes before all that waits.
- ``NORMAL`` is what the screen says: the newest replaces the one before, said or waiting.

An outcome ("your hold is placed"), a NEXT and a NOW are never talked down by what the screen says
of its own accord: that waits until they are over. Only the patron cuts them
(:meth:`SpeechQueue.acted`).

What is said is numbered here, so that late news of one that was cut is known as such and ignored.
The queue does not look into what is said; it only hands it back (``what``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Generic, TypeVar

What = TypeVar("What")


class When(IntEnum):
    """How urgent it is; smaller comes first."""

    NOW = 0
    NEXT = 1
    NORMAL = 2


@dataclass(frozen=True, slots=True)
class Wish(Generic[What]):
    """Something to be said."""

    what: What
    when: When = When.NORMAL
    is_outcome: bool = False
    """The result of what the patron did: heard to its end unless the patron cuts it."""
    is_page: bool = True
    """A new page; False: only the focus or a field changed, so a page that waits stays wanted."""
    has_hints: bool = False
    """Something is to be said after a pause, if nothing else is said until then."""

    @property
    def is_protected(self) -> bool:
        """Whether the screen may not talk it down."""
        return self.is_outcome or self.when is not When.NORMAL


@dataclass(frozen=True, slots=True)
class Begin(Generic[What]):
    """Say this, in place of what is being said; then tell :meth:`SpeechQueue.done` its number."""

    no: int
    what: What


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent."""


@dataclass(frozen=True, slots=True)
class Wake:
    """Ask :meth:`SpeechQueue.is_hint_due` with ``no`` after the pause for hints."""

    no: int


Command = Begin[What] | Hush | Wake


@dataclass(frozen=True, slots=True)
class Step(Generic[What]):
    """The queue afterwards, and what is to be done."""

    queue: SpeechQueue[What]
    commands: tuple[Command[What], ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechQueue(Generic[What]):
    """At most one thing is being said; every Begin after it replaces it."""

    last_no: int = 0
    """Number of what was begun last."""
    current: Wish[What] | None = None
    """What is being said, under ``last_no``."""
    waiting: tuple[Wish[What], ...] = ()
    """In the order in which it will be said."""
    hinting: int | None = None
    """Number of what was said last, if its hints are still wanted."""

    def wish(self, wish: Wish[What]) -> Step[What]:
        """Somebody wants something said."""
        queue = replace(self, hinting=None)
        if wish.when is When.NORMAL:
            kept = tuple(each for each in self.waiting if _is_kept(each, wish))
            queue = replace(queue, waiting=kept)
        current = self.current
        if current is None:
            return queue._begin(wish)
        if wish.when is When.NOW:
            if current.is_outcome:
                # To be heard whole, so from its beginning, as soon as there is silence.
                queue = replace(queue, waiting=_placed(queue.waiting, current, first=True))
            return queue._begin(wish)
        if current.is_protected or wish.when is When.NEXT:
            return Step(replace(queue, waiting=_placed(queue.waiting, wish)))
        # What is being said is stale; what waits, if anything, is more urgent than the newest.
        return replace(queue, waiting=_placed(queue.waiting, wish))._next()

    def acted(self) -> Step[What]:
        """The patron pressed, touched, scanned or spoke: silence, and nothing old comes back."""
        silent = replace(self, current=None, waiting=(), hinting=None)
        return Step(silent, (Hush(),) if self.current is not None else ())

    def done(self, no: int, *, is_completed: bool) -> Step[What]:
        """It was said to its end, or was refused or lost."""
        if no != self.last_no or self.current is None:
            return Step(self)
        queue = replace(self, current=None)
        if queue.waiting:
            return queue._next()
        if is_completed and self.current.has_hints:
            return Step(replace(queue, hinting=no), (Wake(no),))
        return Step(queue)

    def is_hint_due(self, no: int) -> bool:
        """Whether there has been silence since ``no`` was said, and hints are wanted."""
        return no == self.hinting and self.current is None

    def _next(self) -> Step[What]:
        first, *rest = self.waiting
        return replace(self, waiting=tuple(rest))._begin(first)

    def _begin(self, wish: Wish[What]) -> Step[What]:
        no = self.last_no + 1
        return Step(replace(self, last_no=no, current=wish, hinting=None), (Begin(no, wish.what),))


def _is_kept(waiting: Wish[What], newer: Wish[What]) -> bool:
    """Whether what waits is still wanted now that the screen says something newer."""
    return waiting.is_protected or (waiting.is_page and not newer.is_page)


def _placed(
    waiting: tuple[Wish[What], ...], wish: Wish[What], *, first: bool = False
) -> tuple[Wish[What], ...]:
    """``waiting`` with the wish behind all that are as urgent, or before them."""
    before = sum(
        _rank(each) < _rank(wish) or (not first and _rank(each) == _rank(wish)) for each in waiting
    )
    return (*waiting[:before], wish, *waiting[before:])


def _rank(wish: Wish[What]) -> tuple[int, bool]:
    return (wish.when, not wish.is_outcome)
