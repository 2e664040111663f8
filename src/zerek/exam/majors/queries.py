"""What is read about majors."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.errors import MajorNotFound
from zerek.exam.majors.models import Major
from zerek.school.models import MajorSubject, Subject


async def major_by_code(session: AsyncSession, code: str) -> Major:
    """Raises `MajorNotFound`."""
    major = await session.get(Major, code)
    if major is None:
        raise MajorNotFound(code=code)
    return major


PROFILE_SUBJECTS = (
    select(MajorSubject.major_code, Subject)
    .join(Subject, Subject.id == MajorSubject.subject_id)
    .where(MajorSubject.major_code.in_(bindparam("codes", expanding=True)))
    .order_by(MajorSubject.position)
)


async def profile_subjects(session: AsyncSession, codes: Sequence[str]) -> dict[str, list[Subject]]:
    """Each major's profile subjects, first and second, by its code."""
    rows = await session.execute(PROFILE_SUBJECTS, {"codes": list(codes)})
    found: dict[str, list[Subject]] = defaultdict(list)
    for code, subject in rows:
        found[code].append(subject)
    return found


async def list_majors(session: AsyncSession, window: Window) -> tuple[list[dict[str, Any]], int]:
    query = select(Major).order_by(Major.code)
    majors = (await session.execute(query.limit(window.limit).offset(window.offset))).scalars().all()
    subjects = await profile_subjects(session, [major.code for major in majors])
    return [shown(major, subjects.get(major.code, [])) for major in majors], await count(session, query)


def shown(major: Major, subjects: list[Subject]) -> dict[str, Any]:
    return {
        "code": major.code,
        "title_ru": major.title_ru,
        "title_kk": major.title_kk,
        "title_en": major.title_en,
        "magistracy_types": major.magistracy_types,
        "profile_subjects": subjects,
    }
