"""GIFT, the text format of Moodle (docs.moodle.org, "GIFT format"): choice and true-false questions.

Everything that Moodle writes is understood; kinds without options (essays, numbers, matching …) are told and left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zerek.core.decoding import open_text
from zerek.core.reports import Problem
from zerek.exam.bank.exchange.categories import category_of, topic_of
from zerek.exam.bank.exchange.html import Unconvertible, from_markup, looks_like_html
from zerek.exam.bank.exchange.items import (
    Broken,
    Found,
    Item,
    LeftOut,
    Reading,
    Remark,
    Source,
    numbered_lines,
    problem,
)
from zerek.exam.bank.exchange.notes import Document, with_note, write_whole
from zerek.exam.bank.exchange.wordings import named, true_false, with_feedback
from zerek.exam.bank.rules import OPTION_KEYS

LONGEST_BLOCK = 400_000  # characters
TOKEN = re.compile(r"\\.|####|[{}=~#]", re.DOTALL)
ESCAPED = re.compile(r"\\([~=#{}:\\n])")
LINE_END = re.compile(r"\r\n|\r|\n")
ESCAPE = re.compile(r"[~=#{}:\\]")
NAME = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.DOTALL)
MARKUP = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d+)?)%")
TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#|$)", re.IGNORECASE)
CATEGORY = re.compile(r"\$CATEGORY:\s*(.+)")
COMMENT_TAG = re.compile(r"\[tag:([^\]]+)\]")
GOES_ON = tuple("=~}#")


class Unreadable(Exception):
    """Of one question."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NotAChoice(Unreadable):
    pass


class Choice(NamedTuple):
    """An answer as it stands: whether `=` or `~`, its weight in percent, its text and its feedback."""

    right: bool
    weight: float | None
    text: str
    feedback: str


@dataclass(slots=True)
class Block:
    """The lines of one question and what the comments before it say."""

    line: int = 0
    lines: list[str] = field(default_factory=list)
    size: int = 0
    comments: list[str] = field(default_factory=list)
    opened: int = 0  # how many braces are open

    def add(self, number: int, line: str) -> None:
        self.line = self.line or number
        self.size += len(line)
        self.lines.append(line)
        for sign in TOKEN.findall(line):
            self.opened += (sign == "{") - (sign == "}")


def read_gift(source: Source) -> Reading:
    text, encoding = open_text(source.file, newline=None)
    return Reading(encoding, items_of(numbered_lines(text)))


def blocks(lines: Iterator[tuple[int, str]]) -> Iterator[Block | str]:
    """Questions, and categories as texts. A blank line ends a question, unless its answers visibly go on below."""
    block, gap = Block(), False
    for number, line in lines:
        stripped = line.strip()
        if stripped.startswith("//"):
            if block.lines and gap:
                yield block
                block = Block()
            block.comments.append(stripped[2:])
            continue
        if not stripped:
            gap = bool(block.lines)
            continue
        if block.lines and gap and not (block.opened > 0 and stripped.startswith(GOES_ON)):
            yield block
            block = Block()
        gap = False
        category = CATEGORY.match(stripped)
        if category and not block.lines:
            yield category[1]
        elif block.size < LONGEST_BLOCK:
            block.add(number, line)
    if block.lines:
        yield block


def items_of(lines: Iterator[tuple[int, str]]) -> Iterator[Item]:
    index, topic = 0, ""
    for block in blocks(lines):
        if isinstance(block, str):
            topic = topic_of(block)
            continue
        yield from item_of(block, index, topic)
        index += 1


def item_of(block: Block, index: int, topic: str) -> Iterator[Item]:
    if block.size >= LONGEST_BLOCK:
        yield Broken(index, block.line, problem("question_text", "text_too_long_file"))
        return
    try:
        document, remarks = document_of("\n".join(block.lines), topic)
    except NotAChoice as error:
        yield LeftOut(index, block.line, problem("type", error.key))
        return
    except Unreadable as error:
        yield Broken(index, block.line, problem("question_text", error.key))
        return
    except Unconvertible as error:
        yield Broken(index, block.line, error.problem)
        return
    tags = [tag.strip() for comment in block.comments for tag in COMMENT_TAG.findall(comment)]
    if tags:
        document["tags"] = tags
    read = document
    for comment in block.comments:
        document = with_note(document, read, comment)
    yield Found(index, block.line, document)
    for remark in remarks:
        yield Remark(index, block.line, remark)


def document_of(block: str, topic: str) -> tuple[Document, list[Problem]]:
    """Raises `Unreadable` and `Unconvertible`."""
    name_match = NAME.match(block)
    name = unescaped(name_match[1]).strip() if name_match else ""
    rest = block[name_match.end() :] if name_match else block
    markup_match = MARKUP.match(rest)
    markup = markup_match[1].lower() if markup_match else ""
    rest = rest[markup_match.end() :] if markup_match else rest
    before, inside, after = braces(rest)
    content, general = split_general(inside)
    stem = before.strip() if not after.strip() else f"{before.rstrip()} _____ {after.strip()}"
    text = converted(stem, markup, "question_text")
    remarks: list[Problem] = []
    if truth := TRUTH.match(content):
        options, feedbacks = truths(truth[1].upper().startswith("T"), content, markup, text)
        kind = "single"
    else:
        choices = choices_of(content)
        kind = kind_of(choices, remarks)
        options = [
            {
                "key": key,
                "text": converted(choice.text, markup, f"options[{place}].text"),
                "is_correct": is_right(choice, choices),
            }
            for place, (key, choice) in enumerate(zip(keys(len(choices)), choices, strict=True))
        ]
        feedbacks = [converted(choice.feedback, markup, "explanation") for choice in choices]
    document: Document = {"question_text": text, "type": kind, "options": options}
    explanation = with_feedback(converted(general, markup, "explanation"), options, feedbacks)
    if explanation:
        document["explanation"] = explanation
    if topic:
        document["topic"] = topic
    if name and not named(name, text):
        document["metadata"] = {"name": name}
    return document, remarks


def keys(count: int) -> list[str | None]:
    """Letters for as many options as there may be; the rules refuse the rest."""
    return [OPTION_KEYS[place] if place < len(OPTION_KEYS) else None for place in range(count)]


def braces(text: str) -> tuple[str, str, str]:
    """What stands before, inside and after the answers."""
    opening = closing = None
    for token in TOKEN.finditer(text):
        if token[0] == "{":
            if opening is not None:
                raise Unreadable("gift_braces")
            opening = token.start()
        elif token[0] == "}":
            if opening is None or closing is not None:
                raise Unreadable("gift_braces")
            closing = token.start()
    if opening is None:
        raise NotAChoice("kind_description")
    if closing is None:
        raise Unreadable("gift_unclosed")
    return text[:opening], text[opening + 1 : closing], text[closing + 1 :]


def split_general(inside: str) -> tuple[str, str]:
    """The answers, and the feedback to the question, which stands at the end after four hashes."""
    for token in TOKEN.finditer(inside):
        if token[0] == "####":
            return inside[: token.start()], inside[token.end() :]
    return inside, ""


def choices_of(content: str) -> list[Choice]:
    """Raises `NotAChoice` for questions without options to choose from."""
    if not content.strip():
        raise NotAChoice("kind_essay")
    if content.lstrip().startswith("#"):
        raise NotAChoice("kind_numerical")
    begins = [token for token in TOKEN.finditer(content) if token[0] in "=~"]
    if not begins or content[: begins[0].start()].strip():
        raise Unreadable("gift_answers")
    ends = [token.start() for token in begins[1:]] + [len(content)]
    choices = [choice_of(token[0] == "=", content[token.end() : end]) for token, end in zip(begins, ends, strict=True)]
    if all(choice.right for choice in choices):
        raise NotAChoice("kind_matching" if all("->" in choice.text for choice in choices) else "kind_short_answer")
    return choices


def choice_of(right: bool, text: str) -> Choice:
    weight = WEIGHT.match(text)
    text = text[weight.end() :] if weight else text
    hash_token = next((token for token in TOKEN.finditer(text) if token[0] == "#"), None)
    answer, feedback = (text[: hash_token.start()], text[hash_token.end() :]) if hash_token else (text, "")
    return Choice(right, float(weight[1]) if weight else None, answer, feedback)


def kind_of(choices: list[Choice], remarks: list[Problem]) -> str:
    """Weights without any `=` make a question with several right options, as in Moodle."""
    right = sum(choice.right for choice in choices)
    if not right:
        return "multiple" if any(choice.weight is not None for choice in choices) else "single"
    if any(not choice.right and (choice.weight or 0) > 0 for choice in choices):
        remarks.append(problem("options", "remark_partial_credit"))
    if right > 1:
        remarks.append(problem("options", "remark_several_right", count=right))
        return "multiple"
    return "single"


def is_right(choice: Choice, choices: list[Choice]) -> bool:
    if any(one.right for one in choices):
        return choice.right
    return (choice.weight or 0) > 0


def truths(is_true: bool, content: str, markup: str, text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The feedback for a wrong choice comes first, then the one for a right choice."""
    parts = [""] * 3
    place, begin = 0, 0
    for token in TOKEN.finditer(content):
        if token[0] == "#" and place < 2:
            parts[place], place, begin = content[begin : token.start()], place + 1, token.end()
    parts[place] = content[begin:]
    wrong, right = (converted(part, markup, "explanation") for part in parts[1:])
    return true_false(is_true, text), [right, wrong] if is_true else [wrong, right]


def converted(text: str, markup: str, name: str) -> str:
    own = MARKUP.match(text)
    if own:
        text, markup = text[own.end() :], own[1].lower()
    text = unescaped(text.strip())
    if markup == "html" or (markup in ("", "moodle") and looks_like_html(text)):
        return from_markup(text, name)
    return text


def unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


# --- writing ----------------------------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """On one line: what follows the end of one, of whatever system, could be read as a comment."""
    return LINE_END.sub(r"\\n", ESCAPE.sub(r"\\\g<0>", text))


def write_question(document: Document, topic: str) -> str:
    """A question with its comment, without its category."""

    def read(text: str) -> Document:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # as a file is read
        found, _ = document_of("\n".join(line for line in lines if not line.startswith("//")), topic)
        return found

    return write_whole(document, write_bare, read)


def write_bare(document: Document, note: str) -> str:
    options = document["options"]
    right = sum(option["is_correct"] for option in options)
    lines = [f"// {note}"] if note else []
    name = (document.get("metadata") or {}).get("name") or " ".join(document["question_text"].split())[:60]
    lines.append(f"::{escaped(str(name))}::[markdown]{escaped(document['question_text'])}{{")
    for option in options:
        text = escaped(option["text"])
        if document["type"] == "multiple":
            mark = f"~%{100 / right:.5g}%" if option["is_correct"] else f"~%-{100 / right:.5g}%"
        elif WEIGHT.match(text):  # or the beginning of the text would be taken for a weight
            mark = "=%100%" if option["is_correct"] else "~%0%"
        else:
            mark = "=" if option["is_correct"] else "~"
        lines.append(f"\t{mark}{'[markdown]' if MARKUP.match(text) else ''}{text}")
    if document.get("explanation"):
        lines.append(f"\t####{escaped(document['explanation'])}")
    return "\n".join([*lines, "}"])


class GiftWriter:
    """Questions one after the other, with a category wherever the subject or the topic changes."""

    def __init__(self) -> None:
        self.category = ""

    def write(self, document: Document) -> str:
        category = category_of(document)
        text = write_question(document, topic_of(category))
        if category == self.category:
            return f"{text}\n\n"
        self.category = category
        return f"$CATEGORY: {category}\n\n{text}\n\n"
