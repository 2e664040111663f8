"""Extra time per person: before an exam, and during one at once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from house import House
from zerek.identity.rules import Held, Position, Role

WHY = "A doctor's note."


def length(attempt: dict[str, Any]) -> timedelta:
    return datetime.fromisoformat(attempt["deadline_at"]) - datetime.fromisoformat(attempt["started_at"])


async def test_who_has_extra_time_starts_with_it(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    path = f"/admin/users/{student.user_id}/extra-time"
    assert (await house.get(admin, path)).json()["percent"] == 0
    granted = await house.ask("PUT", admin, path, json={"percent": 25, "minutes": 5, "reason": WHY})
    assert granted.status_code == 200, granted.text
    assert (granted.json()["percent"], granted.json()["running_attempt_extended"]) == (25, False)
    attempt = await house.start(student, await house.format(600))
    assert length(attempt) == timedelta(seconds=600 + 150 + 300)
    assert attempt["extra_seconds"] == 450


async def test_extra_time_during_an_exam_holds_at_once_and_never_shortens_it(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    attempt = await house.start(student, await house.format(600))
    path = f"/admin/users/{student.user_id}/extra-time"

    async def deadline() -> datetime:
        answer = await house.get(student, f"/exam/{attempt['attempt_id']}/clock")
        return datetime.fromisoformat(answer.json()["deadline_at"])

    begin = await deadline()
    for percent, minutes, extended, seconds in (
        (50, 0, True, 300),
        (50, 0, False, 300),
        (100, 1, True, 660),
        (10, 0, False, 660),
    ):
        body = {"percent": percent, "minutes": minutes, "reason": WHY}
        answer = (await house.ask("PUT", admin, path, json=body)).json()
        assert answer["running_attempt_extended"] is extended
        assert await deadline() - begin == timedelta(seconds=seconds)
    assert (await house.ask("DELETE", admin, path)).status_code == 204
    assert await deadline() - begin == timedelta(seconds=660)
    status = (await house.get(student, f"/exam/{attempt['attempt_id']}")).json()
    assert status["extra_seconds"] == 660
    assert (await house.get(admin, path)).json()["minutes"] == 0


@pytest.mark.parametrize(
    "body",
    [
        {"percent": 0, "minutes": 0, "reason": WHY},
        {"percent": 301, "reason": WHY},
        {"percent": -1, "minutes": 5, "reason": WHY},
        {"percent": 25},
    ],
)
async def test_extra_time_without_sense_or_reason_is_refused(house: House, body: dict[str, Any]) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    refused = await house.ask("PUT", admin, f"/admin/users/{student.user_id}/extra-time", json=body)
    assert refused.status_code == 422


async def test_nobody_grants_it_to_themselves(house: House) -> None:
    both = await house.person(Role.STUDENT, Role.ADMIN)
    body = {"percent": 25, "reason": WHY}
    assert (await house.ask("PUT", both, f"/admin/users/{both.user_id}/extra-time", json=body)).status_code == 404


async def test_a_post_at_another_school_gives_no_say_over_time_there(empty_house: House) -> None:
    house = empty_house
    root = await house.person(Role.ADMIN)
    here, there = [UUID((await house.post(root, "/schools", {"name": name})).json()["id"]) for name in ("A", "B")]
    both = await house.person(
        Held(Role.SCHOOL_ADMIN, here), Held(Role.TEACHER, there, frozenset({Position.PSYCHOLOGIST}))
    )
    own, foreign = await house.person(Held(Role.STUDENT, here)), await house.person(Held(Role.STUDENT, there))
    body = {"percent": 50, "minutes": 0, "reason": WHY}
    assert (await house.put(both, f"/admin/users/{own.user_id}/extra-time", body)).status_code == 200
    path = f"/admin/users/{foreign.user_id}/extra-time"
    assert (await house.put(both, path, body)).status_code == 404
    assert (await house.get(both, path)).status_code == 404
    assert (await house.ask("DELETE", both, path)).status_code == 404
