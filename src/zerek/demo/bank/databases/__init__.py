"""Databases, second profile subject of the information technology major."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.databases import (
    normalisation,
    nulls,
    queries,
    schedules,
    theory_design,
    theory_operation,
    theory_several,
    theory_sql,
)


def questions() -> list[Document]:
    """All questions of the subject, in the order of the topics."""
    parts = (
        theory_design,
        normalisation,
        theory_sql,
        nulls,
        queries,
        theory_operation,
        schedules,
        theory_several,
    )
    return [question for part in parts for question in part.questions()]
