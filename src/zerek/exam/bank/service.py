"""What changes in the bank: importing, publishing into pools, retiring."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.ids import new_id
from zerek.core.statements import insert_into
from zerek.exam.bank.models import (
    PUBLISHED,
    RETIRED,
    BankPool,
    Question,
    QuestionLabel,
    QuestionSearch,
    QuestionVersion,
)
from zerek.exam.bank.queries import fingerprints_present
from zerek.exam.bank.rules import QuestionDraft
from zerek.exam.bank.search import search_body
from zerek.school.models import Subject

CHUNK = 500
# As tables: what is inserted by way of the models is looked at once more, row by row.
QUESTIONS, VERSIONS, LABELS, SEARCH = (
    cast("Table", model.__table__) for model in (Question, QuestionVersion, QuestionLabel, QuestionSearch)
)
Progress = Callable[[int, int], None]


def nothing(_count: int, _total: int) -> None:
    return None


@dataclass(slots=True)
class Sorted:
    """Drafts told apart: new ones by subject, and those the bank or the file itself has already."""

    new: dict[UUID, list[QuestionDraft]] = field(default_factory=lambda: defaultdict(list))
    repeated: list[QuestionDraft] = field(default_factory=list)


async def lock_banks(session: AsyncSession, subjects: Iterable[Subject]) -> None:
    """Imports into one subject take turns, so that none misses what another has just brought."""
    ids = {subject.id for subject in subjects}
    await session.execute(
        select(Subject.id).where(Subject.id.in_(ids)).order_by(Subject.id).with_for_update(key_share=True)
    )


async def sort_out(session: AsyncSession, drafts: Sequence[QuestionDraft], subjects: dict[str, Subject]) -> Sorted:
    """Tells new questions from repeated ones, by subject and fingerprint. `subjects` has every draft's subject."""
    by_subject: dict[UUID, list[QuestionDraft]] = defaultdict(list)
    for draft in drafts:
        by_subject[subjects[draft.subject_code].id].append(draft)
    outcome = Sorted()
    for subject_id, group in by_subject.items():
        present = await fingerprints_present(session, subject_id, [draft.fingerprint for draft in group])
        for draft in group:
            if draft.fingerprint in present:
                outcome.repeated.append(draft)
            else:
                present.add(draft.fingerprint)
                outcome.new[subject_id].append(draft)
    return outcome


def languages_of(texts: Iterable[str]) -> str:
    """How a pool is named: `kk,ru`; "" where a question names no language."""
    return ",".join(sorted(language for language in texts if language))


async def take_places(session: AsyncSession, subject_id: UUID, languages: str, count: int) -> tuple[UUID, int]:
    """Grows a pool by `count` and answers its id and the first of the new positions; other writers wait their turn."""
    statement = insert_into(session, BankPool).values(
        id=new_id(), subject_id=subject_id, languages=languages, size=count
    )
    row = (
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["subject_id", "languages"], set_={"size": BankPool.size + count}
            ).returning(BankPool.id, BankPool.size)
        )
    ).one()
    return row.id, row.size - count


async def publish(
    session: AsyncSession,
    new: dict[UUID, list[QuestionDraft]],
    *,
    now: datetime,
    by: UUID | None = None,
    progress: Progress = nothing,
) -> int:
    """Puts drafts into the bank as published questions. `progress` is told, chunk by chunk, how many more
    are in, and of how many; the audit trail names the questions of each chunk."""
    published = 0
    total = sum(len(drafts) for drafts in new.values())
    for subject_id, drafts in new.items():
        by_languages: dict[str, list[QuestionDraft]] = defaultdict(list)
        for draft in drafts:
            by_languages[languages_of(draft.texts)].append(draft)
        for languages, group in sorted(by_languages.items()):
            pool_id, first = await take_places(session, subject_id, languages, len(group))
            for begin in range(0, len(group), CHUNK):
                chunk = group[begin : begin + CHUNK]
                ids = await insert_chunk(session, subject_id, pool_id, first + begin, chunk, now, by)
                after = {"question_ids": ids, "languages": languages}
                await audit.record(session, by, "questions.import", "subject", subject_id, after=after)
                published += len(chunk)
                progress(len(chunk), total)
    return published


async def insert_chunk(
    session: AsyncSession,
    subject_id: UUID,
    pool_id: UUID,
    first: int,
    drafts: Sequence[QuestionDraft],
    now: datetime,
    by: UUID | None = None,
) -> list[UUID]:
    """The ids of the new questions."""
    questions: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    for place, draft in enumerate(drafts, start=first):
        question_id, version_id = new_id(), new_id()
        pooled = {"status": PUBLISHED, "pool_id": pool_id, "pool_position": place}
        questions.append(question_values(draft, question_id, subject_id, version_id, by, now) | pooled)
        versions.append(version_values(draft, question_id, version_id, 1, by, now))
    await session.execute(insert(QUESTIONS), questions)
    await session.execute(insert(VERSIONS), versions)
    await index(session, versions)
    return [question["id"] for question in questions]


def question_values(
    draft: QuestionDraft, question_id: UUID, subject_id: UUID, version_id: UUID, by: UUID | None, now: datetime
) -> dict[str, Any]:
    """The columns of a new question, but for where it stands."""
    return {
        "id": question_id,
        "subject_id": subject_id,
        "fingerprint": draft.fingerprint,
        "current_version_id": version_id,
        "latest_version_id": version_id,
        "author_id": by,
        "type": draft.type,
        "difficulty": draft.difficulty,
        "languages": languages_of(draft.texts),
        "created_at": now,
        "updated_at": now,
    }


def version_values(
    draft: QuestionDraft, question_id: UUID, version_id: UUID, number: int, by: UUID | None, now: datetime
) -> dict[str, Any]:
    """The columns of a version."""
    return {
        "id": version_id,
        "question_id": question_id,
        "number": number,
        "type": draft.type,
        "texts": {
            language: {"text": wording.text, "options": dict(wording.options), "topic": wording.topic}
            for language, wording in draft.texts.items()
        },
        "option_keys": "".join(draft.option_keys),
        "correct_keys": "".join(sorted(draft.correct_keys)),
        "explanations": {
            language: wording.explanation for language, wording in draft.texts.items() if wording.explanation
        },
        "difficulty": draft.difficulty,
        "points": draft.points,
        "time_seconds": draft.time_seconds,
        "tags": list(draft.tags),
        "source": draft.metadata,
        "language": next(iter(draft.texts)),
        "author_id": by,
        "created_at": now,
    }


async def index(session: AsyncSession, versions: Sequence[Mapping[str, Any]]) -> None:
    """Writes the labels and the words by which questions are found that have none yet; of versions, as columns."""
    labels: list[dict[str, Any]] = []
    for version in versions:
        topics = {wording.get("topic"): None for wording in version["texts"].values() if wording.get("topic")}
        for kind, found in (("tag", dict.fromkeys(version["tags"])), ("topic", topics)):
            labels += [{"question_id": version["question_id"], "kind": kind, "label": label} for label in found]
    if labels:
        await session.execute(insert(LABELS), labels)
    bodies = [
        {"question_id": version["question_id"], "body": search_body(version["texts"], version["tags"])}
        for version in versions
    ]
    await session.execute(insert(SEARCH).inline(), bodies)


async def index_again(session: AsyncSession, version: Mapping[str, Any]) -> None:
    for table in (QuestionLabel, QuestionSearch):
        await session.execute(delete(table).where(table.question_id == version["question_id"]))
    await index(session, [version])


async def retire(session: AsyncSession, question_id: UUID) -> bool:
    """Takes a question out of every future paper; attempts that have it keep it. False where it was not published."""
    if not await leave_pool(session, question_id):
        return False
    await session.execute(update(Question).where(Question.id == question_id).values(status=RETIRED))
    return True


async def leave_pool(session: AsyncSession, question_id: UUID) -> bool:
    """False where the question stands in no pool.

    The last question of the pool moves to the place that falls free, so that the positions stay without gaps.
    """
    pool = (
        await session.execute(
            select(BankPool)
            .where(BankPool.id == select(Question.pool_id).where(Question.id == question_id).scalar_subquery())
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    ).scalar_one_or_none()
    if pool is None:
        return False
    position = (
        await session.execute(
            select(Question.pool_position).where(Question.id == question_id, Question.pool_id == pool.id)
        )
    ).scalar_one_or_none()
    if position is None:  # taken out by somebody else while this call waited for the pool
        return False
    pool.size -= 1
    await session.execute(update(Question).where(Question.id == question_id).values(pool_id=None, pool_position=None))
    if position < pool.size:
        await session.execute(
            update(Question)
            .where(Question.pool_id == pool.id, Question.pool_position == pool.size)
            .values(pool_position=position)
        )
    await session.flush()
    return True


async def enter_pool(session: AsyncSession, question_id: UUID, subject_id: UUID, languages: str) -> None:
    """The question must stand in no pool."""
    pool_id, position = await take_places(session, subject_id, languages, 1)
    await session.execute(
        update(Question).where(Question.id == question_id).values(pool_id=pool_id, pool_position=position)
    )
