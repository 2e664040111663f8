"""What goes over the wire when somebody registers."""

from typing import Annotated, Literal

from pydantic import Field

from zerek.core.i18n import Language
from zerek.core.schema import LenientInput, Schema
from zerek.identity.people.schemas import Email, FullName, Password, Username


class Registration(LenientInput):
    """Whoever registers is a student, whatever else the body says."""

    username: Username | None = None
    email: Email
    full_name: FullName | None = None
    password: Password
    locale: Language | None = None
    invitation_code: Annotated[str, Field(max_length=40)] | None = None


class SignInOptions(Schema):
    """What the door looks like at this installation."""

    registration: Literal["open", "invite", "closed"]
    password_min_length: int
    openid_name: str | None = Field(description="what the provider is called, where there is one")
