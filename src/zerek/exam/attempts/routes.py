"""An exam over HTTP: look, answer, submit, read the result. Starting is in `starting`."""

from datetime import datetime, timedelta
from typing import Annotated, Any, NoReturn, cast
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, language_of, responses
from zerek.core.paging import Page, PageWindow, Window, page
from zerek.core.transaction import CurrentTransaction, ReadSession, Session, TransactionRoute
from zerek.exam.answers import NotRunning, Stored
from zerek.exam.attempts import live, queries, service, shown
from zerek.exam.attempts.access import own_attempts, require_known, supervises, visible_attempts
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import Item, Paper, is_overdue
from zerek.exam.attempts.schemas import (
    AnswerIn,
    AnswerSaved,
    AttemptClock,
    AttemptStatus,
    AttemptSummary,
    FlagIn,
    PositionIn,
    PositionSaved,
    QuestionsShown,
    Result,
)
from zerek.exam.bank.queries import solutions
from zerek.exam.bookmarks.queries import bookmarked
from zerek.exam.errors import (
    AnswersNotSaved,
    AttemptCancelled,
    AttemptFinished,
    AttemptNotFound,
    AttemptPaused,
    AttemptRunning,
    NoRunningAttempt,
    TimeIsUp,
)
from zerek.exam.lanes import Place
from zerek.exam.proctoring.queries import summary_of
from zerek.exam.regrading.queries import regrades_of
from zerek.exam.sittings.queries import review_opens
from zerek.exam.sittings.rules import ReviewOpens
from zerek.identity.access import Actor, AnsweringStudent, CurrentStudent, CurrentUser
from zerek.identity.errors import UserNotFound
from zerek.settings import Settings

PAUSED = "paused"  # what the answer path calls it
ENDED = (TimeIsUp, AttemptFinished, AttemptPaused, AttemptCancelled)

router = APIRouter(route_class=TransactionRoute, tags=["exam"])


def grace_of(request: Request) -> timedelta:
    return grace_in(request.app.state.settings)


def grace_in(settings: Settings) -> timedelta:
    return timedelta(seconds=settings.exam_grace_seconds)


async def settle(request: Request, attempt_id: UUID, attempt: ExamAttempt | Row[Any], now: datetime) -> bool:
    """Finishes an attempt that is overdue, before anybody reads it; true when there was something to finish."""
    grace = grace_of(request)
    if attempt.status != Status.IN_PROGRESS or attempt.paused_at or not is_overdue(attempt.deadline_at, now, grace):
        return False
    state = request.app.state
    finished = await service.finish_overdue(state.database, now=now, grace=grace, attempt_ids=[attempt_id])
    await live.remove(state.kv, finished)
    return True


async def settled(
    request: Request, session: AsyncSession, query: Select[ExamAttempt], attempt_id: UUID, now: datetime
) -> ExamAttempt:
    """The attempt as it stands at this moment. Raises `AttemptNotFound`."""
    attempt = await queries.one(session, query, attempt_id)
    if await settle(request, attempt_id, attempt, now):
        attempt = await queries.one(session, query, attempt_id)
    return attempt


async def settled_running(request: Request, session: AsyncSession, user_id: UUID, now: datetime) -> ExamAttempt | None:
    """The one attempt of a user that runs at this moment."""
    attempt = await queries.running(session, user_id)
    if attempt is not None and await settle(request, attempt.id, attempt, now):
        return None
    return attempt


@router.get("/exam/current", responses=responses(NoRunningAttempt))
async def current_exam(request: Request, actor: CurrentStudent, session: ReadSession) -> AttemptStatus:
    """The attempt that is running, to go on with."""
    now = utc_now()
    attempt = await settled_running(request, session, actor.user_id, now)
    if attempt is None:
        raise NoRunningAttempt
    return await attempt_status(session, attempt, now)


async def attempts_of(
    request: Request, session: AsyncSession, user_id: UUID, window: Window, *, archived: bool
) -> Page[AttemptSummary]:
    await settled_running(request, session, user_id, utc_now())
    query = select(ExamAttempt).where(
        ExamAttempt.user_id == user_id,
        ExamAttempt.archived_at.is_not(None) if archived else ExamAttempt.archived_at.is_(None),
    )
    rows, total = await queries.listed(session, query, window)
    return Page[AttemptSummary].model_validate(page([shown.summary(row) for row in rows], total, window))


@router.get("/exam/attempts")
async def my_attempts(
    request: Request, actor: CurrentStudent, session: ReadSession, window: PageWindow, archived: bool = False
) -> Page[AttemptSummary]:
    """One's own attempts, newest first; or those that are in the archive."""
    return await attempts_of(request, session, actor.user_id, window, archived=archived)


@router.get("/students/{student_id}/exam-attempts", responses=responses(UserNotFound))
async def attempts_of_student(
    request: Request,
    actor: CurrentUser,
    session: ReadSession,
    window: PageWindow,
    student_id: UUID,
    archived: bool = False,
) -> Page[AttemptSummary]:
    """The same of a student, for the student, the guardians and the staff of the school."""
    await require_known(session, actor, student_id)
    return await attempts_of(request, session, student_id, window, archived=archived)


async def attempt_status(session: AsyncSession, attempt: ExamAttempt, now: datetime) -> AttemptStatus:
    given = await queries.answers(session, attempt.id)
    current = queries.last_position(attempt, given, Paper.from_json(attempt.paper).items)
    return shown.status(attempt, given, current, now)


@router.get("/exam/{attempt_id}", responses=responses(AttemptNotFound))
async def exam_status(request: Request, actor: CurrentUser, session: ReadSession, attempt_id: UUID) -> AttemptStatus:
    now = utc_now()
    attempt = await settled(request, session, visible_attempts(actor), attempt_id, now)
    return await attempt_status(session, attempt, now)


@router.get("/exam/{attempt_id}/clock", responses=responses(AttemptNotFound))
async def exam_clock(request: Request, actor: CurrentUser, session: ReadSession, attempt_id: UUID) -> AttemptClock:
    """How the attempt stands, cheaply: for a room that asks every few seconds."""
    now = utc_now()
    row = await queries.clock(session, visible_attempts(actor), attempt_id)
    if await settle(request, attempt_id, row, now):
        row = await queries.clock(session, visible_attempts(actor), attempt_id)
    if row.user_id == actor.user_id and row.status == Status.IN_PROGRESS:
        await live.mark_seen(request.app.state.kv, attempt_id, now)
    return shown.clock(attempt_id, row, now)


@router.get("/exam/{attempt_id}/questions", responses=responses(AttemptNotFound), response_model=QuestionsShown)
async def exam_questions(request: Request, actor: CurrentStudent, session: ReadSession, attempt_id: UUID) -> Response:
    """All questions in the attempt's own order, with what was answered; never anything that tells the right option."""
    now = utc_now()
    attempt = await queries.room(session, actor.user_id, attempt_id)
    if await settle(request, attempt_id, attempt, now):
        attempt = await queries.room(session, actor.user_id, attempt_id)
    items = list((await sheet_of(request, session, actor.user_id, attempt_id)).items.values())
    given, flags = await queries.marked(session, attempt_id) if attempt.is_marked else ({}, set())
    faces = await request.app.state.faces.all_of(session, [item.version_id for item in items])
    current = queries.last_position(attempt, given, items)
    document = shown.questions(attempt, items, faces, given, flags, current=current, now=now)
    return Response(document, media_type="application/json")


async def sheet_of(request: Request, session: AsyncSession, actor_id: UUID, attempt_id: UUID) -> queries.Sheet:
    """Raises `AttemptNotFound` for somebody else's."""
    sheet = cast("queries.Sheet", await request.app.state.sheets.get(session, attempt_id))
    if sheet.user_id != actor_id:
        raise AttemptNotFound
    return sheet


def item_of(sheet: queries.Sheet, question_id: UUID) -> Item:
    item = sheet.items.get(question_id)
    if item is None:
        raise InvalidInput.of("body.question_id", "fields.question_not_in_attempt")
    return item


def bank_keys(item: Item, selected: list[str]) -> str:
    """The bank's keys, sorted, of shown keys. Raises `InvalidInput` for an unknown key, a repeated one, or two for a
    question that takes one."""
    chosen = [item.to_bank(key) for key in selected]
    if None in chosen:
        unknown = selected[chosen.index(None)]
        raise InvalidInput.of("body.selected_keys", "fields.unknown_key", key=unknown)
    keys = sorted(key for key in chosen if key is not None)
    if len(set(keys)) != len(keys):
        raise InvalidInput.of("body.selected_keys", "fields.repeated_key")
    if item.type == "single" and len(keys) > 1:
        raise InvalidInput.of("body.selected_keys", "fields.one_key_only")
    return "".join(keys)


async def refuse_ended(request: Request, attempt_id: UUID, status: str) -> NoReturn:
    """Tells why an attempt takes nothing now or any more, having finished it where it was overdue."""
    if status == PAUSED:
        raise AttemptPaused
    if status == Status.CANCELLED:
        raise AttemptCancelled
    if status == Status.IN_PROGRESS:
        now = utc_now()
        finished = await service.finish_overdue(
            request.app.state.database, now=now, grace=grace_of(request), attempt_ids=[attempt_id]
        )
        await live.remove(request.app.state.kv, finished)
    if status in (Status.IN_PROGRESS, Status.EXPIRED):
        raise TimeIsUp
    raise AttemptFinished


@router.post(
    "/exam/{attempt_id}/answer",
    responses=responses(AttemptNotFound, InvalidInput, *ENDED, AnswersNotSaved),
)
async def save_answer(
    request: Request, actor: AnsweringStudent, session: ReadSession, attempt_id: UUID, data: AnswerIn
) -> AnswerSaved:
    """Saves a choice, unchecked. When this answers, the choice is durable."""
    sheet = await sheet_of(request, session, actor.user_id, attempt_id)
    item = item_of(sheet, data.question_id)
    keys = bank_keys(item, data.selected_keys)
    await session.close()  # waiting for the batch needs no connection
    outcome = await request.app.state.answers.save(
        Place(attempt_id, item.version_id), keys, data.client_seq, grace=grace_of(request)
    )
    if isinstance(outcome, NotRunning):
        await refuse_ended(request, attempt_id, outcome.status)
    assert isinstance(outcome, Stored)
    return AnswerSaved(
        question_id=data.question_id,
        saved_at=outcome.saved_at,
        answered_questions=outcome.answered_questions,
        selected_keys=item.to_shown(outcome.keys),
        client_seq=outcome.client_seq,
        server_time=utc_now(),
        deadline_at=outcome.deadline_at,
    )


async def running_own(request: Request, session: AsyncSession, actor: Actor, attempt_id: UUID) -> ExamAttempt:
    attempt = await settled(request, session, own_attempts(actor), attempt_id, utc_now())
    if attempt.status != Status.IN_PROGRESS or attempt.paused_at:
        running = attempt.status == Status.IN_PROGRESS
        await refuse_ended(request, attempt_id, PAUSED if running else attempt.status)
    return attempt


@router.put(
    "/exam/{attempt_id}/flags",
    status_code=204,
    responses=responses(AttemptNotFound, InvalidInput, *ENDED),
)
async def flag_question(
    request: Request,
    actor: CurrentStudent,
    reading: ReadSession,
    session: Session,
    attempt_id: UUID,
    data: FlagIn,
) -> None:
    """Flags a question to come back to, or takes the flag away."""
    await running_own(request, reading, actor, attempt_id)
    item = item_of(await sheet_of(request, reading, actor.user_id, attempt_id), data.question_id)
    await service.set_flag(session, attempt_id, item.version_id, data.flagged)


@router.put(
    "/exam/{attempt_id}/position",
    responses=responses(AttemptNotFound, InvalidInput, *ENDED),
)
async def keep_position(
    request: Request,
    actor: CurrentStudent,
    reading: ReadSession,
    session: Session,
    attempt_id: UUID,
    data: PositionIn,
) -> PositionSaved:
    """Which question is being looked at, so that another device goes on there."""
    attempt = await running_own(request, reading, actor, attempt_id)
    if data.position >= attempt.total_questions:
        raise InvalidInput.of("body.position", "fields.position_outside", total=attempt.total_questions)
    await service.set_position(session, attempt_id, data.position, utc_now())
    return PositionSaved(position=data.position)


async def review_for(
    session: AsyncSession, actor: Actor, attempt: ExamAttempt, now: datetime
) -> tuple[ReviewOpens, bool]:
    """When what was right and what was wrong is told, and whether it is closed to this caller still. Whoever sat the
    attempt, and their guardian, sees it when its sitting lets them; those who hold exams, at once."""
    opens = await review_opens(session, attempt.sitting_id, now)
    if await supervises(session, actor, attempt):
        return opens, False
    running_until = await queries.asked_again(session, attempt)
    if running_until is None:
        return opens, not opens.is_open(now)
    # An old review, beside a running exam, would tell its right answers.
    return opens._replace(at=max(opens.at or running_until, running_until)), True


async def reviewed_result(
    request: Request, session: AsyncSession, actor: Actor, attempt: ExamAttempt, with_review: bool
) -> Result:
    language, now = language_of(request), utc_now()
    proctoring, regrades = await summary_of(session, attempt.id), await regrades_of(session, attempt.id)
    opens, closed = await review_for(session, actor, attempt, now)
    if closed or not with_review:
        return shown.result(attempt, language, proctoring, regrades, review_closed=closed, review_opens_at=opens.at)
    paper = Paper.from_json(attempt.paper)
    versions = [item.version_id for item in paper.items]
    return shown.result(
        attempt,
        language,
        proctoring,
        regrades,
        shown.review(
            attempt,
            paper,
            await request.app.state.faces.get(session, versions),
            await solutions(session, versions),
            await queries.answers(session, attempt.id),
            await queries.flags(session, attempt.id),
            await bookmarked(session, actor.user_id, [item.question_id for item in paper.items]),
        ),
    )


Review = Annotated[bool, Query(description="also every question with its right keys and explanation")]


@router.post("/exam/{attempt_id}/submit", responses=responses(AttemptNotFound, AttemptPaused))
async def submit_exam(
    request: Request,
    actor: CurrentStudent,
    session: Session,
    transaction: CurrentTransaction,
    attempt_id: UUID,
    review: Review = False,
) -> Result:
    """Grades and closes the attempt; a repeat answers the same result."""
    attempt = await queries.one(session, own_attempts(actor), attempt_id)
    if attempt.status == Status.IN_PROGRESS:
        finished = await service.finish(session, [attempt_id], now=utc_now(), grace=grace_of(request), by=actor.user_id)
        attempt = await queries.one(session, own_attempts(actor), attempt_id)
        if attempt.status == Status.IN_PROGRESS:
            raise AttemptPaused
        kv = request.app.state.kv
        transaction.after_commit(lambda: live.remove(kv, finished))
    return await reviewed_result(request, session, actor, attempt, review)


@router.get("/exam/{attempt_id}/result", responses=responses(AttemptNotFound, AttemptRunning))
async def exam_result(
    request: Request, actor: CurrentUser, session: ReadSession, attempt_id: UUID, review: Review = False
) -> Result:
    attempt = await settled(request, session, visible_attempts(actor), attempt_id, utc_now())
    if attempt.status == Status.IN_PROGRESS:
        raise AttemptRunning
    return await reviewed_result(request, session, actor, attempt, review)
