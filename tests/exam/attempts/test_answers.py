"""Saving answers: durable, in order, in time, and never half."""

import asyncio
import json
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import update

from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.answers import newest
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.bank.queries import FaceCache
from zerek.exam.bank.service import retire
from zerek.exam.lanes import Answer, Place
from zerek.identity.rules import Role

EARLIER, HOUR = utc_now() - timedelta(days=1), timedelta(hours=1)


async def begun(house: House, seconds: int = 600) -> tuple[Person, str, list[dict[str, Any]]]:
    student = await house.person()
    attempt = await house.start(student, await house.format(seconds))
    return student, attempt["attempt_id"], await house.questions(student, attempt["attempt_id"])


async def chosen(house: House, person: Person, attempt_id: str) -> list[list[str]]:
    return [question["selected_keys"] for question in await house.questions(person, attempt_id)]


async def test_an_older_sequence_never_replaces_a_newer_one(house: House) -> None:
    student, attempt, questions = await begun(house)
    first = next(question for question in questions if question["question_type"] == "single")
    newer = await house.answer(student, attempt, first, ["B"], seq=10)
    older = await house.answer(student, attempt, first, ["A"], seq=9)
    assert (newer.status_code, older.status_code) == (200, 200)
    assert older.json()["selected_keys"] == ["B"], "the answer tells what is stored"
    assert older.json()["client_seq"] == 10
    assert (await chosen(house, student, attempt))[first["position"]] == ["B"]
    await house.answer(student, attempt, first, ["C"], seq=10)
    assert (await chosen(house, student, attempt))[first["position"]] == ["C"], "a repeat of the newest counts"
    await house.answer(student, attempt, first, ["D"])
    assert (await chosen(house, student, attempt))[first["position"]] == ["D"], "no sequence is the newest"
    await house.answer(student, attempt, first, ["E"], seq=9)
    assert (await chosen(house, student, attempt))[first["position"]] == ["D"], "and keeps the number that was there"


async def test_an_empty_list_takes_the_choice_back(house: House) -> None:
    student, attempt, questions = await begun(house)
    await house.answer(student, attempt, questions[0], ["A"])
    taken_back = await house.answer(student, attempt, questions[0], [])
    assert taken_back.json()["answered_questions"] == 0
    result = (await house.post(student, f"/exam/{attempt}/submit")).json()
    assert result["answered_questions"] == 0


async def test_the_number_of_answered_questions_is_exact(house: House) -> None:
    student, attempt, questions = await begun(house)
    counts = [
        (await house.answer(student, attempt, question, ["A"], seq=place)).json()["answered_questions"]
        for place, question in enumerate([*questions, questions[0]])
    ]
    assert counts == [1, 2, 3, 4, 5, 6, 6]
    late = await house.answer(student, attempt, questions[0], ["B"], seq=0)
    assert late.json()["answered_questions"] == 6


async def test_answers_of_many_at_once_are_all_there(house: House) -> None:
    """Sixty answers of ten students in one breath gather into batches; each is acknowledged and stored."""
    begun_by = [await begun(house) for _ in range(10)]
    wanted = {
        (attempt, question["question_id"]): house.right_keys(question)
        for _, attempt, questions in begun_by
        for question in questions
    }
    answers = await asyncio.gather(
        *(
            house.answer(student, attempt, question, wanted[attempt, question["question_id"]], seq=1)
            for student, attempt, questions in begun_by
            for question in questions
        )
    )
    assert {answer.status_code for answer in answers} == {200}
    for student, attempt, questions in begun_by:
        assert await chosen(house, student, attempt) == [house.right_keys(question) for question in questions]
        result = (await house.post(student, f"/exam/{attempt}/submit")).json()
        assert (result["correct_answers"], result["passed"]) == (6, True)


async def test_the_newest_of_one_batch_stands(house: House) -> None:
    student, attempt, questions = await begun(house)
    question = next(one for one in questions if one["question_type"] == "single")
    keys = [option["key"] for option in question["options"]]
    answers = await asyncio.gather(
        *(house.answer(student, attempt, question, [keys[seq % 5]], seq=seq) for seq in (3, 1, 4, 0, 2))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert (await chosen(house, student, attempt))[question["position"]] == [keys[4]]
    assert {answer.json()["answered_questions"] for answer in answers} == {1}


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        (["Z"], "body.selected_keys"),
        (["AB"], "body.selected_keys"),
        (["a"], "body.selected_keys"),
        ([""], "body.selected_keys[0]"),
        (["F"], "body.selected_keys"),
        (["A", "A"], "body.selected_keys"),
        ("A", "body.selected_keys"),
        ([1], "body.selected_keys[0]"),
        (None, "body.selected_keys"),
        (["A"] * 9, "body.selected_keys"),
        (["\x00"], "body"),
        (["\ud800"], "body.selected_keys[0]"),
    ],
)
async def test_wrong_keys_are_refused_with_the_field(house: House, keys: Any, field: str) -> None:
    student, attempt, questions = await begun(house)
    answer = await house.answer(student, attempt, questions[0], ["A"], seq=1)
    body = {"question_id": questions[0]["question_id"], "selected_keys": keys, "client_seq": 2}
    refused = await house.client.post(
        f"/api/v1/exam/{attempt}/answer",
        content=json_with_surrogates(body),
        headers=student.headers | {"Content-Type": "application/json"},
    )
    assert refused.status_code == 422, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    assert [error["field"] for error in refused.json()["errors"]] == [field]
    assert answer.status_code == 200
    assert (await chosen(house, student, attempt))[0] == ["A"], "a refusal changes nothing"


def json_with_surrogates(body: dict[str, Any]) -> bytes:
    return json.dumps(body).encode()


async def test_two_keys_for_one_answer_and_foreign_questions_are_refused(house: House) -> None:
    student, attempt, questions = await begun(house)
    single = next(question for question in questions if question["question_type"] == "single")
    two = await house.answer(student, attempt, single, ["A", "B"])
    assert (two.status_code, two.json()["errors"][0]["field"]) == (422, "body.selected_keys")
    _, _, foreign = await begun(house)
    mine = {question["question_id"] for question in questions}
    others = next(question for question in foreign if question["question_id"] not in mine)
    for question_id in (others["question_id"], str(uuid4())):
        body = {"question_id": question_id, "selected_keys": ["A"]}
        refused = await house.post(student, f"/exam/{attempt}/answer", body)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body.question_id")


@pytest.mark.parametrize("seq", [-1, 2**53, 1.5, "x", True])
async def test_a_sequence_is_a_whole_number_that_javascript_can_count(house: House, seq: Any) -> None:
    student, attempt, questions = await begun(house)
    body = {"question_id": questions[0]["question_id"], "selected_keys": ["A"], "client_seq": seq}
    refused = await house.post(student, f"/exam/{attempt}/answer", body)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body.client_seq")


async def test_a_finished_attempt_takes_nothing(house: House) -> None:
    student, attempt, questions = await begun(house)
    result = (await house.post(student, f"/exam/{attempt}/submit")).json()
    refused = await house.answer(student, attempt, questions[0], house.right_keys(questions[0]))
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.attempt_finished")
    flag = {"question_id": questions[0]["question_id"], "flagged": True}
    assert (await house.put(student, f"/exam/{attempt}/flags", flag)).status_code == 409
    assert (await house.put(student, f"/exam/{attempt}/position", {"position": 1})).status_code == 409
    assert (await house.get(student, f"/exam/{attempt}/result")).json()["score_percentage"] == result[
        "score_percentage"
    ]


async def test_time_runs_out_grades_what_was_answered_and_ends_at_the_deadline(house: House) -> None:
    """Nobody asks: the sweep alone finishes it. (Deadline 5 s; grace 0.4 s and a sweep each 0.2 s in these tests.)"""
    student, attempt, questions = await begun(house, seconds=5)
    await house.answer(student, attempt, questions[0], house.right_keys(questions[0]))
    deadline = datetime.fromisoformat((await house.get(student, f"/exam/{attempt}")).json()["deadline_at"])
    await asyncio.sleep((deadline - utc_now()).total_seconds() + 0.05)
    during = (await house.get(student, f"/exam/{attempt}")).json()
    assert (during["status"], during["time_remaining_seconds"]) == ("in_progress", 0)
    graceful = await house.answer(student, attempt, questions[1], house.right_keys(questions[1]))
    assert graceful.status_code == 200, "the grace takes answers that were on their way"
    await asyncio.sleep(1.2)
    async with house.app.state.database.read() as session:
        stored = await session.get(ExamAttempt, UUID(attempt))
    assert stored.status == "expired", "finished without being asked for"
    assert await house.app.state.kv.get(f"exam:attempt:{attempt}") is None
    refused = await house.answer(student, attempt, questions[2], house.right_keys(questions[2]))
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.time_is_up")
    result = (await house.get(student, f"/exam/{attempt}/result")).json()
    assert result["completed_at"] == result["deadline_at"]
    assert (result["answered_questions"], result["correct_answers"]) == (2, 2)
    assert (await house.post(student, f"/exam/{attempt}/submit")).json()["status"] == "expired"
    assert (await house.get(student, "/exam/current")).status_code == 404


async def test_an_attempt_that_cannot_be_graded_keeps_no_other_one_from_it(house: House) -> None:
    broken, well = await begun(house, seconds=5), await begun(house, seconds=5)
    await house.answer(*well[:2], well[2][0], house.right_keys(well[2][0]))
    async with house.app.state.database.write() as session:
        table = update(ExamAttempt)
        # Both have been over for a while, the broken one for longer: it is first in every batch.
        await session.execute(
            table.where(ExamAttempt.id == UUID(broken[1])).values(
                paper={"items": [["no question"]]}, started_at=EARLIER - HOUR, deadline_at=EARLIER
            )
        )
        await session.execute(
            table.where(ExamAttempt.id == UUID(well[1])).values(started_at=EARLIER - HOUR, deadline_at=EARLIER + HOUR)
        )

    async def stored(attempt: str) -> ExamAttempt:
        async with house.app.state.database.read() as session:
            return cast("ExamAttempt", await session.get(ExamAttempt, UUID(attempt)))

    async with asyncio.timeout(10):
        while (await stored(well[1])).status == "in_progress":  # noqa: ASYNC110 - the sweep has no event for it
            await asyncio.sleep(0.1)
    graded, left = await stored(well[1]), await stored(broken[1])
    assert (graded.status, graded.correct_answers, left.status) == ("expired", 1, "in_progress")
    async with house.app.state.database.write() as session:  # or every sweep of the other tests tries it again
        await session.delete(await session.get(ExamAttempt, UUID(broken[1])))


async def test_answers_that_race_the_submit_are_counted_or_refused(house: House) -> None:
    """Six answers and the submit at one instant: what was acknowledged is graded, the rest is not there."""
    for _ in range(6):
        student, attempt, questions = await begun(house)
        *answers, submitted = await asyncio.gather(
            *(house.answer(student, attempt, question, house.right_keys(question), seq=1) for question in questions),
            house.post(student, f"/exam/{attempt}/submit"),
        )
        assert submitted.status_code == 200
        assert {answer.status_code for answer in answers} <= {200, 409}
        acknowledged = sum(answer.status_code == 200 for answer in answers)
        result = (await house.get(student, f"/exam/{attempt}/result?review=true")).json()
        assert result["correct_answers"] == result["answered_questions"] == acknowledged
        assert sum(entry["is_correct"] for entry in result["review"]) == acknowledged


async def test_what_was_taken_out_of_the_bank_stays_in_the_attempts_that_have_it(house: House) -> None:
    student, attempt, questions = await begun(house)
    async with house.app.state.database.write() as session:
        assert await retire(session, UUID(questions[0]["question_id"]))
    house.app.state.faces = FaceCache()
    assert [one["question_id"] for one in await house.questions(student, attempt)] == [
        one["question_id"] for one in questions
    ]
    await house.answer(student, attempt, questions[0], house.right_keys(questions[0]))
    assert (await house.post(student, f"/exam/{attempt}/submit")).json()["correct_answers"] == 1


async def test_an_anonymous_caller_gets_401_and_a_guardian_403(house: House) -> None:
    student, attempt, questions = await begun(house)
    body = {"question_id": questions[0]["question_id"], "selected_keys": ["A"]}
    nobody: httpx.Response = await house.post(None, f"/exam/{attempt}/answer", body)
    assert (nobody.status_code, nobody.headers["www-authenticate"]) == (401, "Bearer")
    guardian = await house.person(Role.GUARDIAN)
    assert (await house.post(guardian, f"/exam/{attempt}/answer", body)).status_code == 403
    assert student.username


def an_answer(place: Place, keys: str, seq: int | None) -> Answer:
    return Answer(place, keys, seq, utc_now())


def test_of_one_batch_that_answer_stands_which_would_stand_one_by_one() -> None:
    here, there = Place(uuid4(), uuid4()), Place(uuid4(), uuid4())
    batch = [
        an_answer(here, "A", 5),
        an_answer(there, "B", None),
        an_answer(here, "C", 4),
        an_answer(here, "D", None),
        an_answer(here, "E", 3),
        an_answer(there, "A", 1),
    ]
    standing = newest(batch)
    assert (standing[here].keys, standing[here].client_seq) == ("D", 5)
    assert (standing[there].keys, standing[there].client_seq) == ("A", 1)
