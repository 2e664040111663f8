"""Methods of teaching mathematics, second profile subject of the mathematics teachers' major."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.teaching import (
    assessing,
    concepts,
    goals,
    items,
    lessons,
    marks,
    mistakes,
    problems,
    several,
    support,
)


def questions() -> list[Document]:
    """All questions of the subject, in the order of the topics, and then more with several answers."""
    parts = (goals, lessons, marks, assessing, items, mistakes, problems, concepts, support, several)
    return [question for part in parts for question in part.questions()]
