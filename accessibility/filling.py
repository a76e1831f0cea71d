"""Rows into pages, by the room that is there and never by the name of the grid.

A page spends its lines in this order: what comes first on the screen, the likeliest act, all rows
on one line each; what decides about a row (its state, its day, its place); the lead; what else is
known; and what is left separates. A page is met at its beginning, so the first act stands on the
first page, and a text that is longer goes on on the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accessibility.page import MOST_DIGITS, Row, is_page_turn
from accessibility.rows import with_end
from accessibility.semantics import Role, ScreenSpec
from accessibility.turning import Turns
from accessibility.wrapping import cells, clip_lines

AIRY_LINES = 24
"""Lines between title and keys from which rows stand two lines apart, if they can."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row in all the ways it can stand, from the fewest lines to all that is known of it."""

    forms: tuple[Row, ...]

    @property
    def id(self) -> str:
        return self.forms[0].nodes[0].id


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands between title and keys of one page."""

    rows: tuple[Row, ...]
    lead: tuple[str, ...] = ()
    lead_gap: int = 0


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the pages of one screen."""

    spec: ScreenSpec
    height: int
    """Lines between title and keys."""
    turns: Turns
    lead: tuple[str, ...]
    """What stands above the rows of the first page where it fits."""
    is_lead_first: bool
    """It says what came of an act, or what is asked: it has its lines before any row has two."""

    def pages(self, drafts: Sequence[Draft]) -> list[Filled]:
        """All pages, each as full as it can be."""
        forms = {draft.id: draft.forms for draft in drafts}
        least = _told_apart(drafts, 0)
        choices = sum(bears_number(row, self.spec) for row in least)
        needed = sum(row.height for row in least) + self._lead_lines
        if choices <= MOST_DIGITS and needed <= self.height:
            return [self._enriched(least, forms, self.lead)]
        cut = self._cut(
            [row for row in self._based(drafts) if row.nodes[0].id not in self.spec.standing]
        )
        filled = []
        for index, content in enumerate(cut):
            rows = [*content, *self.turns.rows(index, len(cut))]
            filled.append(self._enriched(rows, forms, () if index else self.lead))
        return filled

    @property
    def _lead_lines(self) -> int:
        return len(self.lead) if self.is_lead_first else 0

    def _based(self, drafts: Sequence[Draft]) -> list[Row]:
        """Rows of a list of several pages: with what decides, if three such fit on one."""
        room = self.height - self.turns.height()
        rows = _told_apart(drafts, 1 if room >= 6 else 0)
        # Air before density, where there is room for both.
        return rows if self.turns.compact else [replace(row, gap_before=_air(row)) for row in rows]

    def _cut(self, left: list[Row]) -> list[list[Row]]:
        pages: list[list[Row]] = []
        while left:
            room = self.height - self.turns.height(is_first=not pages)
            if not pages:
                page, left = self._first(left, max(1, room - self._lead_lines))
                pages.append(page)
                continue
            page, rest = take(left, room, self.spec)
            if rest and not self.turns.compact:
                # Without a way on, one line more: perhaps the rest fits.
                last, none_left = take(left, room + 1, self.spec)
                if not none_left:
                    page, rest = last, none_left
            pages.append(page)
            left = rest
        return pages or [[]]

    def _first(self, rows: list[Row], room: int) -> tuple[list[Row], list[Row]]:
        """The first page: the beginning of what is to be read, and the act that has the focus."""
        texts = 0
        while texts < len(rows) and not rows[texts].operable:
            texts += 1
        acts = self._first_acts(rows[texts:])
        for wanted in (acts, acts[-1:]):
            left = room - sum(row.height for row in wanted)
            begun = sum(row.height for row in rows[:texts])
            later = [row for row in rows[texts:] if row not in wanted]
            if left >= begun:
                return take([*rows[:texts], *wanted, *later], room, self.spec)
            # The first line of a text alone says little.
            if wanted and left >= 2:
                head, tail = take(rows[:texts], left, self.spec)
                return [*head, *wanted], [*tail, *later]
        return take(rows, room, self.spec)

    def _first_acts(self, rows: list[Row]) -> list[Row]:
        """From the first act to the one that has the focus on arrival."""
        acts = [row for row in rows if row.operable]
        ids = [node.id for row in acts for node in row.nodes]
        at = ids.index(self.spec.entry) if self.spec.entry in ids else 0
        return acts[: at + 1]

    def _enriched(
        self, rows: Sequence[Row], forms: Mapping[str, tuple[Row, ...]], lead: tuple[str, ...]
    ) -> Filled:
        """The same rows with as much beside them as there are lines for."""
        spare = self.height - sum(row.height - row.gap_before for row in rows)
        spare -= self._lead_lines * bool(lead)
        most = max((len(forms.get(row.nodes[0].id, ())) for row in rows), default=0)
        rows, spare = _fuller([replace(row, gap_before=0) for row in rows], forms, 1, spare)
        if lead and not self.is_lead_first:
            lead, spare = (lead, spare - len(lead)) if len(lead) <= spare else ((), spare)
        # Where lines are not scarce they separate choices before they tell more of each.
        air = sum(_gap(*pair, 1, 1, 0, 0) for pair in pairwise(rows)) + bool(lead)
        kept = air if air <= spare and not self.turns.compact else 0
        for level in range(2, most):
            rows, spare = _fuller(rows, forms, level, spare - kept)
            spare += kept
        return self._spaced(rows, lead, spare)

    def _spaced(self, rows: Sequence[Row], lead: tuple[str, ...], spare: int) -> Filled:
        """What lines are left separate: kinds first, then choices, then what is read."""
        airy = [(2, 2, 1, 1)] if self.height >= AIRY_LINES else []
        usual = ((1, 1, 1, 1), (1, 1, 1, 0), (1, 1, 0, 0), (1, 0, 0, 0), (0, 0, 0, 0))
        for kinds, choices, acts, texts in (*airy, *usual):
            gaps = [0, *(_gap(*pair, kinds, choices, acts, texts) for pair in pairwise(rows))]
            lead_gap = kinds if lead and rows else 0
            if sum(gaps) + lead_gap <= spare:
                break
        spaced = tuple(replace(row, gap_before=gap) for row, gap in zip(rows, gaps, strict=False))
        return Filled(spaced, lead, lead_gap)


def _air(row: Row) -> int:
    """Lines kept above a row when pages are cut."""
    return 1 if row.operable else 0


def _fuller(
    rows: Sequence[Row], forms: Mapping[str, tuple[Row, ...]], level: int, spare: int
) -> tuple[list[Row], int]:
    """Rows in their form ``level`` from the top, as long as there are lines; and what is left."""
    made = []
    for row in rows:
        fuller = forms.get(row.nodes[0].id, ())
        if level < len(fuller) and not row.chars_before:
            more = fuller[level].height - row.height
            if 0 < more <= spare:
                row, spare = fuller[level], spare - more
        made.append(row)
    return made, spare


def _gap(above: Row, below: Row, kinds: int, choices: int, acts: int, texts: int) -> int:
    """Blank lines between two rows; ``acts``: between two that belong to no list, or to all."""
    if above.operable and below.operable:
        is_in_list = (row.nodes[0].role is Role.ITEM for row in (above, below))
        return choices if any(is_in_list) else acts
    if above.operable or below.operable:
        return kinds
    if above.figure or below.figure:
        return kinds
    # Facts stand together; sentences are easier to read apart.
    is_fact = all(row.nodes[0].value is not None for row in (above, below))
    return 0 if is_fact else texts


def _told_apart(drafts: Sequence[Draft], level: int) -> list[Row]:
    """Each row in the form ``level``, or a longer one where it would look like another."""
    levels = [level] * len(drafts)
    most = max((len(draft.forms) for draft in drafts), default=1)
    for _ in range(1, most):
        rows = [_form(draft, at) for draft, at in zip(drafts, levels, strict=True)]
        rows = _by_their_ends(rows)
        alike = Counter(row.lines for row in rows if row.is_cut)
        levels = [
            at + 1 if row.is_cut and alike[row.lines] > 1 else at
            for row, at in zip(rows, levels, strict=True)
        ]
    least = [_form(draft, at) for draft, at in zip(drafts, levels, strict=True)]
    least = _by_their_ends(least)
    if least == (whole := [_form(draft, level) for draft in drafts]):
        return whole
    # Some are alike in all that is known of them: nothing is gained by more lines.
    shown = Counter(row.lines for row in least)
    return [one if shown[row.lines] > 1 else row for row, one in zip(least, whole, strict=True)]


def _by_their_ends(rows: Sequence[Row]) -> list[Row]:
    """Titles that begin alike with their ends in sight: volume 1, volume 2."""
    alike = Counter(row.lines for row in rows if row.is_cut)
    return [with_end(row) if alike[row.lines] > 1 else row for row in rows]


def _form(draft: Draft, level: int) -> Row:
    return draft.forms[min(level, len(draft.forms) - 1)]


def take(rows: Sequence[Row], height: int, spec: ScreenSpec) -> tuple[list[Row], list[Row]]:
    """As many rows as fit, and what is left; a text may be cut between two of its lines."""
    height = max(1, height)
    taken: list[Row] = []
    used = choices = 0
    for at, row in enumerate(rows):
        choices += bears_number(row, spec)
        if choices > MOST_DIGITS and spec.typing is None:
            return taken, list(rows[at:])
        if used + row.height <= height:
            taken.append(row)
            used += row.height
            continue
        room = height - used
        if not row.operable and (room >= 2 or not taken):
            head, tail = _split(replace(row, figure=()), room)
            return [*taken, head], [*([tail] if tail.lines else []), *rows[at + 1 :]]
        if not taken:
            # A label of more lines than the page has: cut, and visibly continued.
            lines, _ = clip_lines(row.lines, height, max(map(cells, row.lines)))
            return [replace(row, lines=lines, is_cut=True)], list(rows[at + 1 :])
        return taken, list(rows[at:])
    return taken, []


def _split(row: Row, room: int) -> tuple[Row, Row]:
    chars = sum(len(line) + 1 for line in row.lines[:room])
    return (
        replace(row, lines=row.lines[:room]),
        replace(row, lines=row.lines[room:], chars_before=row.chars_before + chars),
    )


def bears_number(row: Row, spec: ScreenSpec) -> bool:
    """In a list only what it is of: "one" is then the first book and nothing else. No page turn
    anywhere, for it would have another number on each page.
    """
    if row.is_strip or not row.operable or is_page_turn(row.nodes[0]):
        return False
    return row.nodes[0].role is Role.ITEM or not spec.is_list


def numbered(rows: Sequence[Row], spec: ScreenSpec) -> list[Row]:
    """Rows with their digits, top down."""
    made: list[Row] = []
    digit = 0
    for row in rows:
        if bears_number(row, spec) and digit < MOST_DIGITS:
            digit += 1
            row = replace(row, digit=digit)
        made.append(row)
    return made
