"""Works that sound like what was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kiosk.catalogue.backends.embedded import works
from kiosk.catalogue.finding import HeardWork, SearchRequest
from kiosk.catalogue.models import LibraryId


def heard(
    connection: sqlite3.Connection, alternatives: Sequence[str], *, home: LibraryId
) -> tuple[HeardWork, ...]:
    """Works with all words of the first alternative that finds any."""
    for said in alternatives:
        page = works.find(connection, SearchRequest(words=said, limit=10), home=home)
        if page.works:
            return tuple(HeardWork(work=work, score=1.0) for work in page.works)
    return ()
