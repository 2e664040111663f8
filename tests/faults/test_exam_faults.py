"""The fault run of exams in short; `./task faults -- exam` is the long one. And the judge sees what it has to see."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from rich.console import Console
from sqlalchemy import select, update

import services
from conftest import skip_without
from house import House
from proofs.browser import Browser
from proofs.exam_faults import Plan, prove
from proofs.honest import Exams, Honest
from proofs.judge import excused, judge
from proofs.own import Unavailable
from proofs.students import Diary, Student
from proofs.table import Checks
from zerek.core import audit
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt

pytestmark = [pytest.mark.faults, pytest.mark.timeout(400)]

GRACE = timedelta(seconds=0.4)
PLAN = Plan(
    seconds=25, students=20, seed=5, exam_seconds=(6, 9), grace_seconds=2, sweep_seconds=4, think_seconds=(0.3, 1.5)
)


def test_no_answer_is_lost_while_everything_beneath_the_exams_is_killed() -> None:
    """With a sweep twice as long as usual: this runs beside other tests."""
    try:
        checks = prove(Console(width=160), PLAN)
    except Unavailable as error:
        skip_without(services.POSTGRESQL, error)
        raise
    assert checks.hold(), "\n".join(checks.broken)


async def sat(house: House) -> Honest:
    """Somebody who has answered two questions and submitted, and remembers it."""
    person = await house.person()
    started = await house.start(person)
    questions = await house.questions(person, started["attempt_id"])
    diary = Diary(started["attempt_id"], questions)
    for seq, question in enumerate(questions[:2], start=1):
        keys = house.right_keys(question)
        assert (await house.answer(person, diary.attempt_id, question, keys, seq)).status_code == 200
        diary.acknowledged[question["question_id"]] = seq
        diary.sent[question["question_id"]] = {seq: keys}
    result = (await house.post(person, f"/exam/{diary.attempt_id}/submit")).json()
    student = Student(person.user_id, person.token, "")
    honest = Honest(Browser([], 0), student, Exams({}, 0, (0, 0)), Random(0), [diary], {diary.attempt_id: result})
    return replace(honest, answers=2)


async def judged(house: House, student: Honest) -> list[str]:
    """What the judge finds broken, but for the sweep, of which there was none."""
    checks = Checks("")
    await judge(house.app.state.database, [student], checks, [], grace=GRACE, sweep_seconds=2)
    return [promise for promise, holds, _ in checks.rows if holds is False and "sweep" not in promise]


async def test_the_judge_has_nothing_to_say_where_all_is_well(empty_house: House) -> None:
    assert await judged(empty_house, await sat(empty_house)) == []


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("an answer is gone", {"no acknowledged answer is lost", "every grade is that of the stored answers"}),
        ("an older one stands", {"no acknowledged answer is lost"}),
        ("graded twice", {"no attempt is graded twice, and none not at all"}),
        ("another grade", {"every grade is that of the stored answers", "every result that was told stands"}),
        ("answered later", {"no answer is stored once its attempt was finished"}),
        ("begun again", {"every attempt has ended", "every result that was told stands"}),
    ],
)
async def test_the_judge_sees_what_is_wrong(empty_house: House, tampering: str, found: set[str]) -> None:
    student = await sat(empty_house)
    attempt_id = UUID(student.diaries[0].attempt_id)
    one = select(ExamAnswer.version_id).where(ExamAnswer.attempt_id == attempt_id).limit(1).scalar_subquery()
    answer = update(ExamAnswer).where(ExamAnswer.version_id == one)
    attempt = update(ExamAttempt).where(ExamAttempt.id == attempt_id)
    async with empty_house.app.state.database.write() as session:
        match tampering:
            case "an answer is gone":
                row = (await session.execute(select(ExamAnswer).where(ExamAnswer.version_id == one))).scalar_one()
                await session.delete(row)
            case "an older one stands":
                await session.execute(answer.values(client_seq=0))
            case "graded twice":
                await audit.record(session, None, "exam_attempt.finish", "exam_attempt", attempt_id)
            case "another grade":
                await session.execute(attempt.values(correct_answers=1))
            case "answered later":
                await session.execute(answer.values(saved_at=utc_now() + timedelta(seconds=1)))
            case "begun again":
                await session.execute(attempt.values(status="in_progress"))
    assert set(await judged(empty_house, student)) == found


def test_the_time_without_a_database_is_excused_and_no_other() -> None:
    due = utc_now()

    def after(seconds: float) -> datetime:
        return due + timedelta(seconds=seconds)

    assert excused(due, after(3), []) == due
    assert excused(due, after(9), [(after(-5), after(8))]) == after(8)
    assert excused(due, after(9), [(after(-5), after(-1))]) == due
    assert excused(due, after(3), [(after(4), after(8))]) == due
    assert excused(due, after(7.9), [(after(-5), after(8))]) == after(7.9), "it was back before that was noticed"
    assert excused(due, after(3), [(after(2.9), after(8))]) == due, "it was there, and dying"
