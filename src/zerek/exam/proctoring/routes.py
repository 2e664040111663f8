"""Proctoring over HTTP: what a room reports, and the log that both sides read."""

from uuid import UUID

from fastapi import APIRouter, Request

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, responses
from zerek.core.paging import PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.attempts import queries as attempts
from zerek.exam.attempts.access import visible_attempts
from zerek.exam.attempts.routes import ENDED, running_own
from zerek.exam.errors import AttemptNotFound
from zerek.exam.proctoring import queries, service
from zerek.exam.proctoring.models import ProctoringEvent
from zerek.exam.proctoring.rules import SUSPICIOUS_FROM, is_suspicious
from zerek.exam.proctoring.schemas import EventOut, ProctoringIn, ProctoringLog, ProctoringSaved
from zerek.identity.access import CurrentStudent, CurrentUser

router = APIRouter(route_class=TransactionRoute, tags=["exam"])


def shown(event: ProctoringEvent) -> EventOut:
    return EventOut(
        event_type=event.kind,
        name=event.name,
        client_time=event.client_at,
        server_time=event.server_at,
        metadata=event.details,
    )


@router.post("/exam/{attempt_id}/proctoring", responses=responses(AttemptNotFound, InvalidInput, *ENDED))
async def report_events(
    request: Request,
    actor: CurrentStudent,
    reading: ReadSession,
    session: Session,
    attempt_id: UUID,
    data: ProctoringIn,
) -> ProctoringSaved:
    """What happened around the exam, one event or up to 100. Repeats within a second count once. The count fails
    nobody: from 10 on a person is asked to look. During a pause nothing is counted."""
    now = utc_now()
    await running_own(request, reading, actor, attempt_id)
    done = await service.record_events(session, attempt_id, actor.user_id, data.all_events(), now)
    return ProctoringSaved(created_count=done.created, total_events=done.total, suspicious=is_suspicious(done.total))


@router.get("/exam/{attempt_id}/proctoring", responses=responses(AttemptNotFound))
async def proctoring_log(
    actor: CurrentUser, session: ReadSession, attempt_id: UUID, window: PageWindow
) -> ProctoringLog:
    """The log of an attempt: for who sat it, and for those who watch over it."""
    await attempts.clock(session, visible_attempts(actor), attempt_id)
    events, total = await queries.events_of(session, attempt_id, window)
    summary = await queries.summary_of(session, attempt_id)
    fields = page([shown(event) for event in events], total, window)
    return ProctoringLog.model_validate(fields | {"summary": summary, "suspicious_from": SUSPICIOUS_FROM})
