"""What is tidied up by the hour and by the day."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from zerek.core import audit
from zerek.core.db import Database
from zerek.exam.attempts.models import ExamAttempt, Status

AT_ONCE = 500


async def end_forgotten_pauses(database: Database, now: datetime, longest: timedelta) -> int:
    """Attempts that have been paused for longer than anybody means to: their time ends where it stood, and the sweep
    grades what was answered. Otherwise they would keep their students from every other exam for ever."""
    ended = 0
    forgotten = (
        ExamAttempt.status == Status.IN_PROGRESS,
        ExamAttempt.paused_at < now - longest,
    )
    while True:
        some = select(ExamAttempt.id).where(*forgotten).limit(AT_ONCE)
        async with database.write() as session:
            rows = await session.execute(
                update(ExamAttempt)
                .where(ExamAttempt.id.in_(some), *forgotten)
                .values(deadline_at=ExamAttempt.paused_at, paused_at=None)
                .returning(ExamAttempt.id)
                .execution_options(synchronize_session=False)
            )
            ids = list(rows.scalars())
            made = [(attempt_id, {"reason": "forgotten"}) for attempt_id in ids]
            await audit.record_all(session, None, "exam_attempt.end_pause", "exam_attempt", made)
        ended += len(ids)
        if len(ids) < AT_ONCE:
            return ended


async def archive(database: Database, now: datetime, after: timedelta) -> int:
    """Attempts that ended before then leave the lists; who sat them still reads them."""
    archived = 0
    old = (
        ExamAttempt.status != Status.IN_PROGRESS,
        ExamAttempt.archived_at.is_(None),
        func.coalesce(ExamAttempt.completed_at, ExamAttempt.deadline_at) < now - after,
    )
    while True:
        some = select(ExamAttempt.id).where(*old).limit(AT_ONCE)
        async with database.write() as session:
            rows = await session.execute(
                update(ExamAttempt)
                .where(ExamAttempt.id.in_(some), *old)
                .values(archived_at=now)
                .returning(ExamAttempt.id)
                .execution_options(synchronize_session=False)
            )
            done = len(rows.all())
        archived += done
        if done < AT_ONCE:
            return archived
