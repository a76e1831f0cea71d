"""The service attacked from its own description: with requests that fit it and such that do not.

Over a socket, and with the embedded library behind it: whatever comes, the answer is one that the
description promises. The attack is the same at every run.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import Authenticated, PatronId
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.context import Service
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.serving import serve_in_thread
from kiosk.catalogue.wire import KIOSK_KEY_HEADER
from tests.catalogue.conftest import KEY, demonstration
from tests.catalogue.service.test_description import ROUTES
from tests.catalogue.service.test_embedded import card_for

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what it says of its own dependencies
    import requests
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 12
NOTHING_TO_MISFIT = {("get", "/v1/health")}


@dataclass
class Target:
    """A served library, its description, and a kiosk where a patron can sign in."""

    base_url: str
    schema: Any
    session: requests.Session

    patron_id: PatronId
    service: Service

    def headers(self) -> dict[str, str]:
        """A patron's, signed in anew: the last attack may have signed them out."""
        token = self.service.sessions.open(self.patron_id, "demo")
        return {KIOSK_KEY_HEADER: KEY, "Authorization": f"Bearer {token}"}


@pytest.fixture(scope="module")
def target(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder = tmp_path_factory.mktemp("attacked")
    limits = Limits(kiosk_failures=1_000_000)
    with demonstration(seeded_file, folder) as opened, requests.Session() as session:
        session.trust_env = False
        app = create_app(opened.backend, keys=opened.keys, limits=limits)
        with serve_in_thread(app) as served:
            schema = schemathesis.openapi.from_dict(app.openapi())
            card, pin = (SecretStr(each) for each in card_for("many-loans"))
            patron = opened.backend.authenticate(card, pin)
            assert isinstance(patron, Authenticated)
            service: Service = app.state.service
            yield Target(served.base_url, schema, session, patron.patron_id, service)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("method", "path", "fitting"),
    [(*route, True) for route in sorted(ROUTES)]
    + [(*route, False) for route in sorted(ROUTES) if route not in NOTHING_TO_MISFIT],
)
def test_every_answer_is_as_described(
    target: Target, method: str, path: str, fitting: bool
) -> None:
    modes = schemathesis.GenerationMode
    operation = target.schema[path][method]
    headers = target.headers()
    cases = operation.as_strategy(modes.POSITIVE if fitting else modes.NEGATIVE)

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def attack(case: schemathesis.Case[Any]) -> None:
        answer = case.call(base_url=target.base_url, session=target.session, headers=headers)
        case.validate_response(answer, checks=CHECKS)

    attack()
