"""What is read about extra time."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.attempts.rules import extra_seconds
from zerek.exam.extra_time.models import ExtraTime

EXTRA_TIME = (
    select(ExtraTime).where(ExtraTime.user_id == bindparam("user_id")).execution_options(populate_existing=True)
)


async def extra_time_of(session: AsyncSession, user_id: UUID) -> ExtraTime | None:
    return (await session.execute(EXTRA_TIME, {"user_id": user_id})).scalar_one_or_none()


async def extra_seconds_for(session: AsyncSession, user_id: UUID, time_limit_seconds: int) -> int:
    """What this person gets on top of that time."""
    granted = await extra_time_of(session, user_id)
    return extra_seconds(time_limit_seconds, granted.percent, granted.minutes) if granted else 0
