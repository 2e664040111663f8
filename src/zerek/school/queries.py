"""What is read about schools and subjects."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.school.errors import SchoolNotFound, SubjectNotFound
from zerek.school.models import MajorSubject, School, Subject, SubjectKind


def subjects(kind: SubjectKind | None, major_code: str | None) -> Select[Subject]:
    query = select(Subject).order_by(Subject.code)
    if kind is not None:
        query = query.where(Subject.kind == kind)
    if major_code is not None:
        query = query.where(
            Subject.id.in_(select(MajorSubject.subject_id).where(MajorSubject.major_code == major_code))
        )
    return query


async def list_subjects(
    session: AsyncSession, kind: SubjectKind | None, major_code: str | None, window: Window
) -> tuple[Sequence[Subject], int]:
    query = subjects(kind, major_code)
    rows = (await session.execute(query.limit(window.limit).offset(window.offset))).scalars().all()
    return rows, await count(session, query)


async def subject_by_code(session: AsyncSession, code: str) -> Subject:
    """Raises `SubjectNotFound`."""
    subject = (await session.execute(select(Subject).where(Subject.code == code))).scalar_one_or_none()
    if subject is None:
        raise SubjectNotFound(code=code)
    return subject


OF_EXAM = (
    select(Subject, MajorSubject.position)
    .outerjoin(
        MajorSubject, and_(MajorSubject.subject_id == Subject.id, MajorSubject.major_code == bindparam("major_code"))
    )
    .where(or_(Subject.code.in_(bindparam("codes", expanding=True)), MajorSubject.position.is_not(None)))
    .order_by(MajorSubject.position)
)


async def subjects_of_exam(
    session: AsyncSession, codes: Iterable[str], major_code: str | None
) -> tuple[dict[str, Subject], list[Subject]]:
    """The subjects with these codes, and the profile subjects of the major, first and second; one statement."""
    wanted = list(codes)
    rows: Any = (await session.execute(OF_EXAM, {"codes": wanted, "major_code": major_code})).all()
    general = {subject.code: subject for subject, _ in rows if subject.code in wanted}
    return general, [subject for subject, position in rows if position is not None]


BY_CODES = select(Subject).where(Subject.code.in_(bindparam("codes", expanding=True)))


async def subjects_by_code(session: AsyncSession, codes: Iterable[str]) -> dict[str, Subject]:
    rows = (await session.execute(BY_CODES, {"codes": list(set(codes))})).scalars()
    return {subject.code: subject for subject in rows}


async def subjects_by_id(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Subject]:
    rows = (await session.execute(select(Subject).where(Subject.id.in_(set(ids))))).scalars()
    return {subject.id: subject for subject in rows}


async def list_schools(session: AsyncSession, window: Window) -> tuple[Sequence[School], int]:
    query = select(School).order_by(School.name)
    rows = (await session.execute(query.limit(window.limit).offset(window.offset))).scalars().all()
    return rows, await count(session, query)


async def school_by_id(session: AsyncSession, school_id: UUID) -> School:
    """Raises `SchoolNotFound`."""
    school = (await session.execute(select(School).where(School.id == school_id))).scalar_one_or_none()
    if school is None:
        raise SchoolNotFound
    return school


async def school_named(session: AsyncSession, name_or_id: str) -> School | None:
    """By its name or its id."""
    query = select(School).where(School.name == name_or_id)
    with suppress(ValueError):
        query = select(School).where(School.id == UUID(name_or_id))
    return (await session.execute(query)).scalar_one_or_none()
