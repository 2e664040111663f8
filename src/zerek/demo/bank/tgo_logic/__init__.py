"""The logic half of the readiness test: critical and analytical thinking."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_logic import (
    conditions,
    liars,
    orderings,
    quantifiers,
    sequences,
    syllogisms,
    written_analogies,
    written_conditions,
    written_puzzles,
    written_syllogisms,
)


def questions() -> list[Document]:
    """All questions of the part, in the order of the topics."""
    parts = (
        syllogisms,
        quantifiers,
        written_syllogisms,
        conditions,
        written_conditions,
        orderings,
        liars,
        written_puzzles,
        sequences,
        written_analogies,
    )
    return [question for part in parts for question in part.questions()]
