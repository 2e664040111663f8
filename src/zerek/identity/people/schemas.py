"""What goes over the wire about people."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from zerek.core.i18n import Language
from zerek.core.schema import Input, Moment, Schema
from zerek.core.zones import TimeZone
from zerek.identity.models import User
from zerek.identity.rules import Held, Position, Role, merged, strongest

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,48}[a-z0-9]")
EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]{2,}")

LONGEST_EMAIL = 254
REMOVABLE = ("email", "date_of_birth")


def username(text: str) -> str:
    if not USERNAME.fullmatch(text.lower()):
        raise ValueError("3 to 50 characters: Latin letters, digits, and . _ - inside")
    return text.lower()


def email(text: str) -> str:
    folded = text.lower()  # which some letters grow by
    if not EMAIL.fullmatch(folded) or len(folded) > LONGEST_EMAIL:
        raise ValueError("not an e-mail address")
    return folded


Username = Annotated[str, Field(max_length=50), AfterValidator(username)]
Email = Annotated[str, Field(max_length=LONGEST_EMAIL), AfterValidator(email)]
FullName = Annotated[str, Field(min_length=1, max_length=200)]
Password = Annotated[str, Field(min_length=1, max_length=1024, json_schema_extra={"format": "password"})]
BirthDate = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2100, 1, 1))]


class Grant(Schema):
    role: Role
    school_id: UUID | None = None
    positions: list[Position] = Field(default_factory=list)


class GrantIn(Input):
    role: Role
    school_id: UUID | None = None
    positions: list[Position] = Field(default_factory=list, max_length=14)

    def held(self) -> Held:
        return Held(self.role, self.school_id, frozenset(self.positions))


class Person(Schema):
    id: UUID
    username: str
    email: str | None
    full_name: str
    role: Role = Field(description="the strongest one")
    roles: list[Grant]
    locale: Language
    timezone: str
    date_of_birth: date | None
    show_birthday: bool
    avatar_url: str
    is_active: bool = Field(description="false while banned")
    banned_until: Moment | None = None
    ban_reason: str | None = None
    created_at: Moment


def shown_grants(held: Sequence[Held]) -> list[Grant]:
    return [
        Grant(role=one.role, school_id=one.school_id, positions=sorted(one.positions, key=list(Position).index))
        for one in held
    ]


def person_fields(user: User, held: Sequence[Held], *, banned: bool, avatar_url: str) -> dict[str, Any]:
    """The fields of a `Person`."""
    return {
        "id": user.id,
        "username": user.username,
        "email": user.email,
        "full_name": user.full_name,
        "role": strongest(one.role for one in held),
        "roles": shown_grants(held),
        "locale": user.locale,
        "timezone": user.timezone,
        "date_of_birth": user.date_of_birth,
        "show_birthday": user.show_birthday,
        "avatar_url": avatar_url,
        "is_active": not banned,
        "banned_until": user.banned_until if banned else None,
        "ban_reason": user.ban_reason if banned else None,
        "created_at": user.created_at,
    }


class OwnChange(Input):
    """`current_password` is needed for a new e-mail, username or password of one's own."""

    full_name: FullName | None = None
    email: Email | None = None
    username: Username | None = None
    password: Password | None = None
    current_password: Password | None = None


class PersonIn(Input):
    """Without a password the person gets a mail with a link to choose one. `role` alone is a role everywhere."""

    username: Username | None = None
    email: Email | None = None
    full_name: FullName
    password: Password | None = None
    role: Role | None = None
    roles: list[GrantIn] = Field(default_factory=list, max_length=20)
    locale: Language = "ru"
    timezone: TimeZone = "Asia/Almaty"
    date_of_birth: BirthDate | None = None

    @model_validator(mode="after")
    def one_name_at_least(self) -> Self:
        if self.username is None and self.email is None:
            raise ValueError("a username or an e-mail is needed")
        return self

    def held(self) -> list[Held]:
        return merged(grant.held() for grant in self.roles) or [Held(self.role or Role.STUDENT)]


class PersonChange(Input):
    """A field that is left out stays; `email: null` and `date_of_birth: null` remove it."""

    username: Username | None = None
    email: Email | None = None
    full_name: FullName | None = None
    password: Password | None = None
    roles: Annotated[list[GrantIn], Field(min_length=1, max_length=20)] | None = None
    locale: Language | None = None
    timezone: TimeZone | None = None
    date_of_birth: BirthDate | None = None
    show_birthday: bool | None = None

    def changes(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True, exclude={"password", "roles"})
        return {key: value for key, value in given.items() if value is not None or key in REMOVABLE}


class RoleChange(Input):
    role: Role
    school_id: UUID | None = None
    positions: list[Position] = Field(default_factory=list, max_length=14)


class Demotion(Input):
    role: Role = Role.STUDENT


class BanIn(Input):
    reason: Annotated[str, Field(min_length=1, max_length=500)]
    until: Moment | None = None
