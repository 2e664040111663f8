"""How a question of the mixed part of the readiness test is put together; the topics are those of its two halves."""

from collections.abc import Iterable, Mapping
from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question
from zerek.demo.bank.tgo_logic.notation import LANGUAGES, SEVERAL, SUBJECT, Texts, choices
from zerek.demo.bank.tgo_logic.notation import TOPICS as LOGIC_TOPICS
from zerek.demo.bank.tgo_reasoning.notation import TOPICS as REASONING_TOPICS

__all__ = ["LANGUAGES", "TOPICS", "Said", "Texts", "choices", "generated", "listed", "said", "table", "written"]

TOPICS = {**LOGIC_TOPICS, **REASONING_TOPICS}

Said = tuple[str, str, str]
"""The same words in Russian, Kazakh and English."""


def said(questions: Said, explanations: Said) -> dict[str, tuple[str, str]]:
    """Language → (question text, explanation)."""
    return dict(zip(LANGUAGES, zip(questions, explanations, strict=True), strict=True))


def listed(lines: Iterable[str]) -> str:
    """A numbered Markdown list, set off from the text around it."""
    return "\n\n" + "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1)) + "\n\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table with names to the left and numbers to the right."""
    first, *others = heads
    lines = [[first, *others], ["---", *("---:" for _ in others)], *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def worded(texts: Texts, options: Mapping[str, tuple[str, ...]], topic: str, right: set[int]) -> dict[str, Wording]:
    """The wording in every language; a question with several right answers is made to say so."""
    return {
        language: Wording(
            text if len(right) == 1 else f"{text} {SEVERAL[language]}",
            options[language],
            explanation,
            TOPICS[topic][language],
        )
        for language, (text, explanation) in texts.items()
    }


def generated(
    generator: str,
    params: dict[str, Any],
    *,
    difficulty: Difficulty,
    topic: str,
    tags: tuple[str, ...],
    options: tuple[str, ...] | Mapping[str, tuple[str, ...]],
    texts: Texts,
    correct: Iterable[int] = (0,),
    time_seconds: int = 120,
) -> Document:
    """A question whose answer was computed; options are given once when they are numbers, else per language."""
    right = set(correct)
    by_language = dict.fromkeys(LANGUAGES, options) if isinstance(options, tuple) else options
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=right,
        wordings=worded(texts, by_language, topic, right),
        tags=(topic, *tags),
        generator=generator,
        params=params,
        time_seconds=time_seconds,
    )


def written(
    difficulty: Difficulty,
    topic: str,
    tags: tuple[str, ...],
    correct: set[int],
    **wordings: tuple[str, tuple[str, ...], str],
) -> Document:
    """A question written by hand: per language the text, the options and the explanation."""
    texts = {language: (text, explanation) for language, (text, _, explanation) in wordings.items()}
    options = {language: offered for language, (_, offered, _) in wordings.items()}
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=correct,
        wordings=worded(texts, options, topic, correct),
        tags=(topic, *tags),
    )
