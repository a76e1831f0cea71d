"""Sessions outlive the service, and end with the PIN; keys of kiosks are changed and given anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.embedded.seed import demo_cards
from kiosk.catalogue.cli.main import catalogue
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import CredentialsRejected, SessionExpired
from kiosk.catalogue.opened_library import OpenedLibrary
from kiosk.catalogue.outcomes import PinChanged
from kiosk.catalogue.service.app import create_app
from tests.catalogue.conftest import KEY, Clock, demonstration, key_maker, signed_in

OTHER = "another-key-0123456789abcdefghijklmnopqrstu"
CARD = next((each.card, each.pin) for each in demo_cards() if each.situation == "many-loans")


@pytest.fixture
def opened(seeded_file: Path, tmp_path: Path) -> object:
    with demonstration(seeded_file, tmp_path) as opened:
        yield opened


def kiosk_of(opened: OpenedLibrary, clock: Callable[[], float], key: str = KEY) -> HttpCatalogue:
    """A kiosk of a service just started."""
    app = create_app(opened.backend, keys=opened.keys, clock=clock)
    return HttpCatalogue("http://c", SecretStr(key), transport=httpx.ASGITransport(app))


async def test_a_restart_throws_nobody_out_and_prolongs_nothing(opened: OpenedLibrary) -> None:
    clock = Clock()
    token = await signed_in(kiosk_of(opened, clock), CARD)
    clock.now += 800
    again = kiosk_of(opened, clock)
    assert await again.loans(token)
    clock.now += 899
    assert await kiosk_of(opened, clock).loans(token)
    for _ in range(4):
        clock.now += 600
        if clock.now < 1000 + 3600:
            await kiosk_of(opened, clock).loans(token)
    with pytest.raises(SessionExpired):
        await kiosk_of(opened, clock).loans(token)


async def test_idle_over_a_restart_is_idle(opened: OpenedLibrary) -> None:
    clock = Clock()
    token = await signed_in(kiosk_of(opened, clock), CARD)
    clock.now += 900
    with pytest.raises(SessionExpired):
        await kiosk_of(opened, clock).loans(token)


async def test_the_file_holds_no_token_and_another_start_of_the_machine_ends_it(
    opened: OpenedLibrary,
) -> None:
    token = await signed_in(kiosk_of(opened, Clock()), CARD)
    with opened.backend.store.writing() as connection:
        (row,) = connection.execute("SELECT * FROM sessions").fetchall()
        assert token.get_secret_value() not in [*row]
        connection.execute("UPDATE sessions SET boot = 'another'")
    with pytest.raises(SessionExpired):
        await kiosk_of(opened, Clock()).loans(token)


async def test_a_new_pin_ends_the_other_sessions(opened: OpenedLibrary) -> None:
    kiosk = kiosk_of(opened, Clock())
    other, mine = await signed_in(kiosk, CARD), await signed_in(kiosk, CARD)
    old, new = SecretStr(CARD[1]), SecretStr("8305")
    assert isinstance(await kiosk.change_pin(mine, old, new, key_maker()()), PinChanged)
    assert await kiosk.loans(mine)
    for service in (kiosk, kiosk_of(opened, Clock())):
        with pytest.raises(SessionExpired):
            await service.loans(other)


async def test_keys_are_rotated_and_names_given_anew(opened: OpenedLibrary) -> None:
    old, new = kiosk_of(opened, Clock()), kiosk_of(opened, Clock(), OTHER)
    token = await signed_in(old, CARD)
    assert opened.rotate_key("demo", SecretStr(OTHER), timedelta())
    with pytest.raises(CredentialsRejected):
        await old.libraries()
    assert await new.loans(token)
    assert opened.rotate_key("demo", SecretStr(KEY), timedelta(minutes=5))
    assert await new.libraries()
    assert await old.libraries()
    assert opened.revoke_key("demo")
    assert not opened.rotate_key("demo", SecretStr("x" * 40), timedelta())
    for each in (old, new):
        with pytest.raises(CredentialsRejected):
            await each.libraries()
    assert opened.add_key("demo", "M0", SecretStr("y" * 40))
    assert not opened.add_key("demo", "M0", SecretStr("z" * 40))
    anew = kiosk_of(opened, Clock(), "y" * 40)
    with pytest.raises(SessionExpired):
        await anew.loans(token)


def test_the_commands(opened: OpenedLibrary, tmp_path: Path) -> None:
    from click.testing import CliRunner

    def typed(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(
            catalogue, ["keys", *words, "--database", str(tmp_path / "demo.sqlite3")]
        )
        return done.exit_code, done.output

    exit_code, key = typed("rotate", "demo", "--grace-minutes", "10")
    assert (exit_code, len(key.strip())) == (0, 43)
    assert typed("list") == (0, "demo\tM0\tgood\n")
    assert typed("rotate", "nobody")[0] == 1
    assert typed("revoke", "demo") == (0, "revoked\n")
    assert typed("add", "demo", "--library", "M0")[0] == 0
