"""What changes about majors."""

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.exam.majors import catalogue
from zerek.exam.majors.models import Major
from zerek.school.models import MajorSubject, Subject
from zerek.school.queries import subjects_by_code


async def install_catalogue(session: AsyncSession) -> bool:
    """Puts the catalogue into an installation that has no majors at all; true when it did.

    Later changes by an administrator are never overwritten.
    """
    if (await session.execute(select(Major.code).limit(1))).first() is not None:
        return False
    listed = catalogue.rows("subjects.csv")
    present = await subjects_by_code(session, [row["code"] for row in listed])
    new = [{"id": new_id(), **row} for row in listed if row["code"] not in present]
    if new:
        await session.execute(insert(Subject), new)
    ids = {code: subject.id for code, subject in present.items()} | {row["code"]: row["id"] for row in new}
    majors = catalogue.rows("majors.csv")
    titles = ("code", "title_ru", "title_kk", "title_en")
    await session.execute(
        insert(Major),
        [
            {**{name: row[name] for name in titles}, "magistracy_types": row["magistracy_types"].split(";")}
            for row in majors
        ],
    )
    await session.execute(
        insert(MajorSubject),
        [
            {"major_code": row["code"], "position": position, "subject_id": ids[row[f"profile_{position}"]]}
            for row in majors
            for position in (1, 2)
            if row[f"profile_{position}"]
        ],
    )
    return True
