"""What an import of people tells."""

from datetime import date
from enum import StrEnum

from zerek.core.reports import Fault, Skipped
from zerek.core.schema import Schema


class Outcome(StrEnum):
    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class PersonPreview(Schema):
    index: int
    line: int
    outcome: Outcome
    username: str
    email: str | None
    full_name: str
    roles: list[str]
    date_of_birth: date | None
    locale: str
    guardians: list[str]


class PeopleImportReport(Schema):
    """Of `errors` and `skipped` the first thousand are listed; the counts are of all rows.

    `error_count` counts rows with errors, and 1 for a file that cannot be read. In a dry run the other counts are what
    would be. `guardians_created_count` is of guardians who have no row of their own.
    """

    dry_run: bool
    format: str
    encoding: str | None
    total: int
    imported_count: int
    updated_count: int
    unchanged_count: int
    skipped_count: int
    error_count: int
    guardians_created_count: int
    errors: list[Fault]
    skipped: list[Skipped]
    preview: list[PersonPreview]
