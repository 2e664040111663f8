"""What is read about attempts."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    and_,
    bindparam,
    cast,
    exists,
    func,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.core.statements import execute_as_is
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

    def known(self, attempt_id: UUID) -> Sheet | None:
        sheet = self._sheets.get(attempt_id)
        if sheet is not None:
            self._sheets.move_to_end(attempt_id)
        return sheet

    async def get(self, session: AsyncSession, attempt_id: UUID) -> Sheet:
        """Raises `AttemptNotFound`."""
        sheet = self.known(attempt_id)
        if sheet is not None:
            return sheet
        query = select(ExamAttempt.user_id, ExamAttempt.paper).where(ExamAttempt.id == attempt_id)
        row = (await session.execute(query)).first()
        if row is None:
            raise AttemptNotFound
        return self._keep(attempt_id, row.user_id, Paper.from_json(row.paper))

    def _keep(self, attempt_id: UUID, user_id: UUID, paper: Paper) -> Sheet:
        sheet = self._sheets[attempt_id] = Sheet(user_id, {item.question_id: item for item in paper.items})
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
    return (await session.execute(RUNNING_ONE, {"user_id": user_id})).scalar_one_or_none()


async def asked_again(session: AsyncSession, attempt: ExamAttempt) -> datetime | None:
    """The deadline of another attempt of this person that runs and asks any of the same questions; else none."""
    other = await running(session, attempt.user_id)
    if other is None or other.id == attempt.id:
        return None
    asked, before = ({item.question_id for item in Paper.from_json(one.paper).items} for one in (other, attempt))
    return None if asked.isdisjoint(before) else other.deadline_at


def overdue(now: datetime, grace: timedelta) -> ColumnElement[bool]:
    """Attempts whose time and grace are over. The clock of a paused one stands."""
    return and_(
        ExamAttempt.status == Status.IN_PROGRESS,
        ExamAttempt.paused_at.is_(None),
        ExamAttempt.deadline_at < now - grace,
    )


async def overdue_ids(
    session: AsyncSession, now: datetime, grace: timedelta, most: int, *, but: Sequence[UUID] = ()
) -> Sequence[UUID]:
    query = select(ExamAttempt.id).where(overdue(now, grace), ExamAttempt.id.not_in(but))
    query = query.order_by(ExamAttempt.deadline_at).limit(most)
    return (await session.execute(query)).scalars().all()


async def answers(session: AsyncSession, attempt_id: UUID) -> dict[UUID, Any]:
    """Rows with `keys`, `client_seq`, `saved_at` and `is_correct`, by question version."""
    rows = await session.execute(
        select(
            ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.client_seq, ExamAnswer.saved_at, ExamAnswer.is_correct
        ).where(ExamAnswer.attempt_id == attempt_id)
    )
    return {row.version_id: row for row in rows}


async def clock(session: AsyncSession, query: Select[ExamAttempt], attempt_id: UUID) -> Row[Any]:
    """What a room asks for every few seconds, without the paper. Raises `AttemptNotFound`.

    `saved_at` and `flags` together change whenever an answer or a flag does.
    """
    saved = select(func.max(ExamAnswer.saved_at)).where(ExamAnswer.attempt_id == attempt_id).scalar_subquery()
    flagged = select(func.count()).where(ExamFlag.attempt_id == attempt_id).scalar_subquery()
    columns = query.with_only_columns(
        ExamAttempt.user_id,
        ExamAttempt.status,
        ExamAttempt.deadline_at,
        ExamAttempt.paused_at,
        ExamAttempt.extra_seconds,
        ExamAttempt.cancel_reason,
        saved.label("saved_at"),
        flagged.label("flags"),
    )
    row = (await session.execute(columns.where(ExamAttempt.id == attempt_id))).first()
    if row is None:
        raise AttemptNotFound
    return row


def room_query() -> Select[Any]:
    """What the room of an attempt is shown with, without the paper, which does not change; and whether anything is
    marked in it, which is not so when a whole school begins."""
    marks = (exists().where(table.attempt_id == ExamAttempt.id) for table in (ExamAnswer, ExamFlag))
    return select(
        or_(*marks).label("is_marked"),
        ExamAttempt.id,
        ExamAttempt.status,
        ExamAttempt.language,
        ExamAttempt.format,
        ExamAttempt.deadline_at,
        ExamAttempt.paused_at,
        ExamAttempt.position,
        ExamAttempt.position_at,
    ).where(ExamAttempt.id == bindparam("attempt_id"), ExamAttempt.user_id == bindparam("user_id"))


def marked_query() -> CompoundSelect[Any]:
    """Answers, and after them flags: rows without keys."""
    attempt_id: BindParameter[UUID] = bindparam("attempt_id")
    return union_all(
        select(ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.saved_at).where(ExamAnswer.attempt_id == attempt_id),
        select(ExamFlag.version_id, cast(null(), ExamAnswer.keys.type), cast(null(), ExamAnswer.saved_at.type)).where(
            ExamFlag.attempt_id == attempt_id
        ),
    )


# Built once: a whole school asks for its questions in the same minute.
ROOM, MARKED = room_query(), marked_query()
RUNNING_ONE = (
    select(ExamAttempt)
    .where(ExamAttempt.user_id == bindparam("user_id"), ExamAttempt.status == Status.IN_PROGRESS)
    .execution_options(populate_existing=True)
)


async def room(session: AsyncSession, user_id: UUID, attempt_id: UUID) -> Row[Any]:
    """Raises `AttemptNotFound` for somebody else's."""
    of = {"attempt_id": attempt_id, "user_id": user_id}
    found: Row[Any] | None = (await execute_as_is(session, ROOM, of)).first()
    if found is None:
        raise AttemptNotFound
    return found


async def marked(session: AsyncSession, attempt_id: UUID) -> tuple[dict[UUID, Any], set[UUID]]:
    """What was answered, as rows with `keys` and `saved_at`, and what is flagged, by question version."""
    given: dict[UUID, Any] = {}
    flagged: set[UUID] = set()
    for row in await execute_as_is(session, MARKED, {"attempt_id": attempt_id}):
        if row.keys is None:
            flagged.add(row.version_id)
        else:
            given[row.version_id] = row
    return given, flagged


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


def last_position(attempt: ExamAttempt | Row[Any], given: dict[UUID, Any], items: Iterable[Item]) -> int:
    """Which question was answered or looked at last."""
    position, moment = attempt.position, attempt.position_at
    for place, item in enumerate(items if given else ()):
        answer = given.get(item.version_id)
        if answer is not None and answer.saved_at > moment:
            position, moment = place, answer.saved_at
    return position
