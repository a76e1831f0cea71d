"""What every backend promises about how writes ended (see ``promises``)."""

from __future__ import annotations

import pytest

from kiosk.catalogue.backends.backend import (
    IdempotencyKeyClosed,
    IdempotencyKeyReused,
)
from kiosk.catalogue.models import (
    BiblioId,
)
from kiosk.catalogue.outcomes import (
    HoldPlaced,
    WriteKind,
    WriteOutcome,
)
from kiosk.catalogue.port import Capability
from tests.catalogue.contract.asked_library import UNKNOWN, Library


class OutcomePromises:
    """Part of :class:`~tests.catalogue.contract.promises.BackendPromises`."""

    def test_how_a_write_ended_is_told_under_its_key(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        context = library.ask(library.patron())
        patron_id, key = context.patron_id, context.key
        placed = library.backend.place_hold(context, library.biblio_id, library.pickup)
        assert isinstance(placed, HoldPlaced)
        (waiting,) = library.backend.unsettled(patron_id)
        told = library.backend.outcome(patron_id, key)
        assert waiting == told
        assert (told.key, told.kind, told.refusal) == (key, WriteKind.PLACE_HOLD, None)
        (change,) = told.changes
        assert (change.title, change.pickup_library_id) == (placed.hold.title, library.pickup)
        assert library.backend.unsettled(patron_id) == ()
        assert library.backend.outcome(patron_id, key) == told

    def test_a_refused_write_changed_nothing(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        context = library.ask(library.patron())
        refused = library.backend.place_hold(context, BiblioId(UNKNOWN), library.pickup)
        told = library.backend.outcome(context.patron_id, context.key)
        assert (told.kind, told.changes, told.refusal) == (WriteKind.PLACE_HOLD, (), refused)

    def test_a_write_that_comes_after_it_was_asked_about_does_nothing(
        self, library: Library
    ) -> None:
        library.claims(Capability.PLACE_HOLD)
        context = library.ask(library.patron())
        patron_id, key = context.patron_id, context.key
        before = library.backend.holds(patron_id)
        assert library.backend.outcome(patron_id, key) == WriteOutcome(key=key)
        with pytest.raises(IdempotencyKeyClosed):
            library.backend.place_hold(context, library.biblio_id, library.pickup)
        assert library.backend.holds(patron_id) == before
        assert library.backend.outcome(patron_id, key) == WriteOutcome(key=key)
        assert library.backend.unsettled(patron_id) == ()

    def test_how_a_write_ended_is_its_patrons_alone(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        context, other = library.ask(library.patron()), library.other_patron()
        library.backend.place_hold(context, library.biblio_id, library.pickup)
        assert library.backend.unsettled(other) == ()
        with pytest.raises(IdempotencyKeyReused):
            library.backend.outcome(other, context.key)
        assert len(library.backend.unsettled(context.patron_id)) == 1
