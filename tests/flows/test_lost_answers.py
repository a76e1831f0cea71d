"""A real service behind a line that carries writes out and loses or garbles their answers."""

from __future__ import annotations

import httpx
import pytest
from pydantic import SecretStr

from accessibility.intents import Finish, Home, Intent
from accessibility.page import Grid
from config.i18n import Lexicon
from config.settings import ScreenSettings, Settings
from kiosk.catalogue.backends.backend import Authenticated
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import LibraryId
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import Kiosk as KioskIdentity
from kiosk.catalogue.service.kiosk_auth import SingleKey
from kiosk.session.activities import SayingGoodbye
from kiosk.session.events import Did
from kiosk.session.intents import RenewAll
from kiosk.shell.composition import Kiosk
from tests.flows.conftest import KEY, NOW, NewListener, Tape, Visitor

CARD, PIN = "2000000001", "1234"
LOST = (httpx.ReadTimeout("lost"), httpx.RemoteProtocolError("lost"))
GARBLED = tuple(
    httpx.Response(status, text="<html>not the service")
    for status in (301, 302, 307, 400, 401, 403, 404, 405, 408, 409, 422, 429, 500, 502, 503, 504)
)


class Line(httpx.AsyncBaseTransport):
    """Carries every request to the service; what comes back to a write is ``instead``."""

    def __init__(self, app: httpx.ASGITransport) -> None:
        self._app = app
        self.instead: httpx.Response | Exception | None = None
        self.is_cut = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_cut:
            raise httpx.ConnectError("cut")
        answer = await self._app.handle_async_request(request)
        if self.instead is None or "Idempotency-Key" not in request.headers:
            return answer
        await answer.aread()
        if isinstance(self.instead, Exception):
            raise self.instead
        return httpx.Response(self.instead.status_code, content=self.instead.content)


class Place:
    """A kiosk on a line to a service."""

    def __init__(self, backend: EmbeddedBackend, lexicons: dict[str, Lexicon]) -> None:
        app = create_app(backend, keys=SingleKey(KEY, KioskIdentity("flow", LibraryId("M0"))))
        self.line = Line(httpx.ASGITransport(app))
        self.catalogue = HttpCatalogue("http://catalogue", KEY, transport=self.line)
        settings = Settings(screen=ScreenSettings(languages=("en", "ka")))
        tape = Tape()
        kiosk = Kiosk(settings, lexicons, self.catalogue, now=lambda: NOW)
        self.visitor = Visitor(kiosk.runner(tape, grid=Grid(58, 40)), tape)

    async def do(self, intent: Intent) -> None:
        self.visitor.runner.post(Did(intent))
        await self.visitor.runner.settle()

    async def sign_in(self) -> None:
        await self.visitor.start()
        await self.visitor.scan(CARD)
        await self.visitor.press(f"{PIN}\r")

    def receipt(self) -> list[str]:
        activity = self.visitor.runner.state.activity
        assert isinstance(activity, SayingGoodbye)
        return [line.key for line in activity.receipts]


def renewed(backend: EmbeddedBackend) -> int:
    """How many renewals the patron's loans have had."""
    who = backend.authenticate(SecretStr(CARD), SecretStr(PIN))
    assert isinstance(who, Authenticated)
    return sum(loan.renewals_used for loan in backend.loans(who.patron_id))


@pytest.mark.parametrize("instead", [*LOST, *GARBLED], ids=repr)
async def test_what_was_committed_is_never_told_as_nothing(
    backend: EmbeddedBackend,
    lexicons: dict[str, Lexicon],
    instead: httpx.Response | Exception,
) -> None:
    place = Place(backend, lexicons)
    before = renewed(backend)
    await place.sign_in()
    place.line.instead = instead
    await place.do(RenewAll())
    done = renewed(backend) - before
    assert done > 0, "it was committed"
    what = place.visitor.page.spec.node("what")
    assert what is not None
    assert what.name.key == "trouble-unknown-outcome"
    await place.do(Home())
    outcome = place.visitor.page.spec.outcome
    assert outcome is not None
    assert outcome.key == "settled-now"
    await place.do(Finish())
    assert place.receipt() == ["receipt-renewed"] * done
    await place.catalogue.aclose()
    backend.close()


async def test_where_nobody_can_be_asked_it_is_being_checked_and_told_next_time(
    backend: EmbeddedBackend, lexicons: dict[str, Lexicon]
) -> None:
    place = Place(backend, lexicons)
    await place.sign_in()
    place.line.instead = LOST[0]
    await place.do(RenewAll())
    place.line.is_cut = True
    await place.do(Home())
    await place.do(Finish())
    assert place.receipt() == ["receipt-unknown"]
    await place.visitor.runner.signed_out()
    again = Place(backend, lexicons)
    await again.sign_in()
    outcome = again.visitor.page.spec.outcome
    assert outcome is not None
    said = lexicons["en"].render(outcome)
    assert "From your last visit" in said
    assert "renewed" in said
    await again.do(Finish())
    await again.visitor.runner.signed_out()
    third = Place(backend, lexicons)
    await third.sign_in()
    outcome = third.visitor.page.spec.outcome
    assert outcome is not None
    assert "From your last visit" not in lexicons["en"].render(outcome)
    for each in (place, again, third):
        await each.catalogue.aclose()
    backend.close()


async def test_a_page_that_the_answer_replaces_is_not_heard(new_listener: NewListener) -> None:
    visitor = await new_listener(Grid(58, 17), language="en")
    await visitor.press("2")
    assert visitor.screen == "card"
    visitor.newly_heard()
    await visitor.press(f"{CARD}\r{PIN}\r")
    assert visitor.screen in ("loans", "aloud")
    assert "Main menu" not in visitor.newly_heard()
