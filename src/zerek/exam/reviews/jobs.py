"""What runs later about reviews."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.events import Event, publish
from zerek.core.jobs import JobContext
from zerek.core.statements import insert_into
from zerek.exam.reviews import queries
from zerek.exam.reviews.models import REVIEWS_PER_DAY, ReviewCard, ReviewSetting
from zerek.identity.models import User

MORNING, EVENING = 8, 21  # nobody is told at night
BATCH = 200
PEOPLE_AT_ONCE = 2_000


async def remind_of_reviews(context: JobContext) -> int:
    """Tells who has something to review, once in their own day. Returns how many were told."""
    now, told = utc_now(), 0
    after: UUID | None = None
    while True:
        async with context.database.read() as session:
            people = await with_cards(session, now, after)
        for begin in range(0, len(people), BATCH):
            async with context.database.write() as session:
                for user_id, zone, reminded_on in people[begin : begin + BATCH]:
                    told += await remind(session, user_id, ZoneInfo(zone), reminded_on, now)
        if len(people) < PEOPLE_AT_ONCE:
            return told
        after = people[-1][0]


async def with_cards(
    session: AsyncSession, now: datetime, after: UUID | None
) -> Sequence[tuple[UUID, str, date | None]]:
    due = select(ReviewCard.user_id).where(ReviewCard.due_at <= now)
    query = (
        select(User.id, User.timezone, ReviewSetting.reminded_on)
        .join(ReviewSetting, ReviewSetting.user_id == User.id, isouter=True)
        .where(User.id.in_(due), User.erased_at.is_(None))
        .order_by(User.id)
        .limit(PEOPLE_AT_ONCE)
    )
    if after is not None:
        query = query.where(User.id > after)
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def remind(session: AsyncSession, user_id: UUID, zone: ZoneInfo, reminded_on: date | None, now: datetime) -> bool:
    local = now.astimezone(zone)
    if not MORNING <= local.hour < EVENING or reminded_on == local.date():
        return False
    due = len((await queries.agenda(session, user_id, now)).days[0])
    if not due or not await claim(session, user_id, local.date()):
        return False
    day = local.date().isoformat()
    await publish(
        session,
        Event(
            "practice.reviews_due",
            [user_id],
            {"count": due},
            path="/app/practice/reviews",
            dedupe_key=f"practice.reviews_due:{user_id}:{day}",
        ),
        now,
    )
    return True


async def claim(session: AsyncSession, user_id: UUID, today: date) -> bool:
    """True for one caller a day, however many workers there are."""
    claimed = await session.execute(
        insert_into(session, ReviewSetting)
        .values(user_id=user_id, reviews_per_day=REVIEWS_PER_DAY, reminded_on=today)
        .on_conflict_do_update(
            index_elements=["user_id"],
            set_={"reminded_on": today},
            where=or_(ReviewSetting.reminded_on.is_(None), ReviewSetting.reminded_on < today),
        )
        .returning(ReviewSetting.user_id)
    )
    return claimed.first() is not None
