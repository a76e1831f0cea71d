"""Since when what is in front has been there: a page, and each thing on it; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from accessibility.intents import Activate, Choose, Intent, Press
from accessibility.page import Page
from accessibility.semantics import Node, Role

NEVER_S = float("-inf")


@dataclass(frozen=True, slots=True)
class Stood:
    """Since when one node has done the same, and since when in the same place."""

    node: Node
    top: int
    """Lines of the page above its row."""
    since_s: float
    placed_s: float


@dataclass(frozen=True, slots=True)
class Standing:
    """The page in front; :meth:`shown` returns the next one. Times are of one steady clock."""

    page: Page | None = None
    page_s: float = NEVER_S
    """Since when it has been this page, with this outcome, on this grid."""
    nodes: Mapping[str, Stood] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    focus_s: float = NEVER_S
    """Since when the focus has been what a hand moved it to, or the page gave."""
    is_filled: bool = False
    """Letters were typed on this page, and the focus waits on what sends them."""

    def shown(self, page: Page, now_s: float) -> Standing:
        """``page`` is in front now."""
        before = self.page
        if before is None:
            # Nothing stood before the first one that could have been meant.
            return Standing(page, NEVER_S, _stood(page, {}, NEVER_S), NEVER_S)
        if not _is_same_screen(before, page):
            return Standing(page, now_s, _stood(page, {}, now_s), now_s)
        is_same_page = before.spec.outcome == page.spec.outcome
        if is_same_page and before.rows is page.rows and before.fixed_rows == page.fixed_rows:
            return replace(self, page=page, is_filled=self.is_filled and _waits_to_send(page))
        nodes = _stood(page, self.nodes, now_s, but_letters=not is_same_page)
        was_here = before.focus in nodes and nodes[before.focus].node.intent == _intent(before)
        is_answered = not is_same_page and page.spec.outcome is not None
        return Standing(
            page,
            self.page_s if is_same_page else now_s,
            nodes,
            # Moved by no hand: what had the focus is gone, or does something else.
            self.focus_s if was_here else now_s,
            self.is_filled and _waits_to_send(page) and not is_answered,
        )

    def renewed(self, now_s: float) -> Standing:
        """The same, but as if it had all come now."""
        if self.page is None:
            return self
        return Standing(self.page, now_s, _stood(self.page, {}, now_s), now_s)

    def typed(self) -> Standing:
        """A letter goes into the field of this page."""
        return self if self.is_filled else replace(self, is_filled=True)

    def since_s(self, intent: Intent) -> float:
        """Since when ``intent`` has meant what it means on this page."""
        page = self.page
        if page is None:
            return NEVER_S
        match intent:
            case Activate():
                return max(self.focus_s, self._node_s(page.focus))
            case Choose(digit=digit):
                node = page.by_digit(digit)
                return self.placed_s(node.id) if node is not None else self.page_s
            case Press(node_id=node_id):
                return self._node_s(node_id)
            case _:
                return self.page_s

    def placed_s(self, node_id: str) -> float:
        """Since when the node has been in its place; of none: since when the page has been."""
        stood = self.nodes.get(node_id)
        return stood.placed_s if stood is not None else self.page_s

    def _node_s(self, node_id: str) -> float:
        stood = self.nodes.get(node_id)
        return stood.since_s if stood is not None else self.page_s


NOTHING = Standing()
"""Before the first page."""


def _is_same_screen(before: Page, page: Page) -> bool:
    return (before.spec.id, before.title, before.index, before.grid) == (
        page.spec.id,
        page.title,
        page.index,
        page.grid,
    )


def _intent(page: Page) -> Intent | None:
    return page.focused.intent


def _waits_to_send(page: Page) -> bool:
    return page.spec.typing is not None and page.focus == page.spec.submit


def _stood(
    page: Page, before: Mapping[str, Stood], now_s: float, *, but_letters: bool = False
) -> Mapping[str, Stood]:
    stood = {}
    for node, top in _operable(page):
        old = before.get(node.id)
        is_kept = old is not None and old.node.intent == node.intent
        if old is None or not is_kept or (but_letters and node.role is not Role.LETTER):
            stood[node.id] = Stood(node, top, now_s, now_s)
        else:
            placed_s = old.placed_s if old.top == top else now_s
            stood[node.id] = Stood(node, top, old.since_s, placed_s)
    return stood


def _operable(page: Page) -> Iterator[tuple[Node, int]]:
    top = len(page.lead) + page.lead_gap
    for row in page.rows:
        for node in row.operable:
            yield node, top + row.gap_before
        top += row.height
    for at, row in enumerate(page.fixed_rows):
        # Always on the same lines, whatever stands between.
        for node in row.operable:
            yield node, at - len(page.fixed_rows)
