"""What insight keeps about a person."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.insight.models import Response, StoredBelief
from zerek.insight.service import forget


async def export_insight(session: AsyncSession, user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    responses = await session.execute(select(Response).where(Response.user_id == user_id).order_by(Response.id))
    beliefs = await session.execute(select(StoredBelief).where(StoredBelief.owner_id == user_id))
    return {
        "responses": [
            {
                "item_kind": one.item_kind,
                "item_id": one.item_id,
                "subject_id": one.subject_id,
                "source": one.source,
                "source_id": one.source_id,
                "correct": one.correct,
                "at": rfc3339(one.at),
                "seconds": one.seconds,
                "prediction": one.prediction,
            }
            for one in responses.scalars()
        ],
        "beliefs": [
            {"about": one.kind, "scope_id": one.scope_id, "mean": one.mean, "variance": one.variance}
            for one in beliefs.scalars()
        ],
    }


INSIGHT = PersonalData("insight", export_insight, forget)
