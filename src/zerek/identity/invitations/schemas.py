"""What goes over the wire about invitations."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema


class GuardianInvitationsIn(Input):
    """One code for each of these students: a class at once."""

    student_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    valid_days: Annotated[int, Field(ge=1, le=365)] = 60
    uses: Annotated[int, Field(ge=1, le=10)] = 2


class RegistrationInvitationIn(Input):
    """One code for many: whoever has it may register as a student of the school."""

    school_id: UUID | None = None
    valid_days: Annotated[int, Field(ge=1, le=365)] = 30
    uses: Annotated[int, Field(ge=1, le=10_000)] = 30


class InvitationOut(Schema):
    id: UUID
    student_id: UUID | None
    student_name: str | None = None
    school_id: UUID | None
    created_at: Moment
    expires_at: Moment
    uses_left: int


class NewInvitation(InvitationOut):
    code: str = Field(description="shown this once; only its hash is kept")
    url: str = Field(description="for a QR code: the page that takes the code")


class NewInvitations(Schema):
    items: list[NewInvitation]


class CodeIn(Input):
    code: Annotated[str, Field(min_length=1, max_length=40)]


class Child(Schema):
    student_id: UUID
    full_name: str
