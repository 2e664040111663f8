"""Scheduled exams: who gets in, when, how often, and when the right answers are shown."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.rules import Held, Role

HOUR = timedelta(hours=1)


async def sitting(house: House, admin: Person, **changes: Any) -> dict[str, Any]:
    now = utc_now()
    body = {
        "title": "Rehearsal",
        "format": await house.format(600),
        "opens_at": (now - HOUR).isoformat(),
        "closes_at": (now + HOUR).isoformat(),
    } | changes
    made = await house.post(admin, "/admin/sittings", body)
    assert made.status_code == 201, made.text
    return dict(made.json())


async def start(house: House, student: Person, of: dict[str, Any], **fields: Any) -> Any:
    return await house.post(student, "/exam/start", {"sitting_id": of["id"], **fields})


async def sit(house: House, student: Person, of: dict[str, Any], **fields: Any) -> str:
    started = await start(house, student, of, **fields)
    assert started.status_code == 201, started.text
    attempt: str = started.json()["attempt_id"]
    assert (await house.post(student, f"/exam/{attempt}/submit")).status_code == 200
    return attempt


async def test_a_sitting_is_started_with_its_own_format(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    held = await sitting(house, admin, fullscreen=True)
    started = (await start(house, student, held, format="profile")).json()
    assert (started["format"], started["sitting_id"]) == (held["format"], held["id"])
    assert started["fullscreen"] is True
    assert (await house.get(admin, f"/admin/sittings/{held['id']}")).json()["attempts"] == 1
    refused = await house.ask("DELETE", admin, f"/admin/sittings/{held['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.sitting_in_use")


@pytest.mark.parametrize(
    ("opens", "closes", "code"), [(1, 2, "exam.sitting_not_open"), (-2, -1, "exam.sitting_closed")]
)
async def test_outside_its_window_nobody_starts(house: House, opens: int, closes: int, code: str) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    now = utc_now()
    held = await sitting(
        house,
        admin,
        opens_at=(now + opens * HOUR).isoformat(),
        closes_at=(now + closes * HOUR).isoformat(),
    )
    refused = await start(house, student, held)
    assert (refused.status_code, refused.json()["code"]) == (409, code)
    listed = [one["id"] for one in (await house.get(student, "/exam/sittings?limit=100")).json()["items"]]
    assert (held["id"] in listed) == (closes > 0), "what is to come is shown, what is over is not"


async def test_the_access_code_is_needed_and_guessing_is_bounded(house: House) -> None:
    admin, student, guesser = await house.person(Role.ADMIN), await house.person(), await house.person()
    held = await sitting(house, admin, access_code="Алма-2026")
    assert held["needs_code"] is True
    assert "access_code" not in held
    for wrong in (None, "", "алма", "Алма-2025"):
        refused = await start(house, student, held, access_code=wrong)
        assert (refused.status_code, refused.json()["code"]) == (409, "exam.access_code_wrong")
    assert (await start(house, student, held, access_code=" алма 2026 ")).status_code == 201
    tries = [await start(house, guesser, held, access_code=f"guess{number}") for number in range(12)]
    assert [one.status_code for one in tries] == [409] * 10 + [429] * 2
    assert (await start(house, guesser, held, access_code="Алма-2026")).status_code == 429, "right or wrong"
    assert "Алма" not in (await house.get(admin, f"/admin/audit?object_id={held['id']}")).text
    opened = await house.ask("PATCH", admin, f"/admin/sittings/{held['id']}", json={"access_code": None})
    assert opened.json()["needs_code"] is False


async def test_attempts_are_limited_and_cancelled_ones_do_not_count(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    held = await sitting(house, admin, attempts_limit=2)
    await sit(house, student, held)
    cancelled = (await start(house, student, held)).json()["attempt_id"]
    await house.post(admin, f"/admin/attempts/{cancelled}/cancel", {"reason": "The light went out."})
    await sit(house, student, held)
    refused = await start(house, student, held)
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.attempts_used_up")
    mine = (await house.get(student, "/exam/sittings?limit=100")).json()["items"]
    assert next(one for one in mine if one["id"] == held["id"])["attempts_used"] == 2


async def test_between_attempts_there_is_a_rest(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    held = await sitting(house, admin, cooldown_minutes=30)
    attempt = await sit(house, student, held)
    refused = await start(house, student, held)
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.cooling_down")
    assert "30 min" in refused.json()["detail"]
    assert refused.json()["starts_at"] > utc_now().isoformat()
    async with house.app.state.database.write() as session:
        row = await session.get(ExamAttempt, UUID(attempt))
        row.completed_at -= timedelta(minutes=31)
    assert (await start(house, student, held)).status_code == 201


async def test_only_who_it_is_for_knows_of_it(empty_house: House) -> None:
    house = empty_house
    root = await house.person(Role.ADMIN)
    here, there = [
        UUID((await house.post(root, "/schools", {"name": name})).json()["id"]) for name in ("Here", "There")
    ]
    runner = await house.person(Held(Role.SCHOOL_ADMIN, here))
    inside, listed, outside = [await house.person(Held(Role.STUDENT, school)) for school in (here, here, there)]
    everybody = await sitting(house, root)
    for_school = await sitting(house, runner, school_id=str(here))
    for_some = await sitting(house, runner, school_id=str(here), user_ids=[str(listed.user_id)])

    async def known(person: Person) -> set[str]:
        return {one["id"] for one in (await house.get(person, "/exam/sittings")).json()["items"]}

    assert await known(inside) == {everybody["id"], for_school["id"]}
    assert await known(listed) == {everybody["id"], for_school["id"], for_some["id"]}
    assert await known(outside) == {everybody["id"]}
    refused = await start(house, outside, for_school)
    assert (refused.status_code, refused.json()["code"]) == (404, "exam.sitting_not_found")
    for wrong, field in (
        ({"school_id": str(there)}, "body.school_id"),
        ({}, "body.school_id"),
        ({"school_id": str(here), "user_ids": [str(outside.user_id)]}, "body.user_ids"),
        ({"school_id": str(here), "format": "nothing"}, "body.format"),
        ({"school_id": str(here), "major_code": "M999"}, "body.major_code"),
        ({"school_id": str(here), "closes_at": "2020-01-01T00:00:00Z"}, "body"),
        ({"school_id": str(here), "review_policy": "at_moment"}, "body"),
        ({"school_id": str(here), "access_code": "abc"}, "body.access_code"),
    ):
        now = utc_now()
        body = {"title": "T", "format": "quick", "opens_at": now.isoformat(), "closes_at": (now + HOUR).isoformat()}
        answer = await house.post(runner, "/admin/sittings", body | wrong)
        assert answer.status_code == 422, answer.text
        assert field in [error["field"] for error in answer.json()["errors"]]


@pytest.mark.parametrize("policy", ["never", "after_close", "at_moment"])
async def test_the_right_answers_are_shown_when_the_sitting_says_and_not_before(house: House, policy: str) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    later = {"review_at": (utc_now() + HOUR).isoformat()} if policy == "at_moment" else {}
    held = await sitting(house, admin, review_policy=policy, **later)
    attempt = (await start(house, student, held)).json()["attempt_id"]
    submitted = await house.post(student, f"/exam/{attempt}/submit?review=true")
    for answer in (submitted, await house.get(student, f"/exam/{attempt}/result?review=true")):
        assert (answer.json()["review"], answer.json()["review_closed"]) == (None, True)
        assert (answer.json()["review_opens_at"] is None) == (policy == "never")
        assert "correct_keys" not in answer.text
        assert answer.json()["score_percentage"] is not None, "the score is not a secret"
    exported = (await house.get(student, "/profile/me/export")).json()
    assert "is_correct" not in str(exported["exam_attempts"])
    assert (await house.get(admin, f"/exam/{attempt}/result?review=true")).json()["review"]
    await house.ask("PATCH", admin, f"/admin/sittings/{held['id']}", json={"review_policy": "after_finish"})
    assert (await house.get(student, f"/exam/{attempt}/result?review=true")).json()["review"]


async def test_a_sitting_is_changed_closed_and_deleted(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    held = await sitting(house, admin)
    path = f"/admin/sittings/{held['id']}"
    closed = await house.ask("PATCH", admin, path, json={"closes_at": (utc_now() - timedelta(seconds=1)).isoformat()})
    assert (closed.status_code, closed.json()["state"]) == (200, "closed")
    assert (await start(house, student, held)).json()["code"] == "exam.sitting_closed"
    states = (await house.get(admin, "/admin/sittings?state=closed&limit=100")).json()["items"]
    assert held["id"] in [one["id"] for one in states]
    wrong = await house.ask("PATCH", admin, path, json={"opens_at": (utc_now() + HOUR).isoformat()})
    assert [one["field"] for one in wrong.json()["errors"]] == ["body.closes_at"]
    assert (await house.ask("DELETE", admin, path)).status_code == 204
    assert (await house.get(admin, path)).status_code == 404


async def test_a_code_without_letters_and_digits_is_refused_since_nothing_would_open_it(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    now = utc_now()
    body = {
        "title": "T", "format": "quick", "opens_at": now.isoformat(), "closes_at": (now + HOUR).isoformat(),
    }  # fmt: skip
    answer = await house.post(admin, "/admin/sittings", body | {"access_code": "----"})
    assert answer.status_code == 422, answer.text
    held = await sitting(house, admin, access_code="A-17 b")
    changed = await house.ask("PATCH", admin, f"/admin/sittings/{held['id']}", json={"access_code": "…!?-"})
    assert changed.status_code == 422, changed.text


async def test_after_the_close_the_answers_stay_closed_while_somebody_still_writes(house: House) -> None:
    admin, quick, slow = await house.person(Role.ADMIN), await house.person(), await house.person()
    held = await sitting(house, admin, review_policy="after_close")
    writing = (await start(house, slow, held)).json()["attempt_id"]
    done = await sit(house, quick, held)
    now = utc_now()
    await house.ask(
        "PATCH", admin, f"/admin/sittings/{held['id']}", json={"closes_at": (now - timedelta(seconds=1)).isoformat()}
    )
    path = f"/exam/{done}/result?review=true"
    during = (await house.get(quick, path)).json()
    assert (during["review"], during["review_closed"]) == (None, True)
    assert datetime.fromisoformat(during["review_opens_at"]) > now
    paused = await house.post(admin, f"/admin/attempts/{writing}/pause", {"reason": "A fire drill."})
    assert paused.status_code == 200
    assert (await house.get(quick, path)).json()["review"] is None
    await house.post(admin, f"/admin/attempts/{writing}/resume", {"reason": "It is over."})
    await house.post(slow, f"/exam/{writing}/submit")
    assert (await house.get(quick, path)).json()["review"]


async def test_topics_do_not_tell_what_a_closed_review_does_not(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    held = await sitting(house, admin, review_policy="after_close")
    done = await sit(house, student, held)
    path = f"/exam/{done}/breakdown"
    assert (await house.get(student, path)).json()["topics"] == []
    assert (await house.get(admin, path)).json()["topics"] != []
    assert (await house.get(student, "/stats/my/topics")).json()["attempts"] == 0
    assert (await house.get(student, f"/exam/{done}/result.pdf")).status_code == 200
    closed = {"closes_at": (utc_now() - timedelta(seconds=1)).isoformat()}
    await house.ask("PATCH", admin, f"/admin/sittings/{held['id']}", json=closed)
    assert (await house.get(student, path)).json()["topics"] != []
    assert (await house.get(student, "/stats/my/topics")).json()["attempts"] == 1
