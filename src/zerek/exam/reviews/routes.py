"""Reviews over HTTP."""

from collections import Counter
from datetime import timedelta

from fastapi import APIRouter

from zerek.core.clock import utc_now
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.reviews import queries, service
from zerek.exam.reviews.schemas import DueBySubject, Forecast, Reviews, ReviewSettings, ReviewSettingsIn
from zerek.identity.access import CurrentStudent
from zerek.school.queries import subjects_by_id

router = APIRouter(route_class=TransactionRoute, tags=["practice"])


@router.get("/practice/reviews")
async def my_reviews(actor: CurrentStudent, session: ReadSession) -> Reviews:
    """What is due to be repeated today, and the next seven days."""
    now = utc_now()
    agenda = await queries.agenda(session, actor.user_id, now)
    by_subject = Counter(one.subject_id for one in agenda.days[0])
    subjects = await subjects_by_id(session, by_subject)
    today = now.astimezone(await queries.zone_of(session, actor.user_id)).date()
    return Reviews(
        due_today=len(agenda.days[0]),
        done_today=agenda.done_today,
        reviews_per_day=agenda.reviews_per_day,
        cards=agenda.cards,
        by_subject=[
            DueBySubject(
                subject_code=subjects[subject_id].code,
                title_ru=subjects[subject_id].title_ru,
                title_kk=subjects[subject_id].title_kk,
                title_en=subjects[subject_id].title_en,
                due_today=count,
            )
            for subject_id, count in by_subject.most_common()
        ],
        forecast=[
            Forecast(date=today + timedelta(days=number), count=len(day))
            for number, day in enumerate(agenda.days)
            if number
        ],
    )


@router.put("/practice/settings")
async def set_reviews_per_day(actor: CurrentStudent, session: Session, data: ReviewSettingsIn) -> ReviewSettings:
    """How many reviews come a day at the most."""
    await service.set_reviews_per_day(session, actor.user_id, data.reviews_per_day)
    return ReviewSettings(reviews_per_day=data.reviews_per_day)
