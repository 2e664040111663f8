"""Subjects over HTTP."""

import asyncio
from typing import Any

import pytest

from house import House
from zerek.identity.rules import Role


async def test_a_subject_is_made_read_changed_and_deleted(house: House) -> None:
    admin = await house.person(Role.SCHOOL_ADMIN)
    made = await house.post(admin, "/subjects", {"code": "PHYS-7", "kind": "school", "title_ru": "Физика"})
    assert made.status_code == 201
    assert (made.json()["title_kk"], made.json()["title_en"]) == ("Физика", "Физика")
    changed = await house.ask("PATCH", admin, "/subjects/PHYS-7", json={"title_en": "Physics"})
    assert changed.json()["title_en"] == "Physics"
    assert (await house.get(admin, "/subjects/PHYS-7")).json() == changed.json()
    assert (await house.ask("DELETE", admin, "/subjects/PHYS-7")).status_code == 204
    assert (await house.get(admin, "/subjects/PHYS-7")).status_code == 404


async def test_a_subject_with_questions_or_majors_is_not_deleted(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    for code in ("TGO", "M094-1"):
        refused = await house.ask("DELETE", admin, f"/subjects/{code}")
        assert (refused.status_code, refused.json()["code"]) == (409, "school.subject_in_use")
        assert (await house.get(admin, f"/subjects/{code}")).status_code == 200


async def test_subjects_are_filtered_by_kind_and_major(house: House) -> None:
    student = await house.person()
    general = (await house.get(student, "/subjects?kind=exam_general")).json()["items"]
    assert {subject["code"] for subject in general} == {"TGO", "ENG"}
    profile = (await house.get(student, "/subjects?major_code=M094")).json()["items"]
    assert {subject["code"] for subject in profile} == {"M094-1", "M094-2"}
    assert (await house.get(student, "/subjects?kind=nothing")).status_code == 422


async def test_two_of_one_code_at_the_same_instant_give_one(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    body = {"code": "SAME", "title_ru": "Тот же"}
    answers = await asyncio.gather(*(house.post(admin, "/subjects", body) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body.code"),
        ({"code": "два слова", "title_ru": "x"}, "body.code"),
        ({"code": "OK", "title_ru": ""}, "body.title_ru"),
        ({"code": "OK", "title_ru": "x" * 301}, "body.title_ru"),
        ({"code": "OK", "title_ru": "x", "kind": "magic"}, "body.kind"),
        ({"code": "OK", "title_ru": "x", "colour": "red"}, "body.colour"),
        ({"code": "OK", "title_ru": "a\x00"}, "body"),
    ],
)
async def test_bad_input_is_refused_with_the_field(house: House, body: dict[str, Any], field: str) -> None:
    refused = await house.post(await house.person(Role.ADMIN), "/subjects", body)
    assert refused.status_code == 422
    assert field in [error["field"] for error in refused.json()["errors"]]
