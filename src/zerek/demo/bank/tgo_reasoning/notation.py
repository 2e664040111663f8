"""Topics of the reasoning half of the readiness test, and how one of its questions is put together."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from zerek.demo.bank.author import Difficulty, Document, Wording, question
from zerek.demo.bank.tgo_logic.notation import LANGUAGES, SEVERAL, SUBJECT, Texts, choices

__all__ = ["LANGUAGES", "TOPICS", "choices", "computed", "signed", "worded", "written"]

TOPICS: dict[str, dict[str, str]] = {
    "arguments": {"ru": "Аргументы", "kk": "Дәлелдер", "en": "Arguments"},
    "conclusions": {"ru": "Выводы из текста", "kk": "Мәтіннен қорытынды", "en": "Conclusions from a text"},
    "data": {
        "ru": "Данные, таблицы и проценты",
        "kk": "Деректер, кестелер және пайыздар",
        "en": "Data, tables and percentages",
    },
    "chance": {"ru": "Вероятность и подсчёт", "kk": "Ықтималдық және санау", "en": "Probability and counting"},
}


def signed(percent: Fraction | int) -> str:
    """A whole change in percent, as `+8%` or `−4%`; raises `ValueError` for one that is not whole."""
    if Fraction(percent).denominator != 1:
        raise ValueError(f"not a whole percentage: {percent}")
    return f"{'+' if percent > 0 else '−' if percent < 0 else ''}{abs(int(percent))}%"


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
    """A generated question; options are given once when they are numbers, otherwise per language."""
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
