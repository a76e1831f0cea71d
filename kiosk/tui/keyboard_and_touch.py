"""Keyboard and touch at the terminal: from raw strokes and touches to events of the visit.

Key by key: scanner or hand, struck twice or once, what it means on this page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from accessibility.cleaning import clean
from accessibility.intents import Enter, Erase, Press
from accessibility.semantics import Node, Typing
from kiosk.input.barcode import Decision, Scanner, ScannerFormat
from kiosk.input.bounce import Bounce
from kiosk.input.keymap import Keymap, Stroke, intent_for
from kiosk.session.events import Did, Event, ScanFault, ScanRefused
from kiosk.session.scan_forms import read_scan

LONGEST_PASTE = 100


class KeyboardAndTouch:
    """Keys and touches of one terminal; times are those of ``time.monotonic``.

    ``typing`` tells what the page in front takes into its field. ``soon`` calls back where a fault
    ends the program as it would after a key; the event loop itself would only log it, values and
    all.
    ``scanner`` is None where there is none: then no digit ever waits for a second one. Within
    ``double_strike_s`` seconds (0 to 2) the same key or touch again is not meant.
    """

    def __init__(
        self,
        happened: Callable[[Event], None],
        typing: Callable[[], Typing | None],
        soon: Callable[[Callable[[], None]], object],
        keymap: Keymap,
        *,
        scanner: ScannerFormat | None = None,
        double_strike_s: float = 0.0,
    ) -> None:
        self._happened = happened
        # Asked for each stroke: the one before may have led to another page.
        self._typing = typing
        self._soon = soon
        self._keymap = keymap
        self._scanner = Scanner(scanner) if scanner is not None else None
        self._bounce = Bounce(double_strike_s)
        self._held: Node | None = None
        self._timer: asyncio.TimerHandle | None = None

    def key(self, stroke: Stroke, time_s: float) -> None:
        """A key at ``time_s``."""
        if self._scanner is None:
            self._struck(stroke, time_s)
        else:
            self._decided(self._scanner.feed(stroke, time_s, self._typing()), time_s)

    def down(self, node: Node | None) -> None:
        """A finger or the left button goes down on a node, or beside any."""
        self._held = node

    def up(self, node: Node | None, time_s: float) -> None:
        """It comes up. Only where it went down it counts: a slip can be taken back (WCAG 2.5.2).

        Nodes are compared, not places: the page may have changed under the finger.
        """
        held, self._held = self._held, None
        if held is None or held != node:
            return
        self._bounce, counts = self._bounce.strike(f"touch {node.id}", time_s)
        if counts:
            self._happened(Did(Press(node.id)))

    def paste(self, text: str) -> None:
        """Text put in at once: one line of it, into a field for text, never sent by itself."""
        pasted = clean(text)[:LONGEST_PASTE]
        if pasted and self._typing() is Typing.TEXT:
            self._happened(Did(Enter(pasted, typed=True)))

    def let_go(self) -> None:
        """Forget what is half done; nothing happens any more by itself."""
        self._held = None
        self._stop_timer()

    def _struck(self, stroke: Stroke, time_s: float) -> None:
        self._bounce, counts = self._bounce.strike(stroke.key, time_s)
        intent = intent_for(stroke, self._typing(), self._keymap) if counts else None
        if intent is not None:
            self._happened(Did(intent))

    def _decided(self, decision: Decision, time_s: float) -> None:
        self._scanner = decision.scanner
        self._stop_timer()
        if decision.deadline_s is not None:
            # On the clock of the strokes: how late this runs must not shorten the wait.
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(decision.deadline_s + 0.001, self._soon, self._waited)
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
            now_s = asyncio.get_running_loop().time()
            self._decided(self._scanner.tick(now_s), now_s)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
