"""“Report this question”: who may, how often, and what the reporter hears."""

import asyncio
from typing import Any
from uuid import uuid4

from house import NUMBERS, House, Person, document
from zerek.core.events import SUBSCRIBERS, Event
from zerek.identity.rules import Role


async def met_question(house: House, student: Person) -> tuple[str, dict[str, Any]]:
    """The id of a finished attempt of theirs, and a question of it."""
    attempt_id = (await house.start(student))["attempt_id"]
    question = (await house.questions(student, attempt_id))[0]
    await house.post(student, f"/exam/{attempt_id}/submit")
    return attempt_id, question


async def test_a_report_is_told_to_the_moderators_and_its_verdict_to_the_reporter(house: House) -> None:
    told: list[Event] = []

    async def listen(_session: Any, event: Event, _now: Any) -> None:
        told.append(event)

    student, moderator = await house.person(), await house.person(Role.MODERATOR)
    attempt_id, question = await met_question(house, student)
    path = f"/questions/{question['question_id']}/report"
    body = {"reason": "wording", "comment": "Which of the two?", "attempt_id": attempt_id}
    house.app.state.database.session_info[SUBSCRIBERS] = [listen]
    try:
        made = await house.post(student, path, body)
        assert made.status_code == 201, made.text
        twice = await house.post(student, path, body)
        assert (twice.status_code, twice.json()["code"]) == (409, "bank.already_reported")
        queue = await house.get(
            moderator, "/admin/question-reports", params={"status": "open", "question_id": question["question_id"]}
        )
        (entry,) = queue.json()["items"]
        assert (entry["comment"], entry["reports_open"], entry["question_text"]) == (
            "Which of the two?", 1, question["question_text"],
        )  # fmt: skip
        reported = await house.get(moderator, "/admin/questions", params={"reported": "true", "limit": 100})
        assert question["question_id"] in [one["id"] for one in reported.json()["items"]]
        verdict = await house.post(
            moderator,
            f"/admin/questions/{question['question_id']}/reports/verdict",
            {"verdict": "wording_corrected", "answer": "It says which now."},
        )
        assert verdict.json() == {"closed": 1}
    finally:
        del house.app.state.database.session_info[SUBSCRIBERS]
    assert [event.kind for event in told] == ["question.reported", "question.reviewed"]
    assert moderator.user_id in told[0].recipients
    assert (told[1].recipients, told[1].parameters["answer"]) == ([student.user_id], "It says which now.")
    (mine,) = (await house.get(student, "/questions/reports")).json()["items"]
    assert (mine["status"], mine["verdict"], mine["answer"]) == ("closed", "wording_corrected", "It says which now.")
    assert (await house.post(student, path, body)).status_code == 201, "a closed report makes room for another"


async def test_reports_at_the_same_instant_are_one(house: House) -> None:
    student = await house.person()
    _, question = await met_question(house, student)
    path = f"/questions/{question['question_id']}/report"
    moderator, page = await house.person(Role.MODERATOR), f"/admin/questions/{question['question_id']}"
    before = (await house.get(moderator, page)).json()["reports_open"]
    answers = await asyncio.gather(*(house.post(student, path, {"reason": "wrong_key"}) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert (await house.get(moderator, page)).json()["reports_open"] == before + 1


async def test_a_question_that_one_has_not_met_does_not_exist(house: House) -> None:
    student, stranger, teacher = await house.person(), await house.person(), await house.person(Role.TEACHER)
    draft = await house.post(teacher, "/admin/questions", document(next(NUMBERS), subject_code="TGO"))
    attempt_id, question = await met_question(house, student)
    unknown = [
        (student, f"/questions/{draft.json()['id']}/report", {"reason": "other"}),
        (student, f"/questions/{uuid4()}/report", {"reason": "other"}),
        (stranger, f"/questions/{question['question_id']}/report", {"reason": "other", "attempt_id": attempt_id}),
    ]
    for person, path, body in unknown:
        answer = await house.post(person, path, body)
        assert (answer.status_code, answer.json()["code"]) == (404, "bank.question_not_found")


async def test_a_retired_question_can_be_reported_by_who_had_it_and_by_nobody_else(house: House) -> None:
    student, stranger, moderator = await house.person(), await house.person(), await house.person(Role.MODERATOR)
    attempt_id, question = await met_question(house, student)
    path = f"/questions/{question['question_id']}/report"
    assert (await house.post(stranger, path, {"reason": "picture"})).status_code == 201, "everybody may practise it"
    assert (await house.post(moderator, f"/admin/questions/{question['question_id']}/retire")).status_code == 200
    assert (await house.post(await house.person(), path, {"reason": "picture"})).status_code == 404
    assert (await house.post(student, path, {"reason": "picture", "attempt_id": attempt_id})).status_code == 201


async def test_a_running_exam_gives_no_ground_for_a_report_of_its_attempt(house: House) -> None:
    student = await house.person()
    attempt_id = (await house.start(student))["attempt_id"]
    question = (await house.questions(student, attempt_id))[0]
    answer = await house.post(
        student, f"/questions/{question['question_id']}/report", {"reason": "other", "attempt_id": attempt_id}
    )
    assert answer.status_code == 404


async def test_too_many_reports_in_an_hour_are_refused_with_the_time_to_wait(house: House) -> None:
    student = await house.person()
    house.settings.question_reports_per_hour = 2
    try:
        answers = [await house.post(student, f"/questions/{uuid4()}/report", {"reason": "other"}) for _ in range(3)]
    finally:
        house.settings.question_reports_per_hour = 20
    assert [answer.status_code for answer in answers] == [404, 404, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0


async def test_one_sees_only_ones_own_reports(house: House) -> None:
    student, stranger = await house.person(), await house.person()
    _, question = await met_question(house, student)
    await house.post(student, f"/questions/{question['question_id']}/report", {"reason": "other"})
    assert (await house.get(student, "/questions/reports")).json()["total"] == 1
    assert (await house.get(stranger, "/questions/reports")).json()["total"] == 0


async def test_one_report_of_several_can_be_closed_alone(house: House) -> None:
    one, other, moderator = await house.person(), await house.person(), await house.person(Role.MODERATOR)
    _, question = await met_question(house, one)
    path = f"/questions/{question['question_id']}/report"
    page = f"/admin/questions/{question['question_id']}"
    before = (await house.get(moderator, page)).json()["reports_open"]  # a drawn question may be known to others
    first = (await house.post(one, path, {"reason": "other"})).json()
    await house.post(other, path, {"reason": "wrong_key"})
    verdict = f"/admin/questions/{question['question_id']}/reports/verdict"
    alone = {"verdict": "dismissed", "report_ids": [first["id"]]}
    assert (await house.post(moderator, verdict, alone)).json() == {"closed": 1}
    assert (await house.post(moderator, verdict, alone)).status_code == 404
    assert (await house.get(moderator, page)).json()["reports_open"] == before + 1


async def test_ones_reports_are_in_the_export_and_an_erasure_takes_their_words(house: House) -> None:
    student, admin, moderator = await house.person(), await house.person(Role.ADMIN), await house.person(Role.MODERATOR)
    _, question = await met_question(house, student)
    path = f"/questions/{question['question_id']}/report"
    await house.post(student, path, {"reason": "other", "comment": "I, Somebody, think so."})
    exported = (await house.get(student, "/profile/me/export")).json()
    assert "I, Somebody, think so." in str(exported)
    assert (await house.ask("DELETE", admin, f"/users/{student.user_id}")).status_code == 204
    queue = await house.get(
        moderator, "/admin/question-reports", params={"question_id": question["question_id"], "status": "open"}
    )
    assert queue.json()["total"] >= 1
    assert "Somebody, think" not in queue.text
