"""Suggestions for what is being typed, and reading the index fast."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.catalogue.finding import MOST_SUGGESTIONS, Suggestion, SuggestionKind
from kiosk.catalogue.models import BiblioId
from kiosk.catalogue.search import suggestions


@contextmanager
def plain_texts(connection: sqlite3.Connection) -> Iterator[None]:
    """Read bare tuples, without looking for damage: only our own tables, whose texts we wrote."""
    careful, named = connection.text_factory, connection.row_factory
    connection.text_factory, connection.row_factory = str, None
    try:
        yield
    finally:
        connection.text_factory, connection.row_factory = careful, named


def suggest(connection: sqlite3.Connection, prefix: str) -> tuple[Suggestion, ...]:
    """Titles, authors and subjects that may be meant by the letters typed so far."""
    with plain_texts(connection):
        heads = suggestions.suggest(connection, prefix, limit=MOST_SUGGESTIONS)
        opened = {
            head.head_id: suggestions.biblio_of(connection, head.head_id)
            for head in heads
            if head.kind == SuggestionKind.TITLE
        }
    return tuple(
        Suggestion(
            text=head.text,
            kind=SuggestionKind(head.kind),
            biblio_id=None if (biblio := opened.get(head.head_id)) is None else BiblioId(biblio),
        )
        for head in heads
    )
