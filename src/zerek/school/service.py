"""What changes about subjects."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.school.errors import SubjectExists, SubjectInUse
from zerek.school.models import Subject
from zerek.school.queries import subject_by_code, subjects_by_code
from zerek.school.schemas import SubjectChange, SubjectIn


async def create_subject(session: AsyncSession, data: SubjectIn) -> Subject:
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
    return subject


async def change_subject(session: AsyncSession, code: str, data: SubjectChange) -> Subject:
    subject = await subject_by_code(session, code)
    for name, value in data.model_dump(exclude_none=True).items():
        setattr(subject, name, value)
    await session.flush()
    return subject


async def delete_subject(session: AsyncSession, code: str) -> None:
    """Raises `SubjectInUse` while questions or majors name it: nothing is deleted along with a subject."""
    subject = await subject_by_code(session, code)
    try:
        await session.execute(delete(Subject).where(Subject.id == subject.id))
    except IntegrityError:
        raise SubjectInUse(code=code) from None
