"""What is read about attempts."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, ExamFlag, Status
from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.errors import AttemptNotFound

MOST_PAPERS = 2_000


class Sheet(NamedTuple):
    """What answering needs to know of an attempt, all of it unchangeable."""

    user_id: UUID
    items: dict[UUID, Item]


class SheetCache:
    """The sheets of running attempts, so that saving an answer reads nothing; the most recently used ones."""

    def __init__(self, most: int = MOST_PAPERS) -> None:
        self._most = most
        self._sheets: OrderedDict[UUID, Sheet] = OrderedDict()

    async def get(self, session: AsyncSession, attempt_id: UUID) -> Sheet:
        """Raises `AttemptNotFound`."""
        sheet = self._sheets.get(attempt_id)
        if sheet is not None:
            self._sheets.move_to_end(attempt_id)
            return sheet
        query = select(ExamAttempt.user_id, ExamAttempt.paper).where(ExamAttempt.id == attempt_id)
        row = (await session.execute(query)).first()
        if row is None:
            raise AttemptNotFound
        paper = Paper.from_json(row.paper)
        sheet = self._sheets[attempt_id] = Sheet(row.user_id, {item.question_id: item for item in paper.items})
        while len(self._sheets) > self._most:
            self._sheets.popitem(last=False)
        return sheet


async def one(session: AsyncSession, query: Select[ExamAttempt], attempt_id: UUID) -> ExamAttempt:
    """The attempt among those that the query lets see. Raises `AttemptNotFound`."""
    found = (
        await session.execute(query.where(ExamAttempt.id == attempt_id).execution_options(populate_existing=True))
    ).scalar_one_or_none()
    if found is None:
        raise AttemptNotFound
    return found


async def running(session: AsyncSession, user_id: UUID) -> ExamAttempt | None:
    query = select(ExamAttempt).where(ExamAttempt.user_id == user_id, ExamAttempt.status == Status.IN_PROGRESS)
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def overdue_ids(session: AsyncSession, now: datetime, grace: timedelta, most: int) -> Sequence[UUID]:
    query = (
        select(ExamAttempt.id)
        .where(ExamAttempt.status == Status.IN_PROGRESS, ExamAttempt.deadline_at < now - grace)
        .order_by(ExamAttempt.deadline_at)
        .limit(most)
    )
    return (await session.execute(query)).scalars().all()


async def answers(session: AsyncSession, attempt_id: UUID) -> dict[UUID, Any]:
    """Rows with `keys`, `client_seq`, `saved_at` and `is_correct`, by question version."""
    rows = await session.execute(
        select(
            ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.client_seq, ExamAnswer.saved_at, ExamAnswer.is_correct
        ).where(ExamAnswer.attempt_id == attempt_id)
    )
    return {row.version_id: row for row in rows}


async def flags(session: AsyncSession, attempt_id: UUID) -> set[UUID]:
    rows = await session.execute(select(ExamFlag.version_id).where(ExamFlag.attempt_id == attempt_id))
    return set(rows.scalars())


async def listed(
    session: AsyncSession, query: Select[ExamAttempt], window: Window
) -> tuple[Sequence[ExamAttempt], int]:
    """Newest first."""
    rows = await session.execute(
        query.order_by(ExamAttempt.started_at.desc(), ExamAttempt.id.desc()).limit(window.limit).offset(window.offset)
    )
    return rows.scalars().all(), await count(session, query)


def last_position(attempt: ExamAttempt, given: dict[UUID, Any], paper: Paper) -> int:
    """Which question was answered or looked at last."""
    position, moment = attempt.position, attempt.position_at
    for place, item in enumerate(paper.items):
        answer = given.get(item.version_id)
        if answer is not None and answer.saved_at > moment:
            position, moment = place, answer.saved_at
    return position
