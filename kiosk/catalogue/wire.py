"""What both ends of the HTTP wire must spell alike: headers, problem codes, a problem's shape."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from kiosk.catalogue.outcomes import Refused

KIOSK_KEY_HEADER = "X-Kiosk-Key"
IDEMPOTENCY_KEY_HEADER = "Idempotency-Key"
KEY_FORM = r"^[A-Za-z0-9_-]{16,64}$"
"""Of an idempotency key."""
MOST_KEYS = 100
"""As many writes are asked about at once; the newest, where there are more."""
PROBLEM_JSON = "application/problem+json"
TYPED_CHARACTERS = 256
"""As much of a card number or PIN as is sent; none that long is anybody's."""


class ProblemCode(StrEnum):
    """What a program may act on; the title and the detail are for people."""

    MALFORMED_REQUEST = "malformed_request"
    KIOSK_KEY_MISSING = "kiosk_key_missing"
    KIOSK_KEY_REJECTED = "kiosk_key_rejected"
    SESSION_EXPIRED = "session_expired"
    REFUSED = "refused"
    BIBLIO_NOT_FOUND = "biblio_not_found"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    REQUEST_TIMEOUT = "request_timeout"
    BODY_TOO_LARGE = "body_too_large"
    QUERY_TOO_LONG = "query_too_long"
    HEADERS_TOO_LARGE = "headers_too_large"
    IDEMPOTENCY_KEY_MISSING = "idempotency_key_missing"
    IDEMPOTENCY_KEY_REUSED = "idempotency_key_reused"
    IDEMPOTENCY_KEY_CLOSED = "idempotency_key_closed"
    NOT_OFFERED = "not_offered"
    UNAVAILABLE = "unavailable"
    OVERLOADED = "overloaded"
    DISK_FULL = "disk_full"
    DISK_READ_ONLY = "disk_read_only"
    DISK_FAILING = "disk_failing"
    INTERNAL = "internal"


class SessionEnd(StrEnum):
    """Why a token is no longer good, with SESSION_EXPIRED."""

    TOO_OLD = "too_old"
    LOST = "lost"
    """The service does not know it: it was started anew since."""
    PATRON_GONE = "patron_gone"
    """The patron is no longer in the library's books."""


class Fault(BaseModel):
    """One thing wrong with a request: where and what, never the value itself."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    where: str
    what: str


class Problem(BaseModel):
    """RFC 9457, with our ``code``. ``extra`` is ignored so that a newer service may say more."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    code: str
    """A :class:`ProblemCode`; a string here, since a newer service may know more of them."""
    detail: str | None = None
    faults: tuple[Fault, ...] | None = None
    may_have_happened: bool | None = None
    """Only for UNAVAILABLE after a write: whether the change may stand."""
    session_end: str | None = None
    """Only for SESSION_EXPIRED: a :class:`SessionEnd`."""


class RefusalProblem(Problem):
    """The library's rules said no; nothing was changed."""

    refusal: Refused
