"""Aiken (docs.moodle.org, "Aiken format"): a question, its options by letter, and `ANSWER:` with the right letter.

It holds exactly one right answer and texts of one line each; no explanation, topic, tags, points, difficulty, time,
language or subject. What of a bank it cannot hold is told before it is written.
"""

import io
import re
from collections.abc import Iterator

from zerek.core.decoding import open_text
from zerek.exam.bank.exchange.items import Broken, Found, Item, Reading, Source, numbered_lines, problem
from zerek.exam.bank.exchange.notes import DEFAULTS, Document, told
from zerek.exam.bank.rules import OPTION_KEYS

OPTION = re.compile(r"\s*([A-Z])[.)]\s+(.*\S)\s*")
ANSWER = re.compile(r"\s*ANSWER\s*:\s*(.*?)\s*", re.IGNORECASE)
LETTER = re.compile(r"[A-Z]")
LONGEST_STEM = 1_000  # lines


def read_aiken(source: Source) -> Reading:
    text, encoding = open_text(source.file, newline=None)
    return Reading(encoding, items_of(numbered_lines(text)))


def items_of(lines: Iterator[tuple[int, str]]) -> Iterator[Item]:
    index, begins = 0, 0
    stem: list[str] = []
    options: list[tuple[str, str]] = []
    fault: tuple[int, str] | None = None
    for number, line in lines:
        if not line.strip():
            continue
        begins = begins or number
        answer, option = ANSWER.fullmatch(line), OPTION.fullmatch(line)
        if answer:
            yield judged(index, begins, stem, options, answer[1].upper().rstrip("."), fault)
            index, begins, stem, options, fault = index + 1, 0, [], [], None
        elif option and stem:
            options.append((option[1], option[2]))
        elif options:
            fault = fault or (number, "aiken_line")
        elif len(stem) < LONGEST_STEM:
            stem.append(line.strip())
    if begins:
        yield Broken(index, begins, problem("options", "aiken_no_answer"))


def judged(
    index: int, line: int, stem: list[str], options: list[tuple[str, str]], answer: str, fault: tuple[int, str] | None
) -> Item:
    if fault:
        return Broken(index, fault[0], problem("options", fault[1]))
    if not LETTER.fullmatch(answer):
        return Broken(index, line, problem("options", "aiken_answer", answer=answer[:40]))
    letters = [letter for letter, _ in options]
    if letters and answer not in letters:
        return Broken(index, line, problem("options", "aiken_answer_missing", answer=answer))
    return Found(
        index,
        line,
        {
            "question_text": "\n".join(stem),
            "type": "single",
            "options": [{"key": letter, "text": text, "is_correct": letter == answer} for letter, text in options],
        },
    )


# --- writing ----------------------------------------------------------------------------------------------------------


def write_question(document: Document) -> str:
    right = next((option["key"] for option in document["options"] if option["is_correct"]), "")
    lines = [document["question_text"], *(f"{option['key']}. {option['text']}" for option in document["options"])]
    return "\n".join([*lines, f"ANSWER: {right}"]) + "\n\n"


def is_held(document: Document) -> bool:
    """Whether reading what is written gives the same question, its options and its answer."""
    letters = "".join(option["key"] for option in document["options"])
    if document["type"] != "single" or not OPTION_KEYS.startswith(letters):  # others count the letters from A
        return False
    items = list(items_of(numbered_lines(io.StringIO(write_question(document), newline=None))))
    held = {name: document[name] for name in ("question_text", "type", "options")}
    return len(items) == 1 and isinstance(items[0], Found) and items[0].document == held


def fields_lost(document: Document) -> list[str]:
    """What a question says that Aiken has no place for. The subject is given once, when the file is read again."""
    kept = {"question_text", "type", "options", "subject_code"}
    return sorted(name for name in told(document) if name not in kept and document[name] != DEFAULTS.get(name))
