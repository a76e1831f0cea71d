"""The service, put together."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from functools import cache

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from kiosk.catalogue.backends.backend import Backend
from kiosk.catalogue.service.call_routes import call_routes
from kiosk.catalogue.service.context import Service
from kiosk.catalogue.service.kiosk_auth import KeyRing
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.middleware import RequestLimitsMiddleware
from kiosk.catalogue.service.openapi import describe
from kiosk.catalogue.service.patron_routes import hold_routes, patron_routes, session_routes
from kiosk.catalogue.service.problems import ProblemError, problem_response
from kiosk.catalogue.service.public_routes import public_routes
from kiosk.catalogue.service.search_routes import search_routes
from kiosk.catalogue.wire import Fault, ProblemCode

VERSION = "1.0.0"


def new_token() -> str:
    """256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def create_app(
    backend: Backend,
    *,
    keys: KeyRing,
    clock: Callable[[], float] = time.monotonic,
    new_token: Callable[[], str] = new_token,
    limits: Limits | None = None,
) -> FastAPI:
    """The service in front of ``backend``. Closing the backend stays with who opened it.

    ``clock`` counts seconds and never jumps; only differences of it are used.
    """
    limits = limits or Limits()
    app = FastAPI(
        title="Library network catalogue",
        version=VERSION,
        description="What the self-service kiosks of the library network talk to.",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.service = Service(backend, keys=keys, clock=clock, new_token=new_token, limits=limits)
    app.router.routes.extend(all_routes())
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_middleware(RequestLimitsMiddleware, limits=limits)
    app.openapi = describe(app)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


@cache
def all_routes() -> tuple[BaseRoute, ...]:
    """Everything under /v1. Routes hold no state and take long to make: once is enough."""
    version = APIRouter(prefix="/v1")
    parts = (
        *(public_routes(), search_routes(), call_routes()),
        *(session_routes(), patron_routes(), hold_routes()),
    )
    for part in parts:
        version.include_router(part)
    return tuple(version.routes)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem_response(error)


async def _malformed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = tuple(
        Fault(where=_where(each["type"], each["loc"]), what=each["type"])
        for each in error.errors()[:10]
    )
    return problem_response(ProblemError(ProblemCode.MALFORMED_REQUEST), faults=faults)


def _where(kind: str, place: tuple[int | str, ...]) -> str:
    """Where a fault is, in our own names only: an unknown field's name is the sender's text."""
    ours = place[:-1] if kind == "extra_forbidden" else place
    return ".".join(str(part) for part in ours)


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = {404: ProblemCode.NOT_FOUND, 405: ProblemCode.METHOD_NOT_ALLOWED}.get(
        error.status_code, ProblemCode.MALFORMED_REQUEST
    )
    status = None if error.status_code in (404, 405) else 422
    return problem_response(ProblemError(code, status=status, headers=error.headers))
