"""What a page may say over the socket, and what a socket is closed with."""

from enum import IntEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

LARGEST_FRAME = 8 * 1024  # bytes; the server refuses more with 1009 before it is read


class Close(IntEnum):
    """Codes from 4400 on are Zerek's, after the HTTP status that says the same."""

    GOING_AWAY = 1001
    UNREADABLE = 4400
    NOT_SIGNED_IN = 4401
    FORBIDDEN = 4403
    TOO_LATE = 4408
    TOO_MUCH = 4429


class Frame(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Auth(Frame):
    """The first frame, and again before the access token expires. `after` is the last notification that was seen."""

    type: Literal["auth"]
    token: str = Field(max_length=4096)
    after: UUID | None = None


class Watch(Frame):
    """`attempt_id`: what happens to an attempt of one's own. `monitor`: what happens in the running attempts that the
    caller supervises."""

    type: Literal["watch"]
    attempt_id: UUID | None = None
    monitor: bool = False


class Unwatch(Frame):
    type: Literal["unwatch"]
    attempt_id: UUID | None = None
    monitor: bool = False


class Ping(Frame):
    """Pages see no ping of the protocol itself, and ask with this whether the connection lives."""

    type: Literal["ping"]


AnyFrame = Auth | Watch | Unwatch | Ping
READ: TypeAdapter[AnyFrame] = TypeAdapter(Annotated[AnyFrame, Field(discriminator="type")])


def read(text: str) -> AnyFrame | None:
    """None for what is no frame."""
    try:
        return READ.validate_json(text)
    except (ValidationError, ValueError):
        return None
