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
        ({"sections": [SECTION | {"question_type": "single", "grading": "partial"}]}, "body.sections[0]"),
        ({"thresholds": [{"name": "all", "points": 6}]}, "body.thresholds[0].points"),
        ({"thresholds": [{"name": "none", "role": "profile_1", "points": 1}]}, "body.thresholds[0]"),
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


async def test_the_official_formats_are_what_the_rules_of_2025_say(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    presets = {one["code"]: one for one in (await house.get(admin, "/admin/exam-formats/presets")).json()["items"]}
    assert set(presets) == {
        "profile",
        "scientific_pedagogical",
        "scientific_pedagogical_2025",
        "profile_2025",
        "quick",
    }
    whole, profile = presets["scientific_pedagogical_2025"], presets["profile_2025"]
    assert (whole["total_questions"], whole["max_points"], whole["time_limit_minutes"]) == (130, 150, 235)
    assert [(one["role"], one["count"], one["points"], one["grading"]) for one in whole["sections"]] == [
        ("general", 50, 1, "exact"),
        ("general", 30, 1, "exact"),
        ("profile_1", 30, 1, "exact"),
        ("profile_2", 20, 2, "partial"),
    ]
    assert [one["question_type"] for one in whole["sections"]] == [None, None, "single", "multiple"]
    assert [(one["name"], one["points"]) for one in whole["thresholds"]] == [
        ("total", 75),
        ("language", 25),
        ("readiness", 7),
        ("profile_1", 7),
        ("profile_2", 7),
    ]
    assert (profile["total_questions"], profile["max_points"]) == (50, 70)
    assert [(one["name"], one["points"]) for one in profile["thresholds"]] == [
        ("total", 30),
        ("profile_1", 7),
        ("profile_2", 7),
    ]


async def test_a_section_of_one_type_draws_that_type_alone_and_says_what_is_missing(house: House) -> None:
    """In the bank of the tests every fifth question has two right options: twelve of sixty."""
    student = await house.person()
    both = [
        SECTION | {"count": 20, "question_type": "single"},
        {"role": "general", "subject_code": "ENG", "count": 12, "question_type": "multiple"},
    ]
    attempt = await house.start(student, await house.format(sections=both))
    kinds = [question["question_type"] for question in await house.questions(student, attempt["attempt_id"])]
    assert kinds == ["single"] * 20 + ["multiple"] * 12
    other = await house.person()
    short = await house.format(sections=[SECTION | {"count": 13, "question_type": "multiple"}])
    refused = await house.post(other, "/exam/start", {"format": short})
    assert refused.json()["missing"] == [{"subject_code": "TGO", "required": 13, "available": 12}]
    exams = (await house.get(other, "/majors/M094")).json()["exams"]
    planned = next(one for one in exams if one["format"] == short)
    assert (planned["available"], planned["missing"][0]["available"]) == (False, 12)


async def test_partial_points_are_given_by_the_official_rule(house: House) -> None:
    """2 for the whole set, 1 with one mistake, 0 with two; what is worth 1 of 2 is not called right."""
    section = SECTION | {"count": 4, "points": 2, "question_type": "multiple", "grading": "partial"}
    code = await house.format(sections=[section], thresholds=[{"name": "total", "points": 4}], pass_percent=0)
    student = await house.person()
    attempt = (await house.start(student, code))["attempt_id"]
    questions = await house.questions(student, attempt)
    right = [house.right_keys(question) for question in questions]
    wrong = [house.wrong_keys(question)[0] for question in questions]
    for question, keys in zip(
        questions, (right[0], right[1][:1], [*right[2], wrong[2]], [right[3][0], wrong[3]]), strict=True
    ):
        assert (await house.answer(student, attempt, question, keys)).status_code == 200
    result = (await house.post(student, f"/exam/{attempt}/submit?review=true")).json()
    assert [one["points_earned"] for one in result["review"]] == [2, 1, 1, 0]
    assert [one["is_correct"] for one in result["review"]] == [True, False, False, False]
    assert (result["points"], result["max_points"], result["correct_answers"]) == (4, 8, 1)
    assert result["sections"][0]["points"] == 4
    assert result["verdicts"][-1] == {"name": "total", "required": 4, "reached": 4, "passed": True}
    assert result["passed"] is True
