"""What goes over the wire about reports of questions."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema
from zerek.exam.bank.questions.schemas import LONGEST_COMMENT, Author
from zerek.exam.question_reports.models import ReportReason, ReportVerdict


class ReportIn(Input):
    """`attempt_id` names the finished attempt in which the question was met."""

    reason: ReportReason
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] = ""
    attempt_id: UUID | None = None


class ReportSaved(Schema):
    id: UUID
    question_id: UUID
    reason: ReportReason
    comment: str
    status: Literal["open", "closed"]
    created_at: Moment


class OwnReport(ReportSaved):
    verdict: ReportVerdict | None
    answer: str
    closed_at: Moment | None


class ReportListed(OwnReport):
    reporter: Author
    attempt_id: UUID | None
    subject_code: str
    question_text: str
    question_status: str
    reports_open: int = Field(description="of this question, by whomever")
    closed_by: Author | None


class VerdictIn(Input):
    """Closes all open reports of the question, or those that are named. A key is corrected, and a question annulled,
    by their own endpoints, which close the reports as well."""

    verdict: Literal[ReportVerdict.DISMISSED, ReportVerdict.WORDING_CORRECTED]
    answer: Annotated[str, Field(max_length=LONGEST_COMMENT, description="what the reporters read")] = ""
    report_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)] | None = None


class ReportsClosed(Schema):
    closed: int
