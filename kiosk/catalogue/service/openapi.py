"""The service's own description (OpenAPI 3.1), problems included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from kiosk.catalogue.wire import PROBLEM_JSON, Problem, RefusalProblem

Schema = dict[str, Any]

NO_KIOSK = ("/v1/health",)
QUESTIONS = ("/v1/patron/outcomes", "/v1/patron/pin/check")
"""Asked by POST, and change nothing of the patron's."""


def describe(app: FastAPI) -> Callable[[], Schema]:
    """Build the description when first asked for it."""
    made: Schema = {}

    def openapi() -> Schema:
        if not made:
            made.update(_description(app))
        return made

    return openapi


def _description(app: FastAPI) -> Schema:
    schema = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=app.routes,
    )
    _, definitions = models_json_schema(
        [(Problem, "serialization"), (RefusalProblem, "serialization")],
        ref_template="#/components/schemas/{model}",
    )
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(definitions["$defs"])
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            _add_problems(path, method, operation)
    return schema


def _add_problems(path: str, method: str, operation: Schema) -> None:
    responses = operation["responses"]
    for status in [status for status in responses if status >= "4"]:
        del responses[status]
    signing_in = path.endswith("/sessions")
    of_patron = "/patron/" in path
    of_one_thing = of_patron and "{" in path
    writing = (of_patron or path.endswith("/calls")) and method != "get" and path not in QUESTIONS
    problems = {"422": "The request does not have the described form."}
    if path not in NO_KIOSK:
        problems["401"] = "No kiosk key."
        problems["403"] = "The kiosk's key is unknown or was revoked."
    if of_patron:
        problems["401"] = "No kiosk key, or the patron must sign in (again)."
    if "biblio_id" in path:
        problems["404"] = "There is no such title."
    if writing:
        problems["400"] = "No usable Idempotency-Key."
        problems["422"] += " Or: the Idempotency-Key was used for a different request."
        problems["501"] = "This catalogue cannot do that."
    if method in ("post", "put"):
        problems["413"] = "The body is too large."
    problems["503"] = "The catalogue cannot be reached just now, or too many are asking."
    problems["default"] = "Anything else that went wrong."
    for status, text in problems.items():
        responses[status] = _response(text, "Problem")
    if of_one_thing:
        responses["404"] = _response(
            "The patron has no such loan or hold; another patron's is answered alike.",
            "RefusalProblem",
        )
    if writing and of_patron:
        responses["410"] = _response("It came after it was asked how it had ended.", "Problem")
        responses["409"] = _response("The library's rules do not allow it.", "RefusalProblem")
    if path.endswith("/pin/check"):
        responses["409"] = _response("Not the PIN, or none that would do.", "RefusalProblem")
        responses["501"] = _response("This catalogue cannot do that.", "Problem")
    if path in NO_KIOSK:
        responses["503"]["description"] = (
            "Changes cannot be kept just now: the disk is full, read-only or fails."
            " Or: the catalogue cannot be reached."
        )
    if signing_in:
        responses["401"] = _response("Not signed in, or no kiosk key.", "RefusalProblem", "Problem")
    if writing:
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "header":
                parameter["required"] = True
                parameter["schema"] = {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}


def _response(text: str, *models: str) -> Schema:
    shapes = [{"$ref": f"#/components/schemas/{model}"} for model in models]
    schema: Schema = shapes[0] if len(shapes) == 1 else {"anyOf": shapes}
    return {"description": text, "content": {PROBLEM_JSON: {"schema": schema}}}
