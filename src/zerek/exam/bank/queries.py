"""What is read of the bank: drawing, and the face of a question."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Uuid,
    and_,
    bindparam,
    column,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from zerek.exam.bank.models import IS_PUBLISHED, BankPool, KeyOverride, Question, QuestionVersion

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


async def pools(session: AsyncSession, subject_ids: Iterable[UUID]) -> dict[UUID, list[tuple[UUID, str, int]]]:
    """(id, languages, size) of each pool that has questions, by subject; one statement."""
    found: dict[UUID, list[tuple[UUID, str, int]]] = {subject_id: [] for subject_id in subject_ids}
    for row in await session.execute(POOLS, {"subject_ids": list(found)}):
        found[row.subject_id].append((row.id, row.languages, row.size))
    return found


# Built once, as is the drawing itself: a whole school begins its exam in the same minute.
POOLS = select(BankPool.subject_id, BankPool.id, BankPool.languages, BankPool.size).where(
    BankPool.subject_id.in_(bindparam("subject_ids", expanding=True)), BankPool.size > 0
)


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
    """`count` different questions in random order, every set equally likely; or how many there are, being fewer."""
    return (await draw_all(session, [(subject_id, count)], language))[0]


async def draw_all(session: AsyncSession, wanted: Sequence[tuple[UUID, int]], language: str) -> list[list[Drawn] | int]:
    """So many questions of each of these subjects, as `draw` draws them, with two statements for all of them.

    Questions in the reader's language are taken where there are enough of them, and all of the subject otherwise.
    The cost depends on the counts alone, not on the size of the bank.
    """
    for _ in range(DRAW_ATTEMPTS):
        every = await pools(session, {subject_id for subject_id, _ in wanted})
        chosen = [choose(every[subject_id], count, language) for subject_id, count in wanted]
        places = [one for chosen_ones in chosen if not isinstance(chosen_ones, int) for one in chosen_ones]
        rows = await at_places(session, places) if places else ()
        found = {(row[0], row[1]): Drawn(row[2], *one_wording(tuple(row)[3:6], tuple(row)[6:9])) for row in rows}
        if len(found) == len(set(places)):  # fewer when a question was retired between the two statements: draw again
            return [ones if isinstance(ones, int) else [found[where] for where in ones] for ones in chosen]
    raise TimeoutError("the bank changes faster than a paper can be drawn from it")


def choose(every: list[tuple[UUID, str, int]], count: int, language: str) -> list[tuple[UUID, int]] | int:
    """Where in these pools so many questions are, or how many there are, being fewer."""
    eligible = in_language(every, language)
    if sum(size for _, _, size in eligible) < count:
        eligible = every
    total = sum(size for _, _, size in eligible)
    return total if total < count else [place(eligible, one) for one in SYSTEM_RANDOM.sample(range(total), count)]


def one_wording(current: Sequence[Any], tried: Sequence[Any]) -> Sequence[Any]:
    """The current wording, or where another one is tried, either with the same chance."""
    return current if tried[0] is None or SYSTEM_RANDOM.getrandbits(1) else tried


def drawn_from(*joined: Any) -> Any:
    return (
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
        .join_from(Question, QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .outerjoin(Tried, Tried.id == Question.trial_version_id)
        .where(*joined)
    )


WANTED = (
    func.unnest(bindparam("pool_ids", type_=ARRAY(Uuid)), bindparam("positions", type_=ARRAY(Integer)))
    .table_valued(column("pool_id", Uuid), column("position", Integer), name="wanted")
    .render_derived()
)
AT_PLACES = drawn_from(Question.pool_id == WANTED.c.pool_id, Question.pool_position == WANTED.c.position)


async def at_places(session: AsyncSession, places: Sequence[tuple[UUID, int]]) -> Sequence[Any]:
    """The pool, position, id and two wordings of the questions there."""
    if session.get_bind().dialect.name == "postgresql":
        of = {"pool_ids": [pool_id for pool_id, _ in places], "positions": [position for _, position in places]}
        return list(await session.execute(AT_PLACES, of))
    # By pool, since SQLite finds no index for a comparison of pairs.
    by_pool: dict[UUID, list[int]] = {}
    for pool_id, position in places:
        by_pool.setdefault(pool_id, []).append(position)
    there = or_(
        *(
            and_(Question.pool_id == pool_id, Question.pool_position.in_(positions))
            for pool_id, positions in by_pool.items()
        )
    )
    return list(await session.execute(drawn_from(there)))


def place(eligible: list[tuple[UUID, str, int]], number: int) -> tuple[UUID, int]:
    """The pool and the position in it of the `number`-th question of several pools laid end to end."""
    for pool_id, _, size in eligible:
        if number < size:
            return pool_id, number
        number -= size
    raise IndexError(number)


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """All of a question version that somebody sitting an exam may know. It holds nothing else. One is equal to itself
    alone, so that what is made of it can be kept."""

    version_id: UUID
    type: str
    texts: dict[str, Any]
    difficulty: str
    time_seconds: int
    tags: list[str]


class FaceCache:
    """Faces are immutable, so they are kept in the process: so many at the most, of which the oldest goes first. Who
    was used last is not kept: that would cost as much as what is spared."""

    def __init__(self, most: int = MOST_FACES) -> None:
        self._most = most
        self._faces: dict[UUID, Face] = {}

    async def all_of(self, session: AsyncSession, version_ids: Sequence[UUID]) -> list[Face]:
        """Those of these versions, in their order. All must be there."""
        try:
            return [self._faces[version_id] for version_id in version_ids]
        except KeyError:
            found = await self.get(session, version_ids)
            return [found[version_id] for version_id in version_ids]

    async def get(self, session: AsyncSession, version_ids: Sequence[UUID]) -> dict[UUID, Face]:
        found = {version_id: self._faces[version_id] for version_id in version_ids if version_id in self._faces}
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
                del self._faces[next(iter(self._faces))]
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
    """Which of these fingerprints a published question of the subject has already.

    The status is a part of the statement and no parameter: only so can PostgreSQL use the index of published ones, for
    whatever it plans in the middle of an import, when it does not know yet how many questions there are.
    """
    present: set[str] = set()
    for begin in range(0, len(fingerprints), 500):
        rows = await session.execute(
            select(Question.fingerprint).where(
                Question.subject_id == subject_id,
                IS_PUBLISHED,
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
