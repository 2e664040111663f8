"""Tallies: each attempt once, equal to what the answers themselves say, and what a known model should give."""

import asyncio
from collections import defaultdict
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from exam.simulated import Question2PL, Sat, reliability, sit
from house import House
from zerek.core.clock import utc_now
from zerek.core.db import Base
from zerek.core.ids import first_id
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt
from zerek.exam.attempts.rules import Paper
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.stats import counting, summaries
from zerek.exam.stats.models import (
    CountedAttempt,
    FormTally,
    ItemBand,
    ItemStatistic,
    ItemTally,
    ScoreBand,
    SubjectTally,
)
from zerek.identity.rules import Role
from zerek.school.models import Subject

TALLIES: tuple[type[Base], ...] = (ItemTally, ItemBand, FormTally, ScoreBand, SubjectTally)
MADE: tuple[type[Base], ...] = (*TALLIES, ItemStatistic)
NOTHING = {"fresh", "updated_at"}
COUNTS = (15, 15)
SECTIONS = [
    {"role": "general", "subject_code": "TGO", "count": COUNTS[0]},
    {"role": "general", "subject_code": "ENG", "count": COUNTS[1]},
]


async def count(house: House) -> int:
    counted = await counting.count_finished(house.app.state.database, utc_now())
    await summaries.summarise_fresh(house.app.state.database, utc_now())
    return counted


async def everything(house: House) -> dict[str, set[tuple[Any, ...]]]:
    """All tallies, without those that came to nothing."""
    found = {}
    async with house.app.state.database.read() as session:
        for table in MADE:
            columns = [
                column for column in table.metadata.tables[table.__tablename__].columns if column.name not in NOTHING
            ]
            rows = (await session.execute(select(*columns))).all()
            kept = {tuple(str(value) for value in row) for row in rows if row[-1] != 0}
            found[table.__tablename__] = kept
    return found


async def question_ids(house: House, subject: str) -> list[UUID]:
    async with house.app.state.database.read() as session:
        query = select(Question.id).join(Subject).where(Subject.code == subject).order_by(Question.pool_position)
        return list((await session.execute(query)).scalars())


async def test_tallies_are_what_the_answers_say(empty_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = empty_house
    sat = await sit(house, monkeypatch, await house.format(sections=SECTIONS), 40)
    assert await count(house) == 40
    assert await count(house) == 0

    async with house.app.state.database.read() as session:
        right: dict[UUID, list[tuple[bool, float]]] = defaultdict(list)
        for attempt_id in sat.attempt_ids:
            answers = (
                await session.execute(
                    select(ExamAnswer.version_id, ExamAnswer.is_correct).where(ExamAnswer.attempt_id == attempt_id)
                )
            ).all()
            total = sum(answer.is_correct for answer in answers)
            for answer in answers:
                right[answer.version_id].append((answer.is_correct, (total - answer.is_correct) / 29))
        tallies = {row.version_id: row for row in (await session.execute(select(ItemTally))).scalars()}
        subjects = {row.subject_code: row for row in (await session.execute(select(SubjectTally))).scalars()}
        bands = (await session.execute(select(func.sum(ScoreBand.count)))).scalar_one()
        correct = (await session.execute(select(func.sum(ExamAttempt.correct_answers)))).scalar_one()
    assert set(tallies) == set(right)
    for version_id, marks in right.items():
        tally = tallies[version_id]
        assert (tally.responses, tally.correct) == (len(marks), sum(mark for mark, _ in marks))
        assert tally.rest_sum == sum(round(rest * 10_000) for _, rest in marks)
    assert sum(subject.correct for subject in subjects.values()) == correct
    assert {code: subject.questions for code, subject in subjects.items()} == {"TGO": 600, "ENG": 600}
    assert bands == 40


async def test_two_runs_at_once_count_every_attempt_once(empty_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = empty_house
    await sit(house, monkeypatch, await house.format(sections=SECTIONS), 40)
    monkeypatch.setattr(counting, "BATCH", 7)
    counted = await asyncio.gather(*(counting.count_finished(house.app.state.database, utc_now()) for _ in range(3)))
    counted.append(await counting.count_finished(house.app.state.database, utc_now()))
    assert sum(counted) == 40
    async with house.app.state.database.read() as session:
        assert (await session.execute(select(func.sum(ItemTally.responses)))).scalar_one() == 40 * 30


async def test_an_attempt_that_is_graded_again_is_counted_as_it_is_now(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = empty_house
    sat = await sit(house, monkeypatch, await house.format(sections=SECTIONS), 30)
    await count(house)
    before = await everything(house)
    async with house.app.state.database.write() as session:
        version = (
            await session.execute(select(ItemTally.version_id).order_by(ItemTally.responses.desc()).limit(1))
        ).scalar_one()
        query = select(ExamAnswer.attempt_id).where(ExamAnswer.version_id == version)
        affected = list((await session.execute(query)).scalars())
        await session.execute(update(ExamAnswer).where(ExamAnswer.version_id == version).values(is_correct=True))
        await session.execute(
            update(ExamAttempt).where(ExamAttempt.id.in_(affected)).values(score_percentage=99.0, correct_answers=29)
        )
        await counting.recount(session, affected)
    assert await count(house) == len(affected)
    after = await everything(house)
    assert after != before

    async with house.app.state.database.write() as session:
        emptied: tuple[type[Base], ...] = (*MADE, CountedAttempt)
        for table in emptied:
            await session.execute(delete(table))
    assert await count(house) == len(sat.attempt_ids)
    assert await everything(house) == after


async def test_the_usual_run_looks_at_what_began_lately_and_at_what_was_graded_again(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, later = empty_house, timedelta(minutes=1)
    sat = await sit(house, monkeypatch, await house.format(sections=SECTIONS), 10)
    database = house.app.state.database
    assert first_id(utc_now() - later) < min(sat.attempt_ids) < max(sat.attempt_ids) < first_id(utc_now() + later)
    assert await counting.count_finished(database, utc_now(), utc_now() + later) == 0
    assert await counting.count_finished(database, utc_now(), utc_now() - later) == 10
    before = await everything(house)
    async with database.write() as session:
        await counting.recount(session, sat.attempt_ids[:4])
    assert await counting.count_finished(database, utc_now(), utc_now() + later) == 4
    assert await everything(house) == before


async def test_who_gave_up_and_who_was_cancelled_tell_nothing_of_questions(empty_house: House) -> None:
    house = empty_house
    gave_up, cancelled = await house.person(), await house.person()
    for person, answers in ((gave_up, 2), (cancelled, 6)):
        attempt = await house.start(person)
        for question in (await house.questions(person, attempt["attempt_id"]))[:answers]:
            await house.answer(person, attempt["attempt_id"], question, house.right_keys(question))
        await house.post(person, f"/exam/{attempt['attempt_id']}/submit")
        if person is cancelled:
            async with house.app.state.database.write() as session:
                where = ExamAttempt.user_id == person.user_id
                await session.execute(update(ExamAttempt).where(where).values(status="cancelled"))
    await count(house)
    assert (await everything(house))["exam_item_tallies"] == set()


async def simulated(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[Sat, dict[str, UUID], str]:
    """400 students and a bank with some planted questions."""
    ids = await question_ids(house, "TGO")
    planted = {"against": ids[1], "easy": ids[2], "hard": ids[3], "dull": ids[6], "shunned": ids[7], "sharp": ids[8]}
    parameters = {
        planted["against"]: Question2PL(-1.5, 0),
        planted["easy"]: Question2PL(1, -8),
        planted["hard"]: Question2PL(1, 6),
        planted["dull"]: Question2PL(0.01, 0),
        planted["shunned"]: Question2PL(1, 1, shunned=True),
        planted["sharp"]: Question2PL(3, 0),
    }
    code = await house.format(sections=SECTIONS)
    sat = await sit(house, monkeypatch, code, 400, parameters=parameters)
    await count(house)
    return sat, planted, code


async def test_a_known_model_comes_out_of_the_statistics(empty_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = empty_house
    sat, planted, code = await simulated(house, monkeypatch)
    moderator = await house.person(Role.MODERATOR)

    async def of(name: str) -> dict[str, Any]:
        answer = await house.get(moderator, f"/admin/questions/{planted[name]}/stats")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    against, sharp, dull = await of("against"), await of("sharp"), await of("dull")
    assert against["discrimination"] < -0.2 < 0.4 < sharp["discrimination"]
    assert abs(dull["discrimination"]) < 0.25
    assert "negative_discrimination" in against["flags"]
    assert sharp["flags"] == []
    assert sharp["facility_low"] < 0.5 < sharp["facility_high"]
    assert "too_easy" in (await of("easy"))["flags"]
    assert "too_hard" in (await of("hard"))["flags"]
    shunned = await of("shunned")
    assert "dead_distractor" in shunned["flags"]
    assert [option["chosen"] for option in shunned["options"] if option["dead"]] == [0]
    key = next(option for option in sharp["options"] if option["is_correct"])
    assert key["upper_share"] > 0.85
    assert key["lower_share"] < 0.25
    assert sum(option["chosen"] for option in sharp["options"]) == sharp["responses"]
    assert sharp["median_seconds"] == pytest.approx(10, abs=5)

    exams = (await house.get(moderator, "/admin/analytics/exams")).json()["items"]
    [exam] = [one for one in exams if one["format"] == code]
    by_subject = [[sat.questions[one] for one in await question_ids(house, subject)] for subject in ("TGO", "ENG")]
    expected = reliability(sat, by_subject, COUNTS)
    assert exam["whole"]["alpha"] == pytest.approx(expected, abs=0.06)
    assert exam["whole"]["alpha_low"] < exam["whole"]["alpha"] < exam["whole"]["alpha_high"]
    assert exam["whole"]["error_questions"] == pytest.approx(2.3, abs=0.35)
    assert (exam["questions"], exam["attempts"]) == (30, 400)
    assert [section["name"] for section in exam["sections"]] == ["TGO", "ENG"]
    assert sum(band["attempts"] for band in exam["distribution"]) == 400


async def test_versions_that_differ_in_their_wording_alone_share_their_statistics(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = empty_house
    await sit(house, monkeypatch, await house.format(sections=SECTIONS), 40)
    await count(house)
    moderator = await house.person(Role.MODERATOR)
    async with house.app.state.database.write() as session:
        question_id = (await session.execute(select(ItemTally.question_id).limit(1))).scalar_one()
        question = await session.get_one(Question, question_id)
        old = await session.get_one(QuestionVersion, question.current_version_id)
        ids = []
        for number, keys in ((2, old.correct_keys), (3, "E" if old.correct_keys != "E" else "A")):
            values = {column.name: getattr(old, column.name) for column in QuestionVersion.__table__.columns}
            version = QuestionVersion(**values | {"id": UUID(int=number), "number": number, "correct_keys": keys})
            session.add(version)
            ids.append(version.id)
        question.current_version_id = ids[0]
    responses = []
    for current in ids:
        async with house.app.state.database.write() as session:
            await session.execute(update(Question).where(Question.id == question_id).values(current_version_id=current))
        found = (await house.get(moderator, f"/admin/questions/{question_id}/stats")).json()
        responses.append(found["responses"])
        assert [version["number"] for version in found["versions"]] == [3, 2, 1]
    assert responses[0] > 0
    assert responses[1] == 0, "another key asks another thing"


async def test_a_paper_is_read_as_it_was_stored(empty_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = empty_house
    sat = await sit(house, monkeypatch, await house.format(sections=SECTIONS), 3)
    async with house.app.state.database.read() as session:
        sittings = await counting.read_sittings(session, sat.attempt_ids)
        for sitting in sittings:
            attempt = await session.get_one(ExamAttempt, sitting.attempt_id)
            assert sitting.paper == Paper.from_json(attempt.paper)
            assert sitting.marks.count("1") == attempt.correct_answers
            assert sitting.shape == "TGO:15+ENG:15"
