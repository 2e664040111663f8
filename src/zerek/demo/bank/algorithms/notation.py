"""How arrays and code are written down, and how a question of this subject is put together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question

SUBJECT = "M094-1"
OPTION_COUNT = 5

TOPICS: dict[str, dict[str, str]] = {
    "complexity": {"ru": "Сложность алгоритмов", "kk": "Алгоритмдердің күрделілігі", "en": "Complexity"},
    "linear-structures": {
        "ru": "Массивы, списки, стеки, очереди",
        "kk": "Массивтер, тізімдер, стектер, кезектер",
        "en": "Arrays, lists, stacks, queues",
    },
    "trees": {"ru": "Деревья и кучи", "kk": "Ағаштар және үймелер", "en": "Trees and heaps"},
    "hashing": {"ru": "Хеширование", "kk": "Хештеу", "en": "Hashing"},
    "sorting-searching": {"ru": "Сортировка и поиск", "kk": "Сұрыптау және іздеу", "en": "Sorting and searching"},
    "graphs": {"ru": "Графы", "kk": "Графтар", "en": "Graphs"},
    "recursion-dp": {
        "ru": "Рекурсия и динамическое программирование",
        "kk": "Рекурсия және динамикалық бағдарламалау",
        "en": "Recursion and dynamic programming",
    },
    "code-reading": {"ru": "Чтение кода", "kk": "Кодты оқу", "en": "Code reading"},
}

Texts = dict[str, tuple[str, str]]
"""Language → (question text, explanation)."""


def code(value: object) -> str:
    """A value as inline code."""
    return f"`{value}`"


def row(items: Sequence[int]) -> str:
    """An array as inline code: `[1, 2, 3]`."""
    return f"`{list(items)}`"


def fenced(source: str) -> str:
    """Python source as a code block of its own."""
    return f"```python\n{source.strip()}\n```"


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
