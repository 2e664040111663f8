"""Watching over exams over HTTP: lists, the monitor, one attempt with its time line, verdicts."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import language_of, responses
from zerek.core.paging import PageWindow, Window, page
from zerek.core.schema import Moment
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.attempts import queries as attempts
from zerek.exam.attempts import shown
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.routes import review_for, settled
from zerek.exam.attempts.rules import Paper
from zerek.exam.errors import AttemptNotFound
from zerek.exam.proctoring.queries import reviews_of, summary_of
from zerek.exam.proctoring.schemas import ReviewOut, VerdictIn
from zerek.exam.proctoring.service import give_verdict
from zerek.exam.supervision import queries
from zerek.exam.supervision.access import controlled_attempts, supervised_attempts
from zerek.exam.supervision.schemas import AnswerMoment, AttemptDetail, AttemptsPage, Monitor
from zerek.identity.access import CurrentSchoolAdmin

router = APIRouter(route_class=TransactionRoute, tags=["exam"])

Text = Annotated[str | None, Query(max_length=100)]
ONE = Window(limit=1, offset=0)


@router.get("/admin/attempts")
async def list_attempts(
    request: Request,
    actor: CurrentSchoolAdmin,
    session: ReadSession,
    window: PageWindow,
    user_id: UUID | None = None,
    sitting_id: UUID | None = None,
    school_id: UUID | None = None,
    major_code: Text = None,
    format: Text = None,
    status: Status | None = None,
    suspicious: bool | None = None,
    started_from: Moment | None = None,
    started_to: Moment | None = None,
    archived: bool = False,
    q: Text = None,
) -> AttemptsPage:
    """Newest first; running ones among them. What is in the archive only with `archived`."""
    now = utc_now()
    query = queries.matching(
        supervised_attempts(actor),
        user_id=user_id,
        sitting_id=sitting_id,
        school_id=school_id,
        major_code=major_code,
        format=format,
        suspicious=suspicious,
        q=q,
    )
    query = query.where(ExamAttempt.archived_at.is_not(None) if archived else ExamAttempt.archived_at.is_(None))
    if status is not None:
        query = query.where(ExamAttempt.status == status)
    if started_from is not None:
        query = query.where(ExamAttempt.started_at >= started_from)
    if started_to is not None:
        query = query.where(ExamAttempt.started_at < started_to)
    rows, total = await queries.list_attempts(
        session, request.app.state.kv, query, window, now, ExamAttempt.started_at.desc()
    )
    return AttemptsPage.model_validate(page(rows, total, window) | {"server_time": now})


@router.get("/admin/monitor")
async def monitor(
    request: Request,
    actor: CurrentSchoolAdmin,
    session: ReadSession,
    window: PageWindow,
    sitting_id: UUID | None = None,
    school_id: UUID | None = None,
    format: Text = None,
    suspicious: bool | None = None,
    q: Text = None,
) -> Monitor:
    """The running attempts as they are at this moment. Answers announce nothing, so this is asked every few seconds."""
    now = utc_now()
    running = supervised_attempts(actor).where(queries.RUNS)
    query = queries.matching(
        running, sitting_id=sitting_id, school_id=school_id, format=format, suspicious=suspicious, q=q
    )
    rows, total = await queries.list_attempts(
        session, request.app.state.kv, query, window, now, ExamAttempt.deadline_at.asc()
    )
    totals = await queries.totals(session, running, now)
    return Monitor.model_validate(page(rows, total, window) | totals | {"server_time": now})


@router.get("/admin/attempts/{attempt_id}", responses=responses(AttemptNotFound))
async def get_attempt(
    request: Request, actor: CurrentSchoolAdmin, session: ReadSession, attempt_id: UUID
) -> AttemptDetail:
    """One attempt with the moments of its answers, to be read beside the log of events, and every verdict on it."""
    now = utc_now()
    supervised = supervised_attempts(actor)
    attempt = await settled(request, session, supervised, attempt_id, now)
    chosen = supervised.where(ExamAttempt.id == attempt_id)
    [row], _ = await queries.list_attempts(session, request.app.state.kv, chosen, ONE, now)
    finished = attempt.status in (Status.COMPLETED, Status.EXPIRED)
    result = shown.result(attempt, language_of(request), await summary_of(session, attempt_id)) if finished else None
    _, closed = await review_for(session, actor, attempt, now)  # closed to those who have sat it themselves
    return AttemptDetail(
        attempt=row,
        result=result,
        cancel_reason=attempt.cancel_reason,
        answers=await answer_moments(session, attempt, marked=not closed),
        reviews=await reviews(session, attempt_id),
        server_time=now,
    )


async def answer_moments(session: AsyncSession, attempt: ExamAttempt, *, marked: bool) -> list[AnswerMoment]:
    given = await attempts.answers(session, attempt.id)
    found = [
        AnswerMoment(
            position=position,
            subject_code=attempt.format["sections"][item.section]["subject_code"],
            saved_at=given[item.version_id].saved_at,
            is_answered=bool(given[item.version_id].keys),
            is_correct=given[item.version_id].is_correct if marked else None,
        )
        for position, item in enumerate(Paper.from_json(attempt.paper).items)
        if item.version_id in given
    ]
    return sorted(found, key=lambda one: one.saved_at)


async def reviews(session: AsyncSession, attempt_id: UUID) -> list[ReviewOut]:
    return [
        ReviewOut(
            id=review.id,
            verdict=review.verdict,
            note=review.note,
            reviewer_id=review.reviewer_id,
            reviewer_name=name,
            created_at=review.created_at,
        )
        for review, name in await reviews_of(session, attempt_id)
    ]


async def known(session: AsyncSession, query: Select[ExamAttempt], attempt_id: UUID) -> UUID:
    """Whose attempt it is. Raises `AttemptNotFound`."""
    owner = (
        await session.execute(query.with_only_columns(ExamAttempt.user_id).where(ExamAttempt.id == attempt_id))
    ).scalar_one_or_none()
    if owner is None:
        raise AttemptNotFound
    return owner


@router.post("/admin/attempts/{attempt_id}/verdict", status_code=201, responses=responses(AttemptNotFound))
async def judge_attempt(
    actor: CurrentSchoolAdmin, session: Session, attempt_id: UUID, data: VerdictIn
) -> list[ReviewOut]:
    """A person's judgement of what was seen; it changes no score. Every verdict, the newest first."""
    owner = await known(session, controlled_attempts(actor), attempt_id)
    await give_verdict(session, actor.user_id, attempt_id, owner, data.verdict, data.note, utc_now())
    return await reviews(session, attempt_id)
