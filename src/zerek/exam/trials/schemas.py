"""What goes over the wire about trials of wordings."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema
from zerek.exam.bank.rules import LONGEST_OPTION, LONGEST_TEXT
from zerek.exam.stats.schemas import Share

Winner = Literal["a", "b"]


class Wording(Input):
    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    options: dict[
        Annotated[str, Field(pattern="^[A-H]$")], Annotated[str, Field(min_length=1, max_length=LONGEST_OPTION)]
    ] = Field(description="every option by its key in the bank")


class TrialIn(Input):
    """The second wording, in just the languages of the question; "" for a question that names none. The right answer
    stays the same."""

    texts: dict[Annotated[str, Field(max_length=2)], Wording] = Field(min_length=1, max_length=4)


class StopIn(Input):
    """Without a winner the question stays as it is."""

    winner: Winner | None = None


class TriedWording(Schema):
    version_id: UUID
    question_text: str
    options: dict[str, str]
    responses: int
    correct: int
    facility: Share | None
    facility_low: Share
    facility_high: Share


class Trial(Schema):
    """`difference` is the facility of a less that of b, with its interval of 95 %. `decided` says that the interval
    leaves 0 out and that both wordings had enough responses."""

    trial_id: UUID
    question_id: UUID
    subject_code: str
    started_at: Moment
    stopped_at: Moment | None
    winner: Winner | None
    a: TriedWording
    b: TriedWording
    difference: Share | None
    difference_low: Share | None
    difference_high: Share | None
    enough: bool
    decided: bool
