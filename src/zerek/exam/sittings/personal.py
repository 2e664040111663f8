"""Which sittings a person is listed for."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.exam.sittings.models import Sitting, SittingPerson


async def export_listings(session: AsyncSession, user_id: UUID) -> list[dict[str, object]]:
    rows = await session.execute(
        select(Sitting.id, Sitting.title)
        .join(SittingPerson, SittingPerson.sitting_id == Sitting.id)
        .where(SittingPerson.user_id == user_id)
        .order_by(Sitting.id)
    )
    return [{"sitting_id": row.id, "title": row.title} for row in rows]


async def erase_listings(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(SittingPerson).where(SittingPerson.user_id == user_id))


LISTINGS = PersonalData("exam_sittings", export_listings, erase_listings)
