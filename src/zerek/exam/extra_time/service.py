"""What changes about extra time."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import extra_seconds
from zerek.exam.extra_time.models import ExtraTime
from zerek.exam.extra_time.queries import extra_time_of
from zerek.exam.extra_time.schemas import ExtraTimeIn
from zerek.exam.supervision.service import Change, Moment, Standing, locked, moved, refusal, store


async def grant(session: AsyncSession, by: UUID, user_id: UUID, data: ExtraTimeIn, at: Moment) -> Standing | None:
    """Grants it for every exam to come and lengthens the one that runs, which it returns in its new state."""
    granted = await extra_time_of(session, user_id)
    before = {"percent": granted.percent, "minutes": granted.minutes} if granted else None
    if granted is None:
        granted = ExtraTime(user_id=user_id)
        session.add(granted)
    granted.percent, granted.minutes, granted.reason = data.percent, data.minutes, data.reason
    granted.granted_by, granted.granted_at = by, at.now
    await session.flush()
    after = {"percent": data.percent, "minutes": data.minutes, "reason": data.reason}
    await audit.record(session, by, "exam_extra_time.grant", "user", user_id, before=before or {}, after=after)
    return await lengthen_running(session, by, user_id, data, at)


async def lengthen_running(
    session: AsyncSession, by: UUID, user_id: UUID, data: ExtraTimeIn, at: Moment
) -> Standing | None:
    """What is granted during an exam holds for it at once. Less than before never shortens it."""
    running = select(ExamAttempt).where(ExamAttempt.user_id == user_id, ExamAttempt.status == Status.IN_PROGRESS)
    found = await locked(session, running)
    if not found or refusal(found[0], at):
        return None
    row = (
        await session.execute(
            select(ExamAttempt.format, ExamAttempt.extra_seconds).where(ExamAttempt.id == found[0].id)
        )
    ).one()
    wanted = extra_seconds(row.format["time_limit_seconds"], data.percent, data.minutes)
    if wanted <= row.extra_seconds:
        return None
    seconds = wanted - row.extra_seconds
    await session.execute(
        update(ExamAttempt)
        .where(ExamAttempt.id == found[0].id)
        .values(extra_seconds=wanted)
        .execution_options(synchronize_session=False)
    )
    after = moved(found[0], found[0].deadline_at + timedelta(seconds=seconds), at)
    change = Change("exam_attempt.extend", "exam.time_extended", data.reason, {"minutes": round(seconds / 60, 2)})
    await store(session, [(found[0], after)], change, by, at)
    return after


async def withdraw(session: AsyncSession, by: UUID, user_id: UUID) -> None:
    """For exams to come; one that runs keeps what it has."""
    granted = await extra_time_of(session, user_id)
    if granted is None:
        return
    before = {"percent": granted.percent, "minutes": granted.minutes}
    await session.execute(delete(ExtraTime).where(ExtraTime.user_id == user_id))
    await audit.record(session, by, "exam_extra_time.withdraw", "user", user_id, before=before)
