"""What is kept of a person's reports: exported with their data; an erasure leaves that there was one, not its words."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.exam.question_reports.models import QuestionReport


async def export_reports(session: AsyncSession, user_id: UUID) -> list[dict[str, Any]]:
    rows = await session.scalars(
        select(QuestionReport).where(QuestionReport.user_id == user_id).order_by(QuestionReport.id)
    )
    return [
        {
            "question_id": row.question_id,
            "reason": row.reason,
            "comment": row.comment,
            "created_at": rfc3339(row.created_at),
            "verdict": row.verdict,
            "answer": row.answer,
        }
        for row in rows
    ]


async def erase_words(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(update(QuestionReport).where(QuestionReport.user_id == user_id).values(comment=""))


QUESTION_REPORTS = PersonalData("question_reports", export_reports, erase_words)
