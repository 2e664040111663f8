"""The one way a demonstration question is written down.

A question is authored once with its wording in one or more languages; `question` turns it into the same
document that `zerek import questions` reads, so that demonstration data takes the road of real data.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Difficulty = Literal["A", "B", "C"]
Document = dict[str, Any]
Texts = Mapping[str, tuple[str, str]]
"""Language → (question text, explanation)."""

LANGUAGES = ("ru", "kk", "en")
OPTION_KEYS = "ABCDEFGH"
OPTION_COUNT = 5
"""How many options a generated question has."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person reads, in one language. `options` stand in the same order in every language."""

    text: str
    options: tuple[str, ...]
    explanation: str
    topic: str


def question(
    *,
    subject: str,
    difficulty: Difficulty,
    correct: set[int],
    wordings: dict[str, Wording],
    tags: tuple[str, ...],
    generator: str | None = None,
    params: dict[str, Any] | None = None,
    time_seconds: int = 90,
) -> Document:
    """One question as an import document.

    `correct` holds indexes into the options; the first language of `wordings` is the main one. The options are put
    in an order that depends on the wording alone, so that the right one has no usual place and two runs agree.
    A generated question names its `generator` and `params`, from which a test computes the answer a second time.

    Raises `ValueError` for a question that the bank would refuse.
    """
    languages = list(wordings)
    main = wordings[languages[0]]
    count = len(main.options)
    if not 2 <= count <= len(OPTION_KEYS):
        raise ValueError(f"{count} options: {main.text!r}")
    if not correct or not correct <= set(range(count)) or len(correct) == count:
        raise ValueError(f"correct {correct} of {count} options: {main.text!r}")
    for language, wording in wordings.items():
        if len(wording.options) != count or len(set(wording.options)) != count:
            raise ValueError(f"options in {language} are not {count} different ones: {wording.text!r}")
        if not wording.explanation.strip():
            raise ValueError(f"no explanation in {language}: {wording.text!r}")
    order = list(range(count))
    random.Random(main.text).shuffle(order)
    return {
        "subject_code": subject,
        "language": languages[0],
        "question_text": main.text,
        "type": "single" if len(correct) == 1 else "multiple",
        "difficulty": difficulty,
        "points": 1,
        "time_seconds": time_seconds,
        "options": [
            {"key": key, "text": main.options[index], "is_correct": index in correct}
            for key, index in zip(OPTION_KEYS, order, strict=False)
        ],
        "explanation": main.explanation,
        "topic": main.topic,
        "tags": list(tags),
        "translations": {
            language: {
                "question_text": wordings[language].text,
                "options": {
                    key: wordings[language].options[index] for key, index in zip(OPTION_KEYS, order, strict=False)
                },
                "explanation": wordings[language].explanation,
                "topic": wordings[language].topic,
            }
            for language in languages[1:]
        },
        "metadata": {"generator": generator, "params": params} if generator else {},
    }


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


@dataclass(frozen=True, slots=True)
class Subject:
    """What the questions of one subject, or of a half of it, share.

    `topics` are titles by key and language. Where `several` is given, by language, a question with several right
    answers ends with it.
    """

    code: str
    topics: Mapping[str, Mapping[str, str]]
    several: Mapping[str, str] | None = None
    written_seconds: int = 90

    def computed(
        self,
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
        """A generated question; options are given once when they are numbers or code, otherwise per language."""
        right = set(correct)
        by_language = dict.fromkeys(texts, options) if isinstance(options, tuple) else options
        return question(
            subject=self.code,
            difficulty=difficulty,
            correct=right,
            wordings=self._wordings(texts, by_language, topic, right),
            tags=(topic, *tags),
            generator=generator,
            params=params,
            time_seconds=time_seconds,
        )

    def written(
        self,
        difficulty: Difficulty,
        topic: str,
        tags: tuple[str, ...],
        correct: set[int],
        *,
        time_seconds: int | None = None,
        **wordings: tuple[str, tuple[str, ...], str],
    ) -> Document:
        """A question written by hand: per language the text, the options and the explanation."""
        texts = {language: (text, explanation) for language, (text, _, explanation) in wordings.items()}
        options = {language: offered for language, (_, offered, _) in wordings.items()}
        return question(
            subject=self.code,
            difficulty=difficulty,
            correct=correct,
            wordings=self._wordings(texts, options, topic, correct),
            tags=(topic, *tags),
            time_seconds=time_seconds or self.written_seconds,
        )

    def _wordings(
        self, texts: Texts, options: Mapping[str, tuple[str, ...]], topic: str, right: set[int]
    ) -> dict[str, Wording]:
        def asked(text: str, language: str) -> str:
            return f"{text} {self.several[language]}" if self.several and len(right) > 1 else text

        return {
            language: Wording(asked(text, language), options[language], explanation, self.topics[topic][language])
            for language, (text, explanation) in texts.items()
        }
