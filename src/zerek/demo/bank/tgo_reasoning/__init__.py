"""The reasoning half of the readiness test: arguments, conclusions, data and chance."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.tgo_reasoning import (
    counting,
    percentages,
    probability,
    tables,
    written_arguments,
    written_conclusions,
    written_flaws,
)


def questions() -> list[Document]:
    """All questions of the part, in the order of the topics."""
    parts = (written_arguments, written_flaws, written_conclusions, percentages, tables, counting, probability)
    return [question for part in parts for question in part.questions()]
