"""What changes about practice: a session begins, an answer is checked, a session ends."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, case, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.errors import Conflict
from zerek.core.ids import new_id
from zerek.core.statements import Rows, dialect_of, execute_together, insert_into
from zerek.exam.practice import queries
from zerek.exam.practice.models import ACTIVE, PracticeAnswer, PracticePlan, PracticeSession
from zerek.exam.practice.queries import Standing
from zerek.exam.practice.rules import Weight, is_kept, weigh
from zerek.exam.practice.shelf import Entry
from zerek.exam.reviews import service as reviews
from zerek.insight import service as insight
from zerek.insight.models import ItemKind, Source
from zerek.insight.service import Checked

SEEDS = 2**62


async def begin(
    session: AsyncSession, user_id: UUID, subject_id: UUID, language: str | None, now: datetime
) -> tuple[PracticeSession, bool]:
    """The active session, and whether it is a new one: the old one is gone on with until seven days after its last
    answer. Two starts at once begin one session; the database decides which."""
    found = await queries.active(session, user_id, subject_id)
    if found is not None and is_kept(found.last_at, now):
        return found, False
    if found is not None:
        await session.execute(
            update(PracticeSession)
            .where(PracticeSession.id == found.id, PracticeSession.finished_at.is_(None))
            .values(finished_at=PracticeSession.last_at)
        )
    inserted = await session.execute(
        insert_into(session, PracticeSession)
        .values(
            id=new_id(),
            user_id=user_id,
            subject_id=subject_id,
            language=language,
            seed=secrets.randbelow(SEEDS),
            sequence=0,
            started_at=now,
            last_at=now,
            answered=0,
            correct=0,
            streak=0,
            best_streak=0,
        )
        .on_conflict_do_nothing(index_elements=["user_id", "subject_id"], index_where=ACTIVE)
        .returning(PracticeSession.id)
    )
    created = inserted.first() is not None
    begun = await queries.active(session, user_id, subject_id)
    if begun is None:  # begun and finished by another request between two statements
        raise Conflict
    return begun, created


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an answer: how the session stands after it, and the answer that stands."""

    standing: Standing
    keys: str
    is_correct: bool
    counted: bool
    written: bool


async def answer(
    session: AsyncSession,
    *,
    user_id: UUID,
    subject_id: UUID,
    entry: Entry,
    standing: Standing,
    keys: str,
    client_seq: int | None,
    seconds: float | None,
    now: datetime,
) -> Outcome | None:
    """Checks an answer in the bank's keys and keeps it. None when another answer of this session came between reading
    how it stands and here: read anew, and answer again."""
    weight = weigh(standing.previous, standing.session_id, keys, client_seq, now)
    if weight is Weight.REPEAT and standing.previous is not None:
        before = standing.previous
        return Outcome(standing, before.keys, before.is_correct, before.counted, written=False)
    is_correct, counted = keys == standing.correct_keys, weight is Weight.COUNTS
    number = standing.previous.number + 1 if standing.previous else 1
    given = {
        "user_id": user_id,
        "question_id": entry.question_id,
        "number": number,
        "session_id": standing.session_id,
        "version_id": entry.version_id,
        "keys": keys,
        "is_correct": is_correct,
        "counted": counted,
        "client_seq": client_seq,
        "seconds": seconds,
        "at": now,
    }
    insertions = [Rows(KEEP, [given])]
    dialect = dialect_of(session)
    if counted:
        checked = Checked(
            user_id=user_id,
            item_kind=ItemKind.QUESTION,
            item_id=entry.question_id,
            subject_id=subject_id,
            topic_id=entry.topic_id,
            source=Source.PRACTICE,
            source_id=standing.session_id,
            correct=is_correct,
            at=now,
            seconds=seconds,
            number=number,
        )
        insertions += insight.insertions(dialect, standing.beliefs, [checked])
    review = reviews.Review(
        question_id=entry.question_id,
        subject_id=subject_id,
        correct=is_correct,
        seconds=seconds,
        meant_seconds=entry.time_seconds,
        at=now,
    )
    insertions += reviews.insertions(dialect, user_id, [(review, standing.memory, standing.reviews)])
    moved = {
        "session": standing.session_id,
        "seen": standing.sequence,
        "one": int(counted),
        "right": int(counted and is_correct),
        "kept": int(is_correct or not counted),
        "now": now,
    }
    row = await execute_together(session, advance(), moved, insertions)
    if row is None:
        return None
    after = replace(
        standing, sequence=standing.sequence + 1, answered=row[0], correct=row[1], streak=row[2], best_streak=row[3],
        last_at=now,
    )  # fmt: skip
    return Outcome(after, keys, is_correct, counted, written=True)


KEEP = insert(PracticeAnswer.__table__)  # type: ignore[arg-type]  # a table is what a mapped class has there


@cache
def advance() -> Any:
    """Counts an answer, for who has seen the last one; built once."""
    table = PracticeSession.__table__
    one: BindParameter[int] = bindparam("one")
    right: BindParameter[int] = bindparam("right")
    kept: BindParameter[int] = bindparam("kept")
    streak = case((kept == 0, 0), else_=table.c.streak + right)
    return (
        update(table)  # type: ignore[arg-type]  # a table is what a mapped class has there
        .where(table.c.id == bindparam("session"), table.c.sequence == bindparam("seen"), table.c.finished_at.is_(None))
        .values(
            sequence=table.c.sequence + 1,
            answered=table.c.answered + one,
            correct=table.c.correct + right,
            streak=streak,
            best_streak=case((streak > table.c.best_streak, streak), else_=table.c.best_streak),
            last_at=bindparam("now"),
        )
        .returning(table.c.answered, table.c.correct, table.c.streak, table.c.best_streak)
    )


async def keep_plan(session: AsyncSession, session_id: UUID, sequence: int, items: list[UUID]) -> None:
    values = {"sequence": sequence, "items": [one.hex for one in items]}
    await session.execute(
        insert_into(session, PracticePlan)
        .values(session_id=session_id, **values)
        .on_conflict_do_update(index_elements=["session_id"], set_=values)
    )


async def finish(session: AsyncSession, session_id: UUID, now: datetime) -> None:
    """A repeat changes nothing."""
    await session.execute(
        update(PracticeSession)
        .where(PracticeSession.id == session_id, PracticeSession.finished_at.is_(None))
        .values(finished_at=now)
    )
