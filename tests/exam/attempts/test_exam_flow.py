"""An exam from start to result, over HTTP."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from house import House, Person
from zerek.exam.attempts.service import draw_paper
from zerek.exam.errors import TooFewQuestions
from zerek.identity.rules import Role
from zerek.school.queries import subject_by_code


async def test_a_whole_exam_is_graded_by_exactly_the_right_sets_of_keys(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    questions = await house.questions(student, attempt["attempt_id"])
    assert [question["subject_code"] for question in questions] == ["TGO"] * 4 + ["ENG"] * 2
    assert [question["position"] for question in questions] == list(range(6))
    for question in questions[:3]:
        saved = await house.answer(student, attempt["attempt_id"], question, house.right_keys(question))
        assert saved.status_code == 200, saved.text
    await house.answer(student, attempt["attempt_id"], questions[4], house.wrong_keys(questions[4]))

    result = (await house.post(student, f"/exam/{attempt['attempt_id']}/submit")).json()

    assert result["status"] == "completed"
    assert (result["total_questions"], result["answered_questions"], result["correct_answers"]) == (6, 4, 3)
    assert (result["score_percentage"], result["points"], result["max_points"]) == (50.0, 3, 6)
    assert result["passed"] is False
    assert [section["correct"] for section in result["sections"]] == [3, 0]
    assert [section["title"] for section in result["sections"]] == ["Test of readiness for study", "English"]
    assert result["verdicts"] == [{"name": "pass_percent", "required": 70, "reached": 50, "passed": False}]


async def test_an_answer_with_part_of_the_right_keys_is_wrong(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    questions = await house.questions(student, attempt["attempt_id"])
    several = [question for question in questions if question["question_type"] == "multiple"]
    while not several:
        await house.post(student, f"/exam/{attempt['attempt_id']}/submit")
        attempt = await house.start(student)
        questions = await house.questions(student, attempt["attempt_id"])
        several = [question for question in questions if question["question_type"] == "multiple"]
    await house.answer(student, attempt["attempt_id"], several[0], house.right_keys(several[0])[:1])
    result = (await house.post(student, f"/exam/{attempt['attempt_id']}/submit")).json()
    assert result["answered_questions"] == 1
    assert result["correct_answers"] == 0


async def test_the_review_speaks_in_the_shown_keys_and_comes_only_after_the_end(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    path = f"/exam/{attempt['attempt_id']}"
    questions = await house.questions(student, attempt["attempt_id"])
    await house.answer(student, attempt["attempt_id"], questions[0], house.right_keys(questions[0]))
    early = await house.get(student, f"{path}/result?review=true")
    assert (early.status_code, early.json()["code"]) == (409, "exam.attempt_running")
    await house.post(student, f"{path}/submit")
    review = (await house.get(student, f"{path}/result?review=true")).json()["review"]
    assert [entry["correct_keys"] for entry in review] == [house.right_keys(question) for question in questions]
    assert [entry["is_correct"] for entry in review] == [True] + [False] * 5
    assert all(entry["explanation"].startswith("Because of") for entry in review)
    assert (await house.get(student, f"{path}/result")).json()["review"] is None


async def test_no_response_of_a_running_exam_tells_the_right_option(house: House) -> None:
    """Byte for byte: neither the fields, nor explanations, nor anything that differs between right and wrong."""
    student = await house.person()
    bodies: list[str] = []

    async def look(method: str, path: str, **options: Any) -> Any:
        answer = await house.ask(method, student, path, **options)
        bodies.append(answer.text)
        bodies.extend(f"{name}: {value}" for name, value in answer.headers.items())
        return answer

    started = (await look("POST", "/exam/start", json={"major_code": "M094", "format": "profile"})).json()
    path = f"/exam/{started['attempt_id']}"
    questions = (await look("GET", f"{path}/questions")).json()["items"]
    assert len(questions) == 50
    for place, question in enumerate(questions):
        keys = house.right_keys(question) if place % 2 else house.wrong_keys(question)
        await look("POST", f"{path}/answer", json={"question_id": question["question_id"], "selected_keys": keys})
    await look("PUT", f"{path}/flags", json={"question_id": questions[0]["question_id"], "flagged": True})
    for where in ("", "/questions", "/result", "/result?review=true"):
        await look("GET", path + where)
    for where in ("/exam/current", "/exam/attempts", "/majors/M094", "/exam/formats", "/subjects"):
        await look("GET", where)
    everything = "\n".join(bodies)
    assert "Because of" not in everything, "an explanation"
    for word in ("is_correct", "correct_keys", "correct_option", "explanation", "is_right"):
        assert word not in everything.replace('"correct_answers":null', ""), word
    # The answers to a right and to a wrong choice have the same fields.
    saved = [body for body in bodies if '"saved_at"' in body]
    assert len(saved) == 50
    assert {tuple(sorted(field.split(":")[0] for field in body.strip("{}").split(',"'))) for body in saved}


async def test_the_shown_keys_are_given_anew_and_tell_nothing(house: House) -> None:
    """In the bank the right option stands where the number of its question says; shown, it stands anywhere."""
    places = []
    for _ in range(12):
        student = await house.person()
        attempt = await house.start(student)
        for question in await house.questions(student, attempt["attempt_id"]):
            assert [option["key"] for option in question["options"]] == list("ABCDE")
            if question["question_type"] == "single":
                places.append(house.right_keys(question)[0])
    assert set(places) == set("ABCDE")


async def test_a_second_start_answers_the_running_attempt(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    again = await house.post(student, "/exam/start", {"major_code": "M010", "format": "quick"})
    assert again.status_code == 200
    assert again.json()["attempt_id"] == attempt["attempt_id"]
    assert again.json()["format"] == attempt["format"]


async def test_starts_at_the_same_instant_give_one_attempt(house: House) -> None:
    student, code = await house.person(), await house.format()
    answers = await asyncio.gather(
        *(house.post(student, "/exam/start", {"major_code": "M094", "format": code}) for _ in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({answer.json()["attempt_id"] for answer in answers}) == 1


async def test_submits_at_the_same_instant_give_one_result(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    question = (await house.questions(student, attempt["attempt_id"]))[0]
    await house.answer(student, attempt["attempt_id"], question, house.right_keys(question))
    answers = await asyncio.gather(*(house.post(student, f"/exam/{attempt['attempt_id']}/submit") for _ in range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert (await house.post(student, f"/exam/{attempt['attempt_id']}/submit")).text == answers[0].text


async def test_an_attempt_goes_on_where_it_was_left(house: House) -> None:
    """Another device, or the same page after a reload: answers, flags, order and place are those of before."""
    student = await house.person()
    attempt = await house.start(student)
    path = f"/exam/{attempt['attempt_id']}"
    before = await house.questions(student, attempt["attempt_id"])
    await house.answer(student, attempt["attempt_id"], before[1], house.right_keys(before[1]))
    await house.put(student, f"{path}/flags", {"question_id": before[3]["question_id"], "flagged": True})
    await house.put(student, f"{path}/position", {"position": 4})
    after = await house.questions(student, attempt["attempt_id"])
    assert [(one["question_id"], one["options"]) for one in after] == [
        (one["question_id"], one["options"]) for one in before
    ]
    assert after[1]["selected_keys"] == house.right_keys(before[1])
    assert [one["flagged"] for one in after] == [False, False, False, True, False, False]
    status = (await house.get(student, path)).json()
    assert (status["answered_questions"], status["current_question_index"]) == (1, 4)
    assert (await house.get(student, "/exam/current")).json()["attempt_id"] == attempt["attempt_id"]
    await house.put(student, f"{path}/flags", {"question_id": before[3]["question_id"], "flagged": False})
    assert not any(one["flagged"] for one in await house.questions(student, attempt["attempt_id"]))


async def test_the_place_is_that_of_the_last_answer_where_that_was_later(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    questions = await house.questions(student, attempt["attempt_id"])
    await house.put(student, f"/exam/{attempt['attempt_id']}/position", {"position": 1})
    await house.answer(student, attempt["attempt_id"], questions[5], ["A"])
    assert (await house.get(student, f"/exam/{attempt['attempt_id']}")).json()["current_question_index"] == 5


async def test_a_student_sees_no_attempt_of_another(house: House) -> None:
    owner, stranger = await house.person(), await house.person()
    attempt = await house.start(owner)
    questions = await house.questions(owner, attempt["attempt_id"])
    path = f"/exam/{attempt['attempt_id']}"
    body = {"question_id": questions[0]["question_id"], "selected_keys": ["A"]}
    asked = [
        house.get(stranger, path),
        house.get(stranger, f"{path}/questions"),
        house.get(stranger, f"{path}/result"),
        house.post(stranger, f"{path}/answer", body),
        house.post(stranger, f"{path}/submit"),
        house.put(stranger, f"{path}/flags", {"question_id": body["question_id"], "flagged": True}),
        house.put(stranger, f"{path}/position", {"position": 1}),
    ]
    for answer in await asyncio.gather(*asked):
        assert (answer.status_code, answer.json()["code"]) == (404, "exam.attempt_not_found"), answer.url
    assert (await house.get(owner, path)).json()["answered_questions"] == 0


async def test_an_administrator_sees_an_attempt_but_not_its_questions(house: House) -> None:
    student, admin = await house.person(), await house.person(Role.ADMIN)
    attempt = await house.start(student)
    assert (await house.get(admin, f"/exam/{attempt['attempt_id']}")).status_code == 200
    assert (await house.get(admin, f"/exam/{attempt['attempt_id']}/questions")).status_code == 403


async def test_start_refuses_with_the_reason(house: House) -> None:
    student = await house.person()
    short = await house.format(sections=[{"role": "general", "subject_code": "M001-1", "count": 3},
                                         {"role": "general", "subject_code": "TGO", "count": 61}])  # fmt: skip
    cases: list[tuple[dict[str, Any], int, str]] = [
        ({"major_code": "M999", "format": "profile"}, 404, "exam.major_not_found"),
        ({"major_code": "M094", "format": "nothing"}, 404, "exam.format_not_found"),
        ({"format": "profile"}, 409, "exam.major_required"),
        ({"major_code": "M094", "format": short}, 409, "exam.too_few_questions"),
    ]
    for body, status, code in cases:
        answer = await house.post(student, "/exam/start", body)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    missing = (await house.post(student, "/exam/start", {"major_code": "M094", "format": short})).json()["missing"]
    assert missing == [
        {"subject_code": "M001-1", "required": 3, "available": 0},
        {"subject_code": "TGO", "required": 61, "available": 60},
    ]


async def test_a_major_without_profile_subjects_cannot_be_examined_in_them(house: House) -> None:
    student = await house.person()
    majors = (await house.get(student, "/majors")).json()["items"]
    bare = next(major["code"] for major in majors if not major["profile_subjects"])
    refused = await house.post(student, "/exam/start", {"major_code": bare, "format": "profile"})
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.profile_subjects_missing")
    assert (await house.post(student, "/exam/start", {"major_code": bare, "format": "quick"})).status_code == 201


async def test_the_presets_are_what_the_contract_says(house: House) -> None:
    student = await house.person()
    formats = {one["code"]: one for one in (await house.get(student, "/exam/formats")).json()["items"]}
    for code, questions, minutes, counts in [
        ("profile", 50, 90, [("TGO", 10), ("ENG", 10), (None, 15), (None, 15)]),
        ("scientific_pedagogical", 130, 180, [("ENG", 50), ("TGO", 30), (None, 25), (None, 25)]),
        ("quick", 10, 5, [("TGO", 5), ("ENG", 5)]),
    ]:
        assert formats[code]["total_questions"] == questions
        assert formats[code]["time_limit_minutes"] == minutes
        assert formats[code]["pass_percent"] == 70
        assert [(one["subject_code"], one["count"]) for one in formats[code]["sections"]] == counts


async def test_a_running_attempt_keeps_its_format_when_that_is_changed_or_deleted(house: House) -> None:
    student, admin, code = await house.person(), await house.person(Role.ADMIN), await house.format(600)
    attempt = await house.start(student, code)
    changed = await house.ask("PATCH", admin, f"/admin/exam-formats/{code}", json={"time_limit_seconds": 5})
    assert changed.status_code == 200
    assert (await house.ask("DELETE", admin, f"/admin/exam-formats/{code}")).status_code == 204
    status = (await house.get(student, f"/exam/{attempt['attempt_id']}")).json()
    assert status["deadline_at"] == attempt["deadline_at"]
    result = (await house.post(student, f"/exam/{attempt['attempt_id']}/submit")).json()
    assert (result["total_questions"], result["time_limit_minutes"]) == (6, 10)


async def test_times_are_consistent_and_in_utc(house: House) -> None:
    student = await house.person()
    attempt = await house.start(student)
    begin, end, now = (datetime.fromisoformat(attempt[name]) for name in ("started_at", "deadline_at", "server_time"))
    assert attempt["deadline_at"].endswith("Z")
    assert (end - begin).total_seconds() == 600
    assert (now - begin).total_seconds() < 5
    assert attempt["time_limit_minutes"] == 10
    remaining = (await house.get(student, f"/exam/{attempt['attempt_id']}")).json()["time_remaining_seconds"]
    assert 590 <= remaining <= 600


@pytest.mark.parametrize("language", ["ru", "kk"])
async def test_questions_come_in_the_language_of_the_attempt(house: House, language: str) -> None:
    student = await house.person(locale=language)
    assert (await house.start(student))["format"]
    attempt = (await house.get(student, "/exam/current")).json()["attempt_id"]
    assert (await house.get(student, f"/exam/{attempt}/questions")).json()["language"] == language


async def test_my_attempts_are_listed_newest_first(house: House) -> None:
    student = await house.person()
    started = []
    for _ in range(3):
        attempt = await house.start(student)
        started.append(attempt["attempt_id"])
        await house.post(student, f"/exam/{attempt['attempt_id']}/submit")
    page = (await house.get(student, "/exam/attempts?limit=2")).json()
    assert [one["attempt_id"] for one in page["items"]] == started[:0:-1]
    assert (page["total"], page["has_more"]) == (3, True)


async def test_an_unknown_attempt_is_not_found(house: House) -> None:
    student: Person = await house.person()
    assert (await house.get(student, f"/exam/{uuid4()}")).status_code == 404
    wrong = await house.get(student, "/exam/not-an-id")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "path.attempt_id")


async def test_one_subject_in_two_sections_is_drawn_without_repeats_and_at_once(house: House) -> None:
    async with house.app.state.database.read() as session:
        tgo = await subject_by_code(session, "TGO")
        sections = [{"count": 35, "subject_code": "TGO"}, {"count": 25, "subject_code": "TGO"}]
        planned = [(section, tgo) for section in sections]
        paper = await draw_paper(session, planned, "en")
        assert [sum(item.section == place for item in paper.items) for place in (0, 1)] == [35, 25]
        assert len({item.question_id for item in paper.items}) == 60
        with pytest.raises(TooFewQuestions) as refused:
            await draw_paper(session, [(sections[0], tgo), ({"count": 26, "subject_code": "TGO"}, tgo)], "en")
        assert refused.value.extra["missing"] == [{"subject_code": "TGO", "required": 26, "available": 25}]


async def test_an_old_review_does_not_tell_the_answers_of_the_running_exam(house: House) -> None:
    student, admin = await house.person(), await house.person(Role.ADMIN)
    code = await house.format(sections=[{"role": "general", "subject_code": "TGO", "count": 60}])
    old = (await house.start(student, code))["attempt_id"]
    await house.post(student, f"/exam/{old}/submit")
    path = f"/exam/{old}/result?review=true"
    assert (await house.get(student, path)).json()["review"]
    running = (await house.start(student, code))["attempt_id"]
    during = await house.get(student, path)
    assert (during.json()["review"], during.json()["review_closed"]) == (None, True)
    assert "correct_keys" not in during.text
    again = await house.post(student, f"/exam/{old}/submit?review=true")
    assert "correct_keys" not in again.text
    assert (await house.get(admin, path)).json()["review"], "who watches over it may look"
    assert (await house.post(student, f"/exam/{running}/submit?review=true")).json()["review"]
    assert (await house.get(student, path)).json()["review"]
