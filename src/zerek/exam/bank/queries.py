"""What is read of the bank: drawing, and the face of a question."""

import random
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from zerek.exam.bank.models import BankPool, KeyOverride, Question, QuestionVersion

MOST_FACES = 4_000
DRAW_ATTEMPTS = 5
SYSTEM_RANDOM = random.SystemRandom()
Tried = aliased(QuestionVersion)


@dataclass(frozen=True, slots=True)
class Drawn:
    question_id: UUID
    version_id: UUID
    type: str
    option_keys: str


async def pools(session: AsyncSession, subject_id: UUID) -> list[tuple[UUID, str, int]]:
    """(id, languages, size) of each pool of a subject that has questions."""
    rows = await session.execute(
        select(BankPool.id, BankPool.languages, BankPool.size).where(
            BankPool.subject_id == subject_id, BankPool.size > 0
        )
    )
    return [(row.id, row.languages, row.size) for row in rows]


def in_language(pools: list[tuple[UUID, str, int]], language: str) -> list[tuple[UUID, str, int]]:
    """The pools whose questions exist in that language or name none."""
    return [pool for pool in pools if pool[1] == "" or language in pool[1].split(",")]


async def sizes(session: AsyncSession, subject_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many published questions each subject has; those without any are left out."""
    rows = await session.execute(
        select(BankPool.subject_id, func.sum(BankPool.size))
        .where(BankPool.subject_id.in_(subject_ids))
        .group_by(BankPool.subject_id)
    )
    return {row[0]: int(row[1]) for row in rows}


async def draw(session: AsyncSession, subject_id: UUID, count: int, language: str) -> list[Drawn] | int:
    """`count` different questions in random order, every set equally likely; or how many there are, being fewer.

    Questions in the reader's language are taken where there are enough of them, and all of the subject otherwise.
    The cost depends on `count` alone, not on the size of the bank.
    """
    for _ in range(DRAW_ATTEMPTS):
        every = await pools(session, subject_id)
        eligible = in_language(every, language)
        if sum(size for _, _, size in eligible) < count:
            eligible = every
        total = sum(size for _, _, size in eligible)
        if total < count:
            return total
        places = [place(eligible, number) for number in SYSTEM_RANDOM.sample(range(total), count)]
        rows = await session.execute(
            select(
                Question.pool_id,
                Question.pool_position,
                Question.id,
                QuestionVersion.id,
                QuestionVersion.type,
                QuestionVersion.option_keys,
                Tried.id,
                Tried.type,
                Tried.option_keys,
            )
            .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
            .outerjoin(Tried, Tried.id == Question.trial_version_id)
            .where(at_places(places))
        )
        found = {(row[0], row[1]): Drawn(row[2], *one_wording(row[3:6], row[6:9])) for row in rows}
        if len(found) == count:  # fewer when a question was retired between the two statements: draw again
            return [found[where] for where in places]
    raise TimeoutError("the bank changes faster than a paper can be drawn from it")


def one_wording(current: Sequence[Any], tried: Sequence[Any]) -> Sequence[Any]:
    """The current wording, or where another one is tried, either with the same chance."""
    return current if tried[0] is None or SYSTEM_RANDOM.getrandbits(1) else tried


def at_places(places: Sequence[tuple[UUID, int]]) -> ColumnElement[bool]:
    """By pool, since SQLite finds no index for a comparison of pairs."""
    by_pool: dict[UUID, list[int]] = {}
    for pool_id, position in places:
        by_pool.setdefault(pool_id, []).append(position)
    return or_(
        *(
            and_(Question.pool_id == pool_id, Question.pool_position.in_(positions))
            for pool_id, positions in by_pool.items()
        )
    )


def place(eligible: list[tuple[UUID, str, int]], number: int) -> tuple[UUID, int]:
    """The pool and the position in it of the `number`-th question of several pools laid end to end."""
    for pool_id, _, size in eligible:
        if number < size:
            return pool_id, number
        number -= size
    raise IndexError(number)


@dataclass(frozen=True, slots=True)
class Face:
    """All of a question version that somebody sitting an exam may know. It holds nothing else."""

    version_id: UUID
    type: str
    texts: dict[str, Any]
    difficulty: str
    time_seconds: int
    tags: list[str]


class FaceCache:
    """Faces are immutable, so they are kept in the process: the most recently used ones, so many at the most."""

    def __init__(self, most: int = MOST_FACES) -> None:
        self._most = most
        self._faces: OrderedDict[UUID, Face] = OrderedDict()

    async def get(self, session: AsyncSession, version_ids: Sequence[UUID]) -> dict[UUID, Face]:
        found: dict[UUID, Face] = {}
        for version_id in version_ids:
            face = self._faces.get(version_id)
            if face is not None:
                self._faces.move_to_end(version_id)
                found[version_id] = face
        if len(found) < len(version_ids):
            missing = [version_id for version_id in version_ids if version_id not in found]
            rows = await session.execute(
                select(
                    QuestionVersion.id,
                    QuestionVersion.type,
                    QuestionVersion.texts,
                    QuestionVersion.difficulty,
                    QuestionVersion.time_seconds,
                    QuestionVersion.tags,
                ).where(QuestionVersion.id.in_(missing))
            )
            for row in rows:
                face = Face(row.id, row.type, row.texts, row.difficulty, row.time_seconds, row.tags)
                found[row.id] = self._faces[row.id] = face
            while len(self._faces) > self._most:
                self._faces.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class Solution:
    correct_keys: str
    explanations: dict[str, str]
    annulled: bool = False


async def solutions(session: AsyncSession, version_ids: Iterable[UUID]) -> dict[UUID, Solution]:
    """What tells the right answers, by the keys in force: for grading and for the review of a finished attempt only."""
    rows = await session.execute(
        select(
            QuestionVersion.id,
            func.coalesce(KeyOverride.correct_keys, QuestionVersion.correct_keys).label("correct_keys"),
            QuestionVersion.explanations,
            func.coalesce(KeyOverride.annulled, false()).label("annulled"),
        )
        .outerjoin(KeyOverride, KeyOverride.version_id == QuestionVersion.id)
        .where(QuestionVersion.id.in_(list(version_ids)))
    )
    return {row.id: Solution(row.correct_keys, row.explanations, bool(row.annulled)) for row in rows}


def key_in_force(version_id: Any) -> ColumnElement[str]:
    """The right keys of the version in that column: corrected ones where its own were wrong."""
    corrected = select(KeyOverride.correct_keys).where(KeyOverride.version_id == version_id).scalar_subquery()
    written = select(QuestionVersion.correct_keys).where(QuestionVersion.id == version_id).scalar_subquery()
    return func.coalesce(corrected, written)


async def annulled_versions(session: AsyncSession) -> frozenset[UUID]:
    """For which everybody has the point. They are few: each one was a mishap."""
    return frozenset(await session.scalars(select(KeyOverride.version_id).where(KeyOverride.annulled)))


async def fingerprints_present(session: AsyncSession, subject_id: UUID, fingerprints: Sequence[str]) -> set[str]:
    """Which of these fingerprints a published question of the subject has already."""
    present: set[str] = set()
    for begin in range(0, len(fingerprints), 500):
        rows = await session.execute(
            select(Question.fingerprint).where(
                Question.subject_id == subject_id,
                Question.status == "published",
                Question.fingerprint.in_(fingerprints[begin : begin + 500]),
            )
        )
        present.update(rows.scalars())
    return present


async def version_of(session: AsyncSession, question_id: UUID, version_id: UUID) -> Any:
    """The row (id, type, option_keys) of a version, if it is one of that question."""
    query = select(QuestionVersion.id, QuestionVersion.type, QuestionVersion.option_keys).where(
        QuestionVersion.id == version_id, QuestionVersion.question_id == question_id
    )
    return (await session.execute(query)).first()
