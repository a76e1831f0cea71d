"""What every backend promises, whatever keeps its collection: asked through the port alone.

The author of a backend plugs in by one class::

    class TestMyBackend(BackendPromises):
        @pytest.fixture
        def library(self) -> Iterator[Library]: ...

A function that the backend does not claim (:meth:`Backend.capabilities`) is not asked of it; that
the service refuses it instead is. The rules of a library in full are in the other modules here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import (
    Authenticated,
    IdempotencyKeyReused,
    NoSuchPatronError,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.errors import CatalogueProtocolError
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import (
    BiblioId,
    CheckoutId,
    HoldId,
    HoldStatus,
    IdempotencyKey,
    LibraryId,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    PinChecked,
    RefusalReason,
    Refused,
    Renewed,
)
from kiosk.catalogue.port import Capability
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.contract.asked_library import UNKNOWN
from tests.catalogue.contract.asked_library import Library as Library
from tests.catalogue.contract.outcome_promises import OutcomePromises
from tests.catalogue.contract.through_service import ThroughService


class BackendPromises(OutcomePromises):
    """Inherit it as ``Test…`` with a fixture ``library``: a :class:`Library` made anew."""

    def test_the_libraries_have_this_one_and_one_to_fetch_at(self, library: Library) -> None:
        known = {each.library_id: each for each in library.backend.libraries()}
        assert library.home in known
        assert known[library.pickup].is_pickup_location

    def test_words_find_the_title(self, library: Library) -> None:
        request = SearchRequest(words=library.words)
        page = library.backend.find(request, home=library.home)
        assert library.biblio_id in {
            each.biblio_id for work in page.works for each in work.editions
        }
        assert page.total >= len(page.works) >= 1

    def test_words_of_no_title_find_none(self, library: Library) -> None:
        page = library.backend.find(SearchRequest(words="qqzzxxqq"), home=library.home)
        assert (page.total, page.works) == (0, ())

    def test_a_title_is_told_by_its_number(self, library: Library) -> None:
        biblio = library.backend.biblio(library.biblio_id, home=library.home)
        assert biblio is not None
        assert biblio.biblio_id == library.biblio_id
        assert library.backend.biblio(BiblioId(UNKNOWN), home=library.home) is None

    def test_a_wrong_pin_and_an_unknown_card_are_answered_alike(self, library: Library) -> None:
        guesses = (
            (library.card, library.other_pin + "1"),
            ("no-such-card", library.pin),
            (library.card, ""),
        )
        reasons = set()
        for card, pin in guesses:
            answer = library.backend.authenticate(SecretStr(card), SecretStr(pin))
            assert isinstance(answer, Refused)
            reasons.add(answer.reason)
        assert reasons == {RefusalReason.INVALID_CREDENTIALS}
        assert library.patron() != library.other_patron()

    def test_nothing_is_told_of_a_patron_there_is_not(self, library: Library) -> None:
        for ask in (library.backend.account, library.backend.loans, library.backend.holds):
            with pytest.raises(NoSuchPatronError):
                ask(PatronId(UNKNOWN))

    def test_loans_come_due_soonest_first(self, library: Library) -> None:
        for patron_id in (library.patron(), library.other_patron()):
            due = [each.due for each in library.backend.loans(patron_id)]
            assert due == sorted(due)
            assert library.backend.account(patron_id).patron.loan_count == len(due)

    def test_a_hold_is_its_patrons_alone(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        patron_id, other = library.patron(), library.other_patron()
        before = library.backend.holds(other)
        hold = library.place(patron_id)
        assert (hold.biblio_id, hold.pickup_library_id) == (library.biblio_id, library.pickup)
        assert hold in library.backend.holds(patron_id)
        assert library.backend.holds(other) == before

    def test_the_same_key_is_the_same_act(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        context = library.ask(library.patron(), "a")
        first = library.backend.place_hold(context, library.biblio_id, library.pickup)
        again = library.backend.place_hold(context, library.biblio_id, library.pickup)
        assert first == again
        assert isinstance(first, HoldPlaced)
        held = [each.biblio_id for each in library.backend.holds(context.patron_id)]
        assert held.count(library.biblio_id) == 1

    def test_a_key_is_good_for_one_request(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        context = library.ask(library.patron(), "a")
        library.backend.place_hold(context, library.biblio_id, library.pickup)
        other = WriteContext(context.patron_id, context.key, "b")
        with pytest.raises(IdempotencyKeyReused):
            library.backend.place_hold(other, BiblioId(UNKNOWN), library.pickup)

    def test_a_second_hold_is_refused_and_stays_refused(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD, Capability.CANCEL_HOLD)
        patron_id = library.patron()
        hold = library.place(patron_id)
        context = library.ask(patron_id)
        refused = Refused(reason=RefusalReason.ALREADY_HELD)
        assert library.backend.place_hold(context, hold.biblio_id, library.pickup) == refused
        library.backend.cancel_hold(library.ask(patron_id), hold.hold_id)
        assert library.backend.place_hold(context, hold.biblio_id, library.pickup) == refused
        assert hold.hold_id not in {each.hold_id for each in library.backend.holds(patron_id)}

    def test_what_cannot_be_held_is_refused(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD)
        patron_id = library.patron()
        place = library.backend.place_hold
        assert place(library.ask(patron_id), BiblioId(UNKNOWN), library.pickup) == Refused(
            reason=RefusalReason.NO_BIBLIO
        )
        nowhere = LibraryId("NOWHERE")
        assert place(library.ask(patron_id), library.biblio_id, nowhere) == Refused(
            reason=RefusalReason.NOT_A_PICKUP_LIBRARY
        )

    def test_another_patrons_hold_is_as_good_as_none(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD, Capability.CANCEL_HOLD)
        patron_id, other = library.patron(), library.other_patron()
        hold = library.place(patron_id)
        for hold_id in (hold.hold_id, HoldId(UNKNOWN)):
            assert library.backend.cancel_hold(library.ask(other), hold_id) == Refused(
                reason=RefusalReason.NO_HOLD
            )
        assert hold in library.backend.holds(patron_id)
        cancelled = library.backend.cancel_hold(library.ask(patron_id), hold.hold_id)
        assert cancelled == HoldCancelled(hold_id=hold.hold_id)
        assert hold.hold_id not in {each.hold_id for each in library.backend.holds(patron_id)}

    def test_a_hold_is_suspended_and_resumed(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD, Capability.SUSPEND_HOLD)
        patron_id = library.patron()
        hold = library.place(patron_id)
        done = library.backend.suspend_hold(library.ask(patron_id), hold.hold_id, None)
        assert isinstance(done, HoldChanged)
        assert done.hold.status is HoldStatus.SUSPENDED
        done = library.backend.resume_hold(library.ask(patron_id), hold.hold_id)
        assert isinstance(done, HoldChanged)
        assert done.hold.status is HoldStatus.PENDING

    def test_a_hold_is_fetched_elsewhere(self, library: Library) -> None:
        library.claims(Capability.PLACE_HOLD, Capability.CHANGE_PICKUP)
        patron_id = library.patron()
        hold = library.place(patron_id)
        places = [x.library_id for x in library.backend.libraries() if x.is_pickup_location]
        elsewhere = next(each for each in places if each != library.pickup)
        done = library.backend.change_pickup(library.ask(patron_id), hold.hold_id, elsewhere)
        assert isinstance(done, HoldChanged)
        (now,) = [x for x in library.backend.holds(patron_id) if x.hold_id == hold.hold_id]
        assert now.pickup_library_id == elsewhere

    def test_another_patrons_loan_is_as_good_as_none(self, library: Library) -> None:
        library.claims(Capability.RENEW)
        patron_id, other = library.patron(), library.other_patron()
        loan = library.backend.loans(patron_id)[0]
        for checkout_id in (loan.checkout_id, CheckoutId(UNKNOWN)):
            assert library.backend.renew(library.ask(other), checkout_id) == Refused(
                reason=RefusalReason.NO_CHECKOUT
            )
        renewed = library.backend.renew(library.ask(patron_id), loan.checkout_id)
        assert isinstance(renewed, Renewed)
        assert renewed.loan.due > loan.due
        assert renewed.loan in library.backend.loans(patron_id)

    def test_a_new_pin_takes_the_place_of_the_old(self, library: Library) -> None:
        library.claims(Capability.CHANGE_PIN)
        patron_id = library.patron()
        new, old = SecretStr("73914682"), SecretStr(library.pin)
        refused = library.backend.change_pin(library.ask(patron_id, "a"), new, new)
        assert isinstance(refused, Refused)
        assert refused.reason is RefusalReason.PIN_WRONG
        assert library.backend.change_pin(library.ask(patron_id, "b"), old, new) == PinChanged()
        card = SecretStr(library.card)
        assert isinstance(library.backend.authenticate(card, old), Refused)
        assert isinstance(library.backend.authenticate(card, new), Authenticated)

    def test_a_pin_is_checked_and_nothing_is_changed_by_it(self, library: Library) -> None:
        library.claims(Capability.CHANGE_PIN)
        patron_id, old = library.patron(), SecretStr(library.pin)
        checked = library.backend.check_pin(patron_id, old, None)
        assert isinstance(checked, PinChecked)
        short = SecretStr("7" * (checked.least_digits - 1))
        for given, new, reason in (
            (SecretStr("73914682"), None, RefusalReason.PIN_WRONG),
            (old, short, RefusalReason.PIN_TOO_SHORT),
        ):
            refused = library.backend.check_pin(patron_id, given, new)
            assert isinstance(refused, Refused)
            assert refused.reason is reason
        assert library.backend.check_pin(patron_id, old, SecretStr("73914682")) == checked
        card = SecretStr(library.card)
        assert isinstance(library.backend.authenticate(card, old), Authenticated)

    def test_a_call_is_made_once(self, library: Library) -> None:
        library.claims(Capability.CALL_STAFF)
        key = IdempotencyKey("promise-call-key-1")
        made = library.backend.call_staff("door", library.home, key)
        assert (made.kiosk, made.library_id, made.answered_at) == ("door", library.home, None)
        assert library.backend.call_staff("door", library.home, key) == made

    def test_the_service_refuses_what_is_not_claimed(self, library: Library) -> None:
        patron_id, offered = library.patron(), library.backend.capabilities()
        service = ThroughService(lambda: library.backend, home=library.home)
        hold_id, checkout_id, pin = HoldId(1), CheckoutId(1), SecretStr("73914682")
        key = IdempotencyKey("promise-call-key-2")
        asked: dict[Capability, Callable[[], object]] = {
            Capability.RENEW: lambda: service.renew(library.ask(patron_id), checkout_id),
            Capability.PLACE_HOLD: lambda: service.place_hold(
                library.ask(patron_id), library.biblio_id, library.pickup
            ),
            Capability.CANCEL_HOLD: lambda: service.cancel_hold(library.ask(patron_id), hold_id),
            Capability.SUSPEND_HOLD: lambda: service.suspend_hold(
                library.ask(patron_id), hold_id, None
            ),
            Capability.CHANGE_PICKUP: lambda: service.change_pickup(
                library.ask(patron_id), hold_id, library.pickup
            ),
            Capability.CHANGE_PIN: lambda: service.change_pin(library.ask(patron_id), pin, pin),
            Capability.CALL_STAFF: lambda: service.call_staff("contract", library.home, key),
        }
        assert set(asked) == set(Capability)
        try:
            assert service.capabilities() == offered
            for capability in set(Capability) - offered:
                with pytest.raises(CatalogueProtocolError, match=ProblemCode.NOT_OFFERED):
                    asked[capability]()
        finally:
            service.close()
