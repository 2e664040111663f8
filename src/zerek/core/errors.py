"""Refusals: every one is a type with a stable code, and every one leaves as `application/problem+json` (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError
from starlette.exceptions import HTTPException

from zerek.core.db import is_away
from zerek.core.i18n import Language, has_text, preferred_language, translate

log = structlog.get_logger()

RETRY_SECONDS_WITHOUT_DATABASE = 5
REQUEST_ID_KEY = "zerek.request_id"  # where the edge leaves it in the scope
MOST_FIELD_ERRORS = 100


class AppError(Exception):
    """A refusal with a sentence for a person: `errors.<code>` in the locale files, filled from `parameters`.

    `fields` are (path, key of the sentence, its parameters): they become `errors: [{field, message}]`.
    `extra` is added to the document as it is; `headers` to the response.
    """

    code: ClassVar[str]
    status: ClassVar[int]
    keeps_changes: ClassVar[bool] = False  # a refusal that is itself an event, such as the end of a stolen session

    def __init__(
        self,
        *,
        fields: Sequence[tuple[str, str, Mapping[str, Any]]] = (),
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **parameters: Any,
    ) -> None:
        super().__init__(self.code)
        self.fields = fields
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})
        self.parameters = parameters


class NotFound(AppError):
    code = "not_found"
    status = 404


class Forbidden(AppError):
    code = "forbidden"
    status = 403


class TooManyRequests(AppError):
    code = "too_many_requests"
    status = 429


class BodyTooLarge(AppError):
    code = "body_too_large"
    status = 413


class InvalidInput(AppError):
    """A field that is well formed but cannot be taken, e.g. a question that is not in the attempt."""

    code = "invalid_input"
    status = 422

    @classmethod
    def of(cls, field: str, sentence: str, /, **parameters: Any) -> "InvalidInput":
        return cls(fields=[(field, sentence, parameters)])


class Conflict(AppError):
    """Somebody else has just made what this request was about to make."""

    code = "conflict"
    status = 409


class KeyReused(AppError):
    code = "idempotency.key_reused"
    status = 422


def responses(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route: which refusals it has, for the OpenAPI document and the generated client."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        entry = by_status.setdefault(
            error.status,
            {
                "description": "",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        )
        entry["description"] = ", ".join(filter(None, [entry["description"], f"`{error.code}`"]))
    return by_status


PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457: why a request was refused, in the language of the request.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "request_id": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def problem(
    request_id: str | None,
    language: Language,
    status: int,
    code: str,
    detail: str,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    extra: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    title_key = f"status.{status}"
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": translate(title_key if has_text(title_key) else "status.400", language),
        "status": status,
        "detail": detail,
        "code": code,
    }
    if request_id:
        content["request_id"] = request_id
    if errors:
        content["errors"] = list(errors)
    return Response(
        json.dumps(content | dict(extra or {}), ensure_ascii=False, default=str).encode("utf-8", "replace"),
        status_code=status,
        media_type="application/problem+json",
        headers={"Content-Language": language, **(headers or {})},
    )


def language_of(request: Request) -> Language:
    return preferred_language(request.headers.get("accept-language"))


def request_id_of(request: Request) -> str | None:
    request_id: str | None = request.scope.get(REQUEST_ID_KEY)
    return request_id


def answer_app_error(request: Request, error: AppError) -> Response:
    language = language_of(request)
    return problem(
        request_id_of(request),
        language,
        error.status,
        error.code,
        translate(f"errors.{error.code}", language, **error.parameters),
        errors=[
            {"field": field, "message": translate(key, language, **parameters)}
            for field, key, parameters in error.fields
        ],
        extra=error.extra,
        headers=error.headers,
    )


def field_path(location: Sequence[Any]) -> str:
    """`("body", "options", 2, "text")` → `body.options[2].text`."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path.encode("utf-8", "replace").decode()[:200]


def validation_message(error: Mapping[str, Any], language: Language) -> str:
    """Pydantic's finding in the reader's language; what has no sentence of its own gets a general one."""
    context = error.get("ctx") or {}
    parameters = {name: value for name, value in context.items() if not isinstance(value, Exception)}
    key = f"validation.{error['type']}"
    return translate(key if has_text(key) else "validation.invalid", language, **parameters)


def answer_validation_error(request: Request, error: RequestValidationError) -> Response:
    language = language_of(request)
    return problem(
        request_id_of(request),
        language,
        422,
        InvalidInput.code,
        translate(f"errors.{InvalidInput.code}", language),
        errors=[
            {"field": field_path(item["loc"]), "message": validation_message(item, language)}
            for item in error.errors()[:MOST_FIELD_ERRORS]
        ],
    )


def answer_http_exception(request: Request, error: HTTPException) -> Response:
    language = language_of(request)
    key = f"errors.http_{error.status_code}"
    return problem(
        request_id_of(request),
        language,
        error.status_code,
        f"http_{error.status_code}",
        translate(key if has_text(key) else "errors.http_400", language),
        headers=error.headers,
    )


def answer_without_database(request: Request, error: Exception) -> Response:
    log.warning("database_away", error=type(error).__name__, reason=str(getattr(error, "orig", error))[:200])
    language = language_of(request)
    return problem(
        request_id_of(request),
        language,
        503,
        "database_away",
        translate("errors.database_away", language),
        headers={"Retry-After": str(RETRY_SECONDS_WITHOUT_DATABASE)},
    )


def answer_unexpected(request: Request, error: Exception) -> Response:
    if is_away(error):
        return answer_without_database(request, error)
    if isinstance(error, IntegrityError):
        log.warning("conflict", reason=str(error.orig)[:200])
        return answer_app_error(request, Conflict())
    log.error("unexpected_error", exc_info=error)
    language = language_of(request)
    return problem(request_id_of(request), language, 500, "unexpected", translate("errors.unexpected", language))


def install(app: FastAPI) -> None:
    app.add_exception_handler(AppError, answer_app_error)  # type: ignore[arg-type]  # starlette types the base only
    app.add_exception_handler(RequestValidationError, answer_validation_error)  # type: ignore[arg-type]  # the same
    app.add_exception_handler(HTTPException, answer_http_exception)  # type: ignore[arg-type]  # the same
