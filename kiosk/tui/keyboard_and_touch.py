"""Keyboard and touch at the terminal: from raw strokes and touches to events of the visit.

Key by key: scanner or hand, what it means on this page, and whether it acts now.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from accessibility.cleaning import clean
from accessibility.intents import Enter, Erase, EraseAll, Intent, Press
from accessibility.page import Page
from accessibility.semantics import Node, Typing
from kiosk.input.acceptance import Limits, Verdict
from kiosk.input.barcode import Decision, Scanner, ScannerFormat
from kiosk.input.hand import CallAt, Hand, Timer
from kiosk.input.keymap import Keymap, Stroke, intent_for
from kiosk.session.audio_intents import SetDark
from kiosk.session.events import Did, Event, ScanFault, ScanRefused
from kiosk.session.scan_forms import read_scan

LONGEST_PASTE = 100
AFTER_ESCAPE = "alt+"
"""What stands before a key that came right behind an Escape."""
TO_FIELD = (Enter, Erase, EraseAll)
DARK = "dark"
"""The one place on a picture that is blank."""


class KeyboardAndTouch:
    """Keys and touches of one terminal; times are those of ``time.monotonic``.

    ``touched`` is called before it is known what a stroke or touch means, unless nothing will come
    of it; ``not_taken`` where nothing came of it. ``call_at`` calls back where a fault ends the
    program as it would after a key; the event loop itself would only log it, values and all.
    ``scanner`` is None where there is none: then no digit ever waits for a second one.
    """

    def __init__(
        self,
        happened: Callable[[Event], None],
        touched: Callable[[], None],
        not_taken: Callable[[Verdict], None],
        call_at: CallAt,
        keymap: Keymap,
        *,
        scanner: ScannerFormat | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._happened = happened
        self._touched = touched
        self._call_at = call_at
        self._keymap = keymap
        self._scanner = Scanner(scanner) if scanner is not None else None
        self._hand = Hand(self._did, not_taken, call_at, limits or Limits())
        self._timer: Timer | None = None
        self.is_typing = False
        """What a hand did last was done to the field of the page in front."""

    # -- pages ---------------------------------------------------------------------------------

    def shown(self, page: Page, now_s: float) -> None:
        """``page`` is in front now."""
        before = self._hand.page
        if before is None or before.spec.id != page.spec.id:
            self.is_typing = False
        self._hand.shown(page, now_s)

    def renewed(self, now_s: float) -> None:
        """The picture went dark, or came back."""
        self._hand.renewed(now_s)

    # -- keys ----------------------------------------------------------------------------------

    def key(self, stroke: Stroke, time_s: float, *, is_repeat: bool = False) -> None:
        """A key goes down at ``time_s``, or is said to repeat."""
        intent = self._meaning(stroke)
        if not self._hand.is_dropped(stroke.key, intent, time_s, is_repeat=is_repeat):
            self._touched()
        if self._scanner is None or is_repeat:
            # A scanner's keys never stay down.
            self._struck(stroke, time_s, is_repeat=is_repeat)
        else:
            for each in _as_sent(stroke, self._scanner.format):
                self._decided(self._scanner.feed(each, time_s, self._typing()), time_s)

    def released(self) -> None:
        """A key came up, and the terminal said so."""
        self._hand.released()

    def paste(self, text: str) -> None:
        """Text put in at once: one line of it, into a field for text, never sent by itself."""
        self._touched()
        pasted = clean(text)[:LONGEST_PASTE]
        if pasted and self._typing() is Typing.TEXT:
            self._did(Enter(pasted, typed=True))

    # -- touch ---------------------------------------------------------------------------------

    def down(self, node: Node | None, time_s: float) -> None:
        """A finger or the left button goes down on a node, or beside any."""
        if node is None:
            self._touched()
            self._hand.let_go()
        elif self._hand.down(node, Press(node.id), time_s):
            self._touched()

    def up(self, node: Node | None, time_s: float) -> None:
        """It comes up. Only where it went down it counts: a slip can be taken back (WCAG 2.5.2).

        Nodes are compared, not places: the page may have changed under the finger.
        """
        self._hand.lifted(node, time_s)

    def down_on_dark(self, time_s: float) -> None:
        """A finger on a blank picture cannot mean what it does not see: it brings it back."""
        if self._hand.down(DARK, SetDark(False), time_s):
            self._touched()

    def up_on_dark(self, time_s: float) -> None:
        """It comes up."""
        self._hand.lifted(DARK, time_s)

    def let_go(self) -> None:
        """Forget what is half done; nothing happens any more by itself."""
        self._hand.let_go()
        self._stop_timer()

    # -- what comes of it ----------------------------------------------------------------------

    def _typing(self) -> Typing | None:
        # Asked for each stroke: the one before may have led to another page.
        page = self._hand.page
        return page.spec.typing if page is not None else None

    def _meaning(self, stroke: Stroke) -> Intent | None:
        typing = self._typing()
        if typing is None and stroke.key.startswith(AFTER_ESCAPE):
            # Only what is typed is kept of it: as a choice nobody meant it.
            return None
        return intent_for(stroke, typing, self._keymap)

    def _struck(self, stroke: Stroke, time_s: float, *, is_repeat: bool = False) -> None:
        self._hand.strike(stroke.key, lambda: self._meaning(stroke), time_s, is_repeat=is_repeat)

    def _did(self, intent: Intent) -> None:
        self.is_typing = isinstance(intent, TO_FIELD)
        self._happened(Did(intent))

    def _decided(self, decision: Decision, time_s: float) -> None:
        self._scanner = decision.scanner
        self._stop_timer()
        if decision.deadline_s is not None:
            # On the clock of the strokes: how late this runs must not shorten the wait.
            self._timer = self._call_at(decision.deadline_s + 0.001, self._waited)
        for stroke in decision.strokes:
            self._struck(stroke, time_s)
        for _ in range(decision.taken_back):
            self._happened(Did(Erase()))
        if decision.is_broken:
            self._happened(ScanRefused(ScanFault.BROKEN))
        if decision.scanned is not None:
            text, form = decision.scanned.get_secret_value(), decision.scanner.format.card
            self._happened(read_scan(text, form))

    def _waited(self) -> None:
        if self._scanner is not None:
            now_s = time.monotonic()
            self._decided(self._scanner.tick(now_s), now_s)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _as_sent(stroke: Stroke, scanner: ScannerFormat) -> tuple[Stroke, ...]:
    """The Escape that a scanner sends first, by itself again."""
    if "escape" in scanner.begins and stroke.key.startswith(AFTER_ESCAPE) and stroke.text:
        return Stroke("escape"), Stroke(stroke.text, stroke.text)
    return (stroke,)
