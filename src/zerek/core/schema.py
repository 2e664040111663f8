"""The base of everything that goes over the wire."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, model_validator


def rfc3339(moment: datetime) -> str:
    """`2026-03-01T09:30:00.123456Z`: UTC, microseconds where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


Moment = Annotated[datetime, AfterValidator(aware), PlainSerializer(rfc3339, return_type=str, when_used="json")]
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
