"""A barcode scanner on the keyboard port, told from a hand by its prefix or its speed; pure.

A scanner types the card number in a burst and usually presses Enter behind it. On a screen where
digits pick rows such a burst must not pick any, so without a prefix:

1. The first letter or digit is held back for ``max_gap_s``.
2. Nothing follows in time: it was a hand, and the stroke goes on its way.
3. Something follows: it is a burst, and all of it, the suffix too, is swallowed.

Where digits are typed nothing is held back (a hand could tell); the burst fills the field as it
comes, and at its suffix the whole is a card. Where text is typed a burst is text: a scanned ISBN
searches. A scanner that sends a prefix is understood on every screen, and nothing but what follows
the prefix is held back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pydantic import SecretStr

from accessibility.semantics import Typing
from kiosk.input.keys import Stroke

LONGEST_SCAN = 32
_FOREIGN = re.compile(r"[^A-Za-z0-9-]")
_MODIFIERS = re.compile(r"(left|right)_(shift|control|alt|super|hyper|meta)|caps_lock|num_lock")


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """How the scanner of this kiosk is programmed."""

    prefix: str = ""
    """Key it sends first, by its name ("f9") or character ("~"); "" for none."""
    suffix: str = "enter"
    """Key it sends last."""
    min_length: int = 5
    """Shortest card number."""
    max_gap_s: float = 0.05
    """Longest time between two of its characters, in seconds. Also how long a digit that picks a
    row waits where the scanner has no prefix, so 0.1 at most (a hand needs about 0.15)."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """What has come in so far; :meth:`feed` and :meth:`tick` return the next one."""

    settings: ScannerSettings = ScannerSettings()
    burst: tuple[Stroke, ...] = ()
    """Strokes that followed each other fast enough to be a scanner's."""
    is_held: bool = False
    """The burst is held back, not passed on as it comes."""
    is_prefixed: bool = False
    last_s: float = 0.0

    def feed(self, stroke: Stroke, now_s: float, typing: Typing | None) -> Decision:
        """Take one key at ``now_s`` (any steady clock) on a page of that ``typing``."""
        if _MODIFIERS.fullmatch(stroke.key):
            return self._decide()
        late = self.tick(now_s)
        decision = late.scanner._take(stroke, now_s, typing)
        return replace(decision, strokes=(*late.strokes, *decision.strokes))

    def tick(self, now_s: float) -> Decision:
        """The time is ``now_s``: a burst that has ended without its suffix is given up."""
        if not self.burst and not self.is_prefixed:
            return Decision(self)
        if now_s - self.last_s <= self.settings.max_gap_s:
            return self._decide()
        # One stroke, or a prefix with nothing behind it, was a hand; more was a scanner cut short.
        released = self.burst if self.is_held and len(self.burst) == 1 else ()
        return Decision(self._empty(), strokes=released)

    # -- one stroke ----------------------------------------------------------------------------

    def _take(self, stroke: Stroke, now_s: float, typing: Typing | None) -> Decision:
        if self.settings.prefix:
            return self._take_prefixed(stroke, now_s)
        if typing is Typing.TEXT:
            return Decision(self._empty(), strokes=(stroke,))
        if self.burst and _is(stroke, self.settings.suffix):
            return self._ended(stroke)
        if not _belongs(stroke):
            # A key no scanner sends: it ends whatever was coming in.
            held = self.burst if self.is_held and len(self.burst) == 1 else ()
            return Decision(self._empty(), strokes=(*held, stroke))
        if typing is None:
            return self._grown(stroke, now_s, is_held=True)._decide()
        return replace(self._grown(stroke, now_s, is_held=False)._decide(), strokes=(stroke,))

    def _take_prefixed(self, stroke: Stroke, now_s: float) -> Decision:
        if not self.is_prefixed:
            if not _is(stroke, self.settings.prefix):
                return Decision(self._empty(), strokes=(stroke,))
            # Held too: a hand that presses the prefix key means the key.
            begun = self._empty()._grown(stroke, now_s, is_held=True)
            return replace(begun, is_prefixed=True)._decide()
        if _is(stroke, self.settings.suffix):
            scanned = self._number(self.burst[1:])
            return Decision(self._empty(), scanned=scanned)
        return self._grown(stroke, now_s, is_held=True)._decide()

    def _ended(self, suffix: Stroke) -> Decision:
        if self.is_held:
            # Where digits pick rows a card is of no use: better nothing than a wrong choice.
            return Decision(self._empty())
        scanned = self._number(self.burst)
        return Decision(
            self._empty(), strokes=() if scanned is not None else (suffix,), scanned=scanned
        )

    def _number(self, burst: tuple[Stroke, ...]) -> SecretStr | None:
        number = _FOREIGN.sub("", "".join(stroke.text for stroke in burst))
        if not self.settings.min_length <= len(number) <= LONGEST_SCAN:
            return None
        return SecretStr(number)

    def _grown(self, stroke: Stroke, now_s: float, *, is_held: bool) -> Scanner:
        # A field has no use for more than a card number; the rest only has to keep the burst alive.
        burst = (*self.burst, stroke)[: LONGEST_SCAN + 2]
        return replace(self, burst=burst, is_held=is_held, last_s=now_s)

    def _empty(self) -> Scanner:
        return Scanner(self.settings)

    def _decide(self) -> Decision:
        waits = self.is_held and bool(self.burst)
        return Decision(self, deadline_s=self.last_s + self.settings.max_gap_s if waits else None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a key."""

    scanner: Scanner
    """Takes the next key."""
    strokes: tuple[Stroke, ...] = ()
    """Keys that are a hand's, in order: to be understood now."""
    scanned: SecretStr | None = None
    """A card number, [A-Za-z0-9-], at most 32 characters."""
    deadline_s: float | None = None
    """Call :meth:`Scanner.tick` just after this time, on the clock given to ``feed``."""


def _belongs(stroke: Stroke) -> bool:
    """Whether a scanner could have sent it as part of a number."""
    return bool(stroke.text) and not _FOREIGN.match(stroke.text)


def _is(stroke: Stroke, name: str) -> bool:
    return stroke.key == name or stroke.character == name
