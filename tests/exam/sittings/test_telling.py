"""Who is told of a scheduled exam, and that an exam is graded: once, in batches, and nobody else."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from exam.sittings.test_sittings import HOUR, sit, sitting
from house import House, Person
from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.attempts.jobs import record_finished
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.sittings import telling
from zerek.exam.sittings.jobs import tell_of_sittings
from zerek.exam.sittings.models import SittingNotice
from zerek.identity.models import RoleGrant
from zerek.identity.rules import Held, Role
from zerek.messaging.notifications.models import Notification
from zerek.school.models import School


def context(house: House) -> JobContext:
    state = house.app.state
    return JobContext(state.database, state.kv, house.settings)


async def told(house: House) -> None:
    """Everybody who is to be told has been: by the house's own scheduler, or here."""
    for _ in range(500):
        await tell_of_sittings(context(house))
        async with house.app.state.database.read() as session:
            if not (await session.execute(select(func.count()).select_from(SittingNotice))).scalar_one():
                return
        await asyncio.sleep(0.02)
    raise AssertionError("notices stay")


async def heard(house: House, person: Person, of: dict[str, Any] | str) -> list[tuple[str, str]]:
    """Kinds and texts of what somebody was told of a sitting or an attempt, the oldest first."""
    name = of if isinstance(of, str) else of["id"]
    russian = {"Accept-Language": "ru"}
    items = (await house.get(person, "/notifications?limit=100", headers=russian)).json()["items"]
    async with house.app.state.database.read() as session:
        rows = await session.execute(select(Notification.id, Notification.parameters))
        ours = {str(row.id) for row in rows if name in row.parameters.values()}
    return [(one["kind"], one["body"]) for one in reversed(items) if one["id"] in ours]


async def school(house: House) -> Any:
    async with house.app.state.database.write() as session:
        made = School(name=f"School {uuid4()}", created_at=utc_now())
        session.add(made)
        await session.flush()
        return made.id


def later(hours: int) -> dict[str, str]:
    now = utc_now()
    return {"opens_at": (now + hours * HOUR).isoformat(), "closes_at": (now + (hours + 1) * HOUR).isoformat()}


async def test_those_whom_a_sitting_is_for_are_told_once_and_nobody_else(house: House) -> None:
    admin, stranger = await house.person(Role.ADMIN), await house.person()
    here = await school(house)
    pupil = await house.person(Held(Role.STUDENT, here))
    teacher = await house.person(Held(Role.TEACHER, here))
    everybody = await sitting(house, admin, title="For all", **later(1))
    own = await sitting(house, admin, title="For one school", school_id=str(here), **later(2))
    listed = await sitting(house, admin, title="By name", user_ids=[str(stranger.user_id)], **later(3))
    for _ in range(2):
        await told(house)
    for person, expected in ((pupil, (1, 1, 0)), (stranger, (1, 0, 1)), (teacher, (0, 0, 0)), (admin, (0, 0, 0))):
        counts = tuple([len(await heard(house, person, one)) for one in (everybody, own, listed)])
        assert counts == expected, person.username
    kind, body = (await heard(house, stranger, listed))[0]
    assert (kind, body.split("\n")[0]) == ("exam.scheduled", "By name")


async def test_another_time_is_told_another_title_is_not_and_whoever_is_taken_off_hears_it(house: House) -> None:
    admin, stays, goes, comes = [await house.person(Role.ADMIN), *[await house.person() for _ in range(3)]]
    path = "/admin/sittings/{}"
    of = await sitting(house, admin, user_ids=[str(stays.user_id), str(goes.user_id)], **later(5))
    await told(house)
    for change in ({"title": "Another title"}, later(7), {"user_ids": [str(stays.user_id), str(comes.user_id)]}):
        assert (await house.ask("PATCH", admin, path.format(of["id"]), json=change)).status_code == 200
        await told(house)
    assert [kind for kind, _ in await heard(house, stays, of)] == ["exam.scheduled"] * 2
    assert [kind for kind, _ in await heard(house, comes, of)] == ["exam.scheduled"]
    assert [kind for kind, _ in await heard(house, goes, of)] == ["exam.scheduled"] * 2 + ["exam.cancelled"]
    assert (await house.ask("DELETE", admin, path.format(of["id"]))).status_code == 204
    await told(house)
    kind, body = (await heard(house, stays, of))[-1]
    assert (kind, body.split("\n")[0]) == ("exam.cancelled", "Another title")
    assert len(body.split("\n")) == 2, "the time that it was to begin at, and no empty reason"
    assert len(await heard(house, goes, of)) == 3, "it was not theirs any more"


async def test_what_is_over_is_told_to_nobody(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    over = await sitting(house, admin, user_ids=[str(student.user_id)], **later(-5))
    assert (await house.ask("DELETE", admin, f"/admin/sittings/{over['id']}")).status_code == 204
    await told(house)
    assert await heard(house, student, over) == []


async def test_a_sitting_for_the_whole_country_is_told_in_batches_and_goes_on_where_it_stopped(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 3)
    admin = await house.person(Role.ADMIN)
    students = [await house.person() for _ in range(8)]
    async with house.app.state.database.read() as session:
        everybody = await session.scalar(
            select(func.count(RoleGrant.user_id.distinct())).where(RoleGrant.role == Role.STUDENT)
        )
    of = await sitting(house, admin, **later(4))
    async with house.app.state.database.read() as session:
        rows = (await session.execute(select(SittingNotice))).scalars().all()
        assert len(rows) <= 1, "one row was written with the sitting itself, however many people it is for"
    batches = []
    while True:
        async with house.app.state.database.write() as session:
            batch = await telling.tell_batch(session, utc_now())
        if batch is None:
            break
        batches.append(batch)
    await told(house)
    assert max(batches, default=0) <= 3
    assert everybody >= len(students)
    for student in students:
        assert [kind for kind, _ in await heard(house, student, of)] == ["exam.scheduled"]


async def test_two_workers_at_once_tell_everybody_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 2)
    admin = await house.person(Role.ADMIN)
    students = [await house.person() for _ in range(5)]
    of = await sitting(house, admin, user_ids=[str(one.user_id) for one in students], **later(6))
    await asyncio.gather(*(tell_of_sittings(context(house)) for _ in range(3)))
    await told(house)
    for student in students:
        assert len(await heard(house, student, of)) == 1


async def test_whoever_sat_an_exam_is_told_once_that_it_is_graded(house: House) -> None:
    admin, student, other = await house.person(Role.ADMIN), await house.person(), await house.person()
    of = await sitting(house, admin, title="The rehearsal")
    attempt = await sit(house, student, of)
    free = (await house.start(student))["attempt_id"]
    assert (await house.post(student, f"/exam/{free}/submit")).status_code == 200
    for _ in range(2):
        await record_finished(context(house))
    for _ in range(500):  # the house's own scheduler may have one in hand
        if await heard(house, student, attempt) and await heard(house, student, free):
            break
        await asyncio.sleep(0.02)
    assert await heard(house, student, attempt) == [("exam.finished", "The rehearsal\nРезультат: 0%.")]
    assert [kind for kind, _ in await heard(house, student, free)] == ["exam.finished"]
    assert await heard(house, other, attempt) == []
    link = (await house.get(student, "/notifications")).json()["items"][0]["path"]
    assert link == f"/app/exam/{free}/result"


async def test_an_attempt_that_ended_long_ago_is_no_news(house: House) -> None:
    student = await house.person()
    attempt = (await house.start(student))["attempt_id"]
    async with house.app.state.database.write() as session:
        long_ago = utc_now() - timedelta(days=30)
        await session.execute(
            update(ExamAttempt)
            .where(ExamAttempt.user_id == student.user_id)
            .values(started_at=long_ago - HOUR, deadline_at=long_ago)
        )
    assert (await house.get(student, f"/exam/{attempt}/result")).json()["status"] == "expired"
    for _ in range(2):
        await record_finished(context(house))
    assert await heard(house, student, attempt) == []
