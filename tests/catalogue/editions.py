"""All editions that a backend finds for some words, as a list of titles."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue.backends.backend import Backend
from kiosk.catalogue.finding import MOST_AT_A_TIME, SearchRequest
from kiosk.catalogue.models import Biblio, BiblioId, LibraryId

MAIN = LibraryId("M0")


def found_ids(backend: Backend, words: str, *, most: int = 100) -> list[BiblioId]:
    """Their numbers, best work first, window by window."""
    ids: list[BiblioId] = []
    offset = 0
    while len(ids) < most:
        request = SearchRequest(words=words, offset=offset, limit=MOST_AT_A_TIME)
        page = backend.find(request, home=MAIN)
        ids += [edition.biblio_id for work in page.works for edition in work.editions]
        offset += len(page.works)
        if not page.works or offset >= page.total:
            break
    return ids[:most]


def found(backend: Backend, words: str, *, most: int = 100) -> Iterator[Biblio]:
    """The titles themselves, each with its copies."""
    for biblio_id in found_ids(backend, words, most=most):
        biblio = backend.biblio(biblio_id, home=MAIN)
        assert biblio is not None
        yield biblio
