"""Drawing questions of one type, where a section of an exam asks for that."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.bank.models import PUBLISHED, Question, QuestionVersion
from zerek.exam.bank.queries import SYSTEM_RANDOM, Drawn, at_places, draw_all, in_language, place, pools

TRIES_PER_QUESTION = 8


def of_type(subject_id: UUID, kind: str, *conditions: ColumnElement[bool]) -> Select[UUID]:
    """Ids of the subject's published questions of that type."""
    return (
        select(Question.id)
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(
            Question.subject_id == subject_id,
            Question.status == PUBLISHED,
            QuestionVersion.type == kind,
            *conditions,
        )
    )


async def available(session: AsyncSession, subject_id: UUID, kind: str, most: int) -> int:
    """How many questions of that type a subject has; counts no further than `most`."""
    found = of_type(subject_id, kind).limit(most).subquery()
    return (await session.execute(select(func.count()).select_from(found))).scalar_one()


def drawn_where(*conditions: object) -> Select[UUID, UUID, str, str]:
    return (
        select(Question.id, QuestionVersion.id, QuestionVersion.type, QuestionVersion.option_keys)
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(*conditions)  # type: ignore[arg-type]  # column expressions
    )


async def draw_sections(
    session: AsyncSession, wanted: Sequence[tuple[UUID, int, str | None]], language: str
) -> list[list[Drawn] | int]:
    """The questions of each section: of its subject, so many, of its type where it has one."""
    untyped = [(subject_id, count) for subject_id, count, kind in wanted if kind is None]
    together = iter(await draw_all(session, untyped, language) if untyped else ())
    return [
        next(together) if kind is None else await draw_of_type(session, subject_id, count, language, kind)
        for subject_id, count, kind in wanted
    ]


async def draw_of_type(
    session: AsyncSession, subject_id: UUID, count: int, language: str, kind: str
) -> list[Drawn] | int:
    """As `draw`, of one type: `count` different questions in random order, or how many there are, being fewer.

    Questions are picked at random from all types and those of another put aside, so that a common type costs the same
    in a large bank as in a small one. Where the type is rare, the ids of all its questions are read instead.
    Both are tried in the reader's language first: a rare type is no reason for a foreign one.
    """
    every = (await pools(session, [subject_id]))[subject_id]
    ids: list[UUID] = []
    for eligible in (in_language(every, language), every):
        total = sum(size for _, _, size in eligible)
        picked = SYSTEM_RANDOM.sample(range(total), min(total, count * TRIES_PER_QUESTION))
        places = [place(eligible, number) for number in picked]
        if not places:
            continue
        found = [Drawn(row[2], row[3], row[4], row[5]) for row in await at_places(session, places) if row[4] == kind]
        if len(found) >= count:
            return shuffled(found)[:count]
        among = Question.pool_id.in_([pool_id for pool_id, _, _ in eligible])
        ids = list((await session.execute(of_type(subject_id, kind, among))).scalars())
        if len(ids) >= count:
            break
    if len(ids) < count:
        return len(ids)
    chosen = SYSTEM_RANDOM.sample(ids, count)
    rows = await session.execute(drawn_where(Question.id.in_(chosen)))
    return shuffled([Drawn(row[0], row[1], row[2], row[3]) for row in rows])


def shuffled(drawn: Sequence[Drawn]) -> list[Drawn]:
    return SYSTEM_RANDOM.sample(list(drawn), len(drawn))
