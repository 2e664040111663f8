"""What runs later about passwords."""

from sqlalchemy import select

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.identity.models import PasswordResetRequest
from zerek.identity.passwords.service import remove_expired_links, send_resets


async def resets_wait(context: JobContext) -> bool:
    """Looked at first, so that an idle installation writes nothing."""
    async with context.database.read() as session:
        return (await session.execute(select(PasswordResetRequest.id).limit(1))).first() is not None


async def send_password_resets(context: JobContext) -> int:
    sent = 0
    while await resets_wait(context):
        async with context.database.write() as session:
            sent += await send_resets(session, context.settings, utc_now())
    return sent


async def remove_expired_password_links(context: JobContext) -> None:
    async with context.database.write() as session:
        await remove_expired_links(session, before=utc_now())
