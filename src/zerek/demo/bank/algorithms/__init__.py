"""Algorithms and data structures, first profile subject of the information technology major."""

from zerek.demo.bank.algorithms import (
    dynamic,
    graphs,
    heaps,
    loops,
    reading,
    searching,
    sorting,
    theory_complexity,
    theory_graphs,
    theory_structures,
)
from zerek.demo.bank.author import Document


def questions() -> list[Document]:
    """All questions of the subject, in the order of the topics."""
    parts = (
        theory_complexity,
        loops,
        theory_structures,
        heaps,
        searching,
        sorting,
        theory_graphs,
        graphs,
        dynamic,
        reading,
    )
    return [question for part in parts for question in part.questions()]
