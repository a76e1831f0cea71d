"""What the session asks of the catalogue for anybody: libraries, titles, words that go on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from kiosk.catalogue.finding import SearchRequest, WorksPage
from kiosk.catalogue.models import Biblio, BiblioId
from kiosk.session.request_answers import Libraries, Suggestions, WorksHeard

if TYPE_CHECKING:
    from kiosk.catalogue.port import Catalogue

A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Request(ABC, Generic[A_co]):
    """Something asked of the catalogue, with the type of what comes back."""

    @abstractmethod
    async def call(self, catalogue: Catalogue) -> A_co:
        """Ask ``catalogue`` once. Raises what :class:`~kiosk.catalogue.port.Catalogue` raises."""


@dataclass(frozen=True, slots=True)
class AskLibraries(Request[Libraries]):
    async def call(self, catalogue: Catalogue) -> Libraries:
        return Libraries(await catalogue.libraries(), await catalogue.capabilities())


@dataclass(frozen=True, slots=True)
class AskSearch(Request[WorksPage]):
    search: SearchRequest

    async def call(self, catalogue: Catalogue) -> WorksPage:
        return await catalogue.find(self.search)


@dataclass(frozen=True, slots=True)
class AskSuggestions(Request[Suggestions]):
    """How the words typed so far may go on; nobody waits for it."""

    prefix: str = field(repr=False)

    async def call(self, catalogue: Catalogue) -> Suggestions:
        return Suggestions(self.prefix, await catalogue.suggest(self.prefix))


@dataclass(frozen=True, slots=True)
class AskBiblio(Request[Biblio]):
    biblio_id: BiblioId

    async def call(self, catalogue: Catalogue) -> Biblio:
        return await catalogue.biblio(self.biblio_id)


@dataclass(frozen=True, slots=True)
class AskHeard(Request[WorksHeard]):
    """Works that sound like what was said."""

    alternatives: tuple[str, ...] = field(repr=False)

    async def call(self, catalogue: Catalogue) -> WorksHeard:
        return WorksHeard(await catalogue.heard(self.alternatives))
