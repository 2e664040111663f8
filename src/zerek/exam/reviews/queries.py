"""What is read about reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.bank.models import PUBLISHED, Question
from zerek.exam.reviews import rules
from zerek.exam.reviews.models import REVIEWS_PER_DAY, ReviewCard, ReviewLogEntry, ReviewSetting
from zerek.identity.models import User

MOST_CARDS = 10_000


class Due(NamedTuple):
    question_id: UUID
    subject_id: UUID


@dataclass(frozen=True, slots=True)
class Agenda:
    """`days` are today and the next seven."""

    days: list[list[Due]]
    done_today: int
    reviews_per_day: int
    cards: int

    def due_today(self, subject_id: UUID) -> list[UUID]:
        return [one.question_id for one in self.days[0] if one.subject_id == subject_id]


def midnight(zone: ZoneInfo, now: datetime) -> datetime:
    """When the day began where somebody lives."""
    return datetime.combine(now.astimezone(zone).date(), time(), zone).astimezone(UTC)


async def zone_of(session: AsyncSession, user_id: UUID) -> ZoneInfo:
    name = (await session.execute(select(User.timezone).where(User.id == user_id))).scalar_one()
    return ZoneInfo(name)


async def reviews_per_day(session: AsyncSession, user_id: UUID) -> int:
    query = select(ReviewSetting.reviews_per_day).where(ReviewSetting.user_id == user_id)
    wanted = (await session.execute(query)).scalar_one_or_none()
    return REVIEWS_PER_DAY if wanted is None else wanted


async def agenda(session: AsyncSession, user_id: UUID, now: datetime) -> Agenda:
    """What somebody is to review, day by day, of questions that are still in the bank."""
    zone = await zone_of(session, user_id)
    cards: Sequence[ReviewCard] = (
        (
            await session.execute(
                select(ReviewCard)
                .join(Question, Question.id == ReviewCard.question_id)
                .where(ReviewCard.user_id == user_id, Question.status == PUBLISHED)
                .order_by(ReviewCard.due_at, ReviewCard.question_id)
                .limit(MOST_CARDS)
            )
        )
        .scalars()
        .all()
    )
    done = select(func.count(func.distinct(ReviewLogEntry.question_id))).where(
        ReviewLogEntry.user_id == user_id, ReviewLogEntry.at >= midnight(zone, now), ReviewLogEntry.number > 1
    )
    done_today = (await session.execute(done)).scalar_one()
    cap = await reviews_per_day(session, user_id)
    due = [
        (rules.day_of(one.state, one.due_at, one.last_review_at, zone), Due(one.question_id, one.subject_id))
        for one in cards
    ]
    today = now.astimezone(zone).date()
    return Agenda(rules.spread(due, today=today, cap=cap, done_today=done_today), done_today, cap, len(cards))
