"""What goes over the wire about people."""

import re
import zoneinfo
from functools import cache
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AliasChoices, Field

from zerek.core.i18n import Language
from zerek.core.schema import Input, LenientInput, Moment, Schema
from zerek.identity.models import Role

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,48}[a-z0-9]")


class SignIn(LenientInput):
    """`login` is a username or an e-mail; either of those names works too."""

    login: str = Field(validation_alias=AliasChoices("login", "username", "email"), min_length=1, max_length=254)
    password: str = Field(min_length=1, max_length=1024)


class RefreshIn(LenientInput):
    refresh_token: str | None = Field(None, max_length=512)


class TokenPair(Schema):
    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the scheme's name
    expires_in: int = Field(description="seconds")


class Grant(Schema):
    role: Role
    school_id: UUID | None = None


class Profile(Schema):
    id: UUID
    username: str
    email: str | None
    full_name: str
    role: Role = Field(description="the strongest one")
    roles: list[Grant]
    locale: Language
    timezone: str
    created_at: Moment


@cache
def zone_names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def known_zone(name: str) -> str:
    if name not in zone_names():
        raise ValueError("not a time zone")
    return name


class ProfileChange(Input):
    full_name: str | None = Field(None, min_length=1, max_length=200)
    locale: Language | None = None
    timezone: Annotated[str, AfterValidator(known_zone)] | None = Field(None, max_length=64)
