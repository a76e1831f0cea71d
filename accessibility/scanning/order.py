"""In which order one or two switches go through a page; pure.

A row that stands alone is a group of one: choosing it acts. A strip (letters, the constant keys)
is a group that is entered first, so that 33 letters cost a row and a column, not 33 steps.
"""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.page import Page


@dataclass(frozen=True, slots=True)
class ScanGroup:
    """Node ids that are highlighted together."""

    node_ids: tuple[str, ...]

    @property
    def acts_at_once(self) -> bool:
        return len(self.node_ids) == 1


def scan_order(page: Page) -> tuple[ScanGroup, ...]:
    """Groups in reading order; flattened, they are the page's focus order."""
    return tuple(
        ScanGroup(tuple(node.id for node in row.operable))
        for row in page.all_rows()
        if row.operable
    )
