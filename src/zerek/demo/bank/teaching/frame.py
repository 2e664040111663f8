"""Topics of the subject, and how its questions are put together."""

from collections.abc import Iterable
from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question

SUBJECT = "M010-2"
OPTION_COUNT = 5

TOPICS: dict[str, dict[str, str]] = {
    "goals": {"ru": "Цели и таксономии", "kk": "Мақсаттар мен таксономиялар", "en": "Goals and taxonomies"},
    "lesson": {"ru": "Урок и методы обучения", "kk": "Сабақ және оқыту әдістері", "en": "Lessons and methods"},
    "assessment": {"ru": "Оценивание", "kk": "Бағалау", "en": "Assessment"},
    "item-analysis": {"ru": "Анализ тестовых заданий", "kk": "Тест тапсырмаларын талдау", "en": "Item analysis"},
    "errors": {"ru": "Ошибки учащихся", "kk": "Оқушылардың қателері", "en": "Students' mistakes"},
    "problem-solving": {
        "ru": "Решение задач и доказательство",
        "kk": "Есеп шығару және дәлелдеу",
        "en": "Problem solving and proof",
    },
    "concepts": {"ru": "Понятия и наглядность", "kk": "Ұғымдар және көрнекілік", "en": "Concepts and visualisation"},
    "support": {
        "ru": "Дифференциация и обратная связь",
        "kk": "Саралау және кері байланыс",
        "en": "Differentiation and feedback",
    },
}


def first_distinct(right: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The right option and the first different ones, five in all (fewer are refused by the author's rules)."""
    options = list(dict.fromkeys([right, *candidates]))[:OPTION_COUNT]
    if len(options) < OPTION_COUNT:
        raise ValueError(f"only {options}")
    return tuple(options)


def computed(
    generator: str,
    params: dict[str, Any],
    *,
    difficulty: Difficulty,
    topic: str,
    tags: tuple[str, ...],
    wordings: dict[str, tuple[str, tuple[str, ...], str]],
    time_seconds: int = 120,
) -> Document:
    """A generated question: per language the text, the options (the right one first) and the explanation."""
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct={0},
        wordings={
            language: Wording(text, options, explanation, TOPICS[topic][language])
            for language, (text, options, explanation) in wordings.items()
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
    **wordings: tuple[str, tuple[str, ...], str],
) -> Document:
    """A question written by hand: per language the text, the options and the explanation."""
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=correct,
        wordings={
            language: Wording(text, options, explanation, TOPICS[topic][language])
            for language, (text, options, explanation) in wordings.items()
        },
        tags=(topic, *tags),
        time_seconds=75,
    )
