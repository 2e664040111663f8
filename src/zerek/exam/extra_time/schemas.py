"""What goes over the wire about extra time."""

from pydantic import Field, model_validator

from zerek.core.schema import Input, Moment, Schema


class ExtraTimeIn(Input):
    """`percent` of an exam's time and `minutes` on top, for every exam of this person."""

    percent: int = Field(0, ge=0, le=300)
    minutes: int = Field(0, ge=0, le=24 * 60)
    reason: str = Field(min_length=1, max_length=500)

    @model_validator(mode="after")
    def check_some(self) -> "ExtraTimeIn":
        if self.percent + self.minutes == 0:
            raise ValueError("no extra time at all: delete it instead")
        return self


class ExtraTimeOut(Schema):
    """Zeros where none is granted."""

    percent: int = 0
    minutes: int = 0
    reason: str | None = None
    granted_at: Moment | None = None
    running_attempt_extended: bool = False
