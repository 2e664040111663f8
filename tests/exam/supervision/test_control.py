"""Time, pauses and cancelling while an exam runs: exact, at once, and never half beside its end."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select, update

from conftest import settings_for
from house import House, Person, open_house
from zerek.core.audit import AuditEntry
from zerek.core.clock import utc_now
from zerek.core.events import SUBSCRIBERS, Event
from zerek.core.live import LIVE
from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.rules import Held, Role

WHY = {"reason": "The light went out."}


async def begun(house: House, seconds: int = 600) -> tuple[Person, str, list[dict[str, Any]]]:
    student = await house.person()
    attempt = await house.start(student, await house.format(seconds))
    return student, attempt["attempt_id"], await house.questions(student, attempt["attempt_id"])


async def clock(house: House, person: Person, attempt: str) -> dict[str, Any]:
    answer = await house.get(person, f"/exam/{attempt}/clock")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def control(house: House, by: Person, attempt: str, what: str, **fields: Any) -> httpx.Response:
    return await house.post(by, f"/admin/attempts/{attempt}/{what}", WHY | fields)


async def put_back(house: House, attempt: str, seconds: float) -> None:
    """As if the attempt had begun that long ago."""
    back = timedelta(seconds=seconds)
    async with house.app.state.database.write() as session:
        row = await session.get(ExamAttempt, UUID(attempt))
        row.started_at -= back
        row.deadline_at -= back


async def test_more_time_moves_the_deadline_by_exactly_that_and_leaves_its_trace(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt, _ = await begun(house)
    before = await clock(house, student, attempt)
    extended = await control(house, admin, attempt, "extend", minutes=15)
    assert extended.status_code == 200, extended.text
    after = await clock(house, student, attempt)
    assert moment(after["deadline_at"]) - moment(before["deadline_at"]) == timedelta(minutes=15)
    assert extended.json()["deadline_at"] == after["deadline_at"]
    assert after["time_remaining_seconds"] > 600 + 800
    async with house.app.state.database.read() as session:
        entry = (
            await session.execute(
                select(AuditEntry).where(
                    AuditEntry.object_id == str(UUID(attempt)), AuditEntry.action == "exam_attempt.extend"
                )
            )
        ).scalar_one()
    assert (entry.actor_id, entry.after["minutes"], entry.after["reason"]) == (admin.user_id, 15, WHY["reason"])


async def test_what_happens_is_told_to_the_room_the_monitor_and_the_student(house: House) -> None:
    told: list[tuple[str, Any]] = []
    published: list[Event] = []

    class Channel:
        def send(self, audience: str, message: Any) -> None:
            told.append((audience, message))

    async def subscriber(_session: Any, event: Event, _now: datetime) -> None:
        published.append(event)

    info = house.app.state.database.session_info
    before = dict(info)
    info |= {LIVE: Channel(), SUBSCRIBERS: (subscriber,)}
    try:
        admin = await house.person(Role.ADMIN)
        student, attempt, _ = await begun(house)
        for what, fields in (("extend", {"minutes": 5}), ("pause", {}), ("resume", {}), ("cancel", {})):
            assert (await control(house, admin, attempt, what, **fields)).status_code == 200
    finally:
        info.clear()
        info |= before
    to_room = [message for audience, message in told if audience == f"attempt:{attempt}"]
    assert [(one["type"], one["status"], bool(one["paused_at"])) for one in to_room] == [
        ("attempt.changed", "in_progress", False),
        ("attempt.changed", "in_progress", True),
        ("attempt.changed", "in_progress", False),
        ("attempt.changed", "cancelled", False),
    ]
    to_monitor = [message["type"] for audience, message in told if audience == "monitor"]
    assert to_monitor == ["attempt.started", *["attempt.changed"] * 4]
    assert [event.kind for event in published] == [
        "exam.time_extended",
        "exam.paused",
        "exam.resumed",
        "exam.cancelled",
    ]
    assert all(list(event.recipients) == [student.user_id] for event in published)


async def test_a_pause_stops_the_clock_and_the_deadline_moves_on_by_as_long(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt, questions = await begun(house)
    before = await clock(house, student, attempt)
    paused = (await control(house, admin, attempt, "pause")).json()
    await asyncio.sleep(1.2)
    standing = await clock(house, student, attempt)
    assert standing["paused_at"] == paused["paused_at"]
    assert standing["deadline_at"] == before["deadline_at"]
    left = (moment(before["deadline_at"]) - moment(paused["paused_at"])).total_seconds()
    assert standing["time_remaining_seconds"] == -(-left // 1)
    refused = await house.answer(student, attempt, questions[0], house.right_keys(questions[0]), seq=1)
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.paused")
    flag = {"question_id": questions[0]["question_id"], "flagged": True}
    for answer in (
        await house.put(student, f"/exam/{attempt}/flags", flag),
        await house.put(student, f"/exam/{attempt}/position", {"position": 1}),
        await house.post(student, f"/exam/{attempt}/submit"),
        await house.post(student, f"/exam/{attempt}/proctoring", {"event_type": "copy"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "exam.paused"), answer.url
    assert (await control(house, admin, attempt, "pause")).json()["code"] == "exam.paused"
    resumed = (await control(house, admin, attempt, "resume")).json()
    stood = moment(resumed["deadline_at"]) - moment(before["deadline_at"])
    assert timedelta(seconds=1.2) <= stood <= timedelta(seconds=30)
    again = await house.answer(student, attempt, questions[0], house.right_keys(questions[0]), seq=1)
    assert again.status_code == 200, "what waited in the room is taken now"
    assert (await control(house, admin, attempt, "resume")).json()["code"] == "exam.not_paused"


async def test_a_paused_attempt_is_swept_by_nobody(house: House) -> None:
    """Deadline, grace and many sweeps go by; then the time that was left is there again."""
    admin = await house.person(Role.ADMIN)
    student, attempt, _ = await begun(house, seconds=5)
    await put_back(house, attempt, 2)
    await control(house, admin, attempt, "pause")
    await asyncio.sleep(4.5)
    standing = await clock(house, student, attempt)
    assert (standing["status"], standing["time_remaining_seconds"] > 0) == ("in_progress", True)
    assert moment(standing["deadline_at"]) < utc_now()
    resumed = (await control(house, admin, attempt, "resume")).json()
    assert moment(resumed["deadline_at"]) > utc_now()


async def test_a_cancelled_attempt_is_kept_ungraded_and_says_why(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt, questions = await begun(house)
    await house.answer(student, attempt, questions[0], house.right_keys(questions[0]))
    assert (await control(house, admin, attempt, "cancel")).json()["status"] == "cancelled"
    refused = await house.answer(student, attempt, questions[1], house.right_keys(questions[1]))
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.cancelled")
    result = (await house.get(student, f"/exam/{attempt}/result")).json()
    assert (result["status"], result["score_percentage"], result["passed"]) == ("cancelled", None, None)
    assert result["cancel_reason"] == WHY["reason"]
    assert (await control(house, admin, attempt, "extend", minutes=5)).json()["code"] == "exam.cancelled"
    assert (await house.get(student, "/exam/current")).status_code == 404, "another one may begin"
    seen = (await house.get(admin, f"/admin/attempts/{attempt}")).json()
    assert seen["attempt"]["answered_questions"] == 1, "what was answered is kept"


async def test_what_has_ended_cannot_be_changed(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt, _ = await begun(house)
    await house.post(student, f"/exam/{attempt}/submit")
    for what, fields in (("extend", {"minutes": 5}), ("pause", {}), ("resume", {}), ("cancel", {})):
        refused = await control(house, admin, attempt, what, **fields)
        assert (refused.status_code, refused.json()["code"]) == (409, "exam.attempt_finished"), what


@pytest.mark.parametrize("minutes", [0, -1, 1441, "x", None])
async def test_an_extension_without_sense_or_reason_is_refused(house: House, minutes: Any) -> None:
    admin = await house.person(Role.ADMIN)
    _, attempt, _ = await begun(house)
    assert (await control(house, admin, attempt, "extend", minutes=minutes)).status_code == 422
    nameless = await house.post(admin, f"/admin/attempts/{attempt}/extend", {"minutes": 5, "reason": " "})
    assert [one["field"] for one in nameless.json()["errors"]] == ["body.reason"]


async def test_all_that_match_are_changed_and_no_other(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    code = await house.format(600)
    inside = [await house.person() for _ in range(3)]
    attempts = [(await house.start(student, code))["attempt_id"] for student in inside]
    outsider, other, _ = await begun(house)
    await house.post(inside[2], f"/exam/{attempts[2]}/submit")
    before = await clock(house, outsider, other)
    extended = await house.post(admin, "/admin/attempts/extend", WHY | {"format": code, "minutes": 10})
    assert extended.json()["changed_count"] == 2
    assert {one["attempt_id"] for one in extended.json()["items"]} == set(attempts[:2])
    paused = await house.post(admin, "/admin/attempts/pause", WHY | {"format": code})
    assert paused.json()["changed_count"] == 2
    assert (await house.post(admin, "/admin/attempts/pause", WHY | {"format": code})).json()["changed_count"] == 0
    resumed = await house.post(admin, "/admin/attempts/resume", WHY | {"attempt_ids": attempts[:1]})
    assert resumed.json()["changed_count"] == 1
    cancelled = await house.post(admin, "/admin/attempts/cancel", WHY | {"format": code})
    assert cancelled.json()["changed_count"] == 2, "a paused one too"
    assert (await clock(house, outsider, other))["deadline_at"] == before["deadline_at"]


async def test_a_school_admin_changes_attempts_of_the_own_school_alone(empty_house: House) -> None:
    house = empty_house
    root = await house.person(Role.ADMIN)
    schools = [UUID((await house.post(root, "/schools", {"name": name})).json()["id"]) for name in ("Here", "There")]
    runner = await house.person(Held(Role.SCHOOL_ADMIN, schools[0]))
    own, foreign = [await house.person(Held(Role.STUDENT, school)) for school in schools]
    code = await house.format(600)
    mine, theirs = [(await house.start(student, code))["attempt_id"] for student in (own, foreign)]
    done = await house.post(runner, "/admin/attempts/extend", WHY | {"minutes": 5})
    assert [one["attempt_id"] for one in done.json()["items"]] == [mine]
    listed = (await house.get(runner, "/admin/attempts")).json()
    assert [one["attempt_id"] for one in listed["items"]] == [mine]
    monitor = (await house.get(runner, "/admin/monitor")).json()
    assert (monitor["running"], [one["attempt_id"] for one in monitor["items"]]) == (1, [mine])
    foreign_clock = await clock(house, foreign, theirs)
    assert foreign_clock["time_remaining_seconds"] <= 600


async def test_nobody_gives_time_to_themselves(house: House) -> None:
    both = await house.person(Role.STUDENT, Role.ADMIN)
    attempt = (await house.start(both, await house.format(600)))["attempt_id"]
    for what, fields in (("extend", {"minutes": 5}), ("pause", {}), ("verdict", {})):
        refused = await control(house, both, attempt, what, **fields)
        assert refused.status_code in (404, 422), what
    await house.post(both, "/admin/attempts/extend", WHY | {"minutes": 60})
    assert (await clock(house, both, attempt))["time_remaining_seconds"] <= 600


async def second_process(house: House, folder: Path) -> Any:
    """Another server on the same database, with its own pools and caches."""
    return open_house(
        settings_for(house.settings.database_url.replace("+aiosqlite", "").replace("+asyncpg", ""), folder)
    )


async def test_extensions_of_two_servers_at_once_all_count(house: House, tmp_path: Path) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt, _ = await begun(house)
    before = await clock(house, student, attempt)
    async with await second_process(house, tmp_path) as other:
        answers = await asyncio.gather(
            *(control(server, admin, attempt, "extend", minutes=1) for server in (house, other) for _ in range(5))
        )
    assert {answer.status_code for answer in answers} == {200}
    after = await clock(house, student, attempt)
    assert moment(after["deadline_at"]) - moment(before["deadline_at"]) == timedelta(minutes=10)


async def test_pauses_of_two_servers_at_once_are_one(house: House, tmp_path: Path) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt, _ = await begun(house)
    async with await second_process(house, tmp_path) as other:
        for what, code in (("pause", "exam.paused"), ("resume", "exam.not_paused")):
            answers = await asyncio.gather(
                *(control(server, admin, attempt, what) for server in (house, other, house, other))
            )
            assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
            assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {code}
    assert (await clock(house, student, attempt))["paused_at"] is None


async def test_an_extension_beside_the_end_wins_or_is_refused_and_nothing_between(house: House, tmp_path: Path) -> None:
    """The sweep and an extension at the instant of the end: graded and refused, or running with its new time."""
    admin = await house.person(Role.ADMIN)
    async with await second_process(house, tmp_path) as other:
        for lateness in (0.30, 0.38, 0.40, 0.42, 0.5):
            student, attempt, _ = await begun(house, seconds=5)
            standing = await clock(house, student, attempt)
            wait = (moment(standing["deadline_at"]) - utc_now()).total_seconds() - 0.05
            await put_back(house, attempt, wait)
            await asyncio.sleep(0.05 + lateness)
            extended = await control(other, admin, attempt, "extend", minutes=3)
            await asyncio.sleep(0.6)
            after = await clock(house, student, attempt)
            if extended.status_code == 200:
                assert (after["status"], after["time_remaining_seconds"] > 100) == ("in_progress", True)
            else:
                assert extended.json()["code"] in ("exam.time_is_up", "exam.attempt_finished")
                assert after["status"] == "expired"


async def test_answers_beside_a_pause_are_stored_or_refused_and_told_so(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    for _ in range(4):
        student, attempt, questions = await begun(house)
        answers = await asyncio.gather(
            *(house.answer(student, attempt, one, house.right_keys(one), seq=1) for one in questions[:3]),
            control(house, admin, attempt, "pause"),
            *(house.answer(student, attempt, one, house.right_keys(one), seq=1) for one in questions[3:]),
        )
        codes = [answer.status_code for answer in answers[:3] + answers[4:]]
        stored = [bool(one["selected_keys"]) for one in await house.questions(student, attempt)]
        assert stored == [code == 200 for code in codes]
        assert all(answer.json()["code"] == "exam.paused" for answer in answers if answer.status_code == 409)


async def test_a_submission_beside_a_pause_ends_it_or_finds_it_paused(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    for _ in range(4):
        student, attempt, _ = await begun(house)
        submitted, paused = await asyncio.gather(
            house.post(student, f"/exam/{attempt}/submit"), control(house, admin, attempt, "pause")
        )
        status = (await clock(house, student, attempt))["status"]
        if submitted.status_code == 200:
            assert (status, paused.json()["code"]) == ("completed", "exam.attempt_finished")
        else:
            assert (status, submitted.json()["code"], paused.status_code) == ("in_progress", "exam.paused", 200)


async def test_the_sweep_does_not_end_what_was_extended_after_it_looked(house: House) -> None:
    """The deadline is looked at again under the lock."""
    from zerek.exam.attempts.queries import overdue
    from zerek.exam.attempts.service import finish

    student, attempt, _ = await begun(house)
    grace = timedelta(0)
    async with house.app.state.database.write() as session:
        done = await finish(session, [UUID(attempt)], overdue(utc_now(), grace), now=utc_now(), grace=grace)
    assert done == []
    assert (await clock(house, student, attempt))["status"] == "in_progress"


async def test_the_state_of_the_clock_tells_of_every_answer_and_flag(house: House) -> None:
    """By it a second device knows that there is something new to read."""
    student, attempt, questions = await begun(house)
    seen = [(await clock(house, student, attempt))["state_version"]]
    await house.answer(student, attempt, questions[0], ["A"])
    seen.append((await clock(house, student, attempt))["state_version"])
    flag = {"question_id": questions[1]["question_id"], "flagged": True}
    await house.put(student, f"/exam/{attempt}/flags", flag)
    seen.append((await clock(house, student, attempt))["state_version"])
    await house.answer(student, attempt, questions[0], ["B"])
    seen.append((await clock(house, student, attempt))["state_version"])
    assert len(set(seen)) == 4
    assert (await clock(house, student, attempt))["state_version"] == seen[-1]


async def test_a_forgotten_pause_is_graded_with_what_was_answered(empty_house: House) -> None:
    from zerek.exam.supervision.tidying import end_forgotten_pauses

    house = empty_house
    admin = await house.person(Role.ADMIN)
    student, attempt, questions = await begun(house)
    await house.answer(student, attempt, questions[0], house.right_keys(questions[0]))
    await control(house, admin, attempt, "pause")
    week = timedelta(days=7)
    database = house.app.state.database
    assert await end_forgotten_pauses(database, utc_now(), week) == 0
    async with database.write() as session:
        await session.execute(
            update(ExamAttempt)
            .where(ExamAttempt.id == UUID(attempt))
            .values(started_at=ExamAttempt.started_at, paused_at=utc_now())
        )
    await put_back(house, attempt, 8 * 86_400)
    async with database.write() as session:
        row = await session.get(ExamAttempt, UUID(attempt))
        row.paused_at = row.deadline_at - timedelta(seconds=60)
    assert await end_forgotten_pauses(database, utc_now(), week) == 1
    assert await end_forgotten_pauses(database, utc_now(), week) == 0
    result = (await house.get(student, f"/exam/{attempt}/result")).json()
    assert (result["status"], result["correct_answers"]) == ("expired", 1)
    assert result["completed_at"] == result["deadline_at"]
