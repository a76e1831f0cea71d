"""The service in front of the embedded library: the same port, the demonstration's own data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from kiosk.catalogue.backends.embedded.seed import demo_cards
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import (
    BiblioNotFound,
    CatalogueProtocolError,
    CatalogueUnavailable,
    CredentialsRejected,
)
from kiosk.catalogue.finding import LONGEST_QUERY, SearchRequest
from kiosk.catalogue.models import BiblioId, CheckoutId, HoldId, HoldStatus, IdempotencyKey
from kiosk.catalogue.opened_library import OpenedLibrary
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    RefusalReason,
    Refused,
    Renewed,
)
from kiosk.catalogue.service.app import create_app
from tests.catalogue.conftest import KEY, demonstration, key_maker, signed_in


@pytest.fixture(scope="module")
def opened(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedLibrary]:
    with demonstration(seeded_file, tmp_path_factory.mktemp("service")) as opened:
        yield opened


@pytest.fixture(scope="module")
def app(opened: OpenedLibrary) -> FastAPI:
    return create_app(opened.backend, keys=opened.keys)


@pytest.fixture(scope="module")
def new_key() -> Callable[[], IdempotencyKey]:
    return key_maker()


@pytest.fixture
async def library(app: FastAPI) -> AsyncIterator[HttpCatalogue]:
    client = HttpCatalogue("http://c", SecretStr(KEY), transport=httpx.ASGITransport(app))
    yield client
    await client.aclose()


def card_for(situation: str) -> tuple[str, str]:
    return next((each.card, each.pin) for each in demo_cards() if each.situation == situation)


async def test_searching_from_each_kiosk(library: HttpCatalogue) -> None:
    libraries = await library.libraries()
    page = await library.find(SearchRequest(words="ვეფხისტყაოსანი", limit=1))
    assert page.total >= 1
    biblio = await library.biblio(page.works[0].best.biblio_id)
    assert {each.library_id for each in biblio.items} <= {each.library_id for each in libraries}
    with pytest.raises(BiblioNotFound):
        await library.biblio(BiblioId(2**63 - 1))


@pytest.mark.parametrize("query", ["", "%_*\"'();--", "\x00", "🙂", "ა" * 200, "AND OR NOT"])
async def test_odd_words(library: HttpCatalogue, query: str) -> None:
    assert (await library.find(SearchRequest(words=query[:LONGEST_QUERY]))).total >= 0


async def test_renewing(library: HttpCatalogue, new_key: Callable[[], IdempotencyKey]) -> None:
    token = await signed_in(library, card_for("many-loans"))
    results = await library.renew_all(token, new_key())
    loans = {each.checkout_id: each for each in await library.loans(token)}
    assert {each.checkout_id: each.loan for each in results} == loans
    assert {type(each.outcome) for each in results} == {Renewed, Refused}
    nobodys = await library.renew(token, CheckoutId(2**62), new_key())
    assert nobodys == Refused(reason=RefusalReason.NO_CHECKOUT)


async def test_another_patrons_loan_and_hold_are_none(
    library: HttpCatalogue, new_key: Callable[[], IdempotencyKey]
) -> None:
    owner = await signed_in(library, card_for("many-loans"))
    stranger = await signed_in(library, card_for("nothing"))
    loan = (await library.loans(owner))[0]
    hold = (await library.holds(owner))[0]
    answers = [
        await library.renew(stranger, loan.checkout_id, new_key()),
        await library.cancel_hold(stranger, hold.hold_id, new_key()),
        await library.cancel_hold(stranger, HoldId(2**62), new_key()),
    ]
    assert [getattr(each, "reason", None) for each in answers] == [
        RefusalReason.NO_CHECKOUT,
        RefusalReason.NO_HOLD,
        RefusalReason.NO_HOLD,
    ]


async def test_a_hold_from_placing_to_cancelling(
    library: HttpCatalogue, new_key: Callable[[], IdempotencyKey]
) -> None:
    token = await signed_in(library, card_for("nothing"))
    found = await library.find(SearchRequest(words="ვეფხისტყაოსანი", limit=1))
    biblio = found.works[0].best.biblio_id
    places = [each.library_id for each in await library.libraries() if each.is_pickup_location]
    key = new_key()
    placed = await library.place_hold(token, biblio, places[0], key)
    assert isinstance(placed, HoldPlaced)
    assert await library.place_hold(token, biblio, places[0], key) == placed
    with pytest.raises(CatalogueProtocolError, match="idempotency_key_reused"):
        await library.place_hold(token, biblio, places[1], key)
    again = await library.place_hold(token, biblio, places[0], new_key())
    assert again == Refused(reason=RefusalReason.ALREADY_HELD)
    number = placed.hold.hold_id
    suspended = await library.suspend_hold(token, number, None, new_key())
    assert isinstance(suspended, HoldChanged)
    assert suspended.hold.status == HoldStatus.SUSPENDED
    moved = await library.change_pickup(token, number, places[1], new_key())
    resumed = await library.resume_hold(token, number, new_key())
    assert isinstance(moved, HoldChanged)
    assert isinstance(resumed, HoldChanged)
    assert resumed.hold.pickup_library_id == places[1]
    assert await library.cancel_hold(token, number, new_key()) == HoldCancelled(hold_id=number)
    assert await library.holds(token) == ()


async def test_changing_the_pin(
    library: HttpCatalogue, new_key: Callable[[], IdempotencyKey]
) -> None:
    card, pin = card_for("owing")
    token = await signed_in(library, (card, pin))
    weak = await library.change_pin(token, SecretStr(pin), SecretStr("1"), new_key())
    assert weak == Refused(reason=RefusalReason.PIN_TOO_SHORT)
    key = new_key()
    for _ in range(2):
        done = await library.change_pin(token, SecretStr(pin), SecretStr("918273"), key)
        assert done == PinChanged()
    await signed_in(library, (card, "918273"))


async def test_no_pin_and_unknown_cards_answer_alike(library: HttpCatalogue) -> None:
    answers = [
        await library.sign_in(SecretStr(card), SecretStr("123456"))
        for card in (card_for("no-pin")[0], "no such card", "")
    ]
    assert {each.reason for each in answers if isinstance(each, Refused)} == {
        RefusalReason.INVALID_CREDENTIALS
    }


async def test_a_closed_library_is_an_outage(seeded_file: Path, tmp_path: Path) -> None:
    with demonstration(seeded_file, tmp_path) as opened:
        shut = create_app(opened.backend, keys=opened.keys)
    client = HttpCatalogue("http://c", SecretStr(KEY), transport=httpx.ASGITransport(shut))
    with pytest.raises(CatalogueUnavailable):
        await client.libraries()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(shut), base_url="http://c") as wire:
        assert (await wire.get("/v1/health")).status_code == 503


async def test_a_revoked_key_stops_at_once(opened: OpenedLibrary, app: FastAPI) -> None:
    key = SecretStr("another-kiosk-of-the-network-0123456789")
    assert opened.add_key("revoked-soon", "M0", key)
    assert not opened.add_key("revoked-soon", "M0", SecretStr("x"))
    assert not opened.add_key("nowhere", "no such library", SecretStr("y"))
    client = HttpCatalogue("http://c", key, transport=httpx.ASGITransport(app))
    assert await client.libraries()
    assert opened.revoke_key("revoked-soon")
    assert not opened.revoke_key("revoked-soon")
    with pytest.raises(CredentialsRejected):
        await client.libraries()
    assert ("revoked-soon", False) in [(k.name, good) for k, good in opened.all_keys()]
