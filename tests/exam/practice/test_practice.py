"""Practice over HTTP: pages, checking at once, statistics, resuming, finishing."""

import asyncio
import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from exam.practice.student import checked, every, page, right, stats, submit, wrong
from exam.sittings.test_sittings import sitting
from house import House
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.attempts.recording import record_batch
from zerek.identity.rules import Role


async def test_pages_of_twenty_come_in_a_stable_order_without_an_explicit_start(house: House) -> None:
    student = await house.person()
    first = await page(house, student)
    assert (len(first["items"]), first["total"], first["limit"], first["offset"]) == (20, 60, 20, 0)
    assert first["has_more"] is True
    again = await page(house, student)
    assert again == first
    last = await page(house, student, offset=40)
    assert (len(last["items"]), last["has_more"]) == (20, False)
    whole = await every(house, student)
    assert len({question["question_id"] for question in whole}) == 60
    assert [question["position"] for question in whole] == list(range(60))
    assert (await page(house, student, limit=7, offset=6))["items"] == whole[6:13]
    await right(house, student, whole[0])
    await wrong(house, student, whole[3])
    after = await every(house, student)
    assert [one["question_id"] for one in after] == [one["question_id"] for one in whole]
    assert [one["options"] for one in after] == [one["options"] for one in whole]
    assert (await page(house, student, offset=500))["items"] == []


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 101}, {"offset": -1}, {"order": "random"}, {"unseen": "x"}])
async def test_a_page_that_does_not_exist_is_refused(house: House, query: dict[str, Any]) -> None:
    student = await house.person()
    assert (await house.get(student, "/practice/TGO/questions", params=query)).status_code == 422


async def test_an_unknown_subject_is_not_there_and_an_empty_one_has_nothing_to_practise(house: House) -> None:
    student = await house.person()
    for path in ("questions", "stats", "topics"):
        assert (await house.get(student, f"/practice/NOTHING/{path}")).status_code == 404
    assert (await house.post(student, "/practice/start", {"subject_code": "NOTHING"})).status_code == 404
    refused = await house.post(student, "/practice/start", {"subject_code": "M001-1"})
    assert (refused.status_code, refused.json()["code"]) == (409, "practice.no_questions")
    assert (await page(house, student, "/practice/M001-1/questions"))["total"] == 0


async def test_an_answer_is_checked_at_once_in_the_shown_keys_with_the_explanation(house: House) -> None:
    student = await house.person()
    questions = await every(house, student)
    for question in questions[:8]:
        keys = house.right_keys(question)
        found = await right(house, student, question)
        assert (found["is_correct"], found["correct_keys"], found["selected_keys"]) == (True, keys, keys)
        assert found["explanation"].startswith("Because of")
    found = await wrong(house, student, questions[9])
    assert (found["is_correct"], found["correct_keys"]) == (False, house.right_keys(questions[9]))
    several = next(one for one in questions[10:] if one["question_type"] == "multiple")
    part = await checked(house, student, several, house.right_keys(several)[:1])
    assert part["is_correct"] is False, "a part of the right keys is not the right set"
    body = {"subject_code": "TGO", "question_id": questions[12]["question_id"], "selected_keys": ["A"]}
    other_path = await house.post(student, "/practice/submit-answer", body)
    assert other_path.status_code == 200
    assert other_path.json()["correct_keys"] == house.right_keys(questions[12])


async def test_invalid_answers_are_refused_with_the_field_and_change_nothing(house: House) -> None:
    student = await house.person()
    questions = await every(house, student)
    single = next(one for one in questions if one["question_type"] == "single")
    foreign = (await page(house, student, "/practice/ENG/questions"))["items"][0]
    cases: list[tuple[dict[str, Any], str]] = [
        ({"selected_keys": ["F"]}, "body.selected_keys"),
        ({"selected_keys": ["a"]}, "body.selected_keys"),
        ({"selected_keys": ["A", "B"]}, "body.selected_keys"),
        ({"selected_keys": ["A", "A"]}, "body.selected_keys"),
        ({"selected_keys": []}, "body.selected_keys"),
        ({"selected_keys": ["A"], "question_id": str(uuid4())}, "body.question_id"),
        ({"selected_keys": ["A"], "question_id": foreign["question_id"]}, "body.question_id"),
        ({"selected_keys": ["A"], "version_id": str(uuid4())}, "body.version_id"),
        ({"selected_keys": ["A"], "version_id": foreign["version_id"]}, "body.version_id"),
        ({"selected_keys": ["A"], "time_seconds": -1}, "body.time_seconds"),
        ({"selected_keys": ["A"], "client_seq": -1}, "body.client_seq"),
    ]
    for fields, field in cases:
        body = {"question_id": single["question_id"]} | fields
        refused = await house.post(student, "/practice/TGO/submit-answer", body)
        assert refused.status_code == 422, (fields, refused.text)
        assert refused.json()["errors"][0]["field"].startswith(field), refused.text
    assert (await stats(house, student))["answered"] == 0


async def test_statistics_are_live_and_belong_to_the_session(house: House) -> None:
    student = await house.person()
    assert (await stats(house, student))["session_id"] is None
    questions = await every(house, student)
    for question, hit in zip(questions, (1, 1, 0, 1, 1, 1), strict=False):
        await (right if hit else wrong)(house, student, question)
    found = await wrong(house, student, questions[6])
    assert (found["answered"], found["correct"], found["accuracy"], found["streak"]) == (7, 5, 71.43, 0)
    now = await stats(house, student)
    assert (now["answered"], now["correct"], now["accuracy"]) == (7, 5, 71.43)
    assert (now["streak"], now["best_streak"]) == (0, 3)
    assert now["by_topic"] == [{"topic": None, "answered": 7, "correct": 5, "accuracy": 71.43}]
    assert (await stats(house, student, "ENG"))["answered"] == 0
    assert (await stats(house, await house.person()))["answered"] == 0


async def test_starting_again_resumes_on_whatever_device(house: House) -> None:
    student = await house.person()
    started = await house.post(student, "/practice/start", {"subject_code": "TGO"})
    assert started.status_code == 201
    assert (started.json()["resumed"], started.json()["total_questions"]) == (False, 60)
    questions = await every(house, student)
    await right(house, student, questions[4])
    await wrong(house, student, questions[5])
    again = await house.post(student, "/practice/start", {"subject_code": "TGO"})
    assert again.status_code == 200
    assert again.json()["session_id"] == started.json()["session_id"]
    assert (again.json()["resumed"], again.json()["answered"], again.json()["correct"]) == (True, 2, 1)
    elsewhere = await every(house, student)
    assert [one["options"] for one in elsewhere] == [one["options"] for one in questions]
    assert elsewhere[4]["selected_keys"] == house.right_keys(questions[4])
    assert [one["last_result"] for one in elsewhere[3:7]] == [None, "right", "wrong", None]
    read_again = await house.get(student, f"/practice/TGO/answers/{questions[5]['question_id']}")
    assert read_again.status_code == 200, read_again.text
    assert read_again.json()["correct_keys"] == house.right_keys(questions[5])
    assert read_again.json()["is_correct"] is False
    unanswered = await house.get(student, f"/practice/TGO/answers/{questions[6]['question_id']}")
    assert (unanswered.status_code, unanswered.json()["code"]) == (404, "practice.not_answered")
    stranger = await house.person()
    assert (await house.get(stranger, f"/practice/TGO/answers/{questions[5]['question_id']}")).status_code == 404


async def test_starts_at_the_same_instant_begin_one_session(house: House) -> None:
    student = await house.person()
    answers = await asyncio.gather(*(house.post(student, "/practice/start", {"subject_code": "ENG"}) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({answer.json()["session_id"] for answer in answers}) == 1


async def test_finishing_sums_up_once_and_the_next_start_is_a_new_session(house: House) -> None:
    student = await house.person()
    nothing = await house.post(student, "/practice/TGO/finish")
    assert (nothing.status_code, nothing.json()["code"]) == (404, "practice.no_session")
    assert (await house.post(student, "/practice/finish", {})).status_code == 404
    questions = await every(house, student)
    await right(house, student, questions[0])
    await wrong(house, student, questions[1])
    done = await house.post(student, "/practice/TGO/finish")
    assert done.status_code == 200, done.text
    assert (done.json()["answered"], done.json()["correct"], done.json()["accuracy"]) == (2, 1, 50)
    assert done.json()["reviews_due"] == 1
    assert (await house.post(student, "/practice/finish", {"subject_code": "TGO"})).json() == done.json()
    assert (await house.post(student, "/practice/finish", {})).json() == done.json()
    assert (await stats(house, student))["answered"] == 0
    fresh = await house.post(student, "/practice/start", {"subject_code": "TGO"})
    assert fresh.status_code == 201
    assert fresh.json()["session_id"] != done.json()["session_id"]
    assert [one["selected_keys"] for one in await every(house, student)] == [[]] * 60


async def test_the_same_answer_sent_twice_counts_once(house: House) -> None:
    """A double click, two tabs at the same instant, a retry after a lost response: with and without a number."""
    student = await house.person()
    questions = await every(house, student)
    for question, fields in ((questions[0], {}), (questions[1], {"client_seq": 3})):
        before = (await stats(house, student))["answered"]
        answers = await asyncio.gather(
            *(submit(house, student, question, house.right_keys(question), **fields) for _ in range(6))
        )
        assert {answer.status_code for answer in answers} == {200}, [answer.text for answer in answers]
        assert len({answer.text for answer in answers}) == 1
        assert (await stats(house, student))["answered"] == before + 1
    body = {"question_id": questions[2]["question_id"], "selected_keys": house.right_keys(questions[2])}
    twice = [
        await house.post(student, "/practice/TGO/submit-answer", body, headers={"Idempotency-Key": "one key"})
        for _ in range(2)
    ]
    assert twice[0].text == twice[1].text
    assert (await stats(house, student))["answered"] == 3


async def test_two_tabs_that_answer_differently_at_once_are_counted_once(house: House) -> None:
    student = await house.person()
    question = (await every(house, student))[0]
    answers = await asyncio.gather(
        *(submit(house, student, question, keys) for keys in (house.right_keys(question), house.wrong_keys(question)))
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    counted = [answer.json() for answer in answers if answer.json()["counted"]]
    assert len(counted) == 1
    now = await stats(house, student)
    assert (now["answered"], now["correct"]) == (1, int(counted[0]["is_correct"]))


async def test_many_tabs_with_different_questions_lose_nothing(house: House) -> None:
    student = await house.person()
    questions = (await every(house, student))[:10]
    answers = await asyncio.gather(*(submit(house, student, one, house.right_keys(one)) for one in questions))
    assert {answer.status_code for answer in answers} <= {200, 409}
    for question, answer in zip(questions, answers, strict=True):
        if answer.status_code == 409:  # crowded out: nothing was kept, and it is sent again
            await right(house, student, question)
    now = await stats(house, student)
    assert (now["answered"], now["correct"], now["best_streak"]) == (10, 10, 10)


async def test_an_answer_with_the_solution_just_seen_is_checked_but_not_counted(house: House) -> None:
    student = await house.person()
    question = (await every(house, student))[0]
    await wrong(house, student, question)
    again = await right(house, student, question)
    assert (again["is_correct"], again["counted"]) == (True, False)
    assert (again["answered"], again["correct"]) == (1, 0)
    older = await right(house, student, question, client_seq=9)
    stale = await wrong(house, student, question, client_seq=8)
    assert older["is_correct"] and stale["is_correct"], "an older answer does not replace a newer one"


async def test_filters_leave_what_is_unseen_wrong_or_bookmarked(house: House) -> None:
    student = await house.person()
    questions = await every(house, student)
    await right(house, student, questions[0])
    await wrong(house, student, questions[1])
    marked = questions[5]["question_id"]
    assert (await house.put(student, f"/questions/{marked}/bookmark")).status_code == 204
    unseen = await every(house, student, unseen=True)
    assert [one["question_id"] for one in unseen] == [one["question_id"] for one in questions[2:]]
    assert (await page(house, student, unseen=True))["total"] == 58
    assert [one["question_id"] for one in await every(house, student, wrong=True)] == [questions[1]["question_id"]]
    found = await every(house, student, bookmarked=True)
    assert [(one["question_id"], one["bookmarked"]) for one in found] == [(marked, True)]
    assert (await page(house, student, topic="no such topic"))["total"] == 0


async def test_a_question_of_ones_running_exam_cannot_be_practised(house: House) -> None:
    student = await house.person()
    practised = await every(house, student)
    attempt = await house.start(student)
    examined = {one["question_id"] for one in await house.questions(student, attempt["attempt_id"])}
    inside = next(one for one in practised if one["question_id"] in examined)
    outside = next(one for one in practised if one["question_id"] not in examined)
    refused = await submit(house, student, inside, ["A"])
    assert (refused.status_code, refused.json()["code"]) == (409, "practice.question_in_running_exam")
    assert "correct_keys" not in refused.text
    assert (await submit(house, student, outside, ["A"])).status_code == 200
    other = await house.person()
    of_other = next(one for one in await every(house, other) if one["question_id"] == inside["question_id"])
    assert (await submit(house, other, of_other, ["A"])).status_code == 200
    await house.post(student, f"/exam/{attempt['attempt_id']}/submit")
    assert (await submit(house, student, inside, ["A"])).status_code == 200


async def test_an_answer_given_before_the_exam_is_not_told_during_it(house: House) -> None:
    student = await house.person()
    practised = await every(house, student)
    for question in practised:
        await wrong(house, student, question)
    attempt = await house.start(student)
    examined = {one["question_id"] for one in await house.questions(student, attempt["attempt_id"])}
    inside = next(one for one in practised if one["question_id"] in examined)
    refused = await house.get(student, f"/practice/TGO/answers/{inside['question_id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "practice.question_in_running_exam")
    exported = (await house.get(student, "/profile/me/export")).json()
    told = [
        [one["question_id"] for one in exported["practice"]["answers"]],
        [one["question_id"] for one in exported["practice"]["review_log"]],
        [one["item_id"] for one in exported["insight"]["responses"]],
    ]
    for ids in told:
        assert not set(ids) & examined
        assert len(ids) == 60 - len({one["question_id"] for one in practised} & examined)


async def test_no_page_of_practice_tells_the_right_option_byte_for_byte(house: House) -> None:
    student = await house.person()
    bodies = []
    for subject in ("TGO", "ENG"):
        for query in ("", "?order=adaptive&limit=100", "?order=mistakes", "?unseen=true&limit=100", "?offset=20"):
            answer = await house.get(student, f"/practice/{subject}/questions{query}")
            bodies += [answer.text, str(answer.headers)]
        for path in ("stats", "topics"):
            bodies.append((await house.get(student, f"/practice/{subject}/{path}")).text)
    for path in ("/practice/subjects", "/practice/reviews", "/bookmarks"):
        bodies.append((await house.get(student, path)).text)
    bodies.append((await house.post(student, "/practice/start", {"subject_code": "ENG"})).text)
    everything = "\n".join(bodies)
    for word in ("Because of", "is_correct", "correct_keys", "correct_option", "explanation", "is_right"):
        assert word not in everything, word
    questions = (await page(house, student))["items"]
    assert {tuple(sorted(question)) for question in questions} == {tuple(sorted(questions[0]))}


async def test_the_shown_keys_are_given_anew_for_every_session(house: House) -> None:
    places = set()
    orders = set()
    for _ in range(6):
        student = await house.person()
        questions = await every(house, student)
        orders.add(json.dumps([one["options"] for one in questions]))
        for question in questions:
            assert [option["key"] for option in question["options"]] == list("ABCDE")
            if question["question_type"] == "single":
                places.add(house.right_keys(question)[0])
    assert places == set("ABCDE")
    assert len(orders) == 6


async def test_only_students_practise(house: House) -> None:
    teacher = await house.person(Role.TEACHER)
    assert (await house.get(teacher, "/practice/TGO/questions")).status_code == 403
    assert (await house.get(None, "/practice/TGO/questions")).status_code == 401


async def test_practice_counts_in_my_statistics(house: House) -> None:
    student = await house.person()
    before = (await house.get(student, "/stats/my")).json()
    assert (before["practice_attempts"], before["total_questions_answered"]) == (0, 0)
    for question in (await every(house, student))[:3]:
        await right(house, student, question)
    await wrong(house, student, (await every(house, student))[3])
    after = (await house.get(student, "/stats/my")).json()
    assert (after["total_attempts"], after["exam_attempts"], after["practice_attempts"]) == (1, 0, 1)
    assert (after["total_questions_answered"], after["correct_answers_percentage"]) == (4, 75.0)
    [subject] = after["by_subject"]
    assert (subject["subject_code"], subject["answered"], subject["correct"]) == ("TGO", 4, 3)


async def test_a_question_of_a_paused_exam_cannot_be_practised_however_long_the_pause(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    practised = await every(house, student)
    attempt = (await house.start(student, await house.format(600)))["attempt_id"]
    examined = {one["question_id"] for one in await house.questions(student, attempt)}
    inside = next(one for one in practised if one["question_id"] in examined)
    paused = await house.post(admin, f"/admin/attempts/{attempt}/pause", {"reason": "A fire drill."})
    assert paused.status_code == 200, paused.text
    async with house.app.state.database.write() as session:  # an hour later: the clock stood, the deadline did not
        row = await session.get_one(ExamAttempt, UUID(attempt))
        for name in ("started_at", "deadline_at", "paused_at"):
            setattr(row, name, getattr(row, name) - timedelta(hours=1))
    refused = await submit(house, student, inside, ["A"])
    assert (refused.status_code, refused.json().get("code")) == (409, "practice.question_in_running_exam")
    assert "correct_keys" not in refused.text


async def test_the_list_does_not_tell_during_an_exam_what_was_right_before_it(house: House) -> None:
    student = await house.person()
    practised = await every(house, student)
    for question in practised:
        await right(house, student, question)
    attempt = (await house.start(student))["attempt_id"]
    examined = {one["question_id"] for one in await house.questions(student, attempt)}
    during = {one["question_id"]: one for one in await every(house, student)}
    for question_id, question in during.items():
        told = (question["selected_keys"] != [], question["last_result"])
        assert told == ((False, None) if question_id in examined else (True, "right"))
    await house.post(student, f"/exam/{attempt}/submit")
    assert all(one["selected_keys"] for one in await every(house, student))


@pytest.mark.parametrize("policy", ["never", "after_close"])
async def test_practice_does_not_tell_what_a_sitting_does_not_show_yet(house: House, policy: str) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    now = utc_now()
    held = (await sitting(house, admin, review_policy=policy))["id"]
    attempt = (await house.post(student, "/exam/start", {"sitting_id": held})).json()["attempt_id"]
    questions = [one for one in await house.questions(student, attempt) if one["subject_code"] == "TGO"]
    for question in questions:
        assert (await house.answer(student, attempt, question, house.wrong_keys(question))).status_code == 200
    assert (await house.post(student, f"/exam/{attempt}/submit")).status_code == 200
    async with house.app.state.database.write() as session:
        await record_batch(session, utc_now())
    examined = {one["question_id"] for one in questions}
    practised = {one["question_id"]: one for one in await every(house, student)}
    assert {practised[one]["last_result"] for one in examined} == {None}
    assert not examined & {one["question_id"] for one in await every(house, student, order="mistakes")}
    for question_id in examined:
        refused = await submit(house, student, practised[question_id], ["A"])
        assert (refused.status_code, refused.json().get("code")) == (409, "practice.question_in_running_exam")
        assert "correct_keys" not in refused.text
    past = {"opens_at": (now - timedelta(hours=2)).isoformat(), "closes_at": (now - timedelta(minutes=1)).isoformat()}
    assert (await house.ask("PATCH", admin, f"/admin/sittings/{held}", json=past)).status_code == 200
    async with house.app.state.database.write() as session:
        await record_batch(session, utc_now())
    practised = {one["question_id"]: one for one in await every(house, student)}
    assert {practised[one]["last_result"] for one in examined} == {"wrong"}
    assert (await submit(house, student, practised[questions[0]["question_id"]], ["A"])).status_code == 200


async def test_a_corrected_key_holds_for_the_wording_that_is_still_on_the_page(house: House) -> None:
    student, moderator = await house.person(), await house.person(Role.MODERATOR)
    question = next(one for one in await every(house, student) if one["question_type"] == "single")
    path = f"/admin/questions/{question['question_id']}"
    options = (await house.get(moderator, path)).json()["options"]
    right_before = next(option["key"] for option in options if option["is_correct"])
    now_right = house.wrong_keys(question)
    text = next(option["text"] for option in question["options"] if option["key"] == now_right[0])
    key = next(option["key"] for option in options if option["text"] == text)
    body = {"reason": "Wrong.", "correct_keys": [key]}
    assert (await house.post(moderator, f"{path}/correct-key", body)).status_code == 200
    found = await checked(house, student, question, now_right, version_id=question["version_id"])
    assert (found["is_correct"], found["correct_keys"]) == (True, now_right)
    again = (await house.get(student, f"/practice/TGO/answers/{question['question_id']}")).json()
    assert again["correct_keys"] == now_right
    undone = await house.post(moderator, f"{path}/correct-key", body | {"correct_keys": [right_before]})
    assert undone.status_code == 200, undone.text
