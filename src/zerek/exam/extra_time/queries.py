"""What is read about extra time."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.extra_time.models import ExtraTime

EXTRA_TIME = (
    select(ExtraTime).where(ExtraTime.user_id == bindparam("user_id")).execution_options(populate_existing=True)
)


async def extra_time_of(session: AsyncSession, user_id: UUID) -> ExtraTime | None:
    return (await session.execute(EXTRA_TIME, {"user_id": user_id})).scalar_one_or_none()
