"""Lists of attempts, the monitor, one attempt in detail, the archive."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from exam.sittings.test_sittings import sitting
from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.supervision.tidying import archive
from zerek.identity.rules import Role


async def test_the_list_survives_running_attempts_and_filters_them(empty_house: House) -> None:
    house = empty_house
    admin, first, second = await house.person(Role.ADMIN), await house.person(), await house.person()
    code = await house.format(600)
    done = (await house.start(first, code))["attempt_id"]
    await house.post(first, f"/exam/{done}/submit")
    running = (await house.start(second, code, major_code="M094"))["attempt_id"]
    questions = await house.questions(second, running)
    await house.answer(second, running, questions[0], ["A"])

    async def found(query: str) -> list[str]:
        answer = await house.get(admin, f"/admin/attempts?{query}")
        assert answer.status_code == 200, answer.text
        return [one["attempt_id"] for one in answer.json()["items"]]

    assert await found("") == [running, done]
    assert await found("status=in_progress") == [running]
    assert await found("status=completed") == [done]
    assert await found(f"user_id={first.user_id}") == [done]
    assert await found(f"q={second.username}") == [running]
    assert await found("format=nothing") == []
    assert await found("major_code=M094&limit=1") == [running]
    assert await found("suspicious=true") == []
    assert set(await found("suspicious=false")) == {running, done}
    now = utc_now()
    assert await found(f"started_from={(now + timedelta(hours=1)).isoformat().replace('+', '%2B')}") == []
    assert len(await found(f"started_to={(now + timedelta(hours=1)).isoformat().replace('+', '%2B')}")) == 2
    rows = {one["attempt_id"]: one for one in (await house.get(admin, "/admin/attempts")).json()["items"]}
    assert (rows[running]["answered_questions"], rows[running]["total_questions"]) == (1, 6)
    assert rows[running]["user"]["username"] == second.username
    assert rows[running]["time_remaining_seconds"] > 0
    assert rows[done]["time_remaining_seconds"] == 0


async def test_the_monitor_shows_who_works_how_far_and_when_they_were_seen(empty_house: House) -> None:
    house = empty_house
    admin, student, other = await house.person(Role.ADMIN), await house.person(), await house.person()
    attempt = (await house.start(student, await house.format(3600)))["attempt_id"]
    soon = (await house.start(other, await house.format(500)))["attempt_id"]
    questions = await house.questions(student, attempt)
    await house.answer(student, attempt, questions[0], ["A"])
    await house.answer(student, attempt, questions[1], ["B"])
    await house.get(student, f"/exam/{attempt}/clock")
    for number in range(10):
        at = (utc_now() + timedelta(seconds=2 * number)).isoformat()
        await house.post(other, f"/exam/{soon}/proctoring", {"event_type": "copy", "client_time": at})
    await house.post(admin, f"/admin/attempts/{attempt}/pause", {"reason": "A drill."})
    monitor = (await house.get(admin, "/admin/monitor")).json()
    assert [one["attempt_id"] for one in monitor["items"]] == [soon, attempt], "who ends first stands on top"
    totals = {name: monitor[name] for name in ("running", "paused", "suspicious", "ending_soon", "total")}
    assert totals == {"running": 2, "paused": 1, "suspicious": 1, "ending_soon": 1, "total": 2}
    row = monitor["items"][1]
    assert (row["answered_questions"], row["paused_at"] is not None) == (2, True)
    assert abs((utc_now() - datetime.fromisoformat(row["last_seen_at"])).total_seconds()) < 30
    assert monitor["items"][0]["proctoring"]["suspicious"] is True
    assert [
        one["attempt_id"] for one in (await house.get(admin, "/admin/monitor?suspicious=true")).json()["items"]
    ] == [soon]


async def test_one_attempt_tells_when_was_answered_and_never_what(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    attempt = (await house.start(student))["attempt_id"]
    questions = await house.questions(student, attempt)
    await house.answer(student, attempt, questions[3], house.right_keys(questions[3]))
    await house.answer(student, attempt, questions[0], house.wrong_keys(questions[0]))
    running = await house.get(admin, f"/admin/attempts/{attempt}")
    assert [(one["position"], one["is_correct"]) for one in running.json()["answers"]] == [(3, None), (0, None)]
    assert "correct_keys" not in running.text
    assert running.json()["result"] is None
    await house.post(student, f"/exam/{attempt}/submit")
    ended = (await house.get(admin, f"/admin/attempts/{attempt}")).json()
    assert [(one["position"], one["is_correct"]) for one in ended["answers"]] == [(3, True), (0, False)]
    assert ended["result"]["correct_answers"] == 1


async def test_who_holds_exams_and_sits_one_sees_no_more_of_it_than_any_student(house: House) -> None:
    both, other = await house.person(Role.STUDENT, Role.ADMIN), await house.person(Role.ADMIN)
    held = await sitting(house, other, review_policy="after_close")
    attempt = (await house.post(both, "/exam/start", {"sitting_id": held["id"]})).json()["attempt_id"]
    questions = await house.questions(both, attempt)
    await house.answer(both, attempt, questions[0], house.wrong_keys(questions[0]))
    await house.post(both, f"/exam/{attempt}/submit")

    async def marks(person: Person) -> list[bool | None]:
        detail = await house.get(person, f"/admin/attempts/{attempt}")
        assert detail.status_code == 200, detail.text
        return [one["is_correct"] for one in detail.json()["answers"]]

    assert (await marks(both), await marks(other)) == ([None], [False])


async def test_what_ended_long_ago_leaves_the_lists_and_stays_readable(empty_house: House) -> None:
    house = empty_house
    admin, student = await house.person(Role.ADMIN), await house.person()
    old: list[str] = []
    new: list[str] = []
    for made in (old, new):
        attempt = (await house.start(student))["attempt_id"]
        await house.post(student, f"/exam/{attempt}/submit")
        made.append(attempt)
    running = (await house.start(student))["attempt_id"]
    database = house.app.state.database
    async with database.write() as session:
        for attempt in (*old, running):
            row: Any = await session.get(ExamAttempt, UUID(attempt))
            row.started_at -= timedelta(days=181)
            if row.completed_at:
                row.completed_at -= timedelta(days=181)
    half_a_year = timedelta(days=180)
    assert await archive(database, utc_now(), half_a_year) == 1
    assert await archive(database, utc_now(), half_a_year) == 0
    mine = [one["attempt_id"] for one in (await house.get(student, "/exam/attempts")).json()["items"]]
    assert mine == [*new, running]
    archived = (await house.get(student, "/exam/attempts?archived=true")).json()["items"]
    assert [one["attempt_id"] for one in archived] == old
    assert archived[0]["archived_at"]
    assert (await house.get(admin, f"/exam/{old[0]}/result?review=true")).json()["review"]
    listed = [one["attempt_id"] for one in (await house.get(admin, "/admin/attempts")).json()["items"]]
    assert set(listed) == {*new, running}
    assert [
        one["attempt_id"] for one in (await house.get(admin, "/admin/attempts?archived=true")).json()["items"]
    ] == old
