"""Tells administrators of mails that no mail can be made of: nobody else would come upon them."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.events import Event, publish
from zerek.core.jobs import JobContext
from zerek.identity.models import RoleGrant, User
from zerek.identity.rules import Role
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.messaging.notifications.models import Notification

KIND, PAGE = "mail.dead", "/app/admin/outbox"
PAUSE = timedelta(hours=1)  # one notification for all that die in it
LOOKED_BACK = timedelta(days=1)


async def tell_of_dead_mails(context: JobContext) -> int:
    """Returns of how many mails they were told: of none within an hour of the last time."""
    now = utc_now()
    since = now - LOOKED_BACK
    # The moment of a dead mail's last try stands where that of its next one did.
    dead = (OutgoingMail.status == MailStatus.DEAD) & (OutgoingMail.next_try_at > since)
    async with context.database.read() as session:
        if (await session.execute(select(OutgoingMail.id).where(dead).limit(1))).first() is None:
            return 0
    async with context.database.write() as session:
        last = select(func.max(Notification.created_at)).where(
            Notification.kind == KIND, Notification.created_at > since
        )
        told_at = (await session.execute(last)).scalar_one()
        if told_at is not None:
            if told_at > now - PAUSE:
                return 0
            dead &= OutgoingMail.next_try_at > told_at
        count, first = (
            await session.execute(select(func.count(), func.min(OutgoingMail.next_try_at)).where(dead))
        ).one()
        if not count:
            return 0
        # By when the first of them died: of two schedulers at once, the second one tells nobody anything new.
        event = Event(KIND, await administrators(session), {"count": count}, PAGE, f"{KIND}:{first.isoformat()}")
        await publish(session, event, now)
    return count


async def administrators(session: AsyncSession) -> list[UUID]:
    query = (
        select(RoleGrant.user_id)
        .join(User, User.id == RoleGrant.user_id)
        .where(RoleGrant.role == Role.ADMIN, User.erased_at.is_(None))
        .distinct()
    )
    return list(await session.scalars(query))
