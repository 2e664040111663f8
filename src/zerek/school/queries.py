"""What is read about subjects."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.school.errors import SubjectNotFound
from zerek.school.models import MajorSubject, Subject, SubjectKind


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


async def subjects_by_code(session: AsyncSession, codes: Iterable[str]) -> dict[str, Subject]:
    rows = (await session.execute(select(Subject).where(Subject.code.in_(set(codes))))).scalars()
    return {subject.code: subject for subject in rows}


async def subjects_by_id(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Subject]:
    rows = (await session.execute(select(Subject).where(Subject.id.in_(set(ids))))).scalars()
    return {subject.id: subject for subject in rows}
