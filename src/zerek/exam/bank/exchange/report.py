"""What an import tells: how much came in, what was left out and why, by line and index."""

from zerek.core.reports import Fault, Skipped
from zerek.core.schema import Schema

PREVIEWED = 200
PREVIEWED_CHARACTERS = 400_000  # of all previews together


class PreviewOption(Schema):
    key: str
    text: str
    is_correct: bool


class Preview(Schema):
    """A question as it would enter the bank, in its main language; `options` counts the `choices`, and `pictures` those
    of all its languages, which are not kept before the question is."""

    index: int
    line: int
    subject_code: str
    language: str
    question_text: str
    type: str
    options: int
    choices: list[PreviewOption]
    correct_keys: list[str]
    explanation: str | None
    topic: str | None
    tags: list[str]
    difficulty: str
    points: float
    time_seconds: int
    pictures: int
    is_duplicate: bool


class ImportReport(Schema):
    """Of `errors`, `skipped` and `remarks` the first thousand are listed; the counts are of all questions. `remarks`
    tell what a file said that the bank has no place for. `preview` has the first questions that are sound.

    `picture_count` counts the different pictures that the file brings for the questions that are imported.

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
    picture_count: int
    errors: list[Fault]
    skipped: list[Skipped]
    remarks: list[Fault]
    preview: list[Preview]
