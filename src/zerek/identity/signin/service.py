"""What changes at the door: one function per use case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.core.live import announce_after_commit
from zerek.core.security import AccessTokens, new_secret_token, token_hash
from zerek.identity.errors import Banned, RefreshRefused, RefreshTokenReused, SessionNotFound
from zerek.identity.models import RefreshToken, SignInSession, User
from zerek.identity.queries import user_by_id
from zerek.identity.rules import is_banned

REMOVED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Pair:
    access_token: str
    refresh_token: str
    expires_in: int


async def lock_unchanged(session: AsyncSession, person: User) -> User | None:
    """The person anew, who now stays as they are until the transaction ends. None where their password was changed, or
    they were erased, since they were read: hashing takes its time."""
    query = select(User).where(
        User.id == person.id, User.password_hash == person.password_hash, User.erased_at.is_(None)
    )
    return (await session.execute(query.with_for_update())).scalar_one_or_none()


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
    second_factor: bool = False,
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
            second_factor=second_factor,
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
    one that is unknown, expired, or of a session that has ended; `Banned` for who is banned at this moment.
    """
    known = RefreshToken.token_hash == token_hash(refresh_token)
    # First of all the session, so that those who come with tokens of one session take turns.
    used = (
        await session.execute(
            update(SignInSession)
            .where(
                SignInSession.id == select(RefreshToken.session_id).where(known).scalar_subquery(),
                SignInSession.ended_at.is_(None),
            )
            .values(last_used_at=now, expires_at=now + life)
            .returning(SignInSession.id, SignInSession.user_id)
        )
    ).one_or_none()
    if used is None:
        raise RefreshRefused
    session_id, user_id = used
    token = (await session.execute(select(RefreshToken.spent_at, RefreshToken.expires_at).where(known))).one()
    spending = update(RefreshToken).where(RefreshToken.spent_at.is_(None)).values(spent_at=now)
    if token.spent_at is None:
        if token.expires_at <= now:
            raise RefreshRefused
        await session.execute(spending.where(known))
    # `now` may lie before `spent_at`: the two requests were under way together.
    elif lost_answer_within is not None and now - token.spent_at < lost_answer_within:
        await session.execute(spending.where(RefreshToken.session_id == session_id))
    else:
        await end_session(session, session_id, now=now)
        raise RefreshTokenReused
    user = await user_by_id(session, user_id)
    if is_banned(user.banned_at, user.banned_until, now):
        raise Banned(reason=user.ban_reason or "")
    return await issue_pair(session, tokens, user_id, session_id, life=life, now=now)


async def end_session(session: AsyncSession, session_id: UUID, *, now: datetime) -> None:
    """Its access token and all its refresh tokens are dead from the next request on, on every process."""
    ended = await session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, SignInSession.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignInSession.user_id)
    )
    for user_id in ended.scalars():
        tell_sockets(session, user_id)


def tell_sockets(session: AsyncSession, user_id: UUID) -> None:
    """What somebody may do has changed: their open sockets look again."""
    announce_after_commit(session, f"access:{user_id}", "access.changed")


async def end_sessions(session: AsyncSession, user_id: UUID, *, now: datetime, but: UUID | None = None) -> int:
    """Ends all sessions of a person, or all but one. Returns how many."""
    query = update(SignInSession).where(SignInSession.user_id == user_id, SignInSession.ended_at.is_(None))
    if but is not None:
        query = query.where(SignInSession.id != but)
    tell_sockets(session, user_id)
    return len((await session.execute(query.values(ended_at=now).returning(SignInSession.id))).all())


async def end_own_session(session: AsyncSession, user_id: UUID, session_id: UUID, *, now: datetime) -> None:
    """Raises `SessionNotFound` for one that is not theirs or has ended."""
    ended = await session.execute(
        update(SignInSession)
        .where(SignInSession.id == session_id, SignInSession.user_id == user_id, SignInSession.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignInSession.id)
    )
    if ended.first() is None:
        raise SessionNotFound
    tell_sockets(session, user_id)


async def remove_ended_sessions(session: AsyncSession, *, before: datetime) -> int:
    """Deletes sessions that ended or expired before that moment, with their refresh tokens. Returns how many."""
    removed = await session.execute(
        delete(SignInSession)
        .where(or_(SignInSession.expires_at < before, SignInSession.ended_at < before))
        .returning(SignInSession.id)
    )
    return len(removed.all())


async def remove_expired_tokens(session: AsyncSession, *, before: datetime) -> int:
    """Deletes refresh tokens, spent or not, whose own life ended before that moment, up to a thousand; the sessions
    that they belonged to may live on. Returns how many."""
    expired = select(RefreshToken.token_hash).where(RefreshToken.expires_at < before).limit(REMOVED_AT_ONCE)
    removed = await session.execute(
        delete(RefreshToken)
        .where(RefreshToken.token_hash.in_(expired))
        .returning(RefreshToken.token_hash)
        .execution_options(synchronize_session=False)
    )
    return len(removed.all())
