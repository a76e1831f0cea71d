"""Answers of a size that can be sent, whatever the collection holds.

Any one text is cut where it becomes a value (:data:`kiosk.catalogue.values.LONGEST_TEXT`). Here
many texts together are: only where they would not fit, and then all alike, so that no row is lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.catalogue.models import Biblio
from kiosk.catalogue.outcomes import RenewalResult, Renewed
from kiosk.catalogue.values import Value

TEXT_BYTES = 600_000
"""Of all texts of a list together."""
COPIES_BYTES = 750_000
SUBJECTS_BYTES = 50_000
"""The other texts of one title are few enough: all of it stays below a megabyte."""
SHORTEST = 20
WIDEST = 6
"""Bytes that JSON may need for one character."""
_TEXTS = ("title", "subtitle", "author", "description", "kind")

Row = TypeVar("Row", bound=Value)
Part = TypeVar("Part")


def shortened_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """All the rows, with shorter texts if there is too much of them."""
    texts = [name for name in _TEXTS if rows and name in type(rows[0]).model_fields]
    characters = sum(len(getattr(row, name)) for row in rows for name in texts)
    if characters * WIDEST <= TEXT_BYTES:  # nearly always: nothing need be measured
        return tuple(rows)
    if sum(_bytes(getattr(row, name)) for row in rows for name in texts) <= TEXT_BYTES:
        return tuple(rows)
    each = TEXT_BYTES // (len(rows) * len(texts))
    return tuple(
        row.model_copy(update={name: _cut(getattr(row, name), each) for name in texts})
        for row in rows
    )


def shortened_renewals(results: tuple[RenewalResult, ...]) -> tuple[RenewalResult, ...]:
    """The same for "renew all", which tells of a renewed loan twice."""
    twice = shortened_rows([result.loan for result in results for _ in range(2)])
    loans = twice[::2]
    return tuple(
        result.model_copy(
            update={
                "loan": loan,
                "outcome": Renewed(loan=loan)
                if isinstance(result.outcome, Renewed)
                else result.outcome,
            }
        )
        for result, loan in zip(results, loans, strict=True)
    )


def shortened_biblio(biblio: Biblio) -> Biblio:
    """A title with as many of its copies as fit: those at this kiosk's own library come first."""
    subjects = _fitting(biblio.subjects, SUBJECTS_BYTES, _bytes)
    items = _fitting(biblio.items, COPIES_BYTES, lambda item: len(item.model_dump_json().encode()))
    if (len(items), len(subjects)) == (len(biblio.items), len(biblio.subjects)):
        return biblio
    return biblio.model_copy(update={"items": items, "subjects": subjects})


def _fitting(parts: tuple[Part, ...], limit: int, size: Callable[[Part], int]) -> tuple[Part, ...]:
    left = limit
    for count, part in enumerate(parts):
        left -= size(part) + 1
        if left < 0:
            return parts[:count]
    return parts


def _cut(text: str, most: int) -> str:
    if _bytes(text) <= most:
        return text
    return text[: max(SHORTEST, most // WIDEST)] + "…"


def _bytes(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode())
