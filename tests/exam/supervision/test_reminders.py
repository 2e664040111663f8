"""Reminders 10, 5 and 1 minutes before the end: each once, whatever happens to the deadline."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from conftest import Template, settings_for
from house import House, open_house
from zerek.core.clock import utc_now
from zerek.core.events import SUBSCRIBERS, Event
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.supervision.reminding import remind
from zerek.identity.rules import Role


@pytest.fixture
async def quiet_house(template: Template, tmp_path: Path) -> Any:
    """Its own jobs stand still: the test plays them."""
    async with open_house(settings_for(await template.copy(), tmp_path)) as house:
        await house.app.state.scheduler.stop(2)
        yield house


def listening(house: House) -> list[Event]:
    heard: list[Event] = []

    async def subscriber(_session: Any, event: Event, _now: datetime) -> None:
        heard.append(event)

    house.app.state.database.session_info[SUBSCRIBERS] = (subscriber,)
    return heard


def minutes(heard: list[Event]) -> list[int]:
    return [event.parameters["minutes"] for event in heard if event.kind == "exam.reminder"]


async def test_each_mark_is_told_once_in_its_turn(quiet_house: House) -> None:
    house = quiet_house
    heard = listening(house)
    student = await house.person()
    attempt = await house.start(student, await house.format(3600))
    end = datetime.fromisoformat(attempt["deadline_at"])
    for left in (601, 600, 599, 301, 300, 200, 61, 60, 59, 1):
        await remind(house.app.state.database, end - timedelta(seconds=left))
    assert minutes(heard) == [10, 5, 1]
    assert {event.dedupe_key for event in heard} == {
        f"exam.reminder:{attempt['attempt_id']}:{mark}:{attempt['deadline_at']}" for mark in (10, 5, 1)
    }
    assert all(list(event.recipients) == [student.user_id] for event in heard)


async def test_many_workers_at_once_tell_it_once(quiet_house: House) -> None:
    house = quiet_house
    heard = listening(house)
    ends = []
    code = await house.format(3600)
    for _ in range(5):
        attempt = await house.start(await house.person(), code)
        ends.append(datetime.fromisoformat(attempt["deadline_at"]))
    now = min(ends) - timedelta(seconds=500)
    told = await asyncio.gather(*(remind(house.app.state.database, now) for _ in range(6)))
    assert sum(told) == 5
    assert minutes(heard) == [10] * 5


async def test_an_extension_moves_the_reminders_with_it(quiet_house: House) -> None:
    house = quiet_house
    heard = listening(house)
    admin, student = await house.person(Role.ADMIN), await house.person()
    attempt = await house.start(student, await house.format(3600))
    database = house.app.state.database
    async with database.write() as session:  # four minutes are left
        row = await session.get(ExamAttempt, UUID(attempt["attempt_id"]))
        row.started_at -= timedelta(seconds=3360)
        row.deadline_at -= timedelta(seconds=3360)
    await remind(database, utc_now())
    path = f"/admin/attempts/{attempt['attempt_id']}"
    extended = await house.post(admin, f"{path}/extend", {"minutes": 20, "reason": "The light went out."})
    end = datetime.fromisoformat(extended.json()["deadline_at"])
    for left in (1200, 601, 599, 299, 59):
        await remind(database, end - timedelta(seconds=left))
    assert minutes(heard) == [5, 10, 5, 1]


async def test_marks_missed_while_nobody_worked_are_not_told_late(quiet_house: House) -> None:
    house = quiet_house
    heard = listening(house)
    attempt = await house.start(await house.person(), await house.format(3600))
    end = datetime.fromisoformat(attempt["deadline_at"])
    await remind(house.app.state.database, end - timedelta(seconds=30))
    await remind(house.app.state.database, end - timedelta(seconds=20))
    assert minutes(heard) == [1]


async def test_who_has_just_begun_a_short_exam_is_not_reminded_of_its_length(quiet_house: House) -> None:
    house = quiet_house
    heard = listening(house)
    attempt = await house.start(await house.person(), await house.format(300))
    end = datetime.fromisoformat(attempt["deadline_at"])
    for left in (299, 200, 59):
        await remind(house.app.state.database, end - timedelta(seconds=left))
    assert minutes(heard) == [1]


async def test_a_paused_attempt_is_not_reminded(quiet_house: House) -> None:
    house = quiet_house
    heard = listening(house)
    admin = await house.person(Role.ADMIN)
    attempt = await house.start(await house.person(), await house.format(3600))
    await house.post(admin, f"/admin/attempts/{attempt['attempt_id']}/pause", {"reason": "A drill."})
    end = datetime.fromisoformat(attempt["deadline_at"])
    await remind(house.app.state.database, end - timedelta(seconds=30))
    assert minutes(heard) == []
