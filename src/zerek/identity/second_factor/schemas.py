"""What goes over the wire about the second factor."""

from typing import Annotated

from pydantic import Field

from zerek.core.schema import Input, Schema
from zerek.identity.people.schemas import Password


class SecondFactorState(Schema):
    enabled: bool
    required: bool = Field(description="whether a role of this person needs one")
    recovery_codes_left: int


class Enrolment(Schema):
    """To be shown once, as text and as a QR code of `otpauth_url`."""

    secret: str
    otpauth_url: str


class RecoveryCodes(Schema):
    """Shown once; each stands in for the authenticator one time."""

    recovery_codes: list[str]


class PasswordOnly(Input):
    """The password is left out by who has none."""

    password: Password | None = None


class CodeOnly(Input):
    code: Annotated[str, Field(min_length=6, max_length=10)]


class PasswordAndCode(Input):
    password: Password | None = None
    code: Annotated[str, Field(min_length=6, max_length=40)]
