"""The base of everything that goes over the wire."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError


def rfc3339(moment: datetime) -> str:
    """`2026-03-01T09:30:00.123456Z`: UTC, microseconds where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def aware(moment: datetime) -> datetime:
    """In UTC. Raises `ValueError` for a moment that has no year there."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a moment beyond the calendar") from None


def refuse_number(value: Any) -> Any:
    """Pydantic would take `0` for the beginning of 1970."""
    if isinstance(value, datetime) or RFC3339_BEGINS.match(str(value)):
        return value
    raise PydanticCustomError("datetime_parsing", "a moment is written as in RFC 3339")


RFC3339_BEGINS = re.compile(r"\d{4}-")
Moment = Annotated[
    datetime,
    BeforeValidator(refuse_number),
    AfterValidator(aware),
    PlainSerializer(rfc3339, return_type=str, when_used="json"),
]
Number = Annotated[float, PlainSerializer(lambda value: round(value, 2), return_type=float, when_used="json")]


class Schema(BaseModel):
    """What the server answers."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)


class Input(BaseModel):
    """What a client sends: unknown fields are refused, so that a misspelt one is not silently without effect.

    A NUL character is refused here for every field at once, because PostgreSQL keeps none in its texts.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def refuse_nul(cls, value: Any) -> Any:
        if contains_nul(value):
            raise ValueError("a NUL character is not text")
        return value


class LenientInput(Input):
    """For bodies that published clients send with fields of their own; what is not known has no effect."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)


def contains_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(contains_nul(key) or contains_nul(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return any(contains_nul(item) for item in value)
    return False
