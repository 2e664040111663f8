"""The English part of the demonstration bank: subject code ENG, questions in English only."""

from zerek.demo.bank.author import Document
from zerek.demo.bank.eng import (
    generated_numbers,
    generated_sentences,
    generated_tenses,
    generated_words,
    grammar,
    linkers,
    reading,
    vocabulary,
)

PARTS = (
    generated_tenses, generated_sentences, generated_numbers, generated_words, grammar, vocabulary, reading, linkers,
)  # fmt: skip


def questions() -> list[Document]:
    """All English questions, in a fixed order."""
    return [document for part in PARTS for document in part.questions()]
