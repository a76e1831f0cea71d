"""The one shape of everything that is not a success (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from kiosk.catalogue.outcomes import Refused
from kiosk.catalogue.wire import (
    PROBLEM_JSON,
    Fault,
    Problem,
    ProblemCode,
    RefusalProblem,
    SessionEnd,
)

TITLES: Mapping[ProblemCode, tuple[HTTPStatus, str]] = {
    ProblemCode.MALFORMED_REQUEST: (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request does not have the described form.",
    ),
    ProblemCode.KIOSK_KEY_MISSING: (HTTPStatus.UNAUTHORIZED, "No kiosk key was given."),
    ProblemCode.KIOSK_KEY_REJECTED: (
        HTTPStatus.FORBIDDEN,
        "This kiosk's key is unknown or was revoked.",
    ),
    ProblemCode.SESSION_EXPIRED: (HTTPStatus.UNAUTHORIZED, "The patron must sign in again."),
    ProblemCode.REFUSED: (HTTPStatus.CONFLICT, "The library's rules do not allow it."),
    ProblemCode.BIBLIO_NOT_FOUND: (HTTPStatus.NOT_FOUND, "There is no such title."),
    ProblemCode.NOT_FOUND: (HTTPStatus.NOT_FOUND, "There is nothing at this address."),
    ProblemCode.METHOD_NOT_ALLOWED: (
        HTTPStatus.METHOD_NOT_ALLOWED,
        "This address does not answer to this method.",
    ),
    ProblemCode.REQUEST_TIMEOUT: (
        HTTPStatus.REQUEST_TIMEOUT,
        "The request did not arrive in time.",
    ),
    ProblemCode.BODY_TOO_LARGE: (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The request's body is too large.",
    ),
    ProblemCode.QUERY_TOO_LONG: (HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long."),
    ProblemCode.HEADERS_TOO_LARGE: (
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "The request's headers are too large.",
    ),
    ProblemCode.IDEMPOTENCY_KEY_MISSING: (
        HTTPStatus.BAD_REQUEST,
        "A change needs an Idempotency-Key of 16 to 64 URL-safe characters.",
    ),
    ProblemCode.IDEMPOTENCY_KEY_REUSED: (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "This Idempotency-Key was used for a different request.",
    ),
    ProblemCode.IDEMPOTENCY_KEY_CLOSED: (
        HTTPStatus.GONE,
        "This change came after it was asked how it had ended: it is not carried out.",
    ),
    ProblemCode.NOT_OFFERED: (HTTPStatus.NOT_IMPLEMENTED, "This catalogue cannot do that."),
    ProblemCode.UNAVAILABLE: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The catalogue cannot be reached just now.",
    ),
    ProblemCode.DISK_FULL: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The disk of the library's file is full: nothing can be changed.",
    ),
    ProblemCode.DISK_READ_ONLY: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The library's file, or its disk, is read-only: nothing can be changed.",
    ),
    ProblemCode.DISK_FAILING: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The disk of the library's file gives errors: nothing can be changed.",
    ),
    ProblemCode.OVERLOADED: (HTTPStatus.SERVICE_UNAVAILABLE, "Too many are asking at once."),
    ProblemCode.INTERNAL: (HTTPStatus.INTERNAL_SERVER_ERROR, "The service made a mistake."),
}


class ProblemError(Exception):
    """Ends a request with a problem; carries codes only, so it may be logged."""

    def __init__(
        self,
        code: ProblemCode,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        may_have_happened: bool | None = None,
        session_end: SessionEnd | None = None,
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.status = status
        self.headers = headers
        self.may_have_happened = may_have_happened
        self.session_end = session_end


class RefusedError(ProblemError):
    """Ends a request with a refusal by the library's rules."""

    def __init__(self, refused: Refused, *, status: int | None = None) -> None:
        headers = (
            None if refused.retry_after_s is None else {"Retry-After": str(refused.retry_after_s)}
        )
        super().__init__(ProblemCode.REFUSED, status=status, headers=headers)
        self.refused = refused


def problem_response(error: ProblemError, *, faults: tuple[Fault, ...] | None = None) -> Response:
    """What goes over the wire for ``error``."""
    usual, title = TITLES[error.code]
    status = error.status or int(usual)
    if isinstance(error, RefusedError) and status == HTTPStatus.NOT_FOUND:
        title = "The patron has no such loan or hold."
    fields = {
        "type": f"urn:kiosk:problem:{error.code.value}",
        "title": title,
        "status": status,
        "code": error.code.value,
        "faults": faults,
        "may_have_happened": error.may_have_happened,
        "session_end": error.session_end,
    }
    problem: Problem
    if isinstance(error, RefusedError):
        problem = RefusalProblem(**fields, refusal=error.refused)
    else:
        problem = Problem(**fields)
    headers = dict(error.headers or {})
    if status == HTTPStatus.UNAUTHORIZED:
        headers.setdefault("WWW-Authenticate", "Bearer")
    return Response(
        problem.model_dump_json(exclude_none=True),
        status_code=status,
        media_type=PROBLEM_JSON,
        headers=headers,
    )
