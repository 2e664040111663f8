"""The one way a demonstration question is written down.

A question is authored once with its wording in one or more languages; `question` turns it into the same
document that `zerek import questions` reads, so that demonstration data takes the road of real data.
"""

import random
from dataclasses import dataclass
from typing import Any, Literal

Difficulty = Literal["A", "B", "C"]
Document = dict[str, Any]

OPTION_KEYS = "ABCDEFGH"


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
