"""What goes over the wire at the door."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AliasChoices, Field

from zerek.core.schema import Input, LenientInput, Moment, Schema


class SignIn(LenientInput):
    """`login` is a username or an e-mail; either of those names works too."""

    login: str = Field(validation_alias=AliasChoices("login", "username", "email"), min_length=1, max_length=254)
    password: str = Field(min_length=1, max_length=1024)


class SecondStep(Input):
    """`code` is of the authenticator, or a recovery code."""

    challenge: Annotated[str, Field(min_length=1, max_length=2000)]
    code: Annotated[str, Field(min_length=6, max_length=40)]


class RefreshIn(LenientInput):
    refresh_token: str | None = Field(None, max_length=512)


class TokenPair(Schema):
    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the scheme's name
    expires_in: int = Field(description="seconds")


class SessionOut(Schema):
    id: UUID
    user_agent: str
    address: str
    created_at: Moment
    last_used_at: Moment
    expires_at: Moment
    current: bool


class SessionList(Schema):
    items: list[SessionOut]
