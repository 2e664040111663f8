"""Topics and languages of the logic half of the readiness test, and how one of its questions is put together."""

from collections.abc import Iterable, Mapping
from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question

SUBJECT = "TGO"
OPTION_COUNT = 5
LANGUAGES = ("ru", "kk", "en")

TOPICS: dict[str, dict[str, str]] = {
    "syllogisms": {
        "ru": "Силлогизмы и кванторы",
        "kk": "Силлогизмдер мен кванторлар",
        "en": "Syllogisms and quantifiers",
    },
    "conditions": {"ru": "Условная логика", "kk": "Шартты логика", "en": "Conditional logic"},
    "puzzles": {
        "ru": "Порядок и правдивость",
        "kk": "Рет пен шыншылдық есептері",
        "en": "Ordering and truth-tellers",
    },
    "patterns": {
        "ru": "Аналогии и числовые ряды",
        "kk": "Аналогиялар мен сандық қатарлар",
        "en": "Analogies and number sequences",
    },
}

SEVERAL = {
    "ru": "Выберите все верные.",
    "kk": "Барлық дұрыс жауапты таңдаңыз.",
    "en": "Choose all that are correct.",
}
"""What a question with several right answers says."""

Texts = Mapping[str, tuple[str, str]]
"""Language → (question text, explanation)."""


def choices(right: str, typical: Iterable[str]) -> tuple[str, ...]:
    """The right option first, then the first different ones of the typical errors.

    Raises `ValueError` when the errors do not make enough different options.
    """
    options = list(dict.fromkeys([right, *typical]))[:OPTION_COUNT]
    if len(options) < OPTION_COUNT:
        raise ValueError(f"only {len(options)} options: {options}")
    return tuple(options)


def sentence(clause: str) -> str:
    """A clause with a capital letter and a full stop."""
    return f"{clause[0].upper()}{clause[1:]}."


def computed(
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
    """A generated question; options are given once when they are numbers or code, otherwise per language.

    A question with several right answers is made to say so.
    """
    right = set(correct)
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=right,
        wordings={
            language: Wording(
                text if len(right) == 1 else f"{text} {SEVERAL[language]}",
                options if isinstance(options, tuple) else options[language],
                explanation,
                TOPICS[topic][language],
            )
            for language, (text, explanation) in texts.items()
        },
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
    *,
    time_seconds: int = 90,
    **wordings: tuple[str, tuple[str, ...], str],
) -> Document:
    """A question written by hand: per language the text, the options and the explanation.

    A question with several right answers is made to say so.
    """
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=correct,
        wordings={
            language: Wording(
                text if len(correct) == 1 else f"{text} {SEVERAL[language]}",
                options,
                explanation,
                TOPICS[topic][language],
            )
            for language, (text, options, explanation) in wordings.items()
        },
        tags=(topic, *tags),
        time_seconds=time_seconds,
    )
