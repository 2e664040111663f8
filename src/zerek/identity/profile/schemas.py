"""What goes over the wire about oneself."""

from typing import Any
from uuid import UUID

from pydantic import Field, model_validator

from zerek.core.i18n import Language
from zerek.core.schema import Input, Schema
from zerek.core.zones import TimeZone
from zerek.identity.people.schemas import BirthDate, FullName, Password, Person
from zerek.identity.rules import Permission


class ChildOut(Schema):
    student_id: UUID
    full_name: str


class Profile(Person):
    """`student_id`, `teacher_id` and `guardian_id` name the person where they have that role."""

    student_id: UUID | None = None
    teacher_id: UUID | None = None
    guardian_id: UUID | None = None
    children: list[ChildOut] = Field(default_factory=list)
    permissions: list[Permission] = Field(
        default_factory=list, description="what one may do as staff, in at least one school"
    )
    second_factor: bool = Field(description="whether this session has shown one")
    has_password: bool = Field(description="false for who signs in elsewhere only")


class ProfileChange(Input):
    """A field that is left out stays; `date_of_birth: null` removes it."""

    full_name: FullName | None = None
    date_of_birth: BirthDate | None = None
    show_birthday: bool | None = None
    locale: Language | None = None
    timezone: TimeZone | None = None

    def changes(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True)
        return {key: value for key, value in given.items() if value is not None or key == "date_of_birth"}


class WholeProfile(Input):
    """All of it: what may be empty and is left out becomes empty."""

    full_name: FullName
    date_of_birth: BirthDate | None = None
    show_birthday: bool = False
    locale: Language
    timezone: TimeZone

    @model_validator(mode="before")
    @classmethod
    def ignore_what_is_told_only(cls, value: Any) -> Any:
        """A client may send back the profile as it was given."""
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if key in cls.model_fields}
        return value


class Erasure(Input):
    """The password is left out by who has none."""

    password: Password | None = None
