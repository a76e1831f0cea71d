"""Works that sound like what was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kiosk.catalogue.finding import MOST_ALTERNATIVES, MOST_HEARD, HeardWork
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.search.sound import sounding_like
from kiosk.catalogue.search.suggesting import plain_texts
from kiosk.catalogue.search.works import shown_works


def heard(
    connection: sqlite3.Connection, alternatives: Sequence[str], *, home: LibraryId
) -> tuple[HeardWork, ...]:
    """Works that may have been asked for, the likeliest first."""
    with plain_texts(connection):
        found = sounding_like(connection, alternatives[:MOST_ALTERNATIVES], limit=MOST_HEARD)
    works = shown_works(connection, [each.card for each in found], home=home)
    return tuple(
        HeardWork(work=work, score=each.score) for work, each in zip(works, found, strict=True)
    )
