"""Who is calling, and whether they may. An actor in a route's signature is its policy."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import Depends, Request
from fastapi.security import OAuth2PasswordBearer

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests
from zerek.core.middleware import EXTRA_HEADERS
from zerek.core.ratelimit import headers as allowance_headers
from zerek.core.ratelimit import hit
from zerek.core.transaction import begin_idempotent
from zerek.identity.errors import Banned, NotSignedIn, RoleMissing
from zerek.identity.models import Role
from zerek.identity.queries import signed_in

BEARER = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/login", auto_error=False)


@dataclass(frozen=True, slots=True)
class Actor:
    user_id: UUID
    session_id: UUID
    username: str
    locale: str
    roles: frozenset[Role]

    def is_any(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)


async def authenticate(request: Request, token: str | None, bucket: str, limit: int) -> Actor:
    """Reads the session anew on every request: a sign-out, a ban and a change of roles hold from the next one on."""
    claims = request.app.state.access_tokens.read(token) if token else None
    if claims is None:
        raise NotSignedIn
    allowance = await hit(request.app.state.kv, f"rate_limit:{claims.user_id}:{bucket}", limit)
    request.scope[EXTRA_HEADERS].update(allowance_headers(allowance))
    if not allowance.allowed:
        raise TooManyRequests
    async with request.app.state.database.read() as session:
        person = await signed_in(session, claims.session_id, claims.user_id, utc_now())
    if person is None:
        raise NotSignedIn
    if person.banned:
        raise Banned(reason=person.ban_reason or "")
    structlog.contextvars.bind_contextvars(user_id=str(person.user_id))
    return Actor(person.user_id, person.session_id, person.username, person.locale, person.roles)


async def current_user(request: Request, token: Annotated[str | None, Depends(BEARER)]) -> Actor:
    return await authenticate(request, token, "api", request.app.state.settings.rate_limit_per_minute)


async def answering_user(request: Request, token: Annotated[str | None, Depends(BEARER)]) -> Actor:
    """Exam answers have an allowance of their own, so that other calls can never use it up."""
    return await authenticate(request, token, "answers", request.app.state.settings.rate_limit_answers_per_minute)


def require(*roles: Role, of: Callable[..., Awaitable[Actor]] = current_user) -> Any:
    """A dependency that lets in who has any of the roles; `required_roles` tells a test which."""

    async def permitted(actor: Annotated[Actor, Depends(of)]) -> Actor:
        if not actor.is_any(*roles):
            raise RoleMissing
        return actor

    permitted.required_roles = roles  # type: ignore[attr-defined]  # read by the test of the whole access table
    return Depends(permitted)


CurrentUser = Annotated[Actor, Depends(current_user)]
CurrentStudent = Annotated[Actor, require(Role.STUDENT)]
AnsweringStudent = Annotated[Actor, require(Role.STUDENT, of=answering_user)]
CurrentStaff = Annotated[Actor, require(Role.TEACHER, Role.SCHOOL_ADMIN, Role.ADMIN)]
CurrentModerator = Annotated[Actor, require(Role.MODERATOR, Role.ADMIN)]
CurrentSchoolAdmin = Annotated[Actor, require(Role.SCHOOL_ADMIN, Role.ADMIN)]
CurrentAdmin = Annotated[Actor, require(Role.ADMIN)]


async def idempotent(request: Request, actor: CurrentUser) -> None:
    await begin_idempotent(request, actor.user_id)


Idempotent = Depends(idempotent)
