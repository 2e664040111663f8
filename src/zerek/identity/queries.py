"""What is read about people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.identity.models import Role, RoleGrant, SignInSession, User


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A user as a live session shows them at this moment."""

    user_id: UUID
    session_id: UUID
    username: str
    locale: str
    roles: frozenset[Role]
    banned: bool
    ban_reason: str | None


SIGNED_IN = (
    select(
        SignInSession.user_id,
        SignInSession.expires_at,
        User.username,
        User.locale,
        User.banned_at,
        User.banned_until,
        User.ban_reason,
        RoleGrant.role,
    )
    .join(User, User.id == SignInSession.user_id)
    .join(RoleGrant, RoleGrant.user_id == User.id, isouter=True)
)


async def signed_in(session: AsyncSession, session_id: UUID, user_id: UUID, now: datetime) -> SignedIn | None:
    """The person behind a session that has neither ended nor expired, with today's roles and ban. One statement."""
    query = SIGNED_IN.where(
        SignInSession.id == session_id, SignInSession.user_id == user_id, SignInSession.ended_at.is_(None)
    )
    rows = (await session.execute(query)).all()
    if not rows or rows[0].expires_at <= now:
        return None
    first = rows[0]
    return SignedIn(
        user_id=user_id,
        session_id=session_id,
        username=first.username,
        locale=first.locale,
        roles=frozenset(Role(row.role) for row in rows if row.role is not None),
        banned=is_banned(first.banned_at, first.banned_until, now),
        ban_reason=first.ban_reason,
    )


def is_banned(banned_at: datetime | None, banned_until: datetime | None, now: datetime) -> bool:
    return banned_at is not None and (banned_until is None or now < banned_until)


async def for_sign_in(
    session: AsyncSession, login: str
) -> Row[UUID, str | None, datetime | None, datetime | None, str | None] | None:
    """By username or e-mail, case folded."""
    query = select(User.id, User.password_hash, User.banned_at, User.banned_until, User.ban_reason).where(
        or_(User.username == login.lower(), User.email == login.lower())
    )
    return (await session.execute(query)).first()


async def profile(session: AsyncSession, user_id: UUID) -> tuple[User, list[RoleGrant]]:
    user = (await session.execute(select(User).where(User.id == user_id))).scalar_one()
    grants = (
        await session.execute(select(RoleGrant).where(RoleGrant.user_id == user_id).order_by(RoleGrant.id))
    ).scalars()
    return user, list(grants)


async def demo_account_can_sign_in(session: AsyncSession) -> bool:
    query = select(User.id).where(User.demo_password, User.password_hash.is_not(None), User.banned_at.is_(None))
    return (await session.execute(query.limit(1))).first() is not None
