"""Reminders 10, 5 and 1 minutes before the end.

The mark that was told last stands in the attempt's row, and moving it is what claims a reminder: of several workers at
once one moves it. Whoever moves a deadline sets it back (`rules.mark_after_moving`), so that reminders move along.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from zerek.core.db import Database
from zerek.core.events import Event, publish
from zerek.core.live import announce_after_commit
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import REMINDED_MINUTES, reached_mark

AT_ONCE = 500
RUNS = (ExamAttempt.status == Status.IN_PROGRESS, ExamAttempt.paused_at.is_(None))


async def remind(database: Database, now: datetime) -> int:
    told = 0
    for mark in sorted(REMINDED_MINUTES):
        while True:
            batch = await due(database, mark, now)
            for row in batch:
                told += await tell(database, row, mark, now)
            if len(batch) < AT_ONCE:
                break
    return told


async def due(database: Database, mark: int, now: datetime) -> list[Any]:
    """Attempts that have reached the mark and not been told of it or a later one. An exam that is as short as the mark
    has it from its first second on, and nobody is told what they have just read."""
    async with database.read() as session:
        rows = await session.execute(
            select(ExamAttempt.id, ExamAttempt.user_id, ExamAttempt.started_at, ExamAttempt.deadline_at)
            .where(
                *RUNS,
                ExamAttempt.deadline_at > now,
                ExamAttempt.deadline_at <= now + timedelta(minutes=mark),
                or_(ExamAttempt.reminded_minutes.is_(None), ExamAttempt.reminded_minutes > mark),
            )
            .order_by(ExamAttempt.deadline_at)
            .limit(AT_ONCE)
        )
        return list(rows)


async def tell(database: Database, row: Any, mark: int, now: datetime) -> bool:
    """True where this call told it. It claims the mark; a mark that is behind by the next one is claimed in silence."""
    async with database.write() as session:
        claimed = await session.execute(
            update(ExamAttempt)
            .where(
                ExamAttempt.id == row.id,
                *RUNS,
                ExamAttempt.deadline_at == row.deadline_at,
                or_(ExamAttempt.reminded_minutes.is_(None), ExamAttempt.reminded_minutes > mark),
            )
            .values(reminded_minutes=mark)
            .returning(ExamAttempt.id)
        )
        is_mine = claimed.first() is not None
        is_short = row.deadline_at - row.started_at <= timedelta(minutes=mark)
        if not is_mine or is_short or reached_mark(row.deadline_at, now) != mark:
            return False
        deadline_at = rfc3339(row.deadline_at)
        event = Event(
            "exam.reminder",
            [row.user_id],
            {"minutes": mark, "deadline_at": deadline_at},
            f"/app/exam/{row.id}",
            dedupe_key=f"exam.reminder:{row.id}:{mark}:{deadline_at}",
        )
        await publish(session, event, now)
        announce_after_commit(
            session, f"attempt:{row.id}", "exam.reminder", attempt_id=str(row.id), minutes=mark, deadline_at=deadline_at
        )
        return True
