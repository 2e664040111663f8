"""What the routes at the door share: bodies as JSON or form, the cookies of the web client, and the challenge between
the two steps."""

from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from zerek.core.security import Seals, token_hash
from zerek.identity.errors import ChallengeEnded
from zerek.identity.models import User
from zerek.identity.signin.service import Pair

REFRESH_COOKIE = "zerek_refresh"
SIGNED_IN_COOKIE = "zerek_signed_in"  # no secret: tells the web client that trying to refresh is worth a request
COOKIE_PATH = "/api/v1/auth"
LOST_COOKIE_WITHIN = timedelta(seconds=10)  # a page that is left while it refreshes
CSRF_HEADER = "x-requested-with"
CHALLENGE = "second factor challenge"
CHALLENGE_LIFE = timedelta(minutes=5)
Model = TypeVar("Model", bound=BaseModel)


def body_document(model: type[BaseModel], *, form: bool) -> dict[str, Any]:
    content: dict[str, Any] = {"application/json": {"schema": model.model_json_schema()}}
    if form:
        fields = {"username": {"type": "string"}, "password": {"type": "string", "format": "password"}}
        content["application/x-www-form-urlencoded"] = {
            "schema": {"type": "object", "required": ["username", "password"], "properties": fields}
        }
    return {"requestBody": {"required": form, "content": content}}


async def read_body(request: Request, model: type[Model]) -> Model:
    """JSON or a form by its content type, checked like any other body."""
    try:
        if request.headers.get("content-type", "").startswith(("application/x-www-form-urlencoded", "multipart/")):
            return model.model_validate(dict(await request.form(max_files=0, max_fields=20)))
        return model.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        raise RequestValidationError([item | {"loc": ("body", *item["loc"])} for item in error.errors()]) from None


def is_foreign(request: Request) -> bool:
    """Whether a page of another site had the browser send this. A form of theirs, with their own name and password,
    would sign its reader in as them."""
    return request.headers.get("sec-fetch-site") == "cross-site"


def set_cookies(request: Request, response: Response, pair: Pair, life: timedelta) -> None:
    seconds, secure = int(life.total_seconds()), request.app.state.settings.production
    response.set_cookie(
        REFRESH_COOKIE, pair.refresh_token, seconds, path=COOKIE_PATH, secure=secure, httponly=True, samesite="strict"
    )
    response.set_cookie(SIGNED_IN_COOKIE, "1", seconds, path="/", secure=secure, samesite="strict")


def clear_cookies(response: Response) -> None:
    response.delete_cookie(REFRESH_COOKIE, path=COOKIE_PATH)
    response.delete_cookie(SIGNED_IN_COOKIE, path="/")


def refresh_life(request: Request) -> timedelta:
    return timedelta(days=request.app.state.settings.refresh_token_days)


def password_mark(user: User) -> str:
    """Another one for every password that a person has had."""
    return token_hash(user.password_hash or "")


def challenge_for(seals: Seals, user: User) -> str:
    """What the code of the second factor is sent with. It ends with the password that it was given for."""
    return seals.seal(CHALLENGE, [str(user.id), password_mark(user)])


def read_challenge(seals: Seals, challenge: str) -> tuple[UUID, str]:
    """Whose it is, and the mark of their password then. Raises `ChallengeEnded`."""
    kept = seals.open(CHALLENGE, challenge, CHALLENGE_LIFE)
    if kept is None:
        raise ChallengeEnded
    return UUID(kept[0]), kept[1]
