"""What every catalogue owes the kiosk, in process and over a real socket."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import SecretStr

from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import BiblioNotFound, SessionExpired
from kiosk.catalogue.finding import LONGEST_QUERY, Match, SearchRequest, Sort
from kiosk.catalogue.models import (
    Audience,
    BiblioId,
    CheckoutId,
    HoldId,
    HoldStatus,
    Language,
    LibraryId,
    MaterialForm,
    SignedIn,
)
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    RefusalReason,
    Refused,
    Renewed,
)
from kiosk.catalogue.port import Capability, Catalogue
from tests.catalogue.conftest import House, signed_in
from tests.catalogue.fakes import EAST, LEVAN, MAIN, NINO, NINO_NAME, TITLE


async def test_is_the_port(catalogue: HttpCatalogue) -> None:
    port: Catalogue = catalogue
    assert await port.capabilities() == frozenset(Capability)


async def test_libraries_in_order(catalogue: HttpCatalogue) -> None:
    assert [each.library_id for each in await catalogue.libraries()] == [MAIN, EAST]


async def test_search_pages_in_georgian(catalogue: HttpCatalogue) -> None:
    page = await catalogue.find(SearchRequest(words=TITLE, offset=1, limit=1))
    assert (page.total, page.offset, len(page.works)) == (3, 1, 1)
    assert page.works[0].best.available_at == (MAIN,)


@pytest.mark.parametrize("query", ["", "a&b=c#d?%", "x" * 5000, "\ud800", "\x00", "🙂" * 300])
async def test_any_words_can_be_searched(catalogue: HttpCatalogue, query: str) -> None:
    assert (await catalogue.find(SearchRequest(words=query[:LONGEST_QUERY]))).total >= 0


async def test_finding_works_under_every_filter(catalogue: HttpCatalogue) -> None:
    request = SearchRequest(
        words=TITLE,
        forms=tuple(MaterialForm),
        languages=tuple(Language),
        audiences=tuple(Audience),
        libraries=(MAIN, EAST),
        available_only=True,
        author="შოთა & რუსთაველი" * 20,
        subject="ა" * 300,
        sort=Sort.AUTHOR,
        offset=1,
        limit=1,
    )
    page = await catalogue.find(request)
    assert (page.total, page.offset, page.did_you_mean) == (3, 1, False)
    assert page.works[0].best.available_at == (MAIN,)
    assert (await catalogue.find(SearchRequest(words="nothing"))).match is Match.NOTHING


@pytest.mark.parametrize("query", ["", "a&b=c#d?%", "x" * 5000, "\ud800", "\x00", "🙂" * 300])
async def test_any_words_can_be_found_suggested_and_heard(
    catalogue: HttpCatalogue, query: str
) -> None:
    assert (await catalogue.find(SearchRequest(words=query))).total >= 0
    await catalogue.suggest(query)
    await catalogue.heard([query] * 20)


async def test_suggesting(catalogue: HttpCatalogue) -> None:
    assert (await catalogue.suggest(TITLE[:4]))[0].text.startswith(TITLE)


async def test_hearing(catalogue: HttpCatalogue) -> None:
    found = await catalogue.heard((TITLE, "sth else"))
    assert found[0].work.best.title.startswith(TITLE)
    assert found[0].score == 0.5


async def test_one_title(catalogue: HttpCatalogue) -> None:
    assert (await catalogue.biblio(BiblioId(2))).items[0].library_id == MAIN
    with pytest.raises(BiblioNotFound):
        await catalogue.biblio(BiblioId(999))


async def test_sign_in_and_out(catalogue: HttpCatalogue) -> None:
    answer = await catalogue.sign_in(SecretStr(NINO[0]), SecretStr(NINO[1]))
    assert isinstance(answer, SignedIn)
    assert (answer.patron.name, answer.expires_in_s) == (NINO_NAME, 900)
    await catalogue.sign_out(answer.token)
    await catalogue.sign_out(answer.token)
    with pytest.raises(SessionExpired):
        await catalogue.loans(answer.token)


@pytest.mark.parametrize("card", [NINO[0], "nobody", "", "x" * 5000, "\ud800"])
async def test_wrong_pin_is_a_value(catalogue: HttpCatalogue, card: str) -> None:
    answer = await catalogue.sign_in(SecretStr(card), SecretStr("0000"))
    assert answer == Refused(reason=RefusalReason.INVALID_CREDENTIALS)


async def test_account(catalogue: HttpCatalogue) -> None:
    account = await catalogue.account(await signed_in(catalogue))
    assert account.patron.name == NINO_NAME
    assert account.charges[0].amount == Decimal("1.50")


async def test_renewing(catalogue: HttpCatalogue, house: House) -> None:
    token = await signed_in(catalogue)
    before = await catalogue.loans(token)
    renewed = await catalogue.renew(token, before[0].checkout_id, house.new_key())
    assert isinstance(renewed, Renewed)
    assert renewed.loan.due > before[0].due
    refused = await catalogue.renew(token, CheckoutId(12), house.new_key())
    assert refused == Refused(reason=RefusalReason.TOO_MANY_RENEWALS)


async def test_renewing_all(catalogue: HttpCatalogue, house: House) -> None:
    results = await catalogue.renew_all(await signed_in(catalogue), house.new_key())
    assert [type(each.outcome) for each in results] == [Renewed, Refused]


async def test_a_hold_from_placing_to_cancelling(catalogue: HttpCatalogue, house: House) -> None:
    token = await signed_in(catalogue)
    placed = await catalogue.place_hold(token, BiblioId(3), MAIN, house.new_key())
    assert isinstance(placed, HoldPlaced)
    number = placed.hold.hold_id

    until = date(2026, 4, 1)
    suspended = await catalogue.suspend_hold(token, number, until, house.new_key())
    assert isinstance(suspended, HoldChanged)
    assert suspended.hold.suspended_until == until
    for_good = await catalogue.suspend_hold(token, number, None, house.new_key())
    assert isinstance(for_good, HoldChanged)
    assert (for_good.hold.status, for_good.hold.suspended_until) == (HoldStatus.SUSPENDED, None)
    resumed = await catalogue.resume_hold(token, number, house.new_key())
    assert isinstance(resumed, HoldChanged)
    assert resumed.hold.status == HoldStatus.PENDING
    moved = await catalogue.change_pickup(token, number, EAST, house.new_key())
    assert isinstance(moved, HoldChanged)
    assert await catalogue.holds(token) == (moved.hold,)
    assert moved.hold.pickup_library_id == EAST

    cancelled = await catalogue.cancel_hold(token, number, house.new_key())
    assert cancelled == HoldCancelled(hold_id=number)
    assert await catalogue.holds(token) == ()


async def test_holds_are_refused_with_their_reason(catalogue: HttpCatalogue, house: House) -> None:
    token = await signed_in(catalogue)
    nowhere = await catalogue.place_hold(token, BiblioId(1), LibraryId("X"), house.new_key())
    assert nowhere == Refused(reason=RefusalReason.NOT_A_PICKUP_LIBRARY)
    no_hold = Refused(reason=RefusalReason.NO_HOLD)
    assert await catalogue.cancel_hold(token, HoldId(1), house.new_key()) == no_hold
    assert await catalogue.resume_hold(token, HoldId(1), house.new_key()) == no_hold


async def test_another_patrons_loan_is_none(catalogue: HttpCatalogue, house: House) -> None:
    token = await signed_in(catalogue, LEVAN)
    answer = await catalogue.renew(token, CheckoutId(11), house.new_key())
    assert answer == Refused(reason=RefusalReason.NO_CHECKOUT)


async def test_changing_the_pin(catalogue: HttpCatalogue, house: House) -> None:
    token = await signed_in(catalogue)
    old, new = SecretStr(NINO[1]), SecretStr("1593")
    wrong = await catalogue.change_pin(token, new, old, house.new_key())
    assert wrong == Refused(reason=RefusalReason.PIN_WRONG)
    assert await catalogue.change_pin(token, old, new, house.new_key()) == PinChanged()
    await signed_in(catalogue, (NINO[0], "1593"))


async def test_the_same_key_is_the_same_act(catalogue: HttpCatalogue, house: House) -> None:
    token = await signed_in(catalogue)
    key = house.new_key()
    first = await catalogue.renew(token, CheckoutId(11), key)
    assert await catalogue.renew(token, CheckoutId(11), key) == first
    assert house.backend.changes == ["renew"]
