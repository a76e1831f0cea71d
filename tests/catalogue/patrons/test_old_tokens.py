"""What staff change ends sessions at once, while the service runs."""

from __future__ import annotations

import pytest

from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.patrons.commands import Shelf, account, served, sign_in

CARD, PIN, NEW = "7000000001", "2580", "7193"


@pytest.mark.parametrize(
    ("act", "typed", "pin_after"),
    [(("set-pin", "--pin-stdin"), f"{NEW}\n", NEW), (("block", "--lost"), None, None)],
)
def test_an_old_token_is_refused(
    shelf: Shelf, act: tuple[str, str], typed: str | None, pin_after: str | None
) -> None:
    name, option = act
    added = ("add", CARD, "--name", "ანა ნიმუშიშვილი", "--pin-stdin")
    assert shelf.patron(*added, typed=f"{PIN}\n").code == 0
    with served(shelf.database) as client:
        token = sign_in(client, CARD, PIN).json()["token"]
        assert account(client, token).status_code == 200
        assert shelf.patron(name, CARD, option, typed=typed).code == 0
        refused = account(client, token)
        assert (refused.status_code, refused.json()["code"]) == (401, ProblemCode.SESSION_EXPIRED)
        if pin_after is not None:
            anew = sign_in(client, CARD, pin_after).json()["token"]
            assert account(client, anew).status_code == 200
