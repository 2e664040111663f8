"""What changes about exam formats."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.errors import InvalidInput
from zerek.exam.errors import FormatExists
from zerek.exam.formats.models import ExamFormat
from zerek.exam.formats.queries import format_by_code
from zerek.exam.formats.rules import PRESETS, covered, max_points
from zerek.exam.formats.schemas import FormatChange, FormatIn
from zerek.school.queries import subjects_by_code


async def install_presets(session: AsyncSession, now: datetime) -> bool:
    """Puts the preset formats, in their order, into an installation that has none at all; true when it did."""
    if (await session.execute(select(ExamFormat.code).limit(1))).first() is not None:
        return False
    await session.execute(
        insert(ExamFormat),
        [{**preset, "created_at": now + timedelta(microseconds=place)} for place, preset in enumerate(PRESETS)],
    )
    return True


async def refuse_unknown_subjects(session: AsyncSession, sections: list[dict[str, Any]]) -> None:
    named = [(place, section["subject_code"]) for place, section in enumerate(sections) if section["subject_code"]]
    known = await subjects_by_code(session, [code for _, code in named])
    unknown = [
        (f"body.sections[{place}].subject_code", "fields.unknown_subject", {"code": code})
        for place, code in named
        if code not in known
    ]
    if unknown:
        raise InvalidInput(fields=unknown)


def refuse_unreachable(sections: list[dict[str, Any]], thresholds: list[dict[str, Any]]) -> None:
    """Raises `InvalidInput` for a threshold over no section, or over more points than there are."""
    faults: list[tuple[str, str, dict[str, Any]]] = []
    for place, threshold in enumerate(thresholds):
        counted = [sections[one] for one in covered(threshold, sections)]
        most = max_points(counted)
        if not counted:
            faults.append((f"body.thresholds[{place}]", "fields.threshold_without_section", {}))
        elif threshold["points"] > most:
            faults.append((f"body.thresholds[{place}].points", "fields.threshold_unreachable", {"most": f"{most:g}"}))
    if faults:
        raise InvalidInput(fields=faults)


def shown(format: ExamFormat) -> dict[str, Any]:
    return {name: getattr(format, name) for name in FormatIn.model_fields}


async def create_format(session: AsyncSession, by: UUID, data: FormatIn, now: datetime) -> ExamFormat:
    """Raises `FormatExists`, and `InvalidInput` for a subject that does not exist."""
    if await session.get(ExamFormat, data.code) is not None:
        raise FormatExists(code=data.code)
    values = data.model_dump(mode="json")
    await refuse_unknown_subjects(session, values["sections"])
    refuse_unreachable(values["sections"], values["thresholds"])
    values["title_kk"] = values["title_kk"] or data.title_ru
    values["title_en"] = values["title_en"] or data.title_ru
    created = ExamFormat(**values, created_at=now)
    session.add(created)
    await session.flush()
    await audit.record(session, by, "exam_format.create", "exam_format", created.code, after=shown(created))
    return created


async def change_format(session: AsyncSession, by: UUID, code: str, data: FormatChange) -> ExamFormat:
    """Attempts that have started keep the format as it was."""
    changed = await format_by_code(session, code)
    before = shown(changed)
    values = data.model_dump(mode="json", exclude_none=True)
    await refuse_unknown_subjects(session, values.get("sections", []))
    refuse_unreachable(values.get("sections", changed.sections), values.get("thresholds", changed.thresholds))
    for name, value in values.items():
        setattr(changed, name, value)
    await session.flush()
    await audit.record(session, by, "exam_format.change", "exam_format", code, before=before, after=shown(changed))
    return changed


async def delete_format(session: AsyncSession, by: UUID, code: str) -> None:
    before = shown(await format_by_code(session, code))
    await session.execute(delete(ExamFormat).where(ExamFormat.code == code))
    await audit.record(session, by, "exam_format.delete", "exam_format", code, before=before)
