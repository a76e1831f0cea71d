"""A line that does what it is told, and every call the port has to try over it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import httpx
from pydantic import SecretStr

from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import BiblioId, CheckoutId, HoldId, IdempotencyKey, LibraryId

KEY, TOKEN, CARD, PIN = "the-kiosk-key", "the-token", "the-card", "the-pin"
SPOKEN = f"{KEY} {TOKEN} {CARD} {PIN}"
IDEMPOTENCY = IdempotencyKey("idempotency-key-0001")
Answer = httpx.Response | Exception
Call = Callable[[HttpCatalogue], Awaitable[object]]


class Line(httpx.AsyncBaseTransport):
    """Gives the answers it was told to, one a request, the last one for ever."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def over(line: Line) -> HttpCatalogue:
    return HttpCatalogue("http://catalogue", SecretStr(KEY), transport=line)


def _token() -> SecretStr:
    return SecretStr(TOKEN)


READS: dict[str, Call] = {
    "capabilities": lambda c: c.capabilities(),
    "libraries": lambda c: c.libraries(),
    "find": lambda c: c.find(SearchRequest(words="words")),
    "suggest": lambda c: c.suggest("wo"),
    "heard": lambda c: c.heard(("words",)),
    "biblio": lambda c: c.biblio(BiblioId(1)),
    "account": lambda c: c.account(_token()),
    "loans": lambda c: c.loans(_token()),
    "holds": lambda c: c.holds(_token()),
    "check_hold": lambda c: c.check_hold(_token(), BiblioId(1)),
    "outcomes": lambda c: c.outcomes(_token(), (IDEMPOTENCY,)),
    "unsettled": lambda c: c.unsettled(_token()),
    "sign_out": lambda c: c.sign_out(_token()),
}
WRITES: dict[str, Call] = {
    "call_staff": lambda c: c.call_staff(IDEMPOTENCY),
    "renew": lambda c: c.renew(_token(), CheckoutId(1), IDEMPOTENCY),
    "renew_all": lambda c: c.renew_all(_token(), IDEMPOTENCY),
    "renew_some": lambda c: c.renew_all(_token(), IDEMPOTENCY, [CheckoutId(1)]),
    "place_hold": lambda c: c.place_hold(_token(), BiblioId(1), LibraryId("M"), IDEMPOTENCY),
    "cancel_hold": lambda c: c.cancel_hold(_token(), HoldId(1), IDEMPOTENCY),
    "suspend_hold": lambda c: c.suspend_hold(_token(), HoldId(1), None, IDEMPOTENCY),
    "resume_hold": lambda c: c.resume_hold(_token(), HoldId(1), IDEMPOTENCY),
    "change_pickup": lambda c: c.change_pickup(_token(), HoldId(1), LibraryId("M"), IDEMPOTENCY),
    "change_pin": lambda c: c.change_pin(_token(), SecretStr(PIN), SecretStr("1"), IDEMPOTENCY),
}
SIGN_IN: dict[str, Call] = {
    "sign_in": lambda c: c.sign_in(SecretStr(CARD), SecretStr(PIN)),
    "check_pin": lambda c: c.check_pin(_token(), SecretStr(PIN), SecretStr("1")),
}
"""Guesses, which are counted."""
ALL = READS | WRITES | SIGN_IN

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
NO_FAULT_OF_THE_LINE = (
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.InvalidURL,
    httpx.CookieConflict,
    httpx.DecodingError,
    httpx.TooManyRedirects,
    httpx.StreamError,
)


HTTPX_EXCEPTIONS: list[type[Exception]] = [
    thing
    for name, thing in sorted(vars(httpx).items())
    if isinstance(thing, type) and issubclass(thing, Exception)
]


def one(kind: type[Exception]) -> Exception:
    if kind is httpx.HTTPStatusError:
        request = httpx.Request("GET", "http://catalogue")
        return httpx.HTTPStatusError(SPOKEN, request=request, response=httpx.Response(500))
    try:
        return kind(SPOKEN)
    except TypeError:  # some have a message of their own
        return kind()


def problem(status: int, code: str, **more: object) -> httpx.Response:
    fields = {"type": f"urn:x:{code}", "title": "T.", "status": status, "code": code, **more}
    return httpx.Response(
        status, content=json.dumps(fields), headers={"Content-Type": "application/problem+json"}
    )
