"""Reports of questions over HTTP: solvers write them, moderators judge them."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.ratelimit import require
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.bank.errors import AlreadyReported, QuestionNotFound, ReportNotFound
from zerek.exam.bank.models import Question
from zerek.exam.bank.questions.access import visible_questions
from zerek.exam.bank.questions.queries import question as visible_question
from zerek.exam.bank.questions.schemas import Author
from zerek.exam.question_reports import queries, service
from zerek.exam.question_reports.models import ReportReason
from zerek.exam.question_reports.schemas import (
    OwnReport,
    ReportIn,
    ReportListed,
    ReportSaved,
    ReportsClosed,
    VerdictIn,
)
from zerek.identity.access import CurrentModerator, CurrentStudent, Idempotent

router = APIRouter(route_class=TransactionRoute, tags=["question reports"])
HOUR = 3600
LONGEST_LISTED = 300


@router.post(
    "/questions/{question_id}/report",
    status_code=201,
    dependencies=[Idempotent],
    responses=responses(QuestionNotFound, AlreadyReported, TooManyRequests),
)
async def report_question(
    request: Request, actor: CurrentStudent, session: Session, question_id: UUID, data: ReportIn
) -> ReportSaved:
    """Tells the moderators that something is wrong with a question that one has met; one open report a question."""
    state = request.app.state
    await require(state.kv, f"question_reports:{actor.user_id}", state.settings.question_reports_per_hour, HOUR)
    made = await service.report(
        session, actor.user_id, question_id, data.reason, data.comment, data.attempt_id, utc_now()
    )
    return ReportSaved.model_validate(made)


@router.get("/questions/reports")
async def my_reports(actor: CurrentStudent, session: ReadSession, window: PageWindow) -> Page[OwnReport]:
    """One's own reports and what became of them, newest first."""
    rows, total = await queries.own_reports(session, actor.user_id, window)
    return Page[OwnReport].model_validate(page(rows, total, window))


@router.get("/admin/question-reports")
async def list_reports(
    actor: CurrentModerator,
    session: ReadSession,
    window: PageWindow,
    status: Literal["open", "closed"] | None = None,
    reason: ReportReason | None = None,
    subject_code: Annotated[str | None, Query(max_length=40)] = None,
    question_id: UUID | None = None,
) -> Page[ReportListed]:
    """The longest waiting first."""
    query = queries.filtered(status=status, reason=reason, subject_code=subject_code, question_id=question_id)
    rows, total = await queries.listed(session, query, window)
    items = [
        ReportListed(
            **OwnReport.model_validate(row[0]).model_dump(),
            reporter=Author(id=row[0].user_id, full_name=row.full_name or row.username),
            attempt_id=row[0].attempt_id,
            subject_code=row.subject_code,
            question_text=row.texts[row.language]["text"][:LONGEST_LISTED],
            question_status=row.question_status,
            reports_open=row.reports_open,
            closed_by=None
            if row.closer_username is None
            else Author(id=row[0].closed_by_id, full_name=row.closer_name or row.closer_username),
        )
        for row in rows
    ]
    return Page[ReportListed].model_validate(page(items, total, window))


@router.post("/admin/questions/{question_id}/reports/verdict", responses=responses(QuestionNotFound, ReportNotFound))
async def judge_reports(actor: CurrentModerator, session: Session, question_id: UUID, data: VerdictIn) -> ReportsClosed:
    """Closes reports that need no regrading; their authors are told the verdict and the answer."""
    question: Question = await visible_question(session, visible_questions(actor), question_id, for_update=True)
    closed = await service.close(
        session, actor.user_id, question.id, data.verdict, data.answer, utc_now(), data.report_ids
    )
    if not closed:
        raise ReportNotFound
    return ReportsClosed(closed=closed)
