"""Exam formats over HTTP: data that an administrator keeps, and no nonsense among them."""

from typing import Any

import pytest

from house import House
from zerek.identity.rules import Role

SECTION = {"role": "general", "subject_code": "TGO", "count": 5}
GOOD = {"code": "mine", "title_ru": "Мой", "time_limit_seconds": 60, "sections": [SECTION]}


async def test_a_format_is_made_changed_and_deleted(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    made = await house.post(admin, "/admin/exam-formats", GOOD)
    assert made.status_code == 201, made.text
    assert (made.json()["pass_percent"], made.json()["title_kk"], made.json()["total_questions"]) == (70, "Мой", 5)
    again = await house.post(admin, "/admin/exam-formats", GOOD)
    assert (again.status_code, again.json()["code"]) == (409, "exam.format_exists")
    threshold = {"name": "language", "role": "general", "subject_code": "TGO", "points": 2}
    changed = await house.ask(
        "PATCH", admin, "/admin/exam-formats/mine", json={"pass_percent": 50, "thresholds": [threshold]}
    )
    assert (changed.json()["pass_percent"], changed.json()["thresholds"]) == (50, [threshold])
    assert "mine" in [one["code"] for one in (await house.get(admin, "/exam/formats")).json()["items"]]
    assert (await house.ask("DELETE", admin, "/admin/exam-formats/mine")).status_code == 204
    assert (await house.ask("DELETE", admin, "/admin/exam-formats/mine")).status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "no spaces"}, "body.code"),
        ({"time_limit_seconds": 4}, "body.time_limit_seconds"),
        ({"time_limit_seconds": 86_401}, "body.time_limit_seconds"),
        ({"pass_percent": 101}, "body.pass_percent"),
        ({"sections": []}, "body.sections"),
        ({"sections": [SECTION | {"count": 0}]}, "body.sections[0].count"),
        ({"sections": [SECTION | {"role": "magic"}]}, "body.sections[0].role"),
        ({"sections": [SECTION | {"subject_code": "NOPE"}]}, "body.sections[0].subject_code"),
        ({"sections": [SECTION | {"subject_code": None}]}, "body.sections[0]"),
        ({"sections": [SECTION | {"role": "profile_1"}]}, "body.sections[0]"),
        ({"sections": [SECTION, SECTION]}, "body"),
        ({"sections": [SECTION | {"count": 400}, SECTION | {"subject_code": "ENG", "count": 101}]}, "body"),
    ],
)
async def test_a_format_that_could_not_be_sat_is_refused(house: House, change: dict[str, Any], field: str) -> None:
    refused = await house.post(await house.person(Role.ADMIN), "/admin/exam-formats", GOOD | change)
    assert refused.status_code == 422, refused.text
    assert field in [error["field"] for error in refused.json()["errors"]]


async def test_points_and_thresholds_of_a_format_decide_the_verdicts(house: House) -> None:
    sections = [SECTION | {"count": 2, "points": 2}, {"role": "general", "subject_code": "ENG", "count": 1}]
    thresholds = [{"name": "TGO", "role": "general", "subject_code": "TGO", "points": 3}]
    code = await house.format(sections=sections, thresholds=thresholds, pass_percent=40)
    student = await house.person()
    attempt = await house.start(student, code)
    questions = await house.questions(student, attempt["attempt_id"])
    assert [question["points"] for question in questions] == [2, 2, 1]
    await house.answer(student, attempt["attempt_id"], questions[0], house.right_keys(questions[0]))
    result = (await house.post(student, f"/exam/{attempt['attempt_id']}/submit")).json()
    assert (result["points"], result["max_points"], result["score_percentage"]) == (2, 5, 40)
    assert [(one["name"], one["passed"]) for one in result["verdicts"]] == [("pass_percent", True), ("TGO", False)]
    assert result["passed"] is False
