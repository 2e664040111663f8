"""Two wordings of one question: drawn at random, kept by the attempt, counted apart, and one wins."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from exam.simulated import Question2PL, sit
from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.regrading.models import KeyCorrection
from zerek.exam.stats.counting import count_finished
from zerek.identity.rules import Role
from zerek.school.models import Subject

SECTIONS = [{"role": "general", "subject_code": "TGO", "count": 60}]  # all there are: each comes in every paper


async def some_question(house: House, place: int = 1) -> tuple[UUID, UUID, dict[str, Any]]:
    """The question at that place of the pool, its version, and its texts."""
    async with house.app.state.database.read() as session:
        row = (
            await session.execute(
                select(Question.id, QuestionVersion.id, QuestionVersion.texts)
                .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
                .join(Subject, Subject.id == Question.subject_id)
                .where(Subject.code == "TGO", Question.pool_position == place)
            )
        ).one()
    return row[0], row[1], row[2]


def reworded(texts: dict[str, Any], mark: str = "again") -> dict[str, Any]:
    return {
        "texts": {
            language: {
                "text": f"{text['text']} {mark}",
                "options": {key: f"{option} {mark}" for key, option in text["options"].items()},
            }
            for language, text in texts.items()
        }
    }


async def begin(house: House, moderator: Person, place: int = 1) -> dict[str, Any]:
    question_id, _, texts = await some_question(house, place)
    answer = await house.post(moderator, f"/admin/questions/{question_id}/trials", reworded(texts))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def current(house: House, question_id: str) -> tuple[str, str | None, str]:
    async with house.app.state.database.read() as session:
        question = await session.get_one(Question, UUID(question_id))
        trial = str(question.trial_version_id) if question.trial_version_id else None
        return str(question.current_version_id), trial, question.fingerprint


async def test_either_wording_is_drawn_half_of_the_time_and_their_difference_is_told(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = empty_house
    moderator = await house.person(Role.MODERATOR)
    code = await house.format(sections=SECTIONS)
    await sit(house, monkeypatch, code, 5, seed=3)  # before the trial: counted nowhere in it
    trial = await begin(house, moderator)
    versions = {side: UUID(trial[side]["version_id"]) for side in ("a", "b")}

    def chance(item: Item, ability: float, question: Question2PL) -> float:
        return {versions["a"]: 0.85, versions["b"]: 0.35}.get(item.version_id, question.chance(ability))

    started = utc_now()
    sat = await sit(house, monkeypatch, code, 140, seed=4, chance=chance)
    async with house.app.state.database.write() as session:
        await session.execute(
            update(ExamAttempt)
            .where(ExamAttempt.id.in_(sat.attempt_ids))
            .values(started_at=started, deadline_at=started + timedelta(minutes=10))
        )
        papers = await session.execute(select(ExamAttempt.paper).where(ExamAttempt.id.in_(sat.attempt_ids)))
        drawn = Counter(
            item.version_id
            for paper in papers.scalars()
            for item in Paper.from_json(paper).items
            if str(item.question_id) == trial["question_id"]
        )
    assert set(drawn) == set(versions.values())
    assert 45 <= drawn[versions["a"]] <= 95
    await count_finished(house.app.state.database, utc_now())

    [found] = (await house.get(moderator, "/admin/analytics/trials")).json()["items"]
    assert {side: found[side]["responses"] for side in ("a", "b")} == {
        side: drawn[version] for side, version in versions.items()
    }
    assert found["difference"] == pytest.approx(0.5, abs=0.17)
    assert found["difference_low"] < found["difference"] < found["difference_high"]
    assert found["decided"] is (found["enough"] and found["difference_low"] > 0)
    assert found["a"]["facility_low"] < 0.85 < found["a"]["facility_high"]


async def test_an_attempt_keeps_the_wording_it_was_drawn_with(house: House) -> None:
    moderator, student = await house.person(Role.MODERATOR), await house.person()
    code = await house.format(sections=SECTIONS)
    trial = await begin(house, moderator, 2)
    attempt = await house.start(student, code)
    shown = [
        {
            question["question_id"]: question["question_text"]
            for question in await house.questions(student, attempt["attempt_id"])
        }[trial["question_id"]]
        for _ in range(6)
    ]
    assert len(set(shown)) == 1
    assert shown[0] in (trial["a"]["question_text"], trial["b"]["question_text"])
    await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {"winner": "b"})
    questions = await house.questions(student, attempt["attempt_id"])
    again = next(question for question in questions if question["question_id"] == trial["question_id"])
    assert again["question_text"] == shown[0]


async def test_the_winner_is_the_wording_from_then_on(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    trial = await begin(house, moderator, 3)
    before = await current(house, trial["question_id"])
    assert before[:2] == (trial["a"]["version_id"], trial["b"]["version_id"])
    stopped = await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {"winner": "b"})
    assert (stopped.json()["winner"], bool(stopped.json()["stopped_at"])) == ("b", True)
    after = await current(house, trial["question_id"])
    assert after[:2] == (trial["b"]["version_id"], None)
    assert after[2] != before[2]
    twice = await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {"winner": "a"})
    assert (twice.status_code, twice.json()["code"]) == (409, "exam.trial_stopped")


@pytest.mark.parametrize("winner", ["a", None])
async def test_without_the_second_one_winning_the_first_wording_stays(house: House, winner: str | None) -> None:
    moderator = await house.person(Role.MODERATOR)
    trial = await begin(house, moderator, 4)
    before = await current(house, trial["question_id"])
    await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {"winner": winner})
    assert await current(house, trial["question_id"]) == (before[0], None, before[2])


async def test_a_question_that_was_edited_meanwhile_has_no_winner_but_can_be_stopped(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    trial = await begin(house, moderator, 6)
    path = f"/admin/analytics/trials/{trial['trial_id']}/stop"
    async with house.app.state.database.write() as session:
        where = Question.id == UUID(trial["question_id"])
        await session.execute(update(Question).where(where).values(current_version_id=UUID(int=9)))
    refused = await house.post(moderator, path, {"winner": "b"})
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.question_edited_meanwhile")
    assert (await house.post(moderator, path, {})).status_code == 200
    async with house.app.state.database.write() as session:
        await session.execute(update(Question).where(where).values(current_version_id=UUID(trial["a"]["version_id"])))


async def test_what_is_not_just_another_wording_is_refused(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    question_id, _, texts = await some_question(house, 7)
    _, _, others = await some_question(house, 8)
    language, text = next(iter(texts.items()))
    [other] = others.values()
    options = text["options"]
    bodies: list[tuple[dict[str, Any], str]] = [
        ({language: {"text": "New?", "options": {"A": "one", "B": "two"}}}, f"body.texts.{language}.options"),
        ({language: {"text": "New?", "options": dict.fromkeys(options, "same")}}, f"body.texts.{language}.options"),
        ({language: {"text": text["text"], "options": options}}, "body.texts"),
        ({"xx": {"text": "New?", "options": options}}, "body.texts"),
        ({language: {"text": other["text"], "options": other["options"]}}, "body.texts"),
    ]
    for body, field in bodies:
        refused = await house.post(moderator, f"/admin/questions/{question_id}/trials", {"texts": body})
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["field"] == field
    missing = await house.post(moderator, f"/admin/questions/{UUID(int=1)}/trials", reworded(texts))
    assert missing.json()["code"] == "bank.question_not_found"
    trial = await begin(house, moderator, 7)
    again = await house.post(moderator, f"/admin/questions/{question_id}/trials", reworded(texts, "anew"))
    assert (again.status_code, again.json()["code"]) == (409, "exam.trial_under_way")
    await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {})


async def test_the_other_wording_is_drawn_no_more_once_the_question_was_mended(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    trial = await begin(house, moderator, 11)
    path = f"/admin/questions/{trial['question_id']}"
    shown = (await house.get(moderator, path)).json()
    wrong = next(one["key"] for one in shown["options"] if not one["is_correct"])
    right = [one["key"] for one in shown["options"] if one["is_correct"]]
    keys = [wrong] if len(right) == 1 else [wrong, right[0]]
    corrected = await house.post(moderator, f"{path}/correct-key", {"reason": "Wrong.", "correct_keys": keys})
    assert corrected.status_code == 200, corrected.text
    assert (await current(house, trial["question_id"]))[1] is None, "it would be graded by the wrong key"
    assert (await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {})).status_code == 200
    assert (await house.post(moderator, f"{path}/correct-key", {"reason": "Back.", "correct_keys": right})).is_success


async def regraded(house: House) -> None:
    """Waits for the job that a correction has woken."""
    for _ in range(200):
        async with house.app.state.database.read() as session:
            left = await session.scalar(select(KeyCorrection.id).where(KeyCorrection.finished_at.is_(None)).limit(1))
        if left is None:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the job has not come")


async def test_a_corrected_key_reaches_who_had_the_other_wording(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    trial = await begin(house, moderator, 13)
    code = await house.format(sections=SECTIONS)
    tried = trial["b"]["version_id"]
    path = f"/admin/questions/{trial['question_id']}"
    shown = (await house.get(moderator, path)).json()
    right = [one["key"] for one in shown["options"] if one["is_correct"]]
    wrong = next(one["key"] for one in shown["options"] if not one["is_correct"])
    keys = [wrong] if len(right) == 1 else [wrong, right[0]]
    for _ in range(40):
        student = await house.person()
        attempt = (await house.start(student, code))["attempt_id"]
        async with house.app.state.database.read() as session:
            paper = Paper.from_json((await session.get_one(ExamAttempt, UUID(attempt))).paper)
        item = next(one for one in paper.items if str(one.question_id) == trial["question_id"])
        if str(item.version_id) == tried:
            break
        await house.post(student, f"/exam/{attempt}/submit")
    else:
        raise AssertionError("the other wording never came")
    chosen = {"question_id": trial["question_id"], "selected_keys": item.to_shown("".join(keys))}
    assert (await house.post(student, f"/exam/{attempt}/answer", chosen)).status_code == 200
    assert (await house.post(student, f"/exam/{attempt}/submit")).json()["correct_answers"] == 0
    corrected = await house.post(moderator, f"{path}/correct-key", {"reason": "Wrong.", "correct_keys": keys})
    assert corrected.status_code == 200, corrected.text
    await regraded(house)
    assert (await house.get(student, f"/exam/{attempt}/result")).json()["correct_answers"] == 1
    undone = await house.post(moderator, f"{path}/correct-key", {"reason": "Back.", "correct_keys": right})
    assert undone.status_code == 200, undone.text
    await regraded(house)
    await house.post(moderator, f"/admin/analytics/trials/{trial['trial_id']}/stop", {})
