"""What an import tells: how much came in, what was left out and why, by line and index."""

from zerek.core.reports import Fault, Skipped
from zerek.core.schema import Schema

PREVIEW_CHARACTERS = 200


class Preview(Schema):
    index: int
    line: int
    subject_code: str
    question_text: str
    type: str
    options: int
    correct_keys: list[str]


class ImportReport(Schema):
    """Of `errors` and `skipped` the first thousand are listed; the counts are of all questions.

    `error_count` counts questions with errors, and 1 for a file that cannot be read. In a dry run `imported_count` is
    what would be imported.
    """

    dry_run: bool
    format: str
    encoding: str | None
    total: int
    imported_count: int
    skipped_count: int
    error_count: int
    errors: list[Fault]
    skipped: list[Skipped]
    preview: list[Preview]
