"""Correcting a key: the versions keep what they were, a key in force stands above theirs, and every finished attempt
that had one of them is graded again by the function that grades them all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.db import Database
from zerek.core.errors import InvalidInput
from zerek.core.events import Event, publish
from zerek.core.ids import new_id
from zerek.core.jobs import wake_after_commit
from zerek.core.statements import execute_as_is, insert_into
from zerek.exam.attempts.models import ExamAttempt, ExamPaperVersion, Status
from zerek.exam.attempts.rules import Paper, earned_share, partial_share
from zerek.exam.attempts.service import Marks, graded_values, mark_answers, partial_shares
from zerek.exam.bank.models import PUBLISHED, KeyOverride, Question
from zerek.exam.bank.queries import annulled_versions
from zerek.exam.bank.questions.queries import subject_code
from zerek.exam.bank.questions.queries import version as version_of
from zerek.exam.bank.questions.rules import document_of
from zerek.exam.bank.questions.service import add_version, checked, note
from zerek.exam.bank.questions.workflow import put_into_pool, take_out
from zerek.exam.question_reports.models import ReportVerdict
from zerek.exam.question_reports.service import close
from zerek.exam.regrading import queries, rules
from zerek.exam.regrading.learning import mend
from zerek.exam.regrading.models import ANNULLED, CORRECTED, AttemptRegrade, KeyCorrection
from zerek.exam.regrading.schemas import ChosenKeys, CoveredVersion, Forecast
from zerek.exam.stats.counting import recount

REGRADE = "exam.regrade"
BATCH = 200
MOST_EXAMINED = 300  # attempts that a forecast grades on trial
MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """What a correction is about to do. `keys` are the right ones from now on, sorted; "" annuls."""

    keys: str
    in_force: str
    versions: Sequence[Any]
    covered: Sequence[UUID]

    @property
    def kind(self) -> str:
        return CORRECTED if self.keys else ANNULLED

    def mark(self, chosen: str) -> bool:
        return chosen == self.keys if self.keys else True

    def gain(self, version_id: UUID, chosen: str, *, partly: bool) -> float:
        """What of the question's points a choice earns from now on, less what it has earned so far."""
        version = next(one for one in self.versions if one.id == version_id)
        before = earned_share(chosen, version.in_force, partly=partly, annulled=version.annulled)
        return earned_share(chosen, self.keys, partly=partly, annulled=not self.keys) - before


async def plan(session: AsyncSession, question: Question, keys: Sequence[str], numbers: Sequence[int] | None) -> Plan:
    """Raises `InvalidInput` for a key that cannot be right, and for a version that there is not."""
    versions = await queries.versions_with_keys(session, question.id)
    current = next(one for one in versions if one.id == question.current_version_id)
    if keys:
        fault = rules.fault_of_key(keys, current.option_keys, current.type, current.in_force)
        if fault is not None and not (fault == "bank.key_unchanged" and current.annulled):
            raise InvalidInput.of("body.correct_keys", fault)
    if numbers is None:
        in_force = {one.id: one.in_force for one in versions}
        chosen = {one.id for one in rules.covered(versions, current, in_force)}
        for tried in await queries.tried_beside(session, chosen):  # in other words, but with the same key by its letter
            if in_force[tried] == current.in_force:
                chosen.add(tried)
    else:
        chosen = {one.id for one in versions if one.number in numbers}
        if len(chosen) < len(set(numbers)):
            raise InvalidInput.of("body.versions", "bank.version_unknown")
    return Plan("".join(sorted(keys)), current.in_force, versions, [one.id for one in versions if one.id in chosen])


async def forecast(session: AsyncSession, planned: Plan) -> Forecast:
    """Counts what the plan does to results. Nothing is changed."""
    per_version = await queries.attempts_by_version(session, [one.id for one in planned.versions])
    chosen = await queries.chosen(session, planned.covered)
    attempts = chosen.total()
    by_keys: Counter[str] = Counter()
    for (_, keys), number in chosen.items():
        by_keys[keys] += number
    concerned = {
        one for one in chosen if any(planned.gain(one[0], one[1], partly=partly) != 0 for partly in (True, False))
    }
    sets_of_keys = sorted({keys for _, keys in concerned})
    among_partly = await queries.partly_graded(session, planned.covered, sets_of_keys)
    better = worse = 0
    for one in concerned:
        for partly, number in ((True, among_partly[one]), (False, chosen[one] - among_partly[one])):
            gain = planned.gain(*one, partly=partly)
            better += number if gain > 0 else 0
            worse += number if gain < 0 else 0
    examined, passed, failed = await examine(session, planned, sets_of_keys)
    return Forecast(
        dry_run=True,
        correction_id=None,
        kind="corrected" if planned.keys else "annulled",
        old_keys=list(planned.in_force),
        correct_keys=list(planned.keys),
        attempts=attempts,
        running=await queries.running(session, planned.covered),
        better=better,
        worse=worse,
        unchanged=attempts - better - worse,
        examined=examined,
        now_passed=passed,
        now_failed=failed,
        chosen=[ChosenKeys(keys=list(keys), attempts=count) for keys, count in by_keys.most_common(MOST_CHOICES)],
        versions=[
            CoveredVersion(
                number=one.number, attempts=per_version.get(one.id, 0), covered=one.id in set(planned.covered)
            )
            for one in planned.versions
        ],
    )


async def examine(session: AsyncSession, planned: Plan, concerned: Sequence[str]) -> tuple[int, int, int]:
    """How many of those whose points change were graded on trial, by the function that grades them all, and how many of
    them then pass or do not any more. `concerned` are the choices that may earn something else from now on."""
    rows = await queries.choosing(session, planned.covered, queries.CHOSEN.in_(concerned), MOST_EXAMINED)
    marks = await queries.marks_of(session, [row.id for row in rows])
    shares = await partial_shares(session, {row.id: row.format for row in rows})
    annulled = await annulled_versions(session)
    annulled = annulled - set(planned.covered) if planned.keys else annulled | set(planned.covered)
    examined = passed = failed = 0
    for row in rows:
        paper = Paper.from_json(row.paper)
        section = next(item.section for item in paper.items if item.version_id == row.version_id)
        partly = row.format["sections"][section].get("grading") == "partial"
        if planned.gain(row.version_id, row.keys, partly=partly) == 0:
            continue
        trial: Marks = dict(marks[row.id])
        if row.keys:
            trial[row.version_id] = planned.mark(row.keys)
        if row.keys and planned.keys:
            shares.setdefault(row.id, {})[row.version_id] = partial_share(row.keys, planned.keys)
        after = graded_values(row.format, paper, trial, shares.get(row.id, {}), annulled)
        examined += 1
        passed += after["passed"] and not row.passed
        failed += row.passed and not after["passed"]
    return examined, passed, failed


async def correct(
    session: AsyncSession, by: UUID, question: Question, planned: Plan, reason: str, now: datetime
) -> KeyCorrection:
    """Puts the plan in force from this moment: for new papers, for running attempts at their end, and, by the job that
    is woken, for the finished ones. The subject and the question are locked."""
    if planned.keys:
        await publish_corrected(session, by, question, planned.keys, now)
    elif question.status == PUBLISHED:
        await take_out(session, by, question, reason, now)
    correction = KeyCorrection(
        id=new_id(),
        question_id=question.id,
        kind=planned.kind,
        old_keys=planned.in_force,
        correct_keys=planned.keys,
        version_ids=[one.hex for one in planned.covered],
        reason=reason,
        by_id=by,
        created_at=now,
    )
    session.add(correction)
    await session.flush()
    await put_in_force(session, planned, correction.id)
    await wait_for_those_who_finish(session, planned.covered)
    step, verdict = (
        ("key_corrected", ReportVerdict.KEY_CORRECTED) if planned.keys else ("annulled", ReportVerdict.ANNULLED)
    )
    facts = {"old_keys": planned.in_force, "correct_keys": planned.keys, "correction_id": correction.id}
    await note(session, by, question, question.current_version_id, step, reason, now, **facts)
    await close(session, by, question.id, verdict, reason, now)
    wake_after_commit(session, REGRADE)
    return correction


async def publish_corrected(session: AsyncSession, by: UUID, question: Question, keys: str, now: datetime) -> None:
    """A new version that differs in its key alone; papers are drawn with it at once."""
    document = document_of(await version_of(session, question.current_version_id))
    options = [option | {"is_correct": option["key"] in keys} for option in document["options"]]
    draft = await checked(session, document | {"options": options}, await subject_code(session, question.subject_id))
    made = await add_version(session, question, draft, by, now)
    version = await version_of(session, made["id"])
    if question.status == PUBLISHED:
        await put_into_pool(session, question, version)
    else:
        question.current_version_id, question.trial_version_id = version.id, None


async def put_in_force(session: AsyncSession, planned: Plan, correction_id: UUID) -> None:
    await session.execute(delete(KeyOverride).where(KeyOverride.version_id.in_(planned.covered)))
    await session.execute(
        insert(KeyOverride),
        [
            {
                "version_id": version_id,
                "correct_keys": planned.keys or planned.in_force,
                "annulled": not planned.keys,
                "correction_id": correction_id,
            }
            for version_id in planned.covered
        ],
    )


async def wait_for_those_who_finish(session: AsyncSession, version_ids: Sequence[UUID]) -> None:
    """Of the running attempts, those that are being graded at this instant, perhaps by the old key, hold their row:
    once it can be read they are finished, and the job sees them. Whoever finishes later reads the new key."""
    running = queries.having(version_ids, Status.IN_PROGRESS).order_by(ExamAttempt.id)
    await session.execute(running.with_for_update(read=True, of=ExamAttempt))


async def regrade_batch(
    session: AsyncSession, correction: KeyCorrection, after: UUID | None, now: datetime
) -> UUID | None:
    """Grades the next attempts again, each once, whoever else is at it; the last one's id, None where there are none.

    Those that another worker holds are its own.
    """
    attempts = await next_attempts(session, correction, after)
    if not attempts:
        return None
    ids: list[UUID] = [attempt["id"] for attempt in attempts]
    await mark_answers(session, ids, [UUID(one) for one in correction.version_ids])
    marks, annulled = await queries.marks_of(session, ids), await annulled_versions(session)
    shares = await partial_shares(session, {attempt["id"]: attempt["format"] for attempt in attempts})
    outcomes = {
        attempt["id"]: graded_values(
            attempt["format"],
            Paper.from_json(attempt["paper"]),
            marks[attempt["id"]],
            shares.get(attempt["id"], {}),
            annulled,
        )
        for attempt in attempts
    }
    # The row decides, should two workers have come to the same attempt after all.
    written = await session.scalars(
        insert_into(session, AttemptRegrade)
        .values(
            [
                {
                    "correction_id": correction.id,
                    "attempt_id": attempt["id"],
                    "changed": rules.differs(attempt, outcomes[attempt["id"]]),
                    "before": rules.outcome(attempt),
                    "after": rules.outcome(outcomes[attempt["id"]]),
                    "at": now,
                }
                for attempt in attempts
            ]
        )
        .on_conflict_do_nothing()
        .returning(AttemptRegrade.attempt_id)
    )
    mine = set(written)
    changed = [
        attempt for attempt in attempts if attempt["id"] in mine and rules.differs(attempt, outcomes[attempt["id"]])
    ]
    await store(session, correction, changed, outcomes)
    await recount(session, [attempt["id"] for attempt in changed])
    for attempt in changed:
        await tell(session, correction, attempt, outcomes[attempt["id"]], now)
    return ids[-1]


async def next_attempts(
    session: AsyncSession, correction: KeyCorrection, after: UUID | None
) -> Sequence[dict[str, Any]]:
    query = queries.waiting(correction)
    if after is not None:
        query = query.where(ExamPaperVersion.attempt_id > after)
    locked = (
        query.with_only_columns(*queries.ATTEMPT)
        .order_by(ExamPaperVersion.attempt_id)
        .limit(BATCH)
        .with_for_update(of=ExamAttempt, skip_locked=True)
    )
    return [dict(row) for row in (await session.execute(locked)).mappings()]


async def store(
    session: AsyncSession,
    correction: KeyCorrection,
    changed: Sequence[dict[str, Any]],
    outcomes: dict[UUID, dict[str, Any]],
) -> None:
    if not changed:
        return
    table = ExamAttempt.__table__
    columns: dict[str, Any] = {name: bindparam(name) for name in rules.GRADED}
    await execute_as_is(
        session,
        update(ExamAttempt).where(table.c.id == bindparam("attempt_id")).values(columns),
        [{"attempt_id": attempt["id"], **outcomes[attempt["id"]]} for attempt in changed],
    )
    await audit.record_changes(
        session,
        correction.by_id,
        "exam_attempt.regrade",
        "exam_attempt",
        [
            (
                attempt["id"],
                rules.outcome(attempt),
                rules.outcome(outcomes[attempt["id"]]) | {"correction_id": correction.id},
            )
            for attempt in changed
        ],
    )


async def tell(
    session: AsyncSession, correction: KeyCorrection, attempt: dict[str, Any], after: dict[str, Any], now: datetime
) -> None:
    """The person whose result it is; nobody is told that nothing has changed."""
    event = Event(
        "exam.regraded",
        [attempt["user_id"]],
        {
            "attempt_id": str(attempt["id"]),
            "format": {name: attempt["format"].get(name) for name in ("title_ru", "title_kk", "title_en")},
            "kind": correction.kind,
            "reason": correction.reason,
            "score_before": attempt["score_percentage"],
            "score_after": after["score_percentage"],
            "passed_before": attempt["passed"],
            "passed_after": after["passed"],
        },
        f"/app/exam/{attempt['id']}/result",
        f"exam.regraded:{correction.id}:{attempt['id']}",
    )
    await publish(session, event, now)


async def run_corrections(database: Database, now: datetime) -> int:
    """Carries on with every correction that has attempts left; how many attempts were graded again."""
    async with database.read() as session:
        running = await session.scalars(
            select(KeyCorrection).where(KeyCorrection.finished_at.is_(None)).order_by(KeyCorrection.created_at)
        )
        corrections = list(running)
    return sum([await run_correction(database, correction, now) for correction in corrections])


async def run_correction(database: Database, correction: KeyCorrection, now: datetime) -> int:
    """In transactions of its own, batch by batch: stopped anywhere, it goes on where it was."""
    rounds = 0
    after: UUID | None = None
    while True:
        async with database.write() as session:
            last = await regrade_batch(session, correction, after, now)
        rounds += last is not None
        if last is None and after is None:
            break
        after = last
    await mend(database, correction)
    async with database.write() as session:
        await session.execute(
            update(KeyCorrection)
            .where(
                KeyCorrection.id == correction.id,
                KeyCorrection.finished_at.is_(None),
                ~queries.waiting(correction).exists(),  # what another worker still holds is not done
            )
            .values(finished_at=now)
        )
    return rounds
