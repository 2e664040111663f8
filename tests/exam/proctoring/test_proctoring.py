"""Proctoring over HTTP: counted once, bounded, seen by both sides, judged by people."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from conftest import settings_for
from house import House, Person, open_house
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.proctoring import service
from zerek.exam.proctoring.models import Kind, ProctoringEvent
from zerek.exam.proctoring.service import forget_events
from zerek.identity.rules import Role

NOW = datetime.fromisoformat("2026-03-01T09:00:00+00:00")


async def begun(house: House) -> tuple[Person, str]:
    student = await house.person()
    return student, (await house.start(student, await house.format(600)))["attempt_id"]


def event(kind: str, seconds: float | None = None, **more: Any) -> dict[str, Any]:
    at = {} if seconds is None else {"client_time": (NOW + timedelta(seconds=seconds)).isoformat()}
    return {"event_type": kind, **at, **more}


async def report(house: House, student: Person, attempt: str, *events: dict[str, Any]) -> dict[str, Any]:
    answer = await house.post(student, f"/exam/{attempt}/proctoring", {"events": list(events)})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def log(house: House, person: Person, attempt: str) -> dict[str, Any]:
    answer = await house.get(person, f"/exam/{attempt}/proctoring?limit=100")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_every_kind_is_kept_and_an_unknown_one_as_other_with_its_name(house: House) -> None:
    student, attempt = await begun(house)
    kinds = [kind.value for kind in Kind if kind is not Kind.OTHER]
    saved = await report(house, student, attempt, *(event(kind) for kind in (*kinds, "screenshot")))
    assert saved == {"created_count": 10, "total_events": 10, "suspicious": True}
    seen = await log(house, student, attempt)
    assert {one["event_type"] for one in seen["items"]} == {*kinds, "other"}
    assert [one["name"] for one in seen["items"] if one["event_type"] == "other"] == ["screenshot"]
    assert seen["summary"]["by_type"] == dict.fromkeys((*kinds, "other"), 1)
    assert all(one["server_time"] for one in seen["items"])


async def test_one_event_comes_alone_too_with_what_belongs_to_it(house: House) -> None:
    student, attempt = await begun(house)
    one = event("paste", 5, metadata={"length": 12})
    answer = await house.post(student, f"/exam/{attempt}/proctoring", one)
    assert answer.json() == {"created_count": 1, "total_events": 1, "suspicious": False}
    item = (await log(house, student, attempt))["items"][0]
    assert item["metadata"] == {"length": 12}
    assert item["client_time"] == "2026-03-01T09:00:05Z"


async def test_repeats_within_a_second_count_once_also_across_batches(house: House) -> None:
    student, attempt = await begun(house)
    assert (await report(house, student, attempt, event("copy", 0), event("copy", 0.9)))["created_count"] == 1
    assert (await report(house, student, attempt, event("copy", 0.5)))["created_count"] == 0
    assert (await report(house, student, attempt, event("copy", 1)))["created_count"] == 1
    assert (await report(house, student, attempt, event("copy", 0), event("copy", 1)))["created_count"] == 0
    assert (await report(house, student, attempt, event("cut", 0.5)))["created_count"] == 1
    without = [await report(house, student, attempt, event("copy")) for _ in range(2)]
    assert [one["created_count"] for one in without] == [1, 0], "by the server's clock"


async def test_the_same_batch_from_two_servers_at_once_counts_once(house: House, tmp_path: Path) -> None:
    student, attempt = await begun(house)
    url = house.settings.database_url.replace("+aiosqlite", "").replace("+asyncpg", "")
    events = [event("tab_switch", 2 * number) for number in range(20)]
    async with open_house(settings_for(url, tmp_path)) as other:
        answers = await asyncio.gather(
            *(report(server, student, attempt, *events) for server in (house, other, house, other))
        )
    assert sum(one["created_count"] for one in answers) == 20
    assert (await log(house, student, attempt))["summary"]["total_events"] == 20


async def test_ten_are_suspicious_and_fail_nobody(house: House) -> None:
    student, attempt = await begun(house)
    questions = await house.questions(student, attempt)
    for question in questions:
        await house.answer(student, attempt, question, house.right_keys(question))
    nine = await report(house, student, attempt, *(event("copy", 2 * number) for number in range(9)))
    assert nine["suspicious"] is False
    assert (await report(house, student, attempt, event("copy", 100)))["suspicious"] is True
    result = (await house.post(student, f"/exam/{attempt}/submit")).json()
    assert result["passed"] is True
    assert result["proctoring"] == {
        "total_events": 10,
        "by_type": {"copy": 10},
        "suspicious": True,
        "verdict": None,
        "note": None,
    }


async def test_a_flood_is_counted_and_keeps_a_bounded_number_of_rows(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_ROWS", 150)
    student, attempt = await begun(house)
    for batch in range(4):
        await report(house, student, attempt, *(event("copy", 2 * (100 * batch + one)) for one in range(100)))
    again = await report(house, student, attempt, event("copy", 2 * 399 + 0.5))
    assert again == {"created_count": 0, "total_events": 400, "suspicious": True}, "a repeat without its row"
    async with house.app.state.database.read() as session:
        query = select(func.count()).where(ProctoringEvent.attempt_id == UUID(attempt))
        assert (await session.execute(query)).scalar_one() == 150
    invented = [event(f"made-up-{number}") for number in range(100)]
    assert (await report(house, student, attempt, *invented))["total_events"] == 500


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"events": [{"event_type": "copy"}] * 101}, "body.events"),
        ({"events": []}, "body.events"),
        ({}, "body"),
        ({"event_type": "copy", "events": [{"event_type": "copy"}]}, "body"),
        ({"events": [{"event_type": ""}]}, "body.events[0].event_type"),
        ({"event_type": "copy", "client_time": "yesterday"}, "body.client_time"),
    ],
)
async def test_what_is_no_report_is_refused_with_the_field(house: House, body: dict[str, Any], field: str) -> None:
    student, attempt = await begun(house)
    refused = await house.post(student, f"/exam/{attempt}/proctoring", body)
    assert refused.status_code == 422, refused.text
    assert field in [error["field"] for error in refused.json()["errors"]]


async def test_more_than_reason_is_left_out_of_the_details(house: House) -> None:
    student, attempt = await begun(house)
    await report(house, student, attempt, event("copy", metadata={"text": "x" * 5000}))
    assert list((await log(house, student, attempt))["items"][0]["metadata"]) == ["left_out"]


async def test_after_the_end_nothing_is_reported(house: House) -> None:
    student, attempt = await begun(house)
    await house.post(student, f"/exam/{attempt}/submit")
    refused = await house.post(student, f"/exam/{attempt}/proctoring", event("copy"))
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.attempt_finished")


async def test_a_person_judges_with_a_note_that_the_student_reads(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    student, attempt = await begun(house)
    await house.post(student, f"/exam/{attempt}/submit")
    before = (await house.get(student, f"/exam/{attempt}/result")).json()
    path = f"/admin/attempts/{attempt}/verdict"
    await house.post(admin, path, {"verdict": "doubtful", "note": "Left the page often."})
    given = await house.post(admin, path, {"verdict": "clean", "note": "A screen reader did that."})
    assert given.status_code == 201
    assert [(one["verdict"], one["reviewer_id"]) for one in given.json()] == [
        ("clean", str(admin.user_id)),
        ("doubtful", str(admin.user_id)),
    ]
    after = (await house.get(student, f"/exam/{attempt}/result")).json()
    assert (after["proctoring"]["verdict"], after["proctoring"]["note"]) == ("clean", "A screen reader did that.")
    assert (after["score_percentage"], after["passed"]) == (before["score_percentage"], before["passed"])
    seen = (await house.get(admin, f"/admin/attempts/{attempt}")).json()
    assert [one["verdict"] for one in seen["reviews"]] == ["clean", "doubtful"]
    for wrong in ({"verdict": "guilty", "note": "x"}, {"verdict": "clean"}, {"verdict": "clean", "note": " "}):
        assert (await house.post(admin, path, wrong)).status_code == 422


async def test_events_are_forgotten_after_90_days_and_the_counts_stay(empty_house: House) -> None:
    house = empty_house
    student, attempt = await begun(house)
    await report(house, student, attempt, event("copy", 0), event("copy", 2))
    database = house.app.state.database
    assert await forget_events(database, utc_now() - timedelta(days=90)) == 0
    async with database.write() as session:
        for row in (await session.execute(select(ProctoringEvent))).scalars():
            row.server_at -= timedelta(days=91)
    assert await forget_events(database, utc_now() - timedelta(days=90)) == 2
    seen = await log(house, student, attempt)
    assert (seen["items"], seen["summary"]["total_events"]) == ([], 2)


async def test_who_is_erased_leaves_no_reports(empty_house: House) -> None:
    house = empty_house
    student, attempt = await begun(house)
    await report(house, student, attempt, event("copy"))
    export = (await house.get(student, "/profile/me/export")).json()
    assert [one["kind"] for one in export["proctoring"]["events"]] == ["copy"]
    admin = await house.person(Role.ADMIN)
    assert (await house.ask("DELETE", admin, f"/users/{student.user_id}")).status_code == 204
    async with house.app.state.database.read() as session:
        assert (await session.execute(select(func.count()).select_from(ProctoringEvent))).scalar_one() == 0
        assert (await session.execute(select(func.count()).select_from(ExamAttempt))).scalar_one() == 1


@pytest.mark.parametrize(
    "body",
    [
        '{"event_type": "copy", "client_time": "0001-01-01T00:00:00Z"}',
        '{"event_type": "copy", "client_time": "9999-12-31T23:59:59.999999Z"}',
        '{"event_type": "copy", "metadata": {"x": NaN}}',
        '{"event_type": "copy", "metadata": {"x": 1e999}}',
        '{"event_type": "copy", "metadata": {"x": "\\ud800"}}',
        '{"event_type": "copy\\ud800x"}',
        '{"event_type": "copy", "metadata": {"x": ' + "[" * 150 + "]" * 150 + "}}",
        '{"event_type": "copy", "metadata": {"x": ' + "9" * 1500 + "}}",
    ],
)
async def test_whatever_a_browser_invents_never_fails_the_server(house: House, body: str) -> None:
    student, attempt = await begun(house)
    headers = {"Content-Type": "application/json"}
    answer = await house.ask("POST", student, f"/exam/{attempt}/proctoring", content=body, headers=headers)
    assert answer.status_code in (200, 422), answer.text
    assert (await log(house, student, attempt))["summary"]["total_events"] == int(answer.status_code == 200)
