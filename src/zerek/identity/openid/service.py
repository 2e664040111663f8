"""What changes when somebody comes through a provider: one function per use case."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.ids import new_id
from zerek.identity.errors import Banned, NotSignedIn
from zerek.identity.models import ExternalAccount, User
from zerek.identity.notices import tell_of_sign_in_method
from zerek.identity.openid.errors import EmailKnown, LinkedElsewhere, LinkNotFound, NotLinked, OnlyWayIn
from zerek.identity.openid.provider import Arrival
from zerek.identity.people.service import create_user, free_username
from zerek.identity.queries import signed_in, user_by_id, user_by_login
from zerek.identity.rules import Role, is_banned


async def account_of(session: AsyncSession, arrival: Arrival) -> ExternalAccount | None:
    query = select(ExternalAccount).where(
        ExternalAccount.issuer == arrival.issuer, ExternalAccount.subject == arrival.subject
    )
    return (await session.execute(query)).scalar_one_or_none()


async def user_of_arrival(session: AsyncSession, arrival: Arrival, *, may_register: bool, now: datetime) -> User:
    """Who came in; somebody new becomes a student where registration is open.

    Raises `NotLinked`, `EmailKnown`, `Banned`.
    """
    account = await account_of(session, arrival)
    if account is not None:
        user = await user_by_id(session, account.user_id, for_update=True)
        if is_banned(user.banned_at, user.banned_until, now):
            raise Banned(reason=user.ban_reason or "")
        account.last_used_at = now
        return user
    if arrival.email and await user_by_login(session, arrival.email) is not None:
        raise EmailKnown
    if not may_register:
        raise NotLinked
    user = await create_user(
        session,
        username=await free_username(session, arrival.username),
        email=arrival.email if arrival.email_verified else None,
        full_name=arrival.name,
        password_hash=None,
        roles=[Role.STUDENT],
        now=now,
    )
    await link(session, user, arrival, now)
    return user


async def require_signed_in(session: AsyncSession, session_id: UUID, user_id: UUID, now: datetime) -> User:
    """Who set out from a session to link, if it has not ended on the way: with a new password, for one. Raises
    `NotSignedIn`, `Banned`."""
    user = await user_by_id(session, user_id, for_update=True)
    person = await signed_in(session, session_id, user_id, now)
    if person is None:
        raise NotSignedIn
    if person.banned:
        raise Banned(reason=person.ban_reason or "")
    return user


async def link_another(session: AsyncSession, user: User, arrival: Arrival, now: datetime) -> None:
    """Links, and tells whom it lets in. Raises `LinkedElsewhere`."""
    if await link(session, user, arrival, now):
        await tell_of_sign_in_method(session, user, "account_linked", now)


async def link(session: AsyncSession, user: User, arrival: Arrival, now: datetime) -> bool:
    """From now on that account signs this person in; false where it did already. Raises `LinkedElsewhere`."""
    account = await account_of(session, arrival)
    if account is not None:
        if account.user_id != user.id:
            raise LinkedElsewhere
        return False
    session.add(
        ExternalAccount(
            id=new_id(),
            user_id=user.id,
            issuer=arrival.issuer,
            subject=arrival.subject,
            email=arrival.email,
            created_at=now,
            last_used_at=now,
        )
    )
    await session.flush()
    after = {"issuer": arrival.issuer, "email": arrival.email}
    await audit.record(session, user.id, "user.external_link", "user", user.id, after=after)
    return True


async def links_of(session: AsyncSession, user_id: UUID) -> Sequence[ExternalAccount]:
    query = select(ExternalAccount).where(ExternalAccount.user_id == user_id).order_by(ExternalAccount.id)
    return (await session.execute(query)).scalars().all()


async def unlink(session: AsyncSession, user: User, link_id: UUID, now: datetime) -> None:
    """Raises `LinkNotFound`; `OnlyWayIn` for the last one of somebody without a password."""
    links = await links_of(session, user.id)
    if link_id not in {one.id for one in links}:
        raise LinkNotFound
    if user.password_hash is None and len(links) == 1:
        raise OnlyWayIn
    await session.execute(delete(ExternalAccount).where(ExternalAccount.id == link_id))
    await audit.record(session, user.id, "user.external_unlink", "user", user.id, before={"link_id": link_id})
    await tell_of_sign_in_method(session, user, "account_unlinked", now)
