"""The audit trail: what is written, and how it is found."""

import asyncio
import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from house import House
from zerek.core.clock import utc_now
from zerek.core.schema import rfc3339
from zerek.identity.rules import Role


async def entries(house: House, query: str) -> list[dict[str, Any]]:
    answer = await house.get(await house.person(Role.ADMIN), f"/admin/audit?limit=100&{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_an_entry_tells_who_what_when_from_where_before_and_after(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    made = (await house.post(admin, "/schools", {"name": "Мектеп № 1"})).json()
    changed = await house.ask("PATCH", admin, f"/schools/{made['id']}", json={"name": "Мектеп № 2"})
    [change, creation] = await entries(house, f"object_type=school&object_id={made['id']}")
    assert (creation["action"], creation["before"], creation["after"]) == (
        "school.create",
        None,
        {"name": "Мектеп № 1"},
    )
    assert (change["action"], change["before"], change["after"]) == (
        "school.change",
        {"name": "Мектеп № 1"},
        {"name": "Мектеп № 2"},
    )
    assert (change["actor_id"], change["actor_name"]) == (str(admin.user_id), "Somebody")
    assert (change["address"], change["request_id"]) == ("203.0.113.7", changed.headers["x-request-id"])


async def test_what_changes_nothing_leaves_no_entry(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    made = (await house.post(admin, "/schools", {"name": "Тыныш мектеп"})).json()
    await house.ask("PATCH", admin, f"/schools/{made['id']}", json={"name": "Тыныш мектеп"})
    assert len(await entries(house, f"object_id={made['id']}")) == 1


async def test_a_refused_change_leaves_no_entry(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    await house.post(admin, "/schools", {"name": "Twice"})
    before = len(await entries(house, f"actor_id={admin.user_id}"))
    assert (await house.post(admin, "/schools", {"name": "Twice"})).status_code == 409
    assert len(await entries(house, f"actor_id={admin.user_id}")) == before


async def test_questions_formats_subjects_and_attempts_are_in_the_trail(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    format_code = await house.format()
    subject = {"code": "AUDITED", "title_ru": "Проверка"}
    await house.post(admin, "/subjects", subject)
    question = {
        "question_text": "What is audited?",
        "options": [{"key": "A", "text": "all", "is_correct": True}, {"key": "B", "text": "none", "is_correct": False}],
    }
    files = {"file": ("bank.json", json.dumps({"questions": [question]}).encode())}
    imported = await house.ask("POST", admin, "/admin/questions/import", files=files, data={"subject_code": "AUDITED"})
    assert imported.status_code == 200, imported.text
    started = await house.start(student, format_code)
    await house.post(student, f"/exam/{started['attempt_id']}/submit")
    assert [one["action"] for one in await entries(house, f"object_type=exam_format&object_id={format_code}")] == [
        "exam_format.create"
    ]
    assert (await entries(house, "action=subject.create"))[0]["after"]["code"] == "AUDITED"
    [questions] = await entries(house, f"action=questions.import&actor_id={admin.user_id}")
    assert len(questions["after"]["question_ids"]) == 1
    attempt = await entries(house, f"object_type=exam_attempt&object_id={started['attempt_id']}")
    assert [one["action"] for one in attempt] == ["exam_attempt.finish", "exam_attempt.start"]
    assert attempt[0]["actor_id"] == attempt[1]["actor_id"] == str(student.user_id)


async def test_an_attempt_that_ran_out_was_ended_by_nobody(house: House) -> None:
    student = await house.person()
    started = await house.start(student, await house.format(seconds=5))
    for _ in range(200):
        state = await house.get(student, f"/exam/{started['attempt_id']}")
        if state.json()["status"] == "expired":
            break
        await asyncio.sleep(0.05)
    found = await entries(house, f"object_type=exam_attempt&object_id={started['attempt_id']}")
    assert (found[0]["action"], found[0]["actor_id"]) == ("exam_attempt.finish", None)
    assert found[0]["after"]["status"] == "expired"


async def test_the_trail_is_searched(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    marked = (await house.post(admin, "/schools", {"name": "Іздеу 100%_сөз"})).json()
    assert [one["object_id"] for one in await entries(house, f"q={quote('100%_сөз')}")] == [marked["id"]]
    assert await entries(house, f"q={quote('100x_сөз')}") == []
    now = utc_now()
    recent = f"object_id={marked['id']}&from={quote(rfc3339(now - timedelta(hours=1)))}"
    assert len(await entries(house, recent)) == 1
    assert await entries(house, f"{recent}&to={quote(rfc3339(now - timedelta(minutes=30)))}") == []
    assert {one["action"] for one in await entries(house, f"action=school.&actor_id={admin.user_id}")} == {
        "school.create"
    }


async def test_a_moment_beyond_the_calendar_is_refused(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    for moment in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00"):
        refused = await house.get(admin, f"/admin/audit?from={quote(moment)}")
        assert refused.status_code == 422, refused.text
