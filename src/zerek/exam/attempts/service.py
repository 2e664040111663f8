"""What changes about attempts: starting, flags and position, finishing. Answers are saved in `exam.answers`; what those
who watch over an exam change is in `exam.supervision`."""

import asyncio
import math
import time
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from functools import cache
from random import Random
from types import MappingProxyType
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.db import Database, is_away
from zerek.core.ids import new_id
from zerek.core.live import announce_after_commit
from zerek.core.metrics import EXAM_ATTEMPTS_STARTED, EXAM_AUTOFINISHED
from zerek.core.statements import Rows, dialect_of, execute_as_is, execute_together, insert_into
from zerek.exam.attempts import rules
from zerek.exam.attempts.models import RUNNING, ExamAnswer, ExamAttempt, ExamFlag, ExamPaperVersion, Status
from zerek.exam.attempts.queries import overdue, overdue_ids
from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.attempts.telling import tell_watchers
from zerek.exam.bank.drawing import draw_sections
from zerek.exam.bank.queries import SYSTEM_RANDOM, annulled_versions, key_in_force
from zerek.exam.errors import MajorRequired, ProfileSubjectsMissing, TooFewQuestions
from zerek.exam.formats.models import ExamFormat
from zerek.exam.formats.rules import total_questions
from zerek.exam.majors.models import Major
from zerek.exam.sittings.models import Sitting
from zerek.identity.rules import Held
from zerek.school.models import Subject
from zerek.school.queries import subjects_of_exam

log = structlog.get_logger()

SWEEP_BATCH = 25  # so few that the answers of others get their turn in between
REST, LONGEST_REST = 1.0, 0.2  # of the time that a batch took, and in seconds
LIST_PAPER = insert(ExamPaperVersion.__table__)  # type: ignore[arg-type]  # a table is what a mapped class has there


async def planned_sections(
    session: AsyncSession, format: ExamFormat, major: Major | None
) -> list[tuple[dict[str, Any], Subject]]:
    """The sections of a format with the subjects that a major gives them.

    Raises `MajorRequired` or `ProfileSubjectsMissing` where a section has none.
    """
    codes = {section["subject_code"] for section in format.sections if section["subject_code"]}
    general, profile = await subjects_of_exam(session, codes, major.code if major else None)
    planned = []
    for section in format.sections:
        if section["role"] == "general":
            subject = general.get(section["subject_code"])
            if subject is None:
                raise TooFewQuestions(
                    extra={"missing": [missing(section["subject_code"], section["count"], 0)]},
                    summary=f"{section['subject_code']}: {section['count']}",
                )
        else:
            if major is None:
                raise MajorRequired
            place = 0 if section["role"] == "profile_1" else 1
            if place >= len(profile):
                raise ProfileSubjectsMissing(code=major.code)
            subject = profile[place]
        planned.append((section, subject))
    return planned


def missing(subject_code: str, required: int, available: int) -> dict[str, Any]:
    return {"subject_code": subject_code, "required": required, "available": available}


def wanted(planned: Sequence[tuple[dict[str, Any], Subject]]) -> list[tuple[UUID, int, str | None]]:
    """What to draw for each section at once: where a subject comes again, as many more as may come twice."""
    found: list[tuple[UUID, int, str | None]] = []
    before: dict[UUID, list[tuple[int, str | None]]] = {}
    for section, subject in planned:
        kind, count = section.get("question_type"), section["count"]
        earlier = before.setdefault(subject.id, [])
        again = sum(size for size, other in earlier if kind is None or other in (None, kind))
        found.append((subject.id, count + again, kind))
        earlier.append((count, kind))
    return found


async def draw_paper(session: AsyncSession, planned: Sequence[tuple[dict[str, Any], Subject]], language: str) -> Paper:
    """Draws each section from its subject, in the order of the sections, and shuffles every question's options.

    Raises `TooFewQuestions` that names every subject with too few.
    """
    chance = Random(SYSTEM_RANDOM.getrandbits(256))  # noqa: S311 - from the system, asked once and not for every option
    items: list[Item] = []
    short: list[dict[str, Any]] = []
    taken: dict[UUID, dict[UUID, str]] = {}  # by subject, the questions of earlier sections with their types
    sections = await draw_sections(session, wanted(planned), language)
    for place, ((section, subject), found) in enumerate(zip(planned, sections, strict=True)):
        drawn, kind, count = found, section.get("question_type"), section["count"]
        seen = taken.setdefault(subject.id, {})
        again = sum(kind in (None, one) for one in seen.values())
        if isinstance(drawn, int) and drawn >= count + again:  # fewer were taken of that type than might have been
            [drawn] = await draw_sections(session, [(subject.id, count + again, kind)], language)
        if isinstance(drawn, int):
            short.append(missing(subject.code, count, max(0, drawn - again)))
            continue
        for question in [one for one in drawn if one.question_id not in seen][:count]:
            order = rules.random_order(question.option_keys, chance.random)
            items.append(Item(question.question_id, question.version_id, place, question.type, order))
            seen[question.question_id] = question.type
    if short:
        lacking = ", ".join(f"{one['subject_code']}: {one['required'] - one['available']}" for one in short)
        raise TooFewQuestions(extra={"missing": short}, summary=lacking)
    return Paper(tuple(items))


async def start(
    session: AsyncSession,
    *,
    user_id: UUID,
    format: ExamFormat,
    major: Major | None,
    planned: Sequence[tuple[dict[str, Any], Subject]],
    paper: Paper,
    language: str,
    now: datetime,
    extra_seconds: int = 0,
    sitting: Sitting | None = None,
    held: Sequence[Held] | None = None,
) -> ExamAttempt | None:
    """Begins an attempt; None when, at the same instant, another start has begun one. The database decides which. The
    attempt that it answers belongs to no session: it is what has been written, not read again. On PostgreSQL it is one
    statement. `held` is what the user holds, where that has been read already."""
    sections = [
        {
            **section,
            "subject_code": subject.code,
            "title_ru": subject.title_ru,
            "title_kk": subject.title_kk,
            "title_en": subject.title_en,
        }
        for section, subject in planned
    ]
    values = {
        "id": new_id(),
        "user_id": user_id,
        "format_code": format.code,
        "format": {
            "code": format.code,
            "title_ru": format.title_ru,
            "title_kk": format.title_kk,
            "title_en": format.title_en,
            "time_limit_seconds": format.time_limit_seconds,
            "pass_percent": format.pass_percent,
            "sections": sections,
            "thresholds": format.thresholds,
            "fullscreen": format.fullscreen or (sitting is not None and sitting.fullscreen),
        },
        "major_code": major.code if major else None,
        "language": language,
        "status": Status.IN_PROGRESS,
        "started_at": now,
        "deadline_at": now + timedelta(seconds=format.time_limit_seconds + extra_seconds),
        "extra_seconds": extra_seconds,
        "sitting_id": sitting.id if sitting else None,
        "paper": paper.to_json(),
        "total_questions": total_questions(format.sections),
        "position": 0,
        "position_at": now,
    }
    attempt = ExamAttempt(**values)
    listed = [{"version_id": item.version_id, "attempt_id": attempt.id} for item in paper.items]
    after = {"format": format.code, "major_code": major.code if major else None, "status": Status.IN_PROGRESS}
    entry = audit.made(user_id, "exam_attempt.start", "exam_attempt", attempt.id, after)
    statement = insert_attempt(dialect_of(session), tuple(values))
    parameters = {f"new_{name}": value for name, value in values.items()}
    if await execute_together(session, statement, parameters, [Rows(LIST_PAPER, listed), entry]) is None:
        return None
    EXAM_ATTEMPTS_STARTED.inc()
    await tell_watchers(session, {attempt.id: user_id}, "attempt.started", {user_id: held} if held else None)
    return attempt


@cache
def insert_attempt(dialect: str, names: tuple[str, ...]) -> Any:
    """Built once: a whole school begins its exam in the same minute."""
    table = ExamAttempt.__table__
    return (
        insert_into(dialect, table)
        .values({name: bindparam(f"new_{name}") for name in names})
        .on_conflict_do_nothing(index_elements=["user_id"], index_where=RUNNING)
        .returning(table.c.id)
    )


async def set_flag(session: AsyncSession, attempt_id: UUID, version_id: UUID, flagged: bool) -> None:
    if not flagged:
        await session.execute(
            delete(ExamFlag).where(ExamFlag.attempt_id == attempt_id, ExamFlag.version_id == version_id)
        )
        return
    await session.execute(
        insert_into(session, ExamFlag).values(attempt_id=attempt_id, version_id=version_id).on_conflict_do_nothing()
    )


async def set_position(session: AsyncSession, attempt_id: UUID, position: int, now: datetime) -> bool:
    """False when the attempt does not run any more."""
    moved = await session.execute(
        update(ExamAttempt)
        .where(ExamAttempt.id == attempt_id, ExamAttempt.status == Status.IN_PROGRESS, ExamAttempt.paused_at.is_(None))
        .values(position=position, position_at=now)
        .returning(ExamAttempt.id)
    )
    return moved.first() is not None


async def finish(
    session: AsyncSession,
    attempt_ids: Sequence[UUID],
    *conditions: ColumnElement[bool],
    now: datetime,
    grace: timedelta,
    by: UUID | None = None,
) -> list[UUID]:
    """Grades and closes those of the attempts that still run, are not paused and meet the conditions; the one function
    that grades an attempt. The conditions are checked under the lock: a deadline may have moved since it was read.

    One whose grace is over is `expired` and ended at its deadline, whoever finishes it; an earlier one is `completed`
    and ended now, or at its deadline during the grace. An attempt that another transaction is finishing is skipped in
    a batch and waited for alone. Returns those that this call has finished.
    """
    attempts = (
        await session.execute(
            select(ExamAttempt.id, ExamAttempt.user_id, ExamAttempt.deadline_at, ExamAttempt.format, ExamAttempt.paper)
            .where(
                ExamAttempt.id.in_(attempt_ids),
                ExamAttempt.status == Status.IN_PROGRESS,
                ExamAttempt.paused_at.is_(None),
                *conditions,
            )
            .order_by(ExamAttempt.id)
            .with_for_update(skip_locked=len(attempt_ids) > 1)
        )
    ).all()
    if not attempts:
        return []
    finished = [attempt.id for attempt in attempts]
    marks = await mark_answers(session, finished)
    shares = await partial_shares(session, {attempt.id: attempt.format for attempt in attempts})
    annulled = await annulled_versions(session)
    outcomes = []
    for attempt in attempts:
        late = rules.is_overdue(attempt.deadline_at, now, grace)
        outcomes.append(
            {
                "attempt_id": attempt.id,
                "status": Status.EXPIRED if late else Status.COMPLETED,
                "completed_at": min(now, attempt.deadline_at),
                **graded_values(
                    attempt.format,
                    Paper.from_json(attempt.paper),
                    marks[attempt.id],
                    shares.get(attempt.id, {}),
                    annulled,
                ),
            }
        )
        EXAM_AUTOFINISHED.inc(int(late))
    table = ExamAttempt.__table__
    changes: dict[str, Any] = {name: bindparam(name) for name in outcomes[0] if name != "attempt_id"}
    await execute_as_is(
        session, update(ExamAttempt).where(table.c.id == bindparam("attempt_id")).values(changes), outcomes
    )
    ended = [
        (
            outcome["attempt_id"],
            {"status": Status.IN_PROGRESS, "score_percentage": None},
            {"status": outcome["status"], "score_percentage": outcome["score_percentage"]},
        )
        for outcome in outcomes
    ]
    await audit.record_changes(session, by, "exam_attempt.finish", "exam_attempt", ended)
    for outcome in outcomes:
        state = {"attempt_id": str(outcome["attempt_id"]), "status": str(outcome["status"])}
        announce_after_commit(session, f"attempt:{outcome['attempt_id']}", "attempt.changed", **state)
    await tell_watchers(session, {attempt.id: attempt.user_id for attempt in attempts}, "attempt.changed")
    return finished


Marks = dict[UUID, bool | None]


async def mark_answers(
    session: AsyncSession, attempt_ids: Sequence[UUID], version_ids: Sequence[UUID] | None = None
) -> dict[UUID, Marks]:
    """Checks what was answered in these attempts against the keys in force; of these versions alone where some are
    named. The marks that were given, by attempt and version."""
    marks: dict[UUID, Marks] = {attempt_id: {} for attempt_id in attempt_ids}
    among = [ExamAnswer.attempt_id.in_(attempt_ids), ExamAnswer.keys != ""]
    if version_ids is not None:
        among.append(ExamAnswer.version_id.in_(version_ids))
    graded = await session.execute(
        update(ExamAnswer)
        .where(*among)
        .values(is_correct=ExamAnswer.keys == key_in_force(ExamAnswer.version_id))
        .returning(ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.is_correct)
        .execution_options(synchronize_session=False)
    )
    for attempt_id, version_id, is_correct in graded:
        marks[attempt_id][version_id] = bool(is_correct)
    return marks


def grades_partly(format: Mapping[str, Any]) -> bool:
    return any(section.get("grading") == "partial" for section in format["sections"])


async def partial_shares(
    session: AsyncSession, formats: Mapping[UUID, dict[str, Any]]
) -> dict[UUID, dict[UUID, float]]:
    """Of attempts with partial grading: what each answer that is not exactly right earns all the same. `formats` is the
    format of each attempt."""
    partly = [attempt_id for attempt_id, format in formats.items() if grades_partly(format)]
    if not partly:
        return {}
    right = key_in_force(ExamAnswer.version_id).label("right")
    rows = await session.execute(
        select(ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.keys, right).where(
            ExamAnswer.attempt_id.in_(partly), ExamAnswer.keys != ""
        )
    )
    shares: dict[UUID, dict[UUID, float]] = {}
    for row in rows:
        if row.keys != row.right:
            shares.setdefault(row.attempt_id, {})[row.version_id] = rules.partial_share(row.keys, row.right)
    return shares


def graded_values(
    format: dict[str, Any],
    paper: Paper,
    marks: Marks,
    shares: Mapping[UUID, float] = MappingProxyType({}),
    annulled: AbstractSet[UUID] = frozenset(),
) -> dict[str, Any]:
    """What an attempt's result is made of, as columns."""
    partly = [section.get("grading") == "partial" for section in format["sections"]]
    earned = {item.version_id: shares.get(item.version_id, 0.0) for item in paper.items if partly[item.section]}
    scores = rules.score(paper, [section["points"] for section in format["sections"]], marks, earned, annulled)
    whole = rules.total(scores)
    verdicts = rules.verdicts(format, scores)
    return {
        "answered_questions": whole.answered,
        "correct_answers": whole.correct,
        "points": whole.points,
        "max_points": whole.max_points,
        "score_percentage": whole.percentage,
        "passed": all(verdict["passed"] for verdict in verdicts),
        "verdicts": verdicts,
        "sections": [
            {
                "questions": one.questions,
                "answered": one.answered,
                "correct": one.correct,
                "points": one.points,
                "max_points": one.max_points,
                "score_percentage": one.percentage,
            }
            for one in scores
        ],
    }


async def finish_overdue(
    database: Database,
    *,
    now: datetime,
    grace: timedelta,
    attempt_ids: Sequence[UUID] | None = None,
    seconds: float = math.inf,
) -> list[UUID]:
    """Finishes overdue attempts, in transactions of their own: those given, or all there are, or what of them can be
    done in about so many seconds.

    Where thousands end together it works half of the time only: whoever is still answering comes first, and whoever
    asks for an attempt of theirs finishes that one at once.
    """
    if attempt_ids is not None:
        async with database.write() as session:
            return await finish(session, attempt_ids, overdue(now, grace), now=now, grace=grace)
    finished: list[UUID] = []
    failed: list[UUID] = []
    ends = time.monotonic() + seconds
    while True:
        began = time.monotonic()
        async with database.read() as session:
            batch = await overdue_ids(session, now, grace, SWEEP_BATCH, but=failed)
        done, failing = await sweep_batch(database, batch, now, grace)
        finished += done
        failed += failing
        if len(batch) < SWEEP_BATCH or not (done or failing) or time.monotonic() > ends:
            return finished
        await asyncio.sleep(min(LONGEST_REST, REST * (time.monotonic() - began)))


async def sweep_batch(
    database: Database, batch: Sequence[UUID], now: datetime, grace: timedelta
) -> tuple[list[UUID], list[UUID]]:
    """Those that it has finished, and those that cannot be: an attempt that breaks the grading keeps no other one from
    being graded."""
    if not batch:
        return [], []
    try:
        async with database.write(repeatable=True) as session:
            return await finish(session, batch, overdue(now, grace), now=now, grace=grace), []
    except Exception as error:
        if is_away(error):
            raise
        if len(batch) == 1:
            log.exception("attempt_not_graded", attempt_id=str(batch[0]))
            return [], list(batch)
    outcomes = [await sweep_batch(database, [attempt_id], now, grace) for attempt_id in batch]
    return [one for done, _ in outcomes for one in done], [one for _, failing in outcomes for one in failing]
