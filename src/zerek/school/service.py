"""What changes about schools and subjects. Every change leaves an entry in the audit trail."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.ids import new_id
from zerek.school.errors import SchoolExists, SchoolInUse, SubjectExists, SubjectInUse
from zerek.school.models import School, Subject
from zerek.school.queries import school_by_id, subject_by_code, subjects_by_code
from zerek.school.schemas import SubjectChange, SubjectIn


def shown(subject: Subject) -> dict[str, str]:
    return {name: getattr(subject, name) for name in ("code", "kind", "title_ru", "title_kk", "title_en")}


async def create_subject(session: AsyncSession, by: UUID, data: SubjectIn) -> Subject:
    """Raises `SubjectExists`."""
    if await subjects_by_code(session, [data.code]):
        raise SubjectExists(code=data.code)
    subject = Subject(
        id=new_id(),
        code=data.code,
        kind=data.kind,
        title_ru=data.title_ru,
        title_kk=data.title_kk or data.title_ru,
        title_en=data.title_en or data.title_ru,
    )
    session.add(subject)
    await session.flush()
    await audit.record(session, by, "subject.create", "subject", subject.id, after=shown(subject))
    return subject


async def change_subject(session: AsyncSession, by: UUID, code: str, data: SubjectChange) -> Subject:
    subject = await subject_by_code(session, code)
    before = shown(subject)
    for name, value in data.model_dump(exclude_none=True).items():
        setattr(subject, name, value)
    await session.flush()
    await audit.record(session, by, "subject.change", "subject", subject.id, before=before, after=shown(subject))
    return subject


async def delete_subject(session: AsyncSession, by: UUID, code: str) -> None:
    """Raises `SubjectInUse` while questions or majors name it: nothing is deleted along with a subject."""
    subject = await subject_by_code(session, code)
    try:
        await session.execute(delete(Subject).where(Subject.id == subject.id))
    except IntegrityError:
        raise SubjectInUse(code=code) from None
    await audit.record(session, by, "subject.delete", "subject", subject.id, before=shown(subject))


async def create_school(session: AsyncSession, by: UUID | None, name: str, now: datetime) -> School:
    """Raises `SchoolExists`."""
    await refuse_taken(session, name)
    school = School(id=new_id(), name=name, created_at=now)
    session.add(school)
    await session.flush()
    await audit.record(session, by, "school.create", "school", school.id, after={"name": name})
    return school


async def change_school(session: AsyncSession, by: UUID, school_id: UUID, name: str | None) -> School:
    """Raises `SchoolNotFound`, `SchoolExists`."""
    school = await school_by_id(session, school_id)
    if name is not None and name != school.name:
        await refuse_taken(session, name)
        before, school.name = {"name": school.name}, name
        await session.flush()
        await audit.record(session, by, "school.change", "school", school.id, before=before, after={"name": name})
    return school


async def delete_school(session: AsyncSession, by: UUID, school_id: UUID) -> None:
    """Raises `SchoolNotFound`; `SchoolInUse` while somebody has a role there."""
    school = await school_by_id(session, school_id)
    try:
        await session.execute(delete(School).where(School.id == school_id))
    except IntegrityError:
        raise SchoolInUse(name=school.name) from None
    await audit.record(session, by, "school.delete", "school", school_id, before={"name": school.name})


async def refuse_taken(session: AsyncSession, name: str) -> None:
    if (await session.execute(select(School.id).where(School.name == name))).first() is not None:
        raise SchoolExists(name=name)
