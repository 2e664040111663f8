"""Topics of the subject, and how its questions are put together."""

from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Subject

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

SUBJECT = Subject("M010-2", TOPICS, written_seconds=75)
written = SUBJECT.written


def computed(
    generator: str,
    params: dict[str, Any],
    *,
    difficulty: Difficulty,
    topic: str,
    tags: tuple[str, ...],
    wordings: dict[str, tuple[str, tuple[str, ...], str]],
) -> Document:
    """A generated question: per language the text, the options (the right one first) and the explanation."""
    return SUBJECT.computed(
        generator,
        params,
        difficulty=difficulty,
        topic=topic,
        tags=tags,
        options={language: options for language, (_, options, _) in wordings.items()},
        texts={language: (text, explanation) for language, (text, _, explanation) in wordings.items()},
    )
