"""Who is calling, and whether they may. An actor in a route's signature is its policy."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import Depends, Header, Request
from fastapi.security import OAuth2PasswordBearer

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests
from zerek.core.middleware import EXTRA_HEADERS
from zerek.core.ratelimit import Allowance, hit
from zerek.core.ratelimit import headers as allowance_headers
from zerek.core.transaction import begin_idempotent
from zerek.identity.errors import Banned, NotSignedIn, RoleMissing, SecondFactorMissing
from zerek.identity.queries import signed_in
from zerek.identity.rules import Held, Permission, Role, Scope, scope_of

ANSWERS = "answers"
COUNTED = "zerek.allowance"  # in the scope of a request that was counted before it came here
BEARER = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/login", auto_error=False)


@dataclass(frozen=True)
class Actor:
    user_id: UUID
    session_id: UUID
    username: str
    locale: str
    held: tuple[Held, ...]
    second_factor: bool

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(one.role for one in self.held)

    def is_any(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def where(self, *roles: Role) -> Scope:
        """Where the actor holds any of the roles."""
        return scope_of(one for one in self.held if one.role in roles)

    def where_permitted(self, permission: Permission) -> Scope:
        return scope_of(one for one in self.held if permission in one.permissions)


def allowance_key(user_id: UUID, bucket: str) -> str:
    return f"rate_limit:{user_id}:{bucket}"


async def authenticate(request: Request, token: str | None, bucket: str, limit: int) -> Actor:
    """Reads the session anew on every request: a sign-out, a ban and a change of roles hold from the next one on."""
    claims = request.app.state.access_tokens.read(token) if token else None
    if claims is None:
        raise NotSignedIn
    allowance: Allowance | None = request.scope.get(COUNTED)
    if allowance is None:
        allowance = await hit(request.app.state.kv, allowance_key(claims.user_id, bucket), limit)
        request.scope[COUNTED] = allowance
    request.scope[EXTRA_HEADERS].update(allowance_headers(allowance))
    if not allowance.allowed:
        raise TooManyRequests
    async with request.app.state.database.reader.connect() as connection:  # a session would cost more than this one
        person = await signed_in(connection, claims.session_id, claims.user_id, utc_now())
    if person is None:
        raise NotSignedIn
    if person.banned:
        raise Banned(reason=person.ban_reason or "")
    structlog.contextvars.bind_contextvars(user_id=str(person.user_id))
    return Actor(person.user_id, person.session_id, person.username, person.locale, person.held, person.second_factor)


async def entering_user(request: Request, token: Annotated[str | None, Depends(BEARER)]) -> Actor:
    """Also who has yet to set up the second factor that their role needs."""
    return await authenticate(request, token, "api", request.app.state.settings.rate_limit_per_minute)


def with_second_factor(request: Request, actor: Actor) -> Actor:
    if not actor.second_factor and actor.is_any(*request.app.state.settings.second_factor_roles):
        raise SecondFactorMissing
    return actor


async def current_user(request: Request, actor: Annotated[Actor, Depends(entering_user)]) -> Actor:
    return with_second_factor(request, actor)


async def answering_user(request: Request, token: Annotated[str | None, Depends(BEARER)]) -> Actor:
    """Exam answers have an allowance of their own, so that other calls can never use it up."""
    limit = request.app.state.settings.rate_limit_answers_per_minute
    return with_second_factor(request, await authenticate(request, token, ANSWERS, limit))


def require(*roles: Role, of: Callable[..., Awaitable[Actor]] = current_user) -> Any:
    """A dependency that lets in who has any of the roles."""

    async def permitted(actor: Annotated[Actor, Depends(of)]) -> Actor:
        if not actor.is_any(*roles):
            raise RoleMissing
        return actor

    return Depends(permitted)


def require_permission(permission: Permission) -> Any:
    """A dependency that lets in who is permitted this anywhere; where, the query decides."""

    async def permitted(actor: Annotated[Actor, Depends(current_user)]) -> Actor:
        if not actor.where_permitted(permission):
            raise RoleMissing
        return actor

    return Depends(permitted)


async def student_of(request: Request, token: str) -> Actor:
    """The `CurrentStudent` of a request that did not come through the framework."""
    actor = await current_user(request, await entering_user(request, token))
    if not actor.is_any(Role.STUDENT):
        raise RoleMissing
    return actor


EnteringUser = Annotated[Actor, Depends(entering_user)]
CurrentUser = Annotated[Actor, Depends(current_user)]
CurrentStudent = Annotated[Actor, require(Role.STUDENT)]
AnsweringStudent = Annotated[Actor, require(Role.STUDENT, of=answering_user)]
CurrentStaff = Annotated[Actor, require(Role.TEACHER, Role.SCHOOL_ADMIN, Role.ADMIN)]
CurrentModerator = Annotated[Actor, require(Role.MODERATOR, Role.ADMIN)]
CurrentSchoolAdmin = Annotated[Actor, require(Role.SCHOOL_ADMIN, Role.ADMIN)]
CurrentAdmin = Annotated[Actor, require(Role.ADMIN)]
PeopleReader = Annotated[Actor, require_permission(Permission.PEOPLE_READ)]
PeopleWriter = Annotated[Actor, require_permission(Permission.PEOPLE_WRITE)]
Inviter = Annotated[Actor, require_permission(Permission.INVITE)]


async def idempotent(
    request: Request,
    actor: CurrentUser,
    idempotency_key: Annotated[str, Header(max_length=200, description="a repeat gets the first answer again")] = "",
) -> None:
    if idempotency_key:
        await begin_idempotent(request, actor.user_id, idempotency_key)


Idempotent = Depends(idempotent)
