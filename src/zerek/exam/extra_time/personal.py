"""What is kept about a person's extra time: that it is granted, how much and why."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.exam.extra_time.models import ExtraTime
from zerek.exam.extra_time.queries import extra_time_of


async def export_extra_time(session: AsyncSession, user_id: UUID) -> dict[str, Any] | None:
    granted = await extra_time_of(session, user_id)
    if granted is None:
        return None
    return {
        "percent": granted.percent,
        "minutes": granted.minutes,
        "reason": granted.reason,
        "granted_at": rfc3339(granted.granted_at),
    }


async def erase_extra_time(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(ExtraTime).where(ExtraTime.user_id == user_id))


EXTRA_TIME = PersonalData("extra_time", export_extra_time, erase_extra_time)
