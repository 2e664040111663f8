"""The overview of the whole installation."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from exam.simulated import sit
from house import House
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.stats.counting import count_finished
from zerek.identity.models import User
from zerek.identity.rules import Role

SECTIONS = [
    {"role": "general", "subject_code": "TGO", "count": 4},
    {"role": "general", "subject_code": "ENG", "count": 2},
]


async def test_an_empty_installation_has_an_overview(empty_house: House) -> None:
    admin = await empty_house.person(Role.ADMIN)
    found = (await empty_house.get(admin, "/admin/stats/overview")).json()
    assert (found["total_attempts"], found["average_score"], found["pass_rate"]) == (0, None, None)
    assert {row["role"]: row["users"] for row in found["users_by_role"]}["admin"] == 1
    assert [row["hour"] for row in found["busiest_hours"]] == list(range(24))


async def test_the_overview_counts_everything_once(empty_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = empty_house
    admin = await house.person(Role.ADMIN, timezone="Asia/Almaty")
    sat = await sit(house, monkeypatch, await house.format(sections=SECTIONS), 20)
    student = await house.person()
    await house.start(student)
    now = utc_now()
    early = datetime(now.year, now.month, now.day, 3, 15, tzinfo=UTC)
    async with house.app.state.database.write() as session:
        mine = ExamAttempt.id.in_(sat.attempt_ids)
        await session.execute(update(ExamAttempt).where(mine).values(started_at=early, major_code="M094"))
        await session.execute(update(ExamAttempt).where(ExamAttempt.id == sat.attempt_ids[0]).values(status="expired"))
        await session.execute(
            update(ExamAttempt).where(ExamAttempt.id == sat.attempt_ids[1]).values(status="cancelled")
        )
    await count_finished(house.app.state.database, utc_now())
    found = (await house.get(admin, "/admin/stats/overview")).json()
    statuses = {row["status"]: row["attempts"] for row in found["attempts_by_status"]}
    assert statuses == {"in_progress": 1, "completed": 18, "expired": 1, "cancelled": 1}
    assert (found["total_attempts"], found["finished_attempts"]) == (21, 19)
    [major] = found["by_major"]
    assert (major["major_code"], major["attempts"]) == ("M094", 19)
    assert major["average_score"] == found["average_score"]
    assert (major["passed"], major["pass_rate"]) == (found["passed"], found["pass_rate"])
    assert found["passed"] > 0
    assert {row["subject_code"]: row["questions"] for row in found["by_subject"]} == {"TGO": 76, "ENG": 38}
    hours = {row["hour"]: row["attempts"] for row in found["busiest_hours"]}
    assert hours[8] >= 20, "03:15 UTC is 08:15 in Almaty"
    assert sum(hours.values()) == 21

    for table, name, column in (
        ("statuses", "attempts_by_status", "attempts"),
        ("majors", "by_major", "attempts"),
        ("overview_subjects", "by_subject", "questions"),
        ("roles", "users_by_role", "users"),
        ("hours", "busiest_hours", "attempts"),
    ):
        answer = await house.get(admin, f"/admin/stats/overview/export?table={table}&format=csv")
        assert answer.status_code == 200
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 1 + len(found[name])
        assert all(str(row[column]) in line.split(",") for row, line in zip(found[name], lines[1:], strict=True))


async def test_an_unknown_time_zone_is_no_reason_to_fail(empty_house: House) -> None:
    admin = await empty_house.person(Role.ADMIN)
    async with empty_house.app.state.database.write() as session:
        await session.execute(update(User).where(User.id == admin.user_id).values(timezone="Mars/Olympus"))
    found = (await empty_house.get(admin, "/admin/stats/overview")).json()
    assert found["timezone"] == "Asia/Almaty"
