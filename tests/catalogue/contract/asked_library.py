"""A backend under test, with what the promises need to know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import (
    Authenticated,
    Backend,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.models import (
    BiblioId,
    Hold,
    IdempotencyKey,
    LibraryId,
)
from kiosk.catalogue.outcomes import (
    HoldPlaced,
)
from kiosk.catalogue.port import Capability

UNKNOWN = 987_654_321
"""An id that no biblio, loan, hold or patron of any backend under test has."""


@dataclass
class Library:
    """A backend with at least two patrons, one biblio and one pickup library in it."""

    backend: Backend
    home: LibraryId
    card: str
    pin: str
    other_card: str
    other_pin: str
    words: str
    """Find ``biblio_id``, which the first patron neither has nor holds, and may hold."""
    biblio_id: BiblioId
    pickup: LibraryId
    _keys: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def patron(self) -> PatronId:
        return self._signed_in(self.card, self.pin)

    def other_patron(self) -> PatronId:
        return self._signed_in(self.other_card, self.other_pin)

    def ask(self, patron_id: PatronId, body: str = "-") -> WriteContext:
        """A fresh write of this patron."""
        return WriteContext(patron_id, IdempotencyKey(f"promise-key-{self._keys():08}"), body)

    def place(self, patron_id: PatronId) -> Hold:
        placed = self.backend.place_hold(self.ask(patron_id), self.biblio_id, self.pickup)
        assert isinstance(placed, HoldPlaced)
        return placed.hold

    def claims(self, *needed: Capability) -> None:
        """Go on only if the backend claims what the promise is about."""
        lacking = {*needed} - self.backend.capabilities()
        if lacking:
            pytest.skip(f"not claimed: {', '.join(sorted(lacking))}")

    def _signed_in(self, card: str, pin: str) -> PatronId:
        answer = self.backend.authenticate(SecretStr(card), SecretStr(pin))
        assert isinstance(answer, Authenticated)
        return answer.patron_id
