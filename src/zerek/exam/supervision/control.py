"""Changing running attempts over HTTP, one or all that match: more time, a pause, the way on, the end."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.transaction import CurrentTransaction, Transaction, TransactionRoute
from zerek.exam.attempts import live
from zerek.exam.attempts.models import Status
from zerek.exam.attempts.routes import grace_of
from zerek.exam.errors import (
    AttemptCancelled,
    AttemptFinished,
    AttemptNotFound,
    AttemptNotPaused,
    AttemptPaused,
    TimeIsUp,
    TooManyAttempts,
)
from zerek.exam.supervision import service
from zerek.exam.supervision.access import controlled_attempts
from zerek.exam.supervision.queries import matching
from zerek.exam.supervision.schemas import (
    Changed,
    ChangedMany,
    ChangeManyIn,
    Chosen,
    ExtendIn,
    ExtendManyIn,
    ReasonIn,
)
from zerek.exam.supervision.service import Change, Moment, Rule, Standing
from zerek.identity.access import Actor, CurrentSchoolAdmin

router = APIRouter(route_class=TransactionRoute, tags=["exam"])

ENDED = (AttemptNotFound, AttemptFinished, AttemptCancelled, TimeIsUp)


def extension(minutes: int, reason: str) -> Change:
    return Change("exam_attempt.extend", "exam.time_extended", reason, {"minutes": minutes})


def pausing(reason: str) -> Change:
    return Change("exam_attempt.pause", "exam.paused", reason, {})


def resuming(reason: str) -> Change:
    return Change("exam_attempt.resume", "exam.resumed", reason, {})


def cancelling(reason: str) -> Change:
    return Change("exam_attempt.cancel", "exam.cancelled", reason, {})


def moment(request: Request) -> Moment:
    return Moment(utc_now(), grace_of(request))


def shown(one: Standing, at: Moment) -> Changed:
    return Changed(
        attempt_id=one.id,
        status=Status(one.status),
        deadline_at=one.deadline_at,
        paused_at=one.paused_at,
        server_time=at.now,
    )


async def change_one(
    request: Request, actor: Actor, transaction: Transaction, attempt_id: UUID, rule: Rule, change: Change
) -> Changed:
    at = moment(request)
    after = await service.change_one(
        transaction.session, controlled_attempts(actor), attempt_id, rule, change, actor.user_id, at
    )
    keep_live(request, transaction, [after], at)
    return shown(after, at)


async def change_many(
    request: Request, actor: Actor, transaction: Transaction, chosen: Chosen, rule: Rule, change: Change
) -> ChangedMany:
    at = moment(request)
    named: dict[str, Any] = {name: getattr(chosen, name) for name in Chosen.model_fields}
    query = matching(controlled_attempts(actor), **named)
    changed = await service.change_many(transaction.session, query, rule, change, actor.user_id, at)
    keep_live(request, transaction, changed, at)
    return ChangedMany(changed_count=len(changed), items=[shown(one, at) for one in changed])


def keep_live(request: Request, transaction: Transaction, changed: list[Standing], at: Moment) -> None:
    """Once it is durable, the live state says the same."""
    kv = request.app.state.kv

    async def renew() -> None:
        for one in changed:
            if one.status == Status.IN_PROGRESS:
                seconds = int((one.deadline_at - at.now).total_seconds())
                await live.put(kv, one.id, one.user_id, one.deadline_at, max(0, seconds))
        await live.remove(kv, [one.id for one in changed if one.status != Status.IN_PROGRESS])

    transaction.after_commit(renew)


@router.post("/admin/attempts/extend", responses=responses(TooManyAttempts))
async def extend_attempts(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, data: ExtendManyIn
) -> ChangedMany:
    """More time for every running attempt that matches."""
    change = extension(data.minutes, data.reason)
    return await change_many(request, actor, transaction, data, service.extended(data.minutes), change)


@router.post("/admin/attempts/pause", responses=responses(TooManyAttempts))
async def pause_attempts(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, data: ChangeManyIn
) -> ChangedMany:
    """Stops the clocks of all that match and run."""
    return await change_many(request, actor, transaction, data, service.paused, pausing(data.reason))


@router.post("/admin/attempts/resume", responses=responses(TooManyAttempts))
async def resume_attempts(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, data: ChangeManyIn
) -> ChangedMany:
    """Lets the clocks of all that match and are paused go on."""
    return await change_many(request, actor, transaction, data, service.resumed, resuming(data.reason))


@router.post("/admin/attempts/cancel", responses=responses(TooManyAttempts))
async def cancel_attempts(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, data: ChangeManyIn
) -> ChangedMany:
    """Ends all that match, ungraded. What was answered is kept."""
    return await change_many(request, actor, transaction, data, service.cancelled, cancelling(data.reason))


@router.post("/admin/attempts/{attempt_id}/extend", responses=responses(*ENDED))
async def extend_attempt(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, attempt_id: UUID, data: ExtendIn
) -> Changed:
    """More time for a running attempt; its room shows it at once."""
    change = extension(data.minutes, data.reason)
    return await change_one(request, actor, transaction, attempt_id, service.extended(data.minutes), change)


@router.post("/admin/attempts/{attempt_id}/pause", responses=responses(*ENDED, AttemptPaused))
async def pause_attempt(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, attempt_id: UUID, data: ReasonIn
) -> Changed:
    """Stops the clock. Answers are refused until it goes on, and wait in the room."""
    return await change_one(request, actor, transaction, attempt_id, service.paused, pausing(data.reason))


@router.post("/admin/attempts/{attempt_id}/resume", responses=responses(*ENDED, AttemptNotPaused))
async def resume_attempt(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, attempt_id: UUID, data: ReasonIn
) -> Changed:
    """Lets the clock go on; the deadline moves by as long as it stood."""
    return await change_one(request, actor, transaction, attempt_id, service.resumed, resuming(data.reason))


@router.post("/admin/attempts/{attempt_id}/cancel", responses=responses(*ENDED))
async def cancel_attempt(
    request: Request, actor: CurrentSchoolAdmin, transaction: CurrentTransaction, attempt_id: UUID, data: ReasonIn
) -> Changed:
    """Ends a running attempt, ungraded. What was answered is kept."""
    return await change_one(request, actor, transaction, attempt_id, service.cancelled, cancelling(data.reason))
