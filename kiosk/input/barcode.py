"""A barcode scanner on the keyboard port, told from a hand by its prefix or its speed; pure.

A scanner types what it reads in a burst and presses Enter (or Tab) behind it. A scanner that sends
a prefix is understood on every screen, and nothing but what begins like the prefix is held back.
Without one:

- Where digits choose, a stroke is held back for ``max_gap_s``. Nothing follows in time: it was a
  hand, and the stroke goes on its way. Something follows: it is a burst, and none of it chooses.
- Where digits are typed nothing is held back; the burst fills the field as it comes, and its end
  makes it a scan (whoever takes the scan empties the field).
- Where text is typed digits, and what follows faster than a hand, are held back as long: the number
  of a card never stands in a search field.

A burst with a pause in it may have lost something: it is told, and never taken for a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pydantic import SecretStr

from accessibility.semantics import Typing
from kiosk.input.keymap import KEY_NAMES, Stroke
from kiosk.session.card_form import CardForm
from kiosk.session.events import CardScanned
from kiosk.session.scan_forms import ScanEvent, read_scan
from kiosk.session.state import ANY_CARD

LONGEST_BURST = 96
"""A burst goes on being one, but no more than this of it is kept."""
SLOW_S = 0.15
"""Gaps of a slow scanner, and of no hand that types ten characters one after the other."""
SURE_LENGTH = 10
"""Characters that a hand does not type with such gaps."""
STALL_S = 1.0
"""So soon behind a stroke a burst may be the rest of one."""
FRAME_S = 0.5
"""Longest pause between a prefix and what follows, up to the suffix."""
ENDING_S = 0.3
"""Behind the end of a scan, within which a second Enter belongs to it."""
_ENDS = frozenset({"enter", "tab", "ctrl+j", "ctrl+m"})
_MODIFIERS = re.compile(r"(left|right)_(shift|control|alt|super|hyper|meta)|caps_lock|num_lock")
_LONG_AGO = float("-inf")


@dataclass(frozen=True, slots=True)
class ScannerFormat:
    """How the scanner of this kiosk is programmed."""

    prefix: str = ""
    """What it sends first: a key name ("f9") or characters ("]C1"); "" for nothing."""
    suffix: str = "enter"
    """What it sends last, likewise; Enter and Tab are understood in any case."""
    min_length: int = 6
    """Fewest characters of a scan that has no prefix."""
    max_gap_s: float = 0.08
    """Longest time between two of its characters, in seconds. Also how long a digit that picks a
    row waits where the scanner has no prefix; a hand needs about 0.15 between two."""
    card: CardForm = ANY_CARD
    """What the numbers of the library's cards look like."""

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
    """Strokes that may be one scan."""
    gaps: tuple[float, ...] = ()
    """Seconds between them."""
    passed: int = 0
    """How many of them went on their way as they came."""
    typing: Typing | None = None
    """Of the page they came on."""
    is_rest: bool = False
    """They came soon behind others, which may have been their beginning."""
    last_s: float = _LONG_AGO
    """When the last character came, of this burst or of one before."""
    unfinished_s: float = _LONG_AGO
    """When the last character came of a burst that did not end as a scan."""
    was_told: bool = False
    """It was told that it is not taken."""
    ended_s: float = _LONG_AGO
    """When a scan ended."""

    def feed(self, stroke: Stroke, now_s: float, typing: Typing | None) -> Decision:
        """Take one key at ``now_s`` (any steady clock) on a page of that ``typing``."""
        if _MODIFIERS.fullmatch(stroke.key):
            # Some terminals report the shift key of each capital letter by itself.
            return self._waiting()
        before = self.tick(now_s)
        after = before.scanner._taken(stroke, now_s, typing)
        return replace(
            after,
            strokes=(*before.strokes, *after.strokes),
            is_broken=before.is_broken or after.is_broken,
            taken_back=before.taken_back + after.taken_back,
        )

    def tick(self, now_s: float) -> Decision:
        """The time is ``now_s``: what has waited long enough goes on its way, or is given up."""
        if self.passed == len(self.burst) or now_s - self.last_s <= self._patience:
            return self._waiting()
        if self.format.prefix:
            is_begun = len(self.burst) > len(self.format.begins)
            return self._given_up() if is_begun else self._released()
        if self.typing is Typing.TEXT:
            is_card = isinstance(self._read(), CardScanned) and len(self.burst) > 1
            return self._given_up() if is_card else self._released()
        if len(self.burst) == 1:
            return Decision(replace(self, passed=1), strokes=self.burst)
        if self.passed and len(self.burst) == 2:
            # Two digits of a quick hand.
            return self._released()
        return self._given_up()

    # -- one stroke ----------------------------------------------------------------------------

    def _taken(self, stroke: Stroke, now_s: float, typing: Typing | None) -> Decision:
        is_text, is_end = bool(stroke.text), self._ends_with(stroke)
        if is_end and now_s - self.ended_s <= ENDING_S:
            # CR and LF, or Enter sent twice: the page in front is that of the scan already.
            return Decision(replace(self, ended_s=now_s))
        is_scannable = is_text or is_end
        if is_scannable and typing is None and now_s - self.unfinished_s <= STALL_S:
            # The rest of a burst that was given up: nothing of it chooses.
            at_s = _LONG_AGO if is_end else now_s
            rest = replace(self._empty(), last_s=now_s, unfinished_s=at_s, was_told=self.was_told)
            return Decision(rest, is_broken=is_end and not self.was_told)
        if self.format.prefix:
            return self._with_prefix(stroke, now_s)
        if is_end and self.burst and now_s - self.last_s <= STALL_S:
            return self._ended(stroke, now_s)
        if is_text:
            return self._grown(stroke, now_s, typing)
        if stroke.key.startswith("ctrl+") and self.burst:
            # A control character of a symbology: no letter, and no key of a hand.
            return self._waiting()
        return self._interrupted(stroke)

    def _with_prefix(self, stroke: Stroke, now_s: float) -> Decision:
        begins, at = self.format.begins, len(self.burst)
        if at < len(begins):
            if _is(stroke, begins[at]):
                return self._appended(stroke, now_s)._waiting()
            if at:
                # It began like the prefix, but a hand did it.
                again = self._empty()._with_prefix(stroke, now_s)
                return replace(again, strokes=(*self.burst, *again.strokes))
            return Decision(self, strokes=(stroke,))
        if self._ends_with(stroke) and not (stroke.text and len(self.format.ends) > 1):
            return self._scanned(self._text(self.burst), now_s)
        if not stroke.text:
            if stroke.key.startswith("ctrl+"):
                return self._waiting()
            given_up = self._given_up()
            return replace(given_up, strokes=(stroke,))
        grown = self._appended(stroke, now_s)
        ends = self.format.ends
        tail = grown.burst[len(begins) :][-len(ends) :]
        if len(tail) == len(ends) and all(map(_is, tail, ends)):
            return grown._scanned(self._text(grown.burst[: -len(ends)]), now_s)
        return grown._waiting()

    def _grown(self, stroke: Stroke, now_s: float, typing: Typing | None) -> Decision:
        gap_s = now_s - self.last_s
        longest = STALL_S if typing is Typing.DIGITS else SLOW_S
        if typing is Typing.TEXT:
            longest = self.format.max_gap_s
        if not self.burst or gap_s > longest or typing is not self.typing:
            is_rest = gap_s <= STALL_S or now_s - self.unfinished_s <= 3 * STALL_S
            begun = replace(self._empty(), typing=typing, is_rest=is_rest)
            if self.burst and typing is not self.typing and gap_s <= SLOW_S:
                # Its first character led to this page.
                begun = replace(self, typing=typing)
        else:
            begun = self
        grown = begun._appended(stroke, now_s)
        passes = typing is Typing.DIGITS or (
            typing is Typing.TEXT and len(grown.burst) == 1 and not stroke.text.isdecimal()
        )
        if passes:
            passed = replace(grown, passed=len(grown.burst))
            return replace(passed._waiting(), strokes=(stroke,))
        return grown._waiting()

    def _ended(self, stroke: Stroke, now_s: float) -> Decision:
        """A key that ends scans came soon behind others."""
        ends = self.format.ends
        is_programmed = len(ends) > 1 and all(map(_is, self.burst[1 - len(ends) :], ends[:-1]))
        burst = self.burst[: 1 - len(ends)] if is_programmed else self.burst
        text = self._text(burst)
        if len(text.strip()) < self.format.min_length or not self._is_quick():
            if self.typing is None and len(self.burst) > 1:
                return Decision(replace(self._empty(), last_s=now_s))
            by_hand = (*self.burst[self.passed :], stroke)
            return Decision(replace(self._empty(), last_s=self.last_s), strokes=by_hand)
        if self.typing is Typing.TEXT and not self._is_code(text):
            return Decision(self._empty(), strokes=(*self.burst[self.passed :], stroke))
        if self.is_rest or not self._is_even():
            return replace(self._given_up(), scanner=replace(self._empty(), ended_s=now_s))
        return self._scanned(text, now_s)

    def _interrupted(self, stroke: Stroke) -> Decision:
        """A key no scanner sends: it ends whatever was coming in."""
        held = self.burst[self.passed :]
        by_hand = held if self.typing is not None or len(self.burst) == 1 else ()
        return Decision(self._empty(), strokes=(*by_hand, stroke))

    # -- a burst as a whole ----------------------------------------------------------------------

    def _is_quick(self) -> bool:
        """At least half of it came faster than by hand, or all of it rather fast and long."""
        fast = sum(gap_s <= self.format.max_gap_s for gap_s in self.gaps)
        if 2 * fast >= len(self.gaps):
            return True
        return len(self.burst) >= SURE_LENGTH and all(gap_s <= SLOW_S for gap_s in self.gaps)

    def _is_even(self) -> bool:
        """Without a pause that one of its characters may have been lost in."""
        fast = sum(gap_s <= self.format.max_gap_s for gap_s in self.gaps)
        return fast in (0, len(self.gaps))

    def _is_code(self, text: str) -> bool:
        """No word, however fast it was typed. The first character may be what led to the field."""
        return any(char.isdecimal() for char in text[1:])

    def _read(self) -> ScanEvent:
        return read_scan(self._text(self.burst), self.format.card)

    def _text(self, burst: tuple[Stroke, ...]) -> str:
        return "".join(stroke.text for stroke in burst[len(self.format.begins) :])

    @property
    def _patience(self) -> float:
        """Seconds for which the next character is waited for."""
        if self.format.prefix:
            is_begun = len(self.burst) > len(self.format.begins)
            return FRAME_S if is_begun else max(self.format.max_gap_s, SLOW_S)
        if len(self.burst) == 1 or self.typing is Typing.TEXT:
            return self.format.max_gap_s
        return max(self.format.max_gap_s, SLOW_S)

    def _ends_with(self, stroke: Stroke) -> bool:
        return stroke.key in _ENDS or _is(stroke, self.format.ends[-1])

    def _scanned(self, text: str, now_s: float) -> Decision:
        back = self.passed if self.typing is Typing.TEXT else 0
        after = replace(self._empty(), ended_s=now_s)
        return Decision(after, scanned=SecretStr(text), taken_back=back)

    def _released(self) -> Decision:
        left = replace(self._empty(), last_s=self.last_s)
        return Decision(left, strokes=self.burst[self.passed :])

    def _given_up(self) -> Decision:
        """No scan, and no hand."""
        is_long = len(self._text(self.burst)) >= self.format.min_length
        at_s = self.last_s if len(self.burst) > 2 else _LONG_AGO
        back = self.passed if self.typing is Typing.TEXT else 0
        # A key that is held repeats as fast: that is nothing to be told of.
        is_told = is_long and len({stroke.text for stroke in self.burst}) > 1
        left = replace(self._empty(), unfinished_s=at_s, was_told=is_told)
        return Decision(left, is_broken=is_told, taken_back=back)

    def _appended(self, stroke: Stroke, now_s: float) -> Scanner:
        # A runaway stays too long to be a card; its end must still be seen.
        burst = (*self.burst[: LONGEST_BURST - 1], stroke)
        gaps = (*self.gaps[: LONGEST_BURST - 1], now_s - self.last_s) if self.burst else ()
        return replace(self, burst=burst, gaps=gaps, last_s=now_s)

    def _empty(self) -> Scanner:
        return Scanner(self.format, ended_s=self.ended_s, last_s=self.last_s)

    def _waiting(self) -> Decision:
        is_held = self.passed < len(self.burst)
        return Decision(self, deadline_s=self.last_s + self._patience if is_held else None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a key."""

    scanner: Scanner
    """Takes the next key."""
    strokes: tuple[Stroke, ...] = ()
    """Keys that are a hand's, in order: to be understood now."""
    scanned: SecretStr | None = None
    """All that came between prefix and suffix, as it came; what it is is told by its form."""
    is_broken: bool = False
    """A scan came in pieces, and none of it is taken."""
    taken_back: int = 0
    """Characters that stand in a field for text and belong to the scan."""
    deadline_s: float | None = None
    """Call :meth:`Scanner.tick` just after this time, on the clock given to ``feed``."""


def _keys(name: str) -> tuple[str, ...]:
    return (name,) if name in KEY_NAMES else tuple(name)


def _is(stroke: Stroke, name: str) -> bool:
    return name in (stroke.key, stroke.character)
