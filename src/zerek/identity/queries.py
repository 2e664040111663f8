"""What is read about people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from zerek.identity.errors import UserNotFound
from zerek.identity.models import Guardianship, RoleGrant, SignInSession, User
from zerek.identity.rules import Held, Position, Role, is_banned


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A user as a live session shows them at this moment."""

    user_id: UUID
    session_id: UUID
    username: str
    locale: str
    held: tuple[Held, ...]
    second_factor: bool
    banned: bool
    ban_reason: str | None


LIVING = (
    select(
        SignInSession.id,
        SignInSession.user_id,
        SignInSession.expires_at,
        SignInSession.second_factor,
        User.username,
        User.locale,
        User.banned_at,
        User.banned_until,
        User.ban_reason,
        RoleGrant.role,
        RoleGrant.school_id,
        RoleGrant.positions,
    )
    .join(User, User.id == SignInSession.user_id)
    .join(RoleGrant, RoleGrant.user_id == User.id, isouter=True)
    .where(SignInSession.ended_at.is_(None))
)
SIGNED_IN = LIVING.where(SignInSession.id == bindparam("session_id"), SignInSession.user_id == bindparam("user_id"))


async def signed_in(
    session: AsyncSession | AsyncConnection, session_id: UUID, user_id: UUID, now: datetime
) -> SignedIn | None:
    """The person behind a session that has neither ended nor expired, with today's roles and ban. One statement."""
    rows = (await session.execute(SIGNED_IN, {"session_id": session_id, "user_id": user_id})).all()
    return person_of(rows, now) if rows else None


async def signed_in_many(session: AsyncSession, session_ids: Sequence[UUID], now: datetime) -> dict[UUID, SignedIn]:
    """Those of the sessions that have neither ended nor expired, with the person behind each. One statement."""
    rows: dict[UUID, list[Any]] = {}
    for row in await session.execute(LIVING.where(SignInSession.id.in_(session_ids))):
        rows.setdefault(row.id, []).append(row)
    people = {session_id: person_of(own, now) for session_id, own in rows.items()}
    return {session_id: person for session_id, person in people.items() if person is not None}


def person_of(rows: Sequence[Any], now: datetime) -> SignedIn | None:
    """Of the rows of one session, one for each role; None where it has expired."""
    first = rows[0]
    if first.expires_at <= now:
        return None
    return SignedIn(
        user_id=first.user_id,
        session_id=first.id,
        username=first.username,
        locale=first.locale,
        held=tuple(held(row.role, row.school_id, row.positions) for row in rows if row.role is not None),
        second_factor=first.second_factor,
        banned=is_banned(first.banned_at, first.banned_until, now),
        ban_reason=first.ban_reason,
    )


def held(role: str, school_id: UUID | None, positions: Sequence[str]) -> Held:
    return Held(Role(role), school_id, frozenset(Position(position) for position in positions))


async def user_by_id(session: AsyncSession, user_id: UUID, *, for_update: bool = False) -> User:
    """Raises `UserNotFound`; whoever was erased is nobody."""
    query = select(User).where(User.id == user_id, User.erased_at.is_(None))
    if for_update:
        query = query.with_for_update()
    user = (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if user is None:
        raise UserNotFound
    return user


GRANTS = (
    select(RoleGrant.user_id, RoleGrant.role, RoleGrant.school_id, RoleGrant.positions)
    .where(RoleGrant.user_id.in_(bindparam("user_ids", expanding=True)))
    .order_by(RoleGrant.id)
)


async def grants_of(session: AsyncSession, user_ids: Sequence[UUID]) -> dict[UUID, list[Held]]:
    """What each of them holds, in the order in which it was granted."""
    found: dict[UUID, list[Held]] = {user_id: [] for user_id in user_ids}
    for row in await session.execute(GRANTS, {"user_ids": list(user_ids)}):
        found[row.user_id].append(held(row.role, row.school_id, row.positions))
    return found


async def user_by_login(session: AsyncSession, login: str) -> User | None:
    """By username or e-mail, case folded."""
    query = select(User).where(
        or_(User.username == login.lower(), User.email == login.lower()), User.erased_at.is_(None)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def children_of(session: AsyncSession, guardian_id: UUID) -> list[tuple[UUID, str]]:
    """The id and name of each child."""
    query = (
        select(User.id, User.full_name)
        .join(Guardianship, Guardianship.student_id == User.id)
        .where(Guardianship.guardian_id == guardian_id)
        .order_by(User.sort_name, User.id)
    )
    return [(row.id, row.full_name) for row in await session.execute(query)]


async def guardians_of(session: AsyncSession, student_id: UUID) -> Sequence[User]:
    query = (
        select(User)
        .join(Guardianship, Guardianship.guardian_id == User.id)
        .where(Guardianship.student_id == student_id)
        .order_by(User.sort_name, User.id)
    )
    return (await session.execute(query)).scalars().all()


async def demo_account_can_sign_in(session: AsyncSession) -> bool:
    query = select(User.id).where(User.demo_password, User.password_hash.is_not(None), User.banned_at.is_(None))
    return (await session.execute(query.limit(1))).first() is not None
