"""Mails that tell somebody what has changed about the way into their account: a thief cannot change it unseen."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.identity.models import User
from zerek.mail.service import enqueue


async def tell(
    session: AsyncSession, user: User, kind: str, now: datetime, *, address: str | None = None, **parameters: str
) -> None:
    """Writes to the person, or to `address` where the account has another one by now; who has none is not told. Every
    such mail may name the `name` and the `time` where the person lives."""
    recipient = address or user.email
    if not recipient:
        return
    local = now.astimezone(ZoneInfo(user.timezone))
    told = {"name": user.full_name or user.username, "time": f"{local:%d.%m.%Y %H:%M}"}
    await enqueue(session, recipient=recipient, kind=kind, language=user.locale, parameters=told | parameters, now=now)


async def tell_of_sign_in_method(session: AsyncSession, user: User, what: str, now: datetime) -> None:
    """`what`: `second_factor_on`, `second_factor_off`, `account_linked` or `account_unlinked`."""
    await tell(session, user, "new_sign_in_method", now, what=what)
