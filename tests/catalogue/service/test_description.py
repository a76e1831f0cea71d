"""The service describes itself truly, problems included."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kiosk.catalogue.wire import PROBLEM_JSON
from tests.catalogue.conftest import House

ROUTES = {
    ("get", "/v1/health"),
    ("get", "/v1/capabilities"),
    ("get", "/v1/libraries"),
    ("get", "/v1/biblios/{biblio_id}"),
    ("get", "/v1/works"),
    ("get", "/v1/suggestions"),
    ("post", "/v1/works/heard"),
    ("post", "/v1/calls"),
    ("post", "/v1/sessions"),
    ("delete", "/v1/sessions/current"),
    ("get", "/v1/patron/account"),
    ("get", "/v1/patron/loans"),
    ("post", "/v1/patron/loans/{checkout_id}/renewal"),
    ("post", "/v1/patron/renewals"),
    ("get", "/v1/patron/holds"),
    ("get", "/v1/patron/holds/check"),
    ("post", "/v1/patron/holds"),
    ("delete", "/v1/patron/holds/{hold_id}"),
    ("put", "/v1/patron/holds/{hold_id}/suspension"),
    ("delete", "/v1/patron/holds/{hold_id}/suspension"),
    ("put", "/v1/patron/holds/{hold_id}/pickup_library"),
    ("put", "/v1/patron/pin"),
    ("post", "/v1/patron/pin/check"),
    ("get", "/v1/patron/outcomes"),
    ("post", "/v1/patron/outcomes"),
}
QUESTIONS = {"/v1/patron/pin/check", "/v1/patron/outcomes"}
"""Asked by POST, and change nothing."""


@pytest.fixture
def description(house: House) -> dict[str, Any]:
    return house.app.openapi()


def operations(description: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method, path): operation
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    }


async def test_it_is_served(wire: httpx.AsyncClient, description: dict[str, Any]) -> None:
    assert (await wire.get("/openapi.json")).json() == description
    assert description["openapi"].startswith("3.1")


def test_every_route_is_in_it(description: dict[str, Any]) -> None:
    assert set(operations(description)) == ROUTES


def test_every_problem_has_its_shape(description: dict[str, Any]) -> None:
    for operation in operations(description).values():
        for status, response in operation["responses"].items():
            if status.startswith("2"):
                assert set(response.get("content", {"application/json": 0})) == {"application/json"}
            else:
                assert set(response["content"]) == {PROBLEM_JSON}


def test_writes_tell_of_their_key_and_refusals(description: dict[str, Any]) -> None:
    for (method, path), operation in operations(description).items():
        headers = [p for p in operation.get("parameters", ()) if p["in"] == "header"]
        if "/patron/" in path and method != "get" and path not in QUESTIONS:
            assert [p["required"] for p in headers if p["name"] == "Idempotency-Key"] == [True]
            assert {"400", "401", "403", "409", "422", "501", "503"} <= set(operation["responses"])
            refusal = operation["responses"]["409"]["content"][PROBLEM_JSON]["schema"]
            assert refusal["$ref"].endswith("/RefusalProblem")
            assert ("404" in operation["responses"]) == ("{" in path)
        elif path == "/v1/calls":
            assert [p["required"] for p in headers if p["name"] == "Idempotency-Key"] == [True]
            assert {"400", "401", "403", "501", "503"} <= set(operation["responses"])
        else:
            assert headers == []


def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    def references(part: object) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            return own + [each for value in part.values() for each in references(value)]
        if isinstance(part, list):
            return [each for value in part for each in references(value)]
        return []

    known = {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}
    assert set(references(description)) <= known
    assert "HTTPValidationError" not in str(description)


def test_who_must_be_signed_in(description: dict[str, Any]) -> None:
    for (_, path), operation in operations(description).items():
        schemes = {name for each in operation.get("security", ()) for name in each}
        expected = set() if path == "/v1/health" else {"kiosk"}
        if "/patron/" in path or path.endswith("/sessions/current"):
            expected.add("patron")
        assert schemes == expected, path
