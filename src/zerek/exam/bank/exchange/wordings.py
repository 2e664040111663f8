"""What other programs keep in several places and we in one: explanations, and the options of true-false questions."""

from collections.abc import Sequence
from typing import Any

TRUE_FALSE = {"kk": ("Дұрыс", "Бұрыс"), "ru": ("Верно", "Неверно"), "en": ("True", "False")}
KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


def language_of(text: str) -> str:
    """As far as its letters tell."""
    if any(letter in KAZAKH_LETTERS for letter in text):
        return "kk"
    return "ru" if any("а" <= letter.lower() <= "я" for letter in text) else "en"


def true_false(is_true: bool, text: str) -> list[dict[str, Any]]:
    yes, no = TRUE_FALSE[language_of(text)]
    return [
        {"key": "A", "text": yes, "is_correct": is_true},
        {"key": "B", "text": no, "is_correct": not is_true},
    ]


def with_feedback(general: str, options: Sequence[dict[str, Any]], feedbacks: Sequence[str]) -> str:
    """One explanation: the general feedback, then what was said to single options, each after the option's text."""
    told = [
        f"- {' '.join(option['text'].split())}: {feedback}"
        for option, feedback in zip(options, feedbacks, strict=True)
        if feedback
    ]
    return "\n\n".join(part for part in (general, "\n".join(told)) if part)


def named(name: str, text: str) -> bool:
    """Whether a question's name is nothing but the beginning of its text."""
    plain, beginning = (" ".join(one.split()).rstrip(" .…").casefold() for one in (name, text))
    return beginning.startswith(plain)
