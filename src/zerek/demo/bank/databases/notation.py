"""How tables and queries are written down, and how a question of this subject is put together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question

SUBJECT = "M094-2"
OPTION_COUNT = 5

TOPICS: dict[str, dict[str, str]] = {
    "relational-model": {"ru": "Реляционная модель", "kk": "Реляциялық модель", "en": "Relational model"},
    "sql": {"ru": "Запросы SQL", "kk": "SQL сұраныстары", "en": "SQL queries"},
    "joins": {"ru": "Соединения таблиц", "kk": "Кестелерді біріктіру", "en": "Joins"},
    "nulls": {"ru": "NULL и агрегаты", "kk": "NULL және агрегаттар", "en": "NULL and aggregates"},
    "normalisation": {"ru": "Нормализация", "kk": "Нормалау", "en": "Normalisation"},
    "transactions": {"ru": "Транзакции", "kk": "Транзакциялар", "en": "Transactions"},
    "indexes": {"ru": "Индексы и хранение", "kk": "Индекстер және сақтау", "en": "Indexes and storage"},
    "design": {
        "ru": "Проектирование и NoSQL",
        "kk": "Жобалау және NoSQL",
        "en": "Design and NoSQL",
    },
}

Texts = dict[str, tuple[str, str]]
"""Language → (question text, explanation)."""


def code(value: object) -> str:
    """A value as inline code."""
    return f"`{value}`"


def fenced(source: str) -> str:
    """A query as a code block of its own."""
    return f"```sql\n{source.strip()}\n```"


def shown(value: object) -> str:
    """A value as a person sees it in a result: NULL for nothing, no `.0` after a whole number."""
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def table(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table as a block of text: its heading, then a line for each row."""
    lines = [f"{name}({', '.join(columns)})", *(" | ".join(map(shown, row)) for row in rows)]
    return "```text\n" + "\n".join(lines) + "\n```"


def choices(right: str, typical: Iterable[str]) -> tuple[str, ...]:
    """The right option first, then the first different ones of the typical errors.

    Raises `ValueError` when the errors do not make enough different options.
    """
    options = list(dict.fromkeys([right, *typical]))[:OPTION_COUNT]
    if len(options) < OPTION_COUNT:
        raise ValueError(f"only {len(options)} options: {options}")
    return tuple(options)


def numbers(right: int, typical: Iterable[int], step: int = 1) -> tuple[str, ...]:
    """The right whole number first, then typical errors that are not negative, then near neighbours."""
    near = (right + sign * step * size for size in (1, 2, 3, 4, 5) for sign in (1, -1))
    return choices(str(right), (str(value) for value in (*typical, *near) if value >= 0))


def computed(
    generator: str,
    params: dict[str, Any],
    *,
    difficulty: Difficulty,
    topic: str,
    tags: tuple[str, ...],
    options: tuple[str, ...] | Mapping[str, tuple[str, ...]],
    texts: Texts,
    correct: frozenset[int] = frozenset({0}),
    time_seconds: int = 120,
) -> Document:
    """A generated question; options are given once when they are code, otherwise per language."""
    return question(
        subject=SUBJECT,
        difficulty=difficulty,
        correct=set(correct),
        wordings={
            language: Wording(
                text,
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
        time_seconds=time_seconds,
    )
