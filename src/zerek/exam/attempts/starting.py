"""Starting an exam over HTTP: a free one, or a scheduled one."""

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, TooManyRequests, responses
from zerek.core.transaction import CurrentTransaction, ReadSession, TransactionRoute
from zerek.exam.attempts import live, queries, service, shown
from zerek.exam.attempts.routes import settled_running
from zerek.exam.attempts.schemas import Started, StartIn
from zerek.exam.errors import (
    AccessCodeWrong,
    AttemptsUsedUp,
    CoolingDown,
    FormatNotFound,
    MajorNotFound,
    MajorRequired,
    NoRunningAttempt,
    ProfileSubjectsMissing,
    SittingClosed,
    SittingNotFound,
    SittingNotOpen,
    TooFewQuestions,
)
from zerek.exam.extra_time.queries import extra_seconds_for
from zerek.exam.formats.queries import format_by_code
from zerek.exam.majors.queries import major_by_code, profile_subjects
from zerek.exam.sittings import service as sittings
from zerek.exam.sittings.access import open_to
from zerek.exam.sittings.models import Sitting
from zerek.exam.sittings.queries import require_turn, sitting_by_id
from zerek.identity.access import Actor, CurrentStudent, Idempotent

router = APIRouter(route_class=TransactionRoute, tags=["exam"])

REFUSALS = responses(
    MajorNotFound,
    FormatNotFound,
    SittingNotFound,
    MajorRequired,
    ProfileSubjectsMissing,
    TooFewQuestions,
    SittingNotOpen,
    SittingClosed,
    AccessCodeWrong,
    AttemptsUsedUp,
    CoolingDown,
    TooManyRequests,
    InvalidInput,
)


async def admitted(request: Request, session: AsyncSession, actor: Actor, data: StartIn) -> Sitting | None:
    """The sitting that is asked for, once everything about it lets this person in; None for a free exam."""
    if data.sitting_id is None:
        return None
    sitting = await sitting_by_id(session, open_to(actor), data.sitting_id)
    state = request.app.state
    await sittings.require_open(state.kv, state.seals, sitting, actor.user_id, data.access_code, utc_now())
    if sitting.major_code and data.major_code not in (None, sitting.major_code):
        raise InvalidInput.of("body.major_code", "fields.other_major", code=sitting.major_code)
    return sitting


@router.post(
    "/exam/start",
    status_code=201,
    dependencies=[Idempotent],
    responses={200: {"model": Started, "description": "the attempt that is running already"}, **REFUSALS},
)
async def start_exam(
    request: Request,
    response: Response,
    actor: CurrentStudent,
    reading: ReadSession,
    transaction: CurrentTransaction,
    data: StartIn,
) -> Started:
    """Begins an attempt, drawn at random. A student has one running attempt: a second start answers that one."""
    now = utc_now()
    running = await settled_running(request, reading, actor.user_id, now)
    if running is not None:
        response.status_code = 200
        return shown.started(running, now)
    sitting = await admitted(request, reading, actor, data)
    settings = request.app.state.settings
    await require_turn(reading, settings, sitting, actor.user_id, now)
    format = await format_by_code(reading, sitting.format_code if sitting else data.format)
    major_code = sitting.major_code if sitting and sitting.major_code else data.major_code
    major = await major_by_code(reading, major_code) if major_code is not None else None
    subjects = (await profile_subjects(reading, [major.code])).get(major.code, []) if major else []
    planned = await service.planned_sections(reading, format, major, subjects)
    language = data.language or actor.locale
    paper = await service.draw_paper(reading, planned, language)
    now = utc_now()
    extra = await extra_seconds_for(transaction.session, actor.user_id, format.time_limit_seconds)
    attempt = await service.start(
        transaction.session,
        user_id=actor.user_id,
        format=format,
        major=major,
        planned=planned,
        paper=paper,
        language=language,
        now=now,
        extra_seconds=extra,
        sitting=sitting,
    )
    if attempt is None:
        response.status_code = 200
        running = await queries.running(transaction.session, actor.user_id)
        if running is None:  # begun and ended between two statements; one may start again
            raise NoRunningAttempt
        return shown.started(running, now)
    # Once more, now that no other start of theirs can come between: one may have begun and ended meanwhile.
    await require_turn(transaction.session, settings, sitting, actor.user_id, now, but=attempt.id)
    kv, seconds = request.app.state.kv, format.time_limit_seconds + extra
    transaction.after_commit(lambda: live.put(kv, attempt.id, actor.user_id, attempt.deadline_at, seconds))
    return shown.started(attempt, now)
