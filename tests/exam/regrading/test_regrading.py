"""A wrong key: corrected for papers to come, for running attempts, and for every finished one."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from house import House, Person
from zerek.core.audit import AuditEntry
from zerek.core.clock import utc_now
from zerek.core.events import SUBSCRIBERS, Event
from zerek.core.ids import new_id
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt
from zerek.exam.bank.models import KeyOverride, Question, QuestionVersion
from zerek.exam.regrading import service
from zerek.exam.regrading.models import CORRECTED, AttemptRegrade, KeyCorrection
from zerek.exam.regrading.service import run_corrections
from zerek.identity.rules import Role

SECTION = [{"role": "general", "subject_code": "TGO", "count": 60}]


async def sat(house: House, right: int, *, finish: bool = True) -> tuple[Person, str, list[dict[str, Any]]]:
    """Somebody who has sat an exam of all sixty questions of a subject, the first of them answered rightly and the
    rest wrongly."""
    student = await house.person()
    attempt_id = (await house.start(student, await house.format(sections=SECTION)))["attempt_id"]
    questions = sorted(await house.questions(student, attempt_id), key=lambda one: str(one["question_id"]))
    for place, question in enumerate(questions):
        keys = house.right_keys(question) if place < right else house.wrong_keys(question)
        saved = await house.answer(student, attempt_id, question, keys)
        assert saved.status_code == 200, saved.text
    if finish:
        await house.post(student, f"/exam/{attempt_id}/submit")
    return student, attempt_id, questions


async def of_bank(house: House, question_id: str) -> QuestionVersion:
    async with house.app.state.database.read() as session:
        found: QuestionVersion | None = await session.scalar(
            select(QuestionVersion)
            .join(Question, Question.current_version_id == QuestionVersion.id)
            .where(Question.id == UUID(question_id))
        )
    assert found is not None
    return found


async def chosen(house: House, attempt_id: str, question_id: str) -> str:
    """What was answered, in the bank's keys."""
    async with house.app.state.database.read() as session:
        keys: str | None = await session.scalar(
            select(ExamAnswer.keys)
            .join(QuestionVersion, QuestionVersion.id == ExamAnswer.version_id)
            .where(ExamAnswer.attempt_id == UUID(attempt_id), QuestionVersion.question_id == UUID(question_id))
        )
    assert keys is not None
    return keys


async def single(house: House, questions: list[dict[str, Any]], *, among: slice) -> str:
    return next(str(one["question_id"]) for one in questions[among] if one["question_type"] == "single")


async def settled(house: House) -> None:
    """Waits for the job that the correction has woken."""
    for _ in range(200):
        async with house.app.state.database.read() as session:
            left = await session.scalar(select(KeyCorrection.id).where(KeyCorrection.finished_at.is_(None)).limit(1))
        if left is None:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the job has not come")


async def result(house: House, person: Person, attempt_id: str) -> dict[str, Any]:
    answer = await house.get(person, f"/exam/{attempt_id}/result?review=true")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


async def test_a_corrected_key_grades_finished_and_running_attempts_again_and_tells_everybody(  # noqa: PLR0915 - a story
    empty_house: House,
) -> None:
    house, told = empty_house, list[Event]()

    async def listen(_session: Any, event: Event, _now: Any) -> None:
        told.append(event)

    moderator = await house.person(Role.MODERATOR)
    wrongly, wrong_attempt, questions = await sat(house, 0)
    question_id = await single(house, questions, among=slice(0, None))
    other, other_attempt, _ = await sat(house, 60)
    running, running_attempt, _ = await sat(house, 0, finish=False)
    reported = await house.post(wrongly, f"/questions/{question_id}/report", {"reason": "wrong_key"})
    assert reported.status_code == 201
    true_key = await chosen(house, wrong_attempt, question_id)
    old_key = (await of_bank(house, question_id)).correct_keys
    # The running one chose the same letter of the bank, or the test would say nothing of it.
    async with house.app.state.database.write() as session:
        version_id = (await of_bank(house, question_id)).id
        await session.execute(
            update(ExamAnswer)
            .where(ExamAnswer.attempt_id == UUID(running_attempt), ExamAnswer.version_id == version_id)
            .values(keys=true_key)
        )
    path = f"/admin/questions/{question_id}"
    body = {"correct_keys": [true_key], "reason": "The table was misread."}
    dry = await house.post(moderator, f"{path}/correct-key?dry_run=true", body)
    assert dry.status_code == 200, dry.text
    foreseen = dry.json()
    assert (foreseen["attempts"], foreseen["running"], foreseen["better"], foreseen["worse"]) == (2, 1, 1, 1)
    assert (foreseen["old_keys"], foreseen["correct_keys"]) == ([old_key], [true_key])
    assert foreseen["versions"] == [{"number": 1, "attempts": 2, "covered": True}]
    assert (await result(house, wrongly, wrong_attempt))["correct_answers"] == 0, "a dry run changes nothing"
    etag = (await house.get(moderator, path)).headers["ETag"]
    assert (await house.post(moderator, f"{path}/correct-key", body, headers={"If-Match": '"x"'})).status_code == 412

    house.app.state.database.session_info[SUBSCRIBERS] = [listen]
    done = await house.post(moderator, f"{path}/correct-key", body, headers={"If-Match": etag})
    assert done.status_code == 200, done.text
    await settled(house)

    after = await result(house, wrongly, wrong_attempt)
    assert (after["correct_answers"], after["points"], after["sections"][0]["correct"]) == (1, 1, 1)
    assert after["score_percentage"] == round(100 / 60, 2)
    (regrade,) = after["regrades"]
    assert (regrade["kind"], regrade["reason"], regrade["question_id"]) == (
        "corrected", "The table was misread.", question_id,
    )  # fmt: skip
    assert (regrade["before"]["correct_answers"], regrade["after"]["correct_answers"]) == (0, 1)
    shown = next(one for one in after["review"] if one["question_id"] == question_id)
    assert shown["is_correct"] and shown["correct_keys"] == shown["selected_keys"]
    lost = await result(house, other, other_attempt)
    assert (lost["correct_answers"], lost["passed"]) == (59, True)
    finished = (await house.post(running, f"/exam/{running_attempt}/submit")).json()
    assert (finished["correct_answers"], finished["regrades"]) == (1, [])

    regraded = [event for event in told if event.kind == "exam.regraded"]
    assert {event.recipients[0] for event in regraded} == {wrongly.user_id, other.user_id}
    assert {event.path for event in regraded} == {f"/app/exam/{one}/result" for one in (wrong_attempt, other_attempt)}
    reviewed = [event for event in told if event.kind == "question.reviewed"]
    assert [(event.recipients, event.parameters["verdict"]) for event in reviewed] == [
        ([wrongly.user_id], "key_corrected")
    ]
    (correction,) = (await house.get(moderator, f"{path}/corrections")).json()["items"]
    assert (correction["attempts"], correction["changed"]) == (2, 2)
    history = await house.get(moderator, f"{path}/corrections/{correction['id']}/attempts")
    assert {one["attempt_id"] for one in history.json()["items"]} == {wrong_attempt, other_attempt}
    async with house.app.state.database.read() as session:
        entries = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "exam_attempt.regrade"))).all()
    assert {entry.object_id for entry in entries} == {wrong_attempt, other_attempt}
    assert {entry.actor_id for entry in entries} == {moderator.user_id}
    versions = (await house.get(moderator, f"{path}/versions")).json()["items"]
    assert [(one["number"], one["is_current"]) for one in versions] == [(2, True), (1, False)]
    assert versions[1]["correct_keys_in_force"] == [true_key], "the old version keeps its own key beside it"
    assert (await of_bank(house, question_id)).correct_keys == true_key, "new papers have the new version"


async def test_an_annulled_question_is_right_for_everybody_and_drawn_no_more(empty_house: House) -> None:
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    student, attempt_id, questions = await sat(house, 41)
    silent = await house.person()
    silent_attempt = (await house.start(silent, await house.format(sections=SECTION)))["attempt_id"]
    await house.post(silent, f"/exam/{silent_attempt}/submit")
    question_id = await single(house, questions, among=slice(41, None))
    path = f"/admin/questions/{question_id}"
    dry = (await house.post(moderator, f"{path}/annul?dry_run=true", {"reason": "Two are right."})).json()
    assert (dry["better"], dry["worse"], dry["now_passed"], dry["now_failed"]) == (2, 0, 1, 0)
    assert (await house.post(moderator, f"{path}/annul", {"reason": "Two are right."})).status_code == 200
    await settled(house)
    after = await result(house, student, attempt_id)
    assert (after["correct_answers"], after["total_questions"], after["max_points"]) == (42, 60, 60)
    assert (after["score_percentage"], after["passed"]) == (70, True)
    shown = next(one for one in after["review"] if one["question_id"] == question_id)
    assert (shown["annulled"], shown["is_correct"]) == (True, True)
    quiet = await result(house, silent, silent_attempt)
    assert (quiet["correct_answers"], quiet["answered_questions"]) == (1, 0)
    assert (await house.get(moderator, path)).json()["status"] == "retired"
    restored = await house.post(moderator, f"{path}/restore")
    assert (restored.status_code, restored.json()["code"]) == (409, "bank.annulled")


async def test_the_forecast_counts_partial_points_as_they_are_graded(empty_house: House) -> None:
    """What is foreseen is what then happens, in sections that are graded exactly and in those that are graded partly:
    for one more right option, for an annulment, and for taking it back."""
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    section = SECTION[0] | {"count": 12, "points": 2, "question_type": "multiple"}  # all that there are
    formats = {
        "partial": await house.format(sections=[section | {"grading": "partial"}], pass_percent=4),
        "exact": await house.format(sections=[section], pass_percent=4),
    }
    given = {"old": "BD", "new": "BCD", "a part": "D", "too many": "ABD", "half new": "BC", "none": ""}
    question_id = ""
    attempts: dict[tuple[str, str], tuple[Person, str]] = {}
    for grading, format in formats.items():
        for kind, keys in given.items():
            student = await house.person()
            attempt_id = (await house.start(student, format))["attempt_id"]
            asked = await house.questions(student, attempt_id)
            question_id = question_id or str(asked[0]["question_id"])
            met = next(one for one in asked if str(one["question_id"]) == question_id)
            if keys:
                await house.answer(student, attempt_id, met, house.right_keys(met))
                async with house.app.state.database.write() as session:
                    mine = ExamAnswer.attempt_id == UUID(attempt_id)
                    await session.execute(update(ExamAnswer).where(mine).values(keys=keys))
            await house.post(student, f"/exam/{attempt_id}/submit")
            attempts[grading, kind] = (student, attempt_id)
    assert (await of_bank(house, question_id)).correct_keys == given["old"]

    async def standing() -> dict[tuple[str, str], tuple[float, bool]]:
        found = {one: await result(house, *who) for one, who in attempts.items()}
        return {one: (shown["points"], shown["passed"]) for one, shown in found.items()}

    begin = await standing()
    partly = {kind: begin["partial", kind][0] for kind in given}
    assert partly == {"old": 2, "new": 1, "a part": 1, "too many": 1, "half new": 0, "none": 0}
    for action, keys in (("correct-key", "BCD"), ("annul", ""), ("correct-key", "BD")):
        before = await standing()
        body = {"reason": "It was so."} | ({"correct_keys": list(keys)} if keys else {})
        done = await house.post(moderator, f"/admin/questions/{question_id}/{action}", body)
        assert done.status_code == 200, done.text
        await settled(house)
        foreseen, after = done.json(), await standing()
        gains = [after[one][0] - before[one][0] for one in attempts]
        passing = [after[one][1] - before[one][1] for one in attempts]
        assert foreseen["attempts"] == len(attempts)
        assert (foreseen["better"], foreseen["worse"]) == (
            sum(gain > 0 for gain in gains),
            sum(gain < 0 for gain in gains),
        )
        assert foreseen["examined"] == foreseen["better"] + foreseen["worse"]
        assert (foreseen["now_passed"], foreseen["now_failed"]) == (passing.count(1), passing.count(-1))
    assert await standing() == begin


async def test_a_key_that_cannot_be_right_is_refused(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    _, _, questions = await sat(house, 0)
    question_id = await single(house, questions, among=slice(0, None))
    path, old = f"/admin/questions/{question_id}/correct-key", (await of_bank(house, question_id)).correct_keys
    for keys in (["Z"], [old], ["A", "B"], ["A", "A"], list("ABCDE")):
        refused = await house.post(moderator, path, {"correct_keys": keys, "reason": "Because."})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body.correct_keys"), keys
    unknown = {"correct_keys": ["A" if old != "A" else "B"], "reason": "Because.", "versions": [7]}
    assert (await house.post(moderator, path, unknown)).json()["errors"][0]["field"] == "body.versions"


async def test_a_revision_under_work_is_to_be_settled_before_the_key_is(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    _, _, questions = await sat(house, 0)
    question_id = await single(house, questions, among=slice(3, None))
    await house.ask("PATCH", moderator, f"/admin/questions/{question_id}", json={"topic": "Another"})
    refused = await house.post(moderator, f"/admin/questions/{question_id}/annul?dry_run=true", {"reason": "Because."})
    assert (refused.status_code, refused.json()["code"]) == (409, "bank.revision_pending")


async def rows(house: House) -> list[tuple[Any, ...]]:
    async with house.app.state.database.read() as session:
        attempts = await session.execute(
            select(
                ExamAttempt.id,
                ExamAttempt.status,
                ExamAttempt.completed_at,
                ExamAttempt.correct_answers,
                ExamAttempt.answered_questions,
                ExamAttempt.points,
                ExamAttempt.max_points,
                ExamAttempt.score_percentage,
                ExamAttempt.passed,
                ExamAttempt.sections,
                ExamAttempt.verdicts,
            ).order_by(ExamAttempt.id)
        )
        answers = await session.execute(
            select(ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.is_correct).order_by(
                ExamAnswer.attempt_id, ExamAnswer.version_id
            )
        )
        return [tuple(row) for row in (*attempts, *answers)]


async def unchanged_correction(house: House, question_ids: list[str]) -> list[KeyCorrection]:
    """Corrections that put in force the very keys that the versions have."""
    made = []
    for question_id in question_ids:
        version = await of_bank(house, question_id)
        correction = KeyCorrection(
            id=new_id(),
            question_id=UUID(question_id),
            kind=CORRECTED,
            old_keys=version.correct_keys,
            correct_keys=version.correct_keys,
            version_ids=[version.id.hex],
            reason="nothing",
            by_id=None,
            created_at=utc_now(),
        )
        override = KeyOverride(
            version_id=version.id, correct_keys=version.correct_keys, annulled=False, correction_id=correction.id
        )
        async with house.app.state.database.write() as session:
            session.add_all([correction, override])
        made.append(correction)
    return made


async def test_grading_again_by_an_unchanged_key_changes_nothing(empty_house: House) -> None:
    """For attempts of every kind: all right, none, some; formats with points, thresholds and several sections."""
    house, admin = empty_house, await empty_house.person(Role.ADMIN)
    questions: list[dict[str, Any]] = []
    for right in (0, 17, 42, 60):
        _, _, questions = await sat(house, right)
    format = await house.format(
        sections=[
            {"role": "general", "subject_code": "TGO", "count": 60, "points": 1.5},
            {"role": "general", "subject_code": "ENG", "count": 7, "points": 2},
        ],
        thresholds=[{"name": "tgo", "subject_code": "TGO", "points": 40}],
    )
    student = await house.person()
    attempt_id = (await house.start(student, format))["attempt_id"]
    for place, question in enumerate(await house.questions(student, attempt_id)):
        keys = [[], house.right_keys(question), house.wrong_keys(question)][place % 3]
        await house.answer(student, attempt_id, question, keys)
    await house.post(student, f"/exam/{attempt_id}/submit")
    before = await rows(house)
    await unchanged_correction(house, [str(one["question_id"]) for one in questions[:30:3]])
    await run_corrections(house.app.state.database, utc_now())
    await settled(house)
    assert await rows(house) == before
    async with house.app.state.database.read() as session:
        written = (await session.execute(select(AttemptRegrade.changed))).scalars().all()
    assert written == [False] * 50
    assert (await house.get(admin, "/admin/audit?action=exam_attempt.regrade")).status_code == 200


async def test_workers_at_once_and_a_stop_half_way_grade_each_attempt_once(
    empty_house: House, monkeypatch: Any
) -> None:
    house, moderator, told = empty_house, await empty_house.person(Role.MODERATOR), list[Event]()

    async def listen(_session: Any, event: Event, _now: Any) -> None:
        told.append(event)

    monkeypatch.setattr("zerek.exam.regrading.service.BATCH", 2)
    monkeypatch.setattr("zerek.exam.regrading.service.wake_after_commit", lambda *_: None)
    attempts = []
    questions: list[dict[str, Any]] = []
    for _ in range(9):
        _, attempt_id, questions = await sat(house, 0)
        attempts.append(attempt_id)
    question_id = await single(house, questions, among=slice(0, None))
    version = await of_bank(house, question_id)
    key = next(key for key in version.option_keys if key != version.correct_keys)
    async with house.app.state.database.write() as session:
        await session.execute(update(ExamAnswer).where(ExamAnswer.version_id == version.id).values(keys=key))
    house.app.state.database.session_info[SUBSCRIBERS] = [listen]
    done = await house.post(
        moderator, f"/admin/questions/{question_id}/correct-key", {"correct_keys": [key], "reason": "Misprint."}
    )
    assert done.status_code == 200, done.text

    calls = 0

    async def stop_after_one(*arguments: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise ConnectionError("the worker is killed")

    monkeypatch.setattr("zerek.exam.regrading.service.store", stop_after(stop_after_one))
    with pytest.raises(ConnectionError):
        await run_corrections(house.app.state.database, utc_now())
    monkeypatch.undo()
    monkeypatch.setattr("zerek.exam.regrading.service.BATCH", 2)
    await asyncio.gather(*(run_corrections(house.app.state.database, utc_now()) for _ in range(4)))
    await settled(house)
    async with house.app.state.database.read() as session:
        graded = (await session.execute(select(AttemptRegrade.attempt_id, AttemptRegrade.changed))).all()
        scores = (await session.execute(select(ExamAttempt.correct_answers))).scalars().all()
    assert sorted(str(row[0]) for row in graded) == sorted(attempts)
    assert all(row[1] for row in graded)
    assert scores == [1] * 9
    keys = [event.dedupe_key for event in told if event.kind == "exam.regraded"]
    assert len(set(keys)) == 9
    again = await run_corrections(house.app.state.database, utc_now())
    assert again == 0


def stop_after(check: Any) -> Any:
    from zerek.exam.regrading import service

    store = service.store

    async def stopping(*arguments: Any) -> None:
        await check()
        await store(*arguments)

    return stopping


async def test_an_attempt_that_ends_while_the_key_is_corrected_is_graded_by_the_new_key(empty_house: House) -> None:
    """Submitting and correcting at the same instant, many times: never does the old key have the last word."""
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    for _ in range(4):
        student, attempt_id, questions = await sat(house, 0, finish=False)
        question_id = await single(house, questions, among=slice(0, None))
        version = await of_bank(house, question_id)
        answered = await chosen(house, attempt_id, question_id)
        target = answered if answered != version.correct_keys else next(k for k in "ABCDE" if k != answered)
        body = {"correct_keys": [target], "reason": "Again."}
        await asyncio.gather(
            house.post(student, f"/exam/{attempt_id}/submit"),
            house.post(moderator, f"/admin/questions/{question_id}/correct-key", body),
        )
        await settled(house)
        shown = await result(house, student, attempt_id)
        review = next(one for one in shown["review"] if one["question_id"] == question_id)
        assert review["is_correct"] == (target == answered)
        assert shown["correct_answers"] == sum(one["is_correct"] for one in shown["review"])


async def test_a_stranger_sees_nothing_of_corrections(house: House) -> None:
    teacher, student = await house.person(Role.TEACHER), await house.person()
    _, _, questions = await sat(house, 0)
    question_id = await single(house, questions, among=slice(0, None))
    for person in (teacher, student):
        for path in ("corrections", f"corrections/{uuid4()}/attempts"):
            assert (await house.get(person, f"/admin/questions/{question_id}/{path}")).status_code == 403
        body = {"correct_keys": ["A"], "reason": "Because."}
        assert (await house.post(person, f"/admin/questions/{question_id}/correct-key", body)).status_code == 403


async def test_what_a_correction_does_is_counted_before_anything_is_locked(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderator = await house.person(Role.MODERATOR)
    _, _, questions = await sat(house, 5)
    question_id = await single(house, questions, among=slice(40, 60))
    counted: list[Any] = []
    count = service.forecast

    async def watched(session: Any, planned: Any) -> Any:
        counted.append(session.bind)
        return await count(session, planned)

    monkeypatch.setattr(service, "forecast", watched)
    version = await of_bank(house, question_id)
    wrong = next(key for key in version.option_keys if key not in version.correct_keys)
    path = f"/admin/questions/{question_id}/correct-key"
    for keys in ([wrong], list(version.correct_keys)):
        answer = await house.post(moderator, path, {"reason": "Why not.", "correct_keys": keys})
        assert answer.status_code == 200, answer.text
        await settled(house)
    assert counted == [house.app.state.database.reader] * 2
