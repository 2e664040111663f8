"""What changes about passwords: one function per use case."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.ids import new_id
from zerek.core.security import new_secret_token, token_hash
from zerek.identity.errors import NoEmail, ResetRefused
from zerek.identity.models import PasswordReset, PasswordResetRequest, User
from zerek.identity.notices import tell
from zerek.identity.queries import user_by_id, user_by_login
from zerek.identity.signin.service import end_sessions
from zerek.mail.service import enqueue, enqueue_all
from zerek.settings import Settings

RESET_LIFE = timedelta(hours=1)
FIRST_PASSWORD_LIFE = timedelta(days=7)
RESETS_AT_ONCE = 100


async def set_password(session: AsyncSession, by: UUID | None, user: User, password_hash: str, now: datetime) -> None:
    """Every reset link that is under way dies with the old password, and the person is told by mail."""
    user.password_hash, user.demo_password = password_hash, False
    await session.flush()
    await session.execute(delete(PasswordReset).where(PasswordReset.user_id == user.id))
    await audit.record(session, by, "user.password", "user", user.id)
    await tell(session, user, "password_changed", now)


async def request_reset(session: AsyncSession, email: str, now: datetime) -> None:
    await session.execute(insert(PasswordResetRequest).values(id=new_id(), email=email.lower()[:254], requested_at=now))


async def send_resets(session: AsyncSession, settings: Settings, now: datetime) -> int:
    """Turns requests into mails for those who have an account. Returns how many requests there were."""
    taken = (
        select(PasswordResetRequest.id)
        .order_by(PasswordResetRequest.id)
        .limit(RESETS_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    ids = (await session.execute(taken)).scalars().all()
    removed = await session.execute(
        delete(PasswordResetRequest).where(PasswordResetRequest.id.in_(ids)).returning(PasswordResetRequest.email)
    )
    for email in set(removed.scalars()):
        user = await user_by_login(session, email)
        if user is not None and user.email == email:
            await send_password_link(session, settings, user, "password_reset", RESET_LIFE, now)
    return len(ids)


async def invite_to_choose_password(session: AsyncSession, settings: Settings, user: User, now: datetime) -> None:
    """For an account that somebody else made: a mail with a link to choose a password."""
    await send_password_link(session, settings, user, "account_created", FIRST_PASSWORD_LIFE, now)


async def invite_all_to_choose_passwords(
    session: AsyncSession, settings: Settings, users: Sequence[User], now: datetime
) -> None:
    """The same for many accounts that were made just now."""
    links = [password_link(settings, user, "account_created", FIRST_PASSWORD_LIFE, now) for user in users]
    if links:
        await session.execute(insert(PasswordReset), [reset for reset, _ in links])
    await enqueue_all(session, [mail for _, mail in links])


async def send_link(session: AsyncSession, by: UUID, settings: Settings, user: User, now: datetime) -> None:
    """Asked for by somebody who manages that person. Raises `NoEmail`."""
    if user.email is None:
        raise NoEmail
    await audit.record(session, by, "user.password_link", "user", user.id)
    await send_password_link(session, settings, user, "password_reset", RESET_LIFE, now)


def password_link(
    settings: Settings, user: User, kind: str, life: timedelta, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A link to choose a password: what is stored of it, and the mail that carries it."""
    token = new_secret_token()
    reset = {"token_hash": token_hash(token), "user_id": user.id, "created_at": now, "expires_at": now + life}
    parameters = {
        "name": user.full_name or user.username,
        "username": user.username,
        # Behind #, so that it stands in no log of a server and in no Referer field.
        "link": f"{settings.public_url}/app/password-reset#token={token}",
        "minutes": int(life.total_seconds() // 60),
        "days": life.days,
    }
    mail = {
        "recipient": user.email,
        "kind": kind,
        "language": user.locale,
        "parameters": parameters,
        "now": now,
        "secret": True,
    }
    return reset, mail


async def send_password_link(
    session: AsyncSession, settings: Settings, user: User, kind: str, life: timedelta, now: datetime
) -> None:
    reset, mail = password_link(settings, user, kind, life, now)
    await session.execute(delete(PasswordReset).where(PasswordReset.user_id == user.id))
    await session.execute(insert(PasswordReset).values(reset))
    await enqueue(session, **mail)


async def user_of_reset(session: AsyncSession, token: str, now: datetime) -> User:
    """Raises `ResetRefused` for a token that is unknown, used or expired."""
    query = select(PasswordReset.user_id).where(
        PasswordReset.token_hash == token_hash(token), PasswordReset.expires_at > now
    )
    user_id = (await session.execute(query)).scalar_one_or_none()
    if user_id is None:
        raise ResetRefused
    return await user_by_id(session, user_id)


async def reset_password(session: AsyncSession, token: str, password_hash: str, now: datetime) -> User:
    """Spends the token and ends every session of that person. Raises `ResetRefused`: of two at once one wins."""
    spent = await session.execute(
        delete(PasswordReset)
        .where(PasswordReset.token_hash == token_hash(token), PasswordReset.expires_at > now)
        .returning(PasswordReset.user_id)
    )
    user_id = spent.scalar_one_or_none()
    if user_id is None:
        raise ResetRefused
    user = await user_by_id(session, user_id, for_update=True)
    await set_password(session, user.id, user, password_hash, now)
    await end_sessions(session, user.id, now=now)
    return user


async def remove_expired_links(session: AsyncSession, *, before: datetime) -> None:
    await session.execute(delete(PasswordReset).where(PasswordReset.expires_at < before))
