"""What changes about reviews: a card moves with each answer, and how many come a day is the student's choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.statements import Rows, dialect_of, insert_into
from zerek.exam.reviews import rules
from zerek.exam.reviews.models import ReviewCard, ReviewLogEntry, ReviewSetting
from zerek.exam.reviews.rules import Memory

MOVED = ("state", "step", "stability", "difficulty", "due_at", "last_review_at", "reviews")


@dataclass(frozen=True, slots=True)
class Review:
    """A checked answer to a question, as far as remembering it goes; `meant_seconds` is what the question may take."""

    question_id: UUID
    subject_id: UUID
    correct: bool
    seconds: float | None
    meant_seconds: int
    at: datetime


async def take(session: AsyncSession, user_id: UUID, given: Sequence[Review]) -> None:
    """Takes answers to different questions: a wrong one makes a card, any further one is a review of it. What was never
    wrong has no card."""
    ids = [one.question_id for one in given]
    rows = await session.execute(
        select(ReviewCard)
        .where(ReviewCard.user_id == user_id, ReviewCard.question_id.in_(ids))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    cards = {
        one.question_id: (
            Memory(one.state, one.step, one.stability, one.difficulty, one.due_at, one.last_review_at),
            one.reviews,
        )
        for one in rows.scalars()
    }
    await move(session, user_id, [(one, *cards.get(one.question_id, (None, 0))) for one in given])


async def move(session: AsyncSession, user_id: UUID, given: Sequence[tuple[Review, Memory | None, int]]) -> None:
    """The same for who has read the cards already, with their number of reviews, and lets no second answer of this
    person to these questions in meanwhile."""
    for one in insertions(dialect_of(session), user_id, given):
        await session.execute(one.statement, list(one.rows))


def insertions(dialect: str, user_id: UUID, given: Sequence[tuple[Review, Memory | None, int]]) -> list[Rows]:
    """The same as rows, for who inserts them together with rows of their own."""
    cards: list[dict[str, Any]] = []
    log: list[dict[str, Any]] = []
    for one, memory, reviews in given:
        if memory is None and one.correct:
            continue
        rating = rules.rate(one.correct, one.seconds, one.meant_seconds)
        after = rules.review(memory, rating, one.at)
        of = {"user_id": user_id, "question_id": one.question_id}
        cards.append(of | {"subject_id": one.subject_id, "reviews": reviews + 1} | after._asdict())
        log.append(of | {"number": reviews + 1, "rating": int(rating), "at": one.at, "seconds": one.seconds})
    return [Rows(upsert_card(dialect), cards), Rows(LOG, log)] if cards else []


async def begin_anew(session: AsyncSession, user_id: UUID, question_id: UUID, given: Sequence[Review]) -> None:
    """Forgets the card and the log of a question, and makes them of these answers, the earliest first."""
    memory, number = None, 0
    for table in (ReviewCard, ReviewLogEntry):
        await session.execute(delete(table).where(table.user_id == user_id, table.question_id == question_id))
    for one in given:
        if memory is None and one.correct:
            continue
        await move(session, user_id, [(one, memory, number)])
        memory = rules.review(memory, rules.rate(one.correct, one.seconds, one.meant_seconds), one.at)
        number += 1


@cache
def upsert_card(dialect: str) -> Any:
    """Built once, since it is part of most wrong answers."""
    statement = insert_into(dialect, ReviewCard.__table__)
    return statement.on_conflict_do_update(
        index_elements=["user_id", "question_id"], set_={name: statement.excluded[name] for name in MOVED}
    )


LOG = insert(ReviewLogEntry.__table__)  # type: ignore[arg-type]  # a table is what a mapped class has there


async def set_reviews_per_day(session: AsyncSession, user_id: UUID, wanted: int) -> None:
    await session.execute(
        insert_into(session, ReviewSetting)
        .values(user_id=user_id, reviews_per_day=wanted)
        .on_conflict_do_update(index_elements=["user_id"], set_={"reviews_per_day": wanted})
    )
