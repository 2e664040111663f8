"""What goes over the wire about passwords."""

from typing import Annotated

from pydantic import Field

from zerek.core.schema import Input, LenientInput, Schema
from zerek.identity.people.schemas import Password


class PasswordChange(Input):
    current_password: Password
    new_password: Password


class ResetRequestIn(LenientInput):
    email: Annotated[str, Field(min_length=1, max_length=254)]


class ResetIn(LenientInput):
    token: Annotated[str, Field(min_length=1, max_length=200)]
    new_password: Password


class Done(Schema):
    """That it was taken, in words."""

    detail: str
