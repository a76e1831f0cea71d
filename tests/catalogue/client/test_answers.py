"""Every answer is understood, or ends as one of our errors; and what is asked twice."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from kiosk.catalogue.errors import (
    BiblioNotFound,
    CatalogueError,
    CatalogueProtocolError,
    CatalogueUnavailable,
    CredentialsRejected,
    PatronGone,
    SessionExpired,
    SessionLost,
)
from kiosk.catalogue.finding import LONGEST_QUERY, SearchRequest
from kiosk.catalogue.outcomes import RefusalReason, Refused
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.client.line import (
    ALL,
    IDEMPOTENCY,
    KEY,
    READS,
    SIGN_IN,
    WRITES,
    Answer,
    Call,
    Line,
    over,
    problem,
)


@pytest.mark.parametrize("status", [200, 401, 403, 404, 422, 500, 503])
async def test_lost_then_turned_down_or_not_understood(status: int) -> None:
    line = Line(httpx.ReadTimeout("x"), httpx.Response(status, json={"code": "session_expired"}))
    with pytest.raises(CatalogueUnavailable) as caught:
        await WRITES["renew"](over(line))
    assert caught.value.may_have_happened


async def test_lost_then_answered() -> None:
    line = Line(httpx.ReadTimeout("x"), problem(409, "refused", refusal={"reason": "too_many"}))
    answer = await WRITES["renew"](over(line))
    assert answer == Refused(reason=RefusalReason.TOO_MANY_RENEWALS)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (problem(401, ProblemCode.SESSION_EXPIRED), SessionExpired),
        (problem(401, ProblemCode.KIOSK_KEY_MISSING), CredentialsRejected),
        (problem(403, ProblemCode.KIOSK_KEY_REJECTED), CredentialsRejected),
        (problem(404, ProblemCode.BIBLIO_NOT_FOUND), BiblioNotFound),
        (problem(404, ProblemCode.NOT_FOUND), CatalogueProtocolError),
        (problem(422, ProblemCode.MALFORMED_REQUEST), CatalogueProtocolError),
        (problem(422, ProblemCode.IDEMPOTENCY_KEY_REUSED), CatalogueProtocolError),
        (problem(409, ProblemCode.REFUSED), CatalogueProtocolError),
        (problem(409, "refused", refusal={"reason": "phase of the moon"}), CatalogueProtocolError),
        (problem(501, ProblemCode.NOT_OFFERED), CatalogueProtocolError),
        (problem(503, ProblemCode.OVERLOADED), CatalogueUnavailable),
        (problem(418, "a code of next year"), CatalogueProtocolError),
        (problem(429, "a code of next year"), CatalogueUnavailable),
        (httpx.Response(401), CatalogueProtocolError),
        (httpx.Response(403, text="<html>log in to the wifi"), CatalogueProtocolError),
        (httpx.Response(302, headers={"Location": "http://elsewhere"}), CatalogueProtocolError),
        (httpx.Response(500, text="oops"), CatalogueUnavailable),
    ],
)
@pytest.mark.parametrize("call", ALL.values(), ids=ALL)
async def test_every_answer_has_our_name(
    answer: httpx.Response, error: type[CatalogueError], call: Call
) -> None:
    if error is SessionExpired and call is READS["sign_out"]:
        await call(over(Line(answer)))
        return
    with pytest.raises(error):
        await call(over(Line(answer)))


STRANGE = (
    *(httpx.Response(status) for status in range(300, 600) if status in {*HTTPStatus}),
    httpx.Response(302, headers={"Location": "http://elsewhere"}),
    httpx.Response(403, text="<html>log in to the wifi"),
    httpx.Response(404, json={"detail": "Not Found"}),
    httpx.Response(409, json={"error": "conflict"}),
    httpx.Response(422, json={"type": "about:blank", "title": "Unprocessable", "status": 422}),
    httpx.Response(502, content=problem(401, ProblemCode.SESSION_EXPIRED).content),
    httpx.Response(200, text="<html>welcome"),
)
"""Answers of whoever stands between the kiosk and the service, which may have done its part."""


@pytest.mark.parametrize("answer", STRANGE, ids=repr)
@pytest.mark.parametrize("name", WRITES)
async def test_only_the_service_can_say_that_nothing_was_done(
    answer: httpx.Response, name: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        await WRITES[name](over(Line(answer)))
    assert caught.value.may_have_happened


@pytest.mark.parametrize("name", [name for name in READS | SIGN_IN if name != "sign_out"])
async def test_a_question_leaves_nothing_in_doubt(name: str) -> None:
    for answer in STRANGE:
        with pytest.raises(CatalogueError) as caught:
            await (READS | SIGN_IN)[name](over(Line(answer)))
        assert not caught.value.may_have_happened


@pytest.mark.parametrize(
    "answer",
    [
        problem(401, ProblemCode.SESSION_EXPIRED),
        problem(401, ProblemCode.SESSION_EXPIRED, session_end="lost"),
        problem(403, ProblemCode.KIOSK_KEY_REJECTED),
        problem(410, ProblemCode.IDEMPOTENCY_KEY_CLOSED),
        problem(409, "refused", refusal={"reason": "phase of the moon"}),
        problem(422, ProblemCode.MALFORMED_REQUEST),
        problem(418, "a code of next year"),
        problem(503, ProblemCode.OVERLOADED),
        problem(503, ProblemCode.UNAVAILABLE, may_have_happened=False),
    ],
    ids=repr,
)
@pytest.mark.parametrize("name", WRITES)
async def test_what_the_service_turned_down_was_not_done(answer: httpx.Response, name: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        await WRITES[name](over(Line(answer)))
    assert not caught.value.may_have_happened


async def test_why_a_session_is_over_has_its_own_name() -> None:
    for end, kind in (
        ("too_old", SessionExpired),
        ("lost", SessionLost),
        ("patron_gone", PatronGone),
        ("something of next year", SessionExpired),
        (None, SessionExpired),
    ):
        answer = problem(401, ProblemCode.SESSION_EXPIRED, session_end=end)
        with pytest.raises(SessionExpired) as caught:
            await READS["loans"](over(Line(answer)))
        assert type(caught.value) is kind


async def test_who_signs_out_has_been_told() -> None:
    line = Line(httpx.Response(200, json=[]), httpx.Response(204))
    await over(line).sign_out(SecretStr("t"), (IDEMPOTENCY,))
    asked = [(request.method, request.url.path) for request in line.requests]
    assert asked == [("POST", "/v1/patron/outcomes"), ("DELETE", "/v1/sessions/current")]
    lost = Line(httpx.ReadTimeout("x"), httpx.ReadTimeout("x"), httpx.Response(204))
    await over(lost).sign_out(SecretStr("t"), (IDEMPOTENCY,))
    assert lost.requests[-1].method == "DELETE"


@pytest.mark.parametrize("call", ALL.values(), ids=ALL)
async def test_every_status_has_our_name(call: Call) -> None:
    for status in HTTPStatus:
        if status >= 300:
            with pytest.raises((CatalogueProtocolError, CatalogueUnavailable)):
                await call(over(Line(httpx.Response(status))))


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[]x", b"\xff", b'{"hello": 1}', b"[" * 9999, b"<html>"]
)
@pytest.mark.parametrize("name", [name for name in ALL if name != "sign_out"])
async def test_answers_that_make_no_sense(body: bytes, name: str) -> None:
    if name == "change_pin" and body == b'{"hello": 1}':
        return  # a changed PIN says no more than that
    with pytest.raises(CatalogueError) as caught:
        await ALL[name](over(Line(httpx.Response(200, content=body))))
    if name in WRITES:
        assert isinstance(caught.value, CatalogueUnavailable)
        assert caught.value.may_have_happened
    else:
        assert isinstance(caught.value, CatalogueProtocolError)


@pytest.mark.parametrize("maybe", [True, False])
async def test_the_service_knows_whether_it_happened(maybe: bool) -> None:
    line = Line(problem(503, "unavailable", may_have_happened=maybe))
    with pytest.raises(CatalogueUnavailable) as caught:
        await WRITES["renew"](over(line))
    assert caught.value.may_have_happened is maybe
    assert len(line.requests) == 1


@pytest.mark.parametrize(
    "first",
    [
        *(httpx.Response(status) for status in (502, 503, 504)),
        *(kind("x") for kind in (httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError)),
    ],
    ids=repr,
)
async def test_reads_are_tried_twice(first: Answer) -> None:
    line = Line(first, httpx.Response(200, json=[]))
    assert await over(line).libraries() == ()
    assert len(line.requests) == 2
    worse = Line(first)
    with pytest.raises(CatalogueUnavailable) as caught:
        await over(worse).libraries()
    assert len(worse.requests) == 2
    assert not caught.value.may_have_happened


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 501])
async def test_what_a_second_try_would_not_mend_is_tried_once(status: int) -> None:
    line = Line(httpx.Response(status))
    with pytest.raises(CatalogueError):
        await over(line).libraries()
    assert len(line.requests) == 1


@pytest.mark.parametrize(
    ("kind", "tries"),
    [(httpx.ConnectError, 2), (httpx.ReadTimeout, 1), (httpx.RemoteProtocolError, 1)],
)
async def test_a_guess_is_never_sent_twice(kind: type[Exception], tries: int) -> None:
    line = Line(kind("x"))
    with pytest.raises(CatalogueUnavailable) as caught:
        await SIGN_IN["sign_in"](over(line))
    assert (len(line.requests), caught.value.may_have_happened) == (tries, False)


async def test_a_reply_without_end_is_cut_off() -> None:
    line = Line(httpx.Response(200, content=b"[" + b" " * 5_000_000))
    with pytest.raises(CatalogueUnavailable):
        await over(line).libraries()


async def test_what_is_sent() -> None:
    line = Line(httpx.Response(200, json={"total": 0, "offset": 0}))
    words = "წიგნი & co".ljust(LONGEST_QUERY, "x")
    await over(line).find(SearchRequest(words=words, offset=40, limit=7))
    request: Any = line.requests[0]
    assert request.headers["X-Kiosk-Key"] == KEY
    assert "Authorization" not in request.headers
    assert request.url.params["q"] == words
    assert (request.url.params["offset"], request.url.params["limit"]) == ("40", "7")
    assert request.url.path == "/v1/works"
