"""Reporting a question, and what becomes of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.events import Event, publish
from zerek.core.ids import new_id
from zerek.core.statements import insert_into
from zerek.exam.bank.errors import AlreadyReported, QuestionNotFound
from zerek.exam.bank.models import Question
from zerek.exam.bank.questions.queries import moderators
from zerek.exam.bank.questions.workflow import excerpt
from zerek.exam.question_reports.models import CLOSED, IS_OPEN, OPEN, QuestionReport, ReportReason, ReportVerdict
from zerek.exam.question_reports.queries import met_version


async def report(
    session: AsyncSession,
    by: UUID,
    question_id: UUID,
    reason: ReportReason,
    comment: str,
    attempt_id: UUID | None,
    now: datetime,
) -> QuestionReport:
    """Raises `QuestionNotFound` for a question that they have never met, `AlreadyReported` while one is open."""
    version_id = await met_version(session, by, question_id, attempt_id)
    if version_id is None:
        raise QuestionNotFound
    made = await session.execute(
        insert_into(session, QuestionReport)
        .values(
            id=new_id(),
            question_id=question_id,
            version_id=version_id,
            attempt_id=attempt_id,
            user_id=by,
            reason=reason,
            comment=comment,
            status=OPEN,
            answer="",
            created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["question_id", "user_id"], index_where=IS_OPEN)
        .returning(QuestionReport.id)
    )
    report_id = made.scalar_one_or_none()
    if report_id is None:
        raise AlreadyReported
    await count_open(session, question_id)
    after = {"reason": reason, "comment": comment}
    await audit.record(session, by, "question.report", "question", question_id, after=after)
    event = Event(
        "question.reported",
        [user_id for user_id in await moderators(session) if user_id != by],
        {"question_id": str(question_id), "reason": reason, "excerpt": await excerpt(session, version_id)},
        f"/app/admin/questions/{question_id}",
        f"question.reported:{report_id}",
    )
    await publish(session, event, now)
    return (await session.execute(select(QuestionReport).where(QuestionReport.id == report_id))).scalar_one()


async def count_open(session: AsyncSession, question_id: UUID) -> None:
    """Counted anew, since counting up and down would drift."""
    open_reports = (
        select(func.count())
        .select_from(QuestionReport)
        .where(QuestionReport.question_id == question_id, QuestionReport.status == OPEN)
        .scalar_subquery()
    )
    await session.execute(
        update(Question)
        .where(Question.id == question_id)
        .values(reports_open=open_reports)
        .execution_options(synchronize_session=False)
    )


async def close(
    session: AsyncSession,
    by: UUID,
    question_id: UUID,
    verdict: ReportVerdict,
    answer: str,
    now: datetime,
    report_ids: Sequence[UUID] | None = None,
) -> int:
    """Closes the open reports of a question, or those of them that are named; their authors are told. How many."""
    chosen = [QuestionReport.question_id == question_id, QuestionReport.status == OPEN]
    if report_ids is not None:
        chosen.append(QuestionReport.id.in_(report_ids))
    closed = (
        await session.execute(
            update(QuestionReport)
            .where(*chosen)
            .values(status=CLOSED, verdict=verdict, answer=answer, closed_by_id=by, closed_at=now)
            .returning(QuestionReport.id, QuestionReport.user_id, QuestionReport.version_id)
            .execution_options(synchronize_session=False)
        )
    ).all()
    if not closed:
        return 0
    await count_open(session, question_id)
    after = {"verdict": verdict, "answer": answer, "reports": [row.id for row in closed]}
    await audit.record(session, by, "question.reports_closed", "question", question_id, after=after)
    text = await excerpt(session, closed[0].version_id)
    for row in closed:
        parameters = {"question_id": str(question_id), "verdict": verdict, "answer": answer, "excerpt": text}
        event = Event("question.reviewed", [row.user_id], parameters, None, f"question.reviewed:{row.id}")
        await publish(session, event, now)
    return len(closed)
