"""Mathematics, first profile subject of the mathematics teachers' major: from algebra to differential equations."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.mathematics import (
    algebra,
    calculus,
    differential,
    geometry,
    linear,
    numbers,
    probability,
    theory,
)


def questions() -> list[Document]:
    """All questions of the subject, in the order of the topics."""
    parts = (algebra, numbers, linear, calculus, differential, probability, geometry, theory)
    return [question for part in parts for question in part.questions()]
