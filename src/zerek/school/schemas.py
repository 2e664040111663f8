"""What goes over the wire about schools and subjects."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema
from zerek.school.models import SubjectKind

Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Title = Annotated[str, Field(min_length=1, max_length=300)]


class SubjectOut(Schema):
    id: UUID
    code: str
    kind: SubjectKind
    title_ru: str
    title_kk: str
    title_en: str


class SubjectIn(Input):
    """The titles in Kazakh and English are the Russian one where they are left out."""

    code: Code
    kind: SubjectKind = SubjectKind.EXAM_PROFILE
    title_ru: Title
    title_kk: Title | None = None
    title_en: Title | None = None


class SubjectChange(Input):
    kind: SubjectKind | None = None
    title_ru: Title | None = None
    title_kk: Title | None = None
    title_en: Title | None = None


class SchoolOut(Schema):
    id: UUID
    name: str
    created_at: Moment


class SchoolIn(Input):
    name: Title


class SchoolChange(Input):
    name: Title | None = None
