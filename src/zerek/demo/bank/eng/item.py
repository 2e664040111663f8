"""How an English-language question is written down: in English only, the right options first."""

from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question

SUBJECT = "ENG"

TENSES = "Tenses and conditionals"
ARTICLES = "Articles, nouns and prepositions"
MODALS = "Modals, passive and reported speech"
WORD_ORDER = "Word order and agreement"
VOCABULARY = "Vocabulary and collocations"
PHRASAL = "Phrasal verbs"
FORMATION = "Word formation"
READING = "Reading comprehension"
LINKERS = "Linkers and cohesion"

BLANK = "____"
"""The gap of a sentence. It stands between spaces or before a punctuation mark, so Markdown leaves it alone."""

ALL_CORRECT = "Choose **all** the correct answers."


def item(
    difficulty: Difficulty,
    topic: str,
    tags: tuple[str, ...],
    text: str,
    options: tuple[str, ...],
    explanation: str,
    *,
    right: int = 1,
    generator: str | None = None,
    params: dict[str, Any] | None = None,
    time_seconds: int = 60,
) -> Document:
    """One question whose first `right` options are the correct ones; the reader never sees this order.

    With several right options the text says so. Raises `ValueError` for a question that the bank would refuse.
    """
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=set(range(right)),
        wordings={
            "en": Wording(
                text=f"{text}\n\n{ALL_CORRECT}" if right > 1 else text,
                options=options,
                explanation=explanation,
                topic=topic,
            )
        },
        tags=tags,
        generator=generator,
        params=params,
        time_seconds=time_seconds,
    )
