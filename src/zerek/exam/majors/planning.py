"""What awaits a student of a major in each exam format, and whether the bank has enough for it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.bank.drawing import available
from zerek.exam.bank.queries import sizes
from zerek.exam.formats.models import ExamFormat
from zerek.exam.formats.queries import list_formats
from zerek.exam.formats.rules import minutes, total_questions
from zerek.school.models import Subject
from zerek.school.queries import subjects_by_code


async def planned_exams(session: AsyncSession, profile_subjects: Sequence[Subject]) -> list[dict[str, Any]]:
    """One for each format whose sections the major can fill with subjects; `missing` names those short of questions."""
    formats = await list_formats(session)
    named = {section["subject_code"] for one in formats for section in one.sections if section["subject_code"]}
    general = await subjects_by_code(session, named)
    sizes_by_id = await sizes(session, [subject.id for subject in (*general.values(), *profile_subjects)])
    planned = []
    for one in formats:
        subjects = [subject_of(section, general, profile_subjects) for section in one.sections]
        if all(subject is not None for subject in subjects):
            filled = [subject for subject in subjects if subject is not None]
            found = [
                sizes_by_id.get(subject.id, 0)
                if section.get("question_type") is None
                else await available(session, subject.id, section["question_type"], section["count"])
                for section, subject in zip(one.sections, filled, strict=True)
            ]
            planned.append(planned_exam(one, filled, found))
    return planned


def subject_of(
    section: dict[str, Any], general: dict[str, Subject], profile_subjects: Sequence[Subject]
) -> Subject | None:
    if section["role"] == "general":
        return general.get(section["subject_code"])
    place = 0 if section["role"] == "profile_1" else 1
    return profile_subjects[place] if place < len(profile_subjects) else None


def planned_exam(format: ExamFormat, subjects: Sequence[Subject], sizes: Sequence[int]) -> dict[str, Any]:
    missing = [
        {"subject_code": subject.code, "required": section["count"], "available": size}
        for section, subject, size in zip(format.sections, subjects, sizes, strict=True)
        if size < section["count"]
    ]
    return {
        "format": format.code,
        "title_ru": format.title_ru,
        "title_kk": format.title_kk,
        "title_en": format.title_en,
        "time_limit_minutes": minutes(format.time_limit_seconds),
        "total_questions": total_questions(format.sections),
        "pass_percent": format.pass_percent,
        "available": not missing,
        "missing": missing,
        "sections": [
            {
                "role": section["role"],
                "subject_code": subject.code,
                "title_ru": subject.title_ru,
                "title_kk": subject.title_kk,
                "title_en": subject.title_en,
                "count": section["count"],
                "points": section["points"],
            }
            for section, subject in zip(format.sections, subjects, strict=True)
        ],
    }
