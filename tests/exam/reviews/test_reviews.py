"""Mistakes that come back: cards, the daily cap, reminders, and what exams add."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from exam.practice.student import every, page, right, stats, wrong
from house import House
from zerek.core.events import SUBSCRIBERS, Event
from zerek.core.jobs import JobContext
from zerek.exam.attempts.jobs import record_finished
from zerek.exam.reviews import jobs
from zerek.exam.reviews.models import ReviewCard, ReviewLogEntry
from zerek.insight.models import Response, StoredBelief
from zerek.insight.queries import Item, answered_by_subject, predict
from zerek.insight.rules import Kind


def context(house: House) -> JobContext:
    state = house.app.state
    return JobContext(state.database, state.kv, house.settings)


async def test_mistakes_are_due_until_they_are_answered_right(house: House) -> None:
    student = await house.person()
    questions = await every(house, student)
    for question in questions[:3]:
        await wrong(house, student, question)
    await right(house, student, questions[3])
    due = await every(house, student, order="mistakes")
    assert {one["question_id"] for one in due} == {one["question_id"] for one in questions[:3]}
    await right(house, student, due[0])
    left = await every(house, student, order="mistakes")
    assert [one["question_id"] for one in left] == [one["question_id"] for one in due[1:]]
    agenda = (await house.get(student, "/practice/reviews")).json()
    assert (agenda["due_today"], agenda["done_today"], agenda["cards"]) == (2, 1, 3)
    assert [(one["subject_code"], one["due_today"]) for one in agenda["by_subject"]] == [("TGO", 2)]
    assert len(agenda["forecast"]) == 7
    assert sum(one["count"] for one in agenda["forecast"]) == 1
    assert (await page(house, student, "/practice/ENG/questions", order="mistakes"))["total"] == 0
    async with house.app.state.database.read() as session:
        ratings = await session.execute(
            select(ReviewLogEntry.rating)
            .where(ReviewLogEntry.user_id == student.user_id)
            .order_by(ReviewLogEntry.at, ReviewLogEntry.number)
        )
        assert list(ratings.scalars()) == [1, 1, 1, 3]


async def test_a_daily_cap_spreads_what_is_due(house: House) -> None:
    student = await house.person()
    for question in (await every(house, student))[:25]:
        await wrong(house, student, question)
    agenda = (await house.get(student, "/practice/reviews")).json()
    assert (agenda["due_today"], agenda["reviews_per_day"]) == (20, 20)
    assert [one["count"] for one in agenda["forecast"]] == [5, 0, 0, 0, 0, 0, 0]
    changed = await house.put(student, "/practice/settings", {"reviews_per_day": 8})
    assert changed.json() == {"reviews_per_day": 8}
    agenda = (await house.get(student, "/practice/reviews")).json()
    assert agenda["due_today"] == 8
    assert [one["count"] for one in agenda["forecast"]] == [8, 8, 1, 0, 0, 0, 0]
    assert (await page(house, student, order="mistakes"))["total"] == 8
    for bad in (0, 201, "x"):
        assert (await house.put(student, "/practice/settings", {"reviews_per_day": bad})).status_code == 422


async def test_a_finished_exam_becomes_responses_once_and_its_mistakes_cards(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    questions = await house.questions(student, attempt["attempt_id"])
    for place, question in enumerate(questions[:4]):
        keys = house.wrong_keys(question) if place == 3 else house.right_keys(question)
        await house.answer(student, attempt["attempt_id"], question, keys)
    await house.post(student, f"/exam/{attempt['attempt_id']}/submit")
    for _ in range(3):
        await record_finished(context(house))
    async with house.app.state.database.read() as session:
        rows = (await session.execute(select(Response).where(Response.user_id == student.user_id))).scalars().all()
        own = select(StoredBelief).where(StoredBelief.owner_id == student.user_id, StoredBelief.kind == Kind.USER.value)
        belief = (await session.execute(own)).scalar_one()
        cards = select(func.count()).select_from(ReviewCard).where(ReviewCard.user_id == student.user_id)
        assert (await session.execute(cards)).scalar_one() == 1
        tallies = await answered_by_subject(session, student.user_id)
    assert sorted(row.correct for row in rows) == [False, True, True, True]
    assert {(row.source, str(row.source_id)) for row in rows} == {("exam", attempt["attempt_id"])}
    assert all(0 < row.prediction < 1 for row in rows)
    assert belief.responses == 4
    assert [tuple(one) for one in tallies.values()] == [(4, 3)]


async def test_each_practice_answer_is_stored_for_good_with_its_prediction(house: House) -> None:
    student = await house.person()
    questions = await every(house, student)
    subject: Any = None
    for question in questions[:12]:
        await right(house, student, question)
    async with house.app.state.database.read() as session:
        query = select(Response).where(Response.user_id == student.user_id).order_by(Response.at)
        rows = (await session.execute(query)).scalars().all()
        subject = rows[0].subject_id
        items = [Item(row.item_id, subject, None) for row in rows[:1]]
        now = await predict(session, student.user_id, items)
    assert len(rows) == 12
    assert rows[0].prediction < rows[-1].prediction, "it is learnt from one answer to the next"
    assert now[0].probability > rows[0].prediction
    await house.post(student, "/practice/TGO/finish")
    export = (await house.get(student, "/profile/me/export")).json()
    assert len(export["insight"]["responses"]) == len(export["practice"]["answers"]) == 12
    assert (await stats(house, student))["answered"] == 0


async def test_a_reminder_comes_once_a_day_to_who_has_something_due(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    student, idle = await house.person(timezone="Asia/Almaty"), await house.person(timezone="Asia/Almaty")
    for question in (await every(house, student))[:2]:
        await wrong(house, student, question)
    await right(house, idle, (await every(house, idle))[0])
    told: list[Event] = []

    async def listen(_session: AsyncSession, event: Event, _now: datetime) -> None:
        if event.recipients[0] in (student.user_id, idle.user_id):
            told.append(event)

    monkeypatch.setitem(house.app.state.database.session_info, SUBSCRIBERS, [listen])
    morning = datetime.now(UTC).replace(hour=4, minute=0) + timedelta(days=1)  # 9 o'clock in Almaty
    async with house.app.state.database.write() as session:
        await session.execute(
            update(ReviewCard).where(ReviewCard.user_id == student.user_id).values(due_at=datetime.now(UTC))
        )
    for moment, expected in (
        (morning.replace(hour=1), 0),  # six in the morning
        (morning, 1),
        (morning + timedelta(hours=3), 1),
        (morning + timedelta(days=1), 2),
    ):
        monkeypatch.setattr(jobs, "utc_now", lambda moment=moment: moment)
        await jobs.remind_of_reviews(context(house))
        assert len(told) == expected, moment
    assert (told[0].kind, told[0].parameters, told[0].path) == (
        "practice.reviews_due",
        {"count": 2},
        "/app/practice/reviews",
    )
    assert told[0].dedupe_key != told[1].dedupe_key
