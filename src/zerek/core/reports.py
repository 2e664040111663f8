"""What every import of a file tells: what is wrong, by line and index, in the language of whoever asked."""

from typing import Any, NamedTuple

from zerek.core.i18n import Language, translate
from zerek.core.schema import Schema

MOST_ENTRIES = 1_000
PREVIEWED = 20


class Problem(NamedTuple):
    """What is wrong with one field: `key` names the sentence in the locale files."""

    field: str
    key: str
    parameters: dict[str, Any]


class Fault(Schema):
    line: int | None
    index: int | None
    field: str
    message: str


class Skipped(Schema):
    line: int
    index: int
    reason: str


def shown_fault(index: int | None, line: int | None, problem: Problem, language: Language) -> Fault:
    message = translate(problem.key, language, **problem.parameters)
    return Fault(line=line, index=index, field=problem.field, message=message)
