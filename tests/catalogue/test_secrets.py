"""No card, PIN, name, title, token or key in any log line or repr, whatever is done."""

from __future__ import annotations

import logging

import pytest
from pydantic import SecretStr

from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import BiblioId, CheckoutId
from kiosk.catalogue.service.bodies import HeardBody, PinBody, SignedInReply, SignInBody
from kiosk.catalogue.service.kiosk_auth import Kiosk, SingleKey
from tests.catalogue.conftest import KEY, House, signed_in
from tests.catalogue.fakes import MAIN, NINO, NINO_NAME, TITLE


async def test_nothing_secret_in_logs(
    catalogue: HttpCatalogue, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await catalogue.sign_in(SecretStr(NINO[0]), SecretStr("0000"))
    token = await signed_in(catalogue)
    await catalogue.find(SearchRequest(words=TITLE))
    await catalogue.find(SearchRequest(words=TITLE, author=TITLE, subject=TITLE))
    await catalogue.suggest(TITLE)
    await catalogue.heard((TITLE,))
    await catalogue.account(token)
    await catalogue.loans(token)
    await catalogue.renew(token, CheckoutId(11), house.new_key())
    await catalogue.place_hold(token, BiblioId(1), MAIN, house.new_key())
    await catalogue.change_pin(token, SecretStr(NINO[1]), SecretStr("1593"), house.new_key())
    await catalogue.sign_out(token)
    said = "\n".join(
        f"{each.name} {each.getMessage()} {each.exc_text or ''}" for each in caplog.records
    )
    for secret in (*NINO, NINO_NAME, TITLE, KEY, token.get_secret_value(), "1593", "%E1%83"):
        assert secret not in said


def test_nothing_secret_in_reprs(house: House) -> None:
    patron = house.backend.account(next(iter(house.backend._patrons))).patron
    shown = repr(
        (
            SearchRequest(words=NINO_NAME, author=NINO_NAME, subject=NINO_NAME),
            HeardBody(alternatives=(NINO_NAME,)),
            SignInBody(card=SecretStr(NINO[0]), pin=SecretStr(NINO[1])),
            PinBody(old=SecretStr(NINO[1]), new=SecretStr("1593")),
            SignedInReply(token="the-token", expires_in_s=1, patron=patron),
            SingleKey(SecretStr(KEY), Kiosk("door", MAIN)),
            house.catalogue(),
            house.app.state.service,
        )
    )
    for secret in (*NINO, NINO_NAME, KEY, "the-token", "1593"):
        assert secret not in shown
