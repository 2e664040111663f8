"""What is read about exam formats."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.errors import FormatNotFound
from zerek.exam.formats.models import ExamFormat


async def list_formats(session: AsyncSession) -> Sequence[ExamFormat]:
    return (await session.execute(select(ExamFormat).order_by(ExamFormat.created_at, ExamFormat.code))).scalars().all()


async def format_by_code(session: AsyncSession, code: str) -> ExamFormat:
    """Raises `FormatNotFound`."""
    found = await session.get(ExamFormat, code)
    if found is None:
        raise FormatNotFound(code=code)
    return found
