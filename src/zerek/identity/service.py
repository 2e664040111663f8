"""What changes about people: one function per use case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.core.security import AccessTokens, new_secret_token, token_hash
from zerek.identity.errors import AlreadyTaken, RefreshRefused, RefreshTokenReused
from zerek.identity.models import RefreshToken, Role, RoleGrant, SignInSession, User


@dataclass(frozen=True, slots=True)
class Pair:
    access_token: str
    refresh_token: str
    expires_in: int


async def create_user(
    session: AsyncSession,
    *,
    username: str,
    email: str | None,
    full_name: str,
    password_hash: str | None,
    roles: Iterable[Role],
    now: datetime,
    locale: str = "ru",
    demo_password: bool = False,
) -> User:
    """Raises `AlreadyTaken` with the field for a username or e-mail that somebody has."""
    username, email = username.lower(), email.lower() if email else None
    taken = (
        await session.execute(
            select(User.username, User.email).where(or_(User.username == username, User.email == (email or "\x01")))
        )
    ).first()
    if taken is not None:
        field = "username" if taken.username == username else "email"
        raise AlreadyTaken(fields=[(f"body.{field}", f"fields.{field}_taken", {})])
    user = User(
        id=new_id(),
        username=username,
        email=email,
        full_name=full_name,
        password_hash=password_hash,
        locale=locale,
        demo_password=demo_password,
        created_at=now,
    )
    session.add(user)
    await session.flush()
    session.add_all(RoleGrant(id=new_id(), user_id=user.id, role=role, granted_at=now) for role in roles)
    await session.flush()
    return user


async def begin_session(
    session: AsyncSession,
    tokens: AccessTokens,
    user_id: UUID,
    *,
    user_agent: str,
    address: str,
    life: timedelta,
    now: datetime,
    better_hash: str | None = None,
) -> Pair:
    if better_hash is not None:
        await session.execute(update(User).where(User.id == user_id).values(password_hash=better_hash))
    session_id = new_id()
    await session.execute(
        insert(SignInSession).values(
            id=session_id,
            user_id=user_id,
            user_agent=user_agent.replace("\x00", "")[:300],
            address=address[:64],
            created_at=now,
            last_used_at=now,
            expires_at=now + life,
        )
    )
    return await issue_pair(session, tokens, user_id, session_id, life=life, now=now)


async def issue_pair(
    session: AsyncSession, tokens: AccessTokens, user_id: UUID, session_id: UUID, *, life: timedelta, now: datetime
) -> Pair:
    refresh_token = new_secret_token()
    await session.execute(
        insert(RefreshToken).values(
            token_hash=token_hash(refresh_token), session_id=session_id, created_at=now, expires_at=now + life
        )
    )
    return Pair(tokens.issue(user_id, session_id, now), refresh_token, int(tokens.life.total_seconds()))


async def rotate(
    session: AsyncSession,
    tokens: AccessTokens,
    refresh_token: str,
    *,
    life: timedelta,
    now: datetime,
    lost_answer_within: timedelta | None = None,
) -> Pair:
    """Spends a refresh token for a new pair.

    A browser that leaves a page while it refreshes never gets the cookie that answers it, and comes again with the
    spent one. `lost_answer_within` that time this counts as the same refresh: the successors that got lost are spent
    as well, so that one line of tokens lives at any moment and a thief's copy still gives itself away.

    Raises `RefreshTokenReused`, having ended the whole session, for one that was spent before; `RefreshRefused` for
    one that is unknown, expired, or of a session that has ended.
    """
    hashed = token_hash(refresh_token)
    session_id = (
        await session.execute(
            update(RefreshToken)
            .where(RefreshToken.token_hash == hashed, RefreshToken.spent_at.is_(None), RefreshToken.expires_at > now)
            .values(spent_at=now)
            .returning(RefreshToken.session_id)
        )
    ).scalar_one_or_none()
    if session_id is None:
        spent = (
            await session.execute(
                select(RefreshToken.session_id, RefreshToken.spent_at).where(
                    RefreshToken.token_hash == hashed, RefreshToken.spent_at.is_not(None)
                )
            )
        ).one_or_none()
        if spent is None:
            raise RefreshRefused
        # `now` may lie before `spent_at`: the two requests were under way together.
        if lost_answer_within is None or spent.spent_at is None or now - spent.spent_at >= lost_answer_within:
            await end_session(session, spent.session_id, now=now)
            raise RefreshTokenReused
        session_id = spent.session_id
        await session.execute(
            update(RefreshToken)
            .where(RefreshToken.session_id == session_id, RefreshToken.spent_at.is_(None))
            .values(spent_at=now)
        )
    user_id = (
        await session.execute(
            update(SignInSession)
            .where(SignInSession.id == session_id, SignInSession.ended_at.is_(None))
            .values(last_used_at=now, expires_at=now + life)
            .returning(SignInSession.user_id)
        )
    ).scalar_one_or_none()
    if user_id is None:
        raise RefreshRefused
    return await issue_pair(session, tokens, user_id, session_id, life=life, now=now)


async def end_session(session: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    """Its access token and all its refresh tokens are dead from the next request on, on every process."""
    await session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, SignInSession.ended_at.is_(None))
        .values(ended_at=now)
    )


async def change_profile(session: AsyncSession, user_id: UUID, changes: dict[str, object]) -> None:
    if changes:
        await session.execute(update(User).where(User.id == user_id).values(**changes))


async def ensure_first_admin(
    session: AsyncSession, *, username: str, email: str, password_hash: str, now: datetime
) -> bool:
    """Makes the administrator named by the environment where the installation has none. True when it did."""
    exists = (await session.execute(select(RoleGrant.id).where(RoleGrant.role == Role.ADMIN).limit(1))).first()
    if exists is not None:
        return False
    await create_user(
        session,
        username=username,
        email=email or None,
        full_name="",
        password_hash=password_hash,
        roles=[Role.ADMIN],
        now=now,
    )
    return True


async def remove_ended_sessions(session: AsyncSession, *, before: datetime) -> int:
    """Deletes sessions that ended or expired before that moment, with their refresh tokens. Returns how many."""
    removed = await session.execute(
        delete(SignInSession)
        .where(or_(SignInSession.expires_at < before, SignInSession.ended_at < before))
        .returning(SignInSession.id)
    )
    return len(removed.all())
