"""What stands in the database after a fault run, held against what the students were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from proofs.honest import Honest
from proofs.students import lost_answers
from proofs.table import Checks
from zerek.core.audit import AuditEntry
from zerek.core.db import Database
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, Status
from zerek.exam.bank.models import QuestionVersion

Window = tuple[datetime, datetime]
DYING = timedelta(seconds=0.5)  # after it was killed, what was under way may still end


@dataclass
class Finished:
    attempt: ExamAttempt
    at: list[datetime]
    """When it was finished: once, by the trail."""
    by: list[str]
    """From where: the address of a request, or the installation itself, by a sweep."""


def excused(due: datetime, finished: datetime, away: Sequence[Window]) -> datetime:
    """From when on an attempt could have been finished: when it was due, or when the database was back after that.

    It may be back a little before that is noticed; what is finished then shows that it is.
    """
    return max([due, *(min(back, finished) for gone, back in away if gone + DYING < finished and due <= back)])


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


async def finished_attempts(database: Database) -> list[Finished]:
    async with database.read() as session:
        attempts = (await session.execute(select(ExamAttempt))).scalars().all()
        trail = await session.execute(
            select(AuditEntry.object_id, AuditEntry.at, AuditEntry.address)
            .where(AuditEntry.action == "exam_attempt.finish")
            .order_by(AuditEntry.at)
        )
    found = {str(attempt.id): Finished(attempt, [], []) for attempt in attempts}
    for object_id, at, address in trail:
        found[object_id].at.append(at)
        found[object_id].by.append(address)
    return list(found.values())


async def right_answers(database: Database) -> dict[UUID, int]:
    """Counted anew from the answers and the bank."""
    query = (
        select(ExamAnswer.attempt_id, func.count())
        .join(QuestionVersion, QuestionVersion.id == ExamAnswer.version_id)
        .where(ExamAnswer.keys == QuestionVersion.correct_keys, ExamAnswer.keys != "")
        .group_by(ExamAnswer.attempt_id)
    )
    async with database.read() as session:
        return {row[0]: row[1] for row in await session.execute(query)}


async def last_saved(database: Database) -> dict[UUID, datetime]:
    query = select(ExamAnswer.attempt_id, func.max(ExamAnswer.saved_at)).group_by(ExamAnswer.attempt_id)
    async with database.read() as session:
        return {row[0]: row[1] for row in await session.execute(query)}


def told_otherwise(attempts: dict[str, ExamAttempt], results: dict[str, dict[str, Any]]) -> list[str]:
    """Results that students were told and that do not stand."""
    wrong = []
    for attempt_id, told in results.items():
        attempt = attempts[attempt_id]
        stands = (attempt.status, attempt.correct_answers, attempt.answered_questions)
        completed = rfc3339(attempt.completed_at) if attempt.completed_at else None
        if (told["status"], told["correct_answers"], told["answered_questions"]) != stands or told[
            "completed_at"
        ] != completed:
            wrong.append(f"attempt {attempt_id}: told {told['status']} {told['correct_answers']}, stands {stands}")
    return wrong


async def judge(
    database: Database,
    students: Sequence[Honest],
    checks: Checks,
    away: Sequence[Window],
    *,
    grace: timedelta,
    sweep_seconds: float,
) -> None:
    diaries = [diary for student in students for diary in student.diaries]
    finished = await finished_attempts(database)
    attempts = {str(one.attempt.id): one.attempt for one in finished}
    lost = await lost_answers(database, diaries)
    count = sum(student.answers for student in students)
    last = sum(len(diary.acknowledged) for diary in diaries)
    told = "\n".join(lost[:5]) or f"{count} acknowledged, {last} of them the last to their question"
    checks.check("no acknowledged answer is lost", not lost and count, told)

    running = [one for one in finished if one.attempt.status == Status.IN_PROGRESS]
    checks.check("every attempt has ended", not running, f"{len(finished)} attempts, {len(running)} still run")
    often = [f"{one.attempt.id}: {len(one.at)} times" for one in finished if len(one.at) != 1]
    checks.check("no attempt is graded twice, and none not at all", not often, "; ".join(often[:5]) or
                 f"{len(finished)} entries in the trail")  # fmt: skip

    right = await right_answers(database)
    wrong = [
        f"{one.attempt.id}: {one.attempt.correct_answers}, counted anew {right.get(one.attempt.id, 0)}"
        for one in finished
        if one.attempt.correct_answers != right.get(one.attempt.id, 0)
    ]
    checks.check("every grade is that of the stored answers", not wrong, "; ".join(wrong[:5]) or
                 f"{sum(right.values())} right answers")  # fmt: skip
    results = {attempt_id: told for student in students for attempt_id, told in student.results.items()}
    otherwise = told_otherwise(attempts, results)
    checks.check("every result that was told stands", not otherwise, "; ".join(otherwise[:5]) or
                 f"{len(results)} were told")  # fmt: skip

    saved = await last_saved(database)
    after = [
        f"{one.attempt.id}: finished {one.at[0]}, answered {saved[one.attempt.id]}"
        for one in finished
        if one.at and one.attempt.id in saved and saved[one.attempt.id] > one.at[0]
    ]
    checks.check("no answer is stored once its attempt was finished", not after, "; ".join(after[:5]))
    overdue(finished, checks, away, grace=grace, sweep_seconds=sweep_seconds)


def overdue(
    finished: Sequence[Finished], checks: Checks, away: Sequence[Window], *, grace: timedelta, sweep_seconds: float
) -> None:
    late, latest = list[float](), list[str]()
    for one in finished:
        if one.attempt.status == Status.EXPIRED and one.at:
            due = one.attempt.deadline_at + grace
            late.append((one.at[0] - excused(due, one.at[0], away)).total_seconds())
            if late[-1] > sweep_seconds:
                latest.append(f"{one.at[0]:%H:%M:%S}: {late[-1]:.1f} s late, by {one.by[0]}")
    worst, most = max(late, default=0.0), percentile(late, 0.99)
    checks.check(
        f"none is overdue for longer than a sweep ({sweep_seconds:g} s) once the database is there",
        late and worst <= sweep_seconds,
        f"{len(late)} ran out; half of them finished within {percentile(late, 0.5):.2f} s, 99 % within {most:.2f} s, "
        f"the last {worst:.2f} s after they were due" + "".join(f"\n{line}" for line in sorted(latest)[:40]),
    )


def hostilities(tried: dict[str, int], let_in: Sequence[str], checks: Checks) -> None:
    for trick in sorted(tried):
        got_through = [one for one in let_in if one.startswith(trick)]
        checks.check(f"refused: {trick}", not got_through, "\n".join(got_through[:3]) or f"tried {tried[trick]} times")
    others = [one for one in let_in if not one.startswith(tuple(tried))]
    checks.check("nothing else was let in", not others, "\n".join(others[:5]))
