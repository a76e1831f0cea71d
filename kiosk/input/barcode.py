"""A barcode scanner on the keyboard port, told from a hand by its prefix or its speed; pure.

A scanner types the card number in a burst and usually presses Enter behind it. On a screen where
digits pick rows such a burst must not pick any, so without a prefix:

1. The first letter or digit is held back for ``max_gap_s``.
2. Nothing follows in time: it was a hand, and the stroke goes on its way.
3. Something follows: it is a burst, and all of it, the suffix too, is swallowed.

Where digits are typed nothing is held back (a hand could tell); the burst fills the field as it
comes, and at its suffix the whole is a card. Where text is typed a burst is text: a scanned ISBN
searches. A scanner that sends a prefix is understood on every screen, and nothing but what begins
like the prefix is held back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pydantic import SecretStr

from accessibility.semantics import Typing
from kiosk.input.keymap import KEY_NAMES, Stroke
from kiosk.session.card_form import CardForm
from kiosk.session.state import ANY_CARD

LONGEST_BURST = 96
"""A burst goes on being one, but no more than this of it is kept."""
_MODIFIERS = re.compile(r"(left|right)_(shift|control|alt|super|hyper|meta)|caps_lock|num_lock")


@dataclass(frozen=True, slots=True)
class ScannerFormat:
    """How the scanner of this kiosk is programmed."""

    prefix: str = ""
    """What it sends first: a key name ("f9") or characters ("]C1"); "" for nothing."""
    suffix: str = "enter"
    """What it sends last, likewise."""
    min_length: int = 6
    """Fewest characters of a scan that has no prefix."""
    card: CardForm = ANY_CARD
    """What the numbers of the library's cards look like."""
    max_gap_s: float = 0.035
    """Longest time between two of its characters, in seconds. Also how long a digit that picks a
    row waits where the scanner has no prefix; a hand needs about 0.15 between two."""

    @property
    def begins(self) -> tuple[str, ...]:
        return _keys(self.prefix)

    @property
    def ends(self) -> tuple[str, ...]:
        return _keys(self.suffix)


@dataclass(frozen=True, slots=True)
class Scanner:
    """What has come in so far; :meth:`feed` and :meth:`tick` return the next one."""

    format: ScannerFormat = ScannerFormat()
    burst: tuple[Stroke, ...] = ()
    """Strokes that followed each other fast enough to be a scanner's."""
    is_held: bool = False
    """The burst is held back, not passed on as it comes."""
    last_s: float = 0.0

    def feed(self, stroke: Stroke, now_s: float, typing: Typing | None) -> Decision:
        """Take one key at ``now_s`` (any steady clock) on a page of that ``typing``."""
        if _MODIFIERS.fullmatch(stroke.key):
            # Some terminals report the shift key of each capital letter by itself.
            return self._waiting()
        before = self.tick(now_s)
        scanner = before.scanner
        if self.format.prefix:
            decision = scanner._with_prefix(stroke, now_s)
        elif typing is Typing.TEXT:
            decision = Decision(scanner._empty(), strokes=(stroke,))
        else:
            decision = scanner._by_speed(stroke, now_s, is_held=typing is None)
        return replace(decision, strokes=(*before.strokes, *decision.strokes))

    def tick(self, now_s: float) -> Decision:
        """The time is ``now_s``: a burst that has ended without its suffix is given up."""
        if not self.burst or now_s - self.last_s <= self.format.max_gap_s:
            return self._waiting()
        return Decision(self._empty(), strokes=self._by_hand())

    # -- one stroke ----------------------------------------------------------------------------

    def _with_prefix(self, stroke: Stroke, now_s: float) -> Decision:
        begins, at = self.format.begins, len(self.burst)
        if at < len(begins):
            if _is(stroke, begins[at]):
                return self._grown(stroke, now_s, is_held=True)._waiting()
            if at:
                # It began like the prefix, but a hand did it.
                again = self._empty()._with_prefix(stroke, now_s)
                return replace(again, strokes=(*self.burst, *again.strokes))
            return Decision(self, strokes=(stroke,))
        grown = self._grown(stroke, now_s, is_held=True)
        if grown._has_ended():
            return Decision(self._empty(), scanned=grown._number())
        return grown._waiting()

    def _by_speed(self, stroke: Stroke, now_s: float, *, is_held: bool) -> Decision:
        grown = self._grown(stroke, now_s, is_held=is_held)
        if self.burst and grown._has_ended():
            # Where digits pick rows a card is of no use: better nothing than a wrong choice.
            scanned = None if is_held else grown._number()
            lost = is_held or scanned is not None
            return Decision(self._empty(), strokes=() if lost else (stroke,), scanned=scanned)
        if not _could_be_scanned(stroke):
            # A key no scanner sends: it ends whatever was coming in.
            return Decision(self._empty(), strokes=(*self._by_hand(), stroke))
        return replace(grown._waiting(), strokes=() if is_held else (stroke,))

    def _by_hand(self) -> tuple[Stroke, ...]:
        """What of a held burst was a hand after all: one stroke, or a prefix and nothing more."""
        most = max(1, len(self.format.begins))
        return self.burst if self.is_held and len(self.burst) <= most else ()

    def _has_ended(self) -> bool:
        ends = self.format.ends
        tail = self.burst[-len(ends) :]
        return len(tail) == len(ends) and all(map(_is, tail, ends))

    def _number(self) -> SecretStr | None:
        inner = self.burst[len(self.format.begins) : -len(self.format.ends)]
        text = "".join(stroke.text for stroke in inner)
        return SecretStr(text) if len(text) >= self.format.min_length else None

    def _grown(self, stroke: Stroke, now_s: float, *, is_held: bool) -> Scanner:
        # A runaway stays too long to be a card; its end must still be seen.
        burst = (*self.burst[: LONGEST_BURST - 1], stroke)
        return replace(self, burst=burst, is_held=is_held, last_s=now_s)

    def _empty(self) -> Scanner:
        return Scanner(self.format)

    def _waiting(self) -> Decision:
        waits = self.is_held and bool(self.burst)
        return Decision(self, deadline_s=self.last_s + self.format.max_gap_s if waits else None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a key."""

    scanner: Scanner
    """Takes the next key."""
    strokes: tuple[Stroke, ...] = ()
    """Keys that are a hand's, in order: to be understood now."""
    scanned: SecretStr | None = None
    """All that came between prefix and suffix, as it came; what it is is told by its form."""
    deadline_s: float | None = None
    """Call :meth:`Scanner.tick` just after this time, on the clock given to ``feed``."""


def _keys(name: str) -> tuple[str, ...]:
    return (name,) if name in KEY_NAMES else tuple(name)


def _could_be_scanned(stroke: Stroke) -> bool:
    return bool(stroke.text) and stroke.text != " "


def _is(stroke: Stroke, name: str) -> bool:
    return name in (stroke.key, stroke.character)
