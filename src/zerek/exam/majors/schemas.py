"""What goes over the wire about majors."""

from zerek.core.schema import Schema
from zerek.exam.formats.schemas import SectionRole


class ProfileSubject(Schema):
    code: str
    title_ru: str
    title_kk: str
    title_en: str


class MajorOut(Schema):
    code: str
    title_ru: str
    title_kk: str
    title_en: str
    magistracy_types: list[str]
    profile_subjects: list[ProfileSubject]


class Missing(Schema):
    subject_code: str
    required: int
    available: int


class PlannedSection(Schema):
    role: SectionRole
    subject_code: str
    title_ru: str
    title_kk: str
    title_en: str
    count: int
    points: float


class PlannedExam(Schema):
    """What awaits who starts this format for this major; `missing` tells why it cannot start yet."""

    format: str
    title_ru: str
    title_kk: str
    title_en: str
    time_limit_minutes: float
    total_questions: int
    pass_percent: float
    available: bool
    missing: list[Missing]
    sections: list[PlannedSection]


class MajorDetail(MajorOut):
    exams: list[PlannedExam]
