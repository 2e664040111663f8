"""Starting an exam over HTTP: a free one, or a scheduled one."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, TooManyRequests, responses
from zerek.core.transaction import CurrentTransaction, ReadSession, TransactionRoute
from zerek.exam.attempts import live, queries, service, shown
from zerek.exam.attempts.routes import settled_running
from zerek.exam.attempts.rules import extra_seconds
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
from zerek.exam.extra_time.models import ExtraTime
from zerek.exam.formats.models import ExamFormat
from zerek.exam.majors.models import Major
from zerek.exam.sittings import service as sittings
from zerek.exam.sittings.access import open_to
from zerek.exam.sittings.models import Sitting
from zerek.exam.sittings.queries import counts_turns, require_turn, sitting_by_id
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


# Built once: a whole school begins its exam in the same minute.
ASKED_FOR = (
    select(ExamFormat, Major, ExtraTime)
    .select_from(ExamFormat)
    .outerjoin(Major, Major.code == bindparam("major_code"))
    .outerjoin(ExtraTime, ExtraTime.user_id == bindparam("user_id"))
    .where(ExamFormat.code == bindparam("format_code"))
)


async def asked_for(
    session: AsyncSession, user_id: UUID, format_code: str, major_code: str | None
) -> tuple[ExamFormat, Major | None, int]:
    """The format, the major, and the seconds that this person gets on top of the format's time; one statement.

    Raises `FormatNotFound` or `MajorNotFound`.
    """
    of = {"user_id": user_id, "format_code": format_code, "major_code": major_code}
    row: Any = (await session.execute(ASKED_FOR, of)).first()
    if row is None:
        raise FormatNotFound(code=format_code)
    format, major, extra = row
    if major is None and major_code is not None:
        raise MajorNotFound(code=major_code)
    return format, major, extra_seconds(format.time_limit_seconds, extra.percent, extra.minutes) if extra else 0


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
    major_code = sitting.major_code if sitting and sitting.major_code else data.major_code
    format_code = sitting.format_code if sitting else data.format
    format, major, extra = await asked_for(reading, actor.user_id, format_code, major_code)
    planned = await service.planned_sections(reading, format, major)
    language = data.language or actor.locale
    paper = await service.draw_paper(reading, planned, language)
    now = utc_now()
    # Where turns are counted, they are once more below, and one too many is undone.
    session = transaction.session if counts_turns(settings, sitting) else transaction.single
    attempt = await service.start(
        session,
        user_id=actor.user_id,
        format=format,
        major=major,
        planned=planned,
        paper=paper,
        language=language,
        now=now,
        extra_seconds=extra,
        sitting=sitting,
        held=actor.held,
    )
    if attempt is None:
        response.status_code = 200
        running = await queries.running(session, actor.user_id)
        if running is None:  # begun and ended between two statements; one may start again
            raise NoRunningAttempt
        return shown.started(running, now)
    # Once more, now that no other start of theirs can come between: one may have begun and ended meanwhile.
    await require_turn(session, settings, sitting, actor.user_id, now, but=attempt.id)
    kv, seconds = request.app.state.kv, format.time_limit_seconds + extra
    transaction.after_commit(lambda: live.put(kv, attempt.id, actor.user_id, attempt.deadline_at, seconds))
    return shown.started(attempt, now)
