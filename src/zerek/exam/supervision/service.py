"""What those who watch over exams change while they run: time, pauses, and the end of an attempt before its time.

Every change locks the attempts' rows first and looks at them under the lock, so that it either comes before the end of
an attempt or finds it ended: an answer, the sweep and a submission lock the same rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.errors import AppError
from zerek.core.events import Event, publish
from zerek.core.live import announce_after_commit
from zerek.core.schema import rfc3339
from zerek.core.statements import execute_as_is
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import is_overdue, mark_after_moving
from zerek.exam.attempts.telling import tell_watchers
from zerek.exam.errors import (
    AttemptCancelled,
    AttemptFinished,
    AttemptNotFound,
    AttemptNotPaused,
    AttemptPaused,
    TimeIsUp,
    TooManyAttempts,
)

MOST_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Moment:
    now: datetime
    grace: timedelta


class Standing(NamedTuple):
    """An attempt's state under its lock."""

    id: UUID
    user_id: UUID
    status: str
    deadline_at: datetime
    paused_at: datetime | None
    reminded_minutes: int | None


class Change(NamedTuple):
    """What is told of a change: the action of the audit trail and event, and its words."""

    action: str
    kind: str
    reason: str
    parameters: dict[str, Any]


async def locked(session: AsyncSession, attempts: Select[ExamAttempt]) -> list[Standing]:
    """Of one or many, in the order of their ids, so that two who lock many never wait for each other."""
    rows = await session.execute(
        attempts.with_only_columns(
            ExamAttempt.id,
            ExamAttempt.user_id,
            ExamAttempt.status,
            ExamAttempt.deadline_at,
            ExamAttempt.paused_at,
            ExamAttempt.reminded_minutes,
        )
        .order_by(ExamAttempt.id)
        .limit(MOST_AT_ONCE + 1)
        .with_for_update(of=ExamAttempt)
    )
    found = [Standing(*row) for row in rows]
    if len(found) > MOST_AT_ONCE:
        raise TooManyAttempts(most=MOST_AT_ONCE)
    return found


def refusal(one: Standing, at: Moment) -> AppError | None:
    """Why nothing can be changed about an attempt any more."""
    if one.status == Status.CANCELLED:
        return AttemptCancelled()
    if one.status in (Status.COMPLETED, Status.EXPIRED):
        return AttemptFinished()
    if one.paused_at is None and is_overdue(one.deadline_at, at.now, at.grace):
        return TimeIsUp()
    return None


Rule = Callable[[Standing, Moment], Standing | AppError]


def extended(minutes: int) -> Rule:
    def rule(one: Standing, at: Moment) -> Standing | AppError:
        return moved(one, one.deadline_at + timedelta(minutes=minutes), at)

    return rule


def moved(one: Standing, deadline_at: datetime, at: Moment) -> Standing:
    told = mark_after_moving(one.reminded_minutes, deadline_at, one.paused_at or at.now)
    return one._replace(deadline_at=deadline_at, reminded_minutes=told)


def paused(one: Standing, at: Moment) -> Standing | AppError:
    if one.paused_at is not None:
        return AttemptPaused()
    if one.deadline_at <= at.now:  # within the grace there is no time left that could stand still
        return TimeIsUp()
    return one._replace(paused_at=at.now)


def resumed(one: Standing, at: Moment) -> Standing | AppError:
    """The deadline moves by as long as the clock stood."""
    if one.paused_at is None:
        return AttemptNotPaused()
    return one._replace(deadline_at=one.deadline_at + (at.now - one.paused_at), paused_at=None)


def cancelled(one: Standing, _at: Moment) -> Standing | AppError:
    return one._replace(status=Status.CANCELLED)


async def change_one(
    session: AsyncSession,
    attempts: Select[ExamAttempt],
    attempt_id: UUID,
    rule: Rule,
    change: Change,
    by: UUID,
    at: Moment,
) -> Standing:
    """Raises why it cannot be."""
    found = await locked(session, attempts.where(ExamAttempt.id == attempt_id))
    if not found:
        raise AttemptNotFound
    after = refusal(found[0], at) or rule(found[0], at)
    if isinstance(after, AppError):
        raise after
    await store(session, [(found[0], after)], change, by, at)
    return after


async def change_many(
    session: AsyncSession, attempts: Select[ExamAttempt], rule: Rule, change: Change, by: UUID, at: Moment
) -> list[Standing]:
    """Changes those that run and to which it applies, and leaves the others as they are."""
    pairs = []
    for one in await locked(session, attempts.where(ExamAttempt.status == Status.IN_PROGRESS)):
        after = refusal(one, at) or rule(one, at)
        if not isinstance(after, AppError):
            pairs.append((one, after))
    await store(session, pairs, change, by, at)
    return [after for _, after in pairs]


async def store(
    session: AsyncSession, pairs: Sequence[tuple[Standing, Standing]], change: Change, by: UUID | None, at: Moment
) -> None:
    """Writes the new states with their traces, and tells whom they concern."""
    if not pairs:
        return
    table = ExamAttempt.__table__
    ended = change.action == "exam_attempt.cancel"
    values: dict[str, Any] = {
        name: bindparam(f"new_{name}") for name in ("status", "deadline_at", "paused_at", "reminded_minutes")
    }
    if ended:
        values |= {"completed_at": at.now, "cancel_reason": change.reason}
    await execute_as_is(
        session,
        update(ExamAttempt).where(table.c.id == bindparam("attempt_id")).values(values),
        [
            {
                "attempt_id": after.id,
                "new_status": after.status,
                "new_deadline_at": after.deadline_at,
                "new_paused_at": None if ended else after.paused_at,
                "new_reminded_minutes": after.reminded_minutes,
            }
            for _, after in pairs
        ],
    )
    made = [
        (after.id, {"reason": change.reason, **change.parameters, **trace(before, after)}) for before, after in pairs
    ]
    await audit.record_all(session, by, change.action, "exam_attempt", made)
    for _, after in pairs:
        await tell(session, after, change, at.now)


def trace(before: Standing, after: Standing) -> dict[str, Any]:
    return {
        "status": after.status,
        "deadline_before": before.deadline_at,
        "deadline_after": after.deadline_at,
    }


async def tell(session: AsyncSession, after: Standing, change: Change, now: datetime) -> None:
    state = {
        "attempt_id": str(after.id),
        "status": str(after.status),
        "deadline_at": rfc3339(after.deadline_at),
        "paused_at": rfc3339(after.paused_at) if after.paused_at else None,
    }
    announce_after_commit(session, f"attempt:{after.id}", "attempt.changed", reason=change.reason, **state)
    await tell_watchers(session, {after.id: after.user_id}, "attempt.changed")
    event = Event(
        change.kind,
        [after.user_id],
        {"reason": change.reason, "deadline_at": state["deadline_at"], **change.parameters},
        f"/app/exam/{after.id}",
        dedupe_key=f"{change.kind}:{after.id}:{rfc3339(now)}",
    )
    await publish(session, event, now)
