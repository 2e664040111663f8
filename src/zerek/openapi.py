"""The OpenAPI document: what FastAPI finds in the routes, and the refusals that every operation shares.

A route names the refusals of its own (`responses=`). Those of the edge, of who may call, and of a database that is
away are the same everywhere and are added here once, so that the generated client knows them too. A description lists
the codes of a status.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from zerek.core import errors

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
EVERYWHERE = {"400": ("Unreadable", "`http_400`"), "413": ("BodyTooLarge", "`body_too_large`")}
WITH_INPUT = {"422": ("InvalidInput", "`invalid_input`")}
WITH_DATABASE = {"503": ("DatabaseAway", "`database_away`")}
WRITING = {"409": ("Conflict", "`conflict`")}
SIGNED_IN = {
    "401": ("NotSignedIn", "`identity.not_signed_in`"),
    "403": ("NotPermitted", "`identity.banned`, `identity.role_missing`, `identity.second_factor_missing`"),
    "429": ("TooManyRequests", "`too_many_requests`"),
}
SHARED = EVERYWHERE | WITH_INPUT | WITH_DATABASE | WRITING | SIGNED_IN


def openapi_document(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes, tags=app.openapi_tags
        )
        components = document.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        schemas["Problem"] = errors.PROBLEM_SCHEMA
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        components["responses"] = {
            name: {"description": description, "content": PROBLEM} for name, description in SHARED.values()
        }
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                add_shared_refusals(operation, has_database=path.startswith("/api/"), writes=method != "get")
        app.openapi_schema = document
    return app.openapi_schema


def add_shared_refusals(operation: dict[str, Any], *, has_database: bool, writes: bool) -> None:
    """What the route says of a status comes first; what is shared is added to it."""
    shared = dict(EVERYWHERE)
    if "parameters" in operation or "requestBody" in operation:
        shared |= WITH_INPUT
    if has_database:
        shared |= WITH_DATABASE
    if writes:
        shared |= WRITING
    if "security" in operation:
        shared |= SIGNED_IN
    responses = operation["responses"]
    for status, (name, listed) in shared.items():
        codes = listed.split(", ")
        own = [code for code in responses.get(status, {}).get("description", "").split(", ") if code.startswith("`")]
        if set(own) <= set(codes):
            responses[status] = {"$ref": f"#/components/responses/{name}"}
        else:
            description = ", ".join(dict.fromkeys(own + codes))
            responses[status] = {"description": description, "content": PROBLEM}
    if any(parameter["name"].lower() == "if-none-match" for parameter in operation.get("parameters", ())):
        responses["304"] = {"description": "what the client has is what there is"}
    operation["responses"] = dict(sorted(responses.items()))
