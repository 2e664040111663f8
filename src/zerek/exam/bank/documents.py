"""Reading files of questions: text to documents with the line each begins in. No rules about content."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from zerek.core.decoding import Unreadable, decode
from zerek.exam.bank.rules import shown

WHITE = re.compile(r"[ \t\r\n]*")
# How Python's parser begins its sentences, and what we say instead.
PARSER_SENTENCES = (
    ("Expecting property name", "import.json_expected_name"),
    ("Expecting value", "import.json_expected_value"),
    ("Expecting ':'", "import.json_expected_colon"),
    ("Expecting ','", "import.json_expected_comma"),
    ("Illegal trailing comma", "import.json_trailing_comma"),
    ("Extra data", "import.json_extra"),
    ("Unterminated string", "import.json_string_open"),
    ("Invalid control character", "import.json_control_character"),
    ("Invalid \\", "import.json_escape"),
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """`documents` are (index from 0, line from 1, content)."""

    encoding: str
    documents: list[tuple[int, int, Any]] = field(default_factory=list)


def read_json(raw: bytes) -> ReadFile:
    """`{"questions": [ … ]}` or a bare list. Raises `Unreadable` with the line of the fault."""
    text, encoding = decode(raw)
    if not text.strip():
        raise Unreadable("import.empty_file")
    try:
        return ReadFile(encoding, list(Scanner(text).questions()))
    except json.JSONDecodeError as error:
        raise Unreadable(**sentence_of(error)) from None


def sentence_of(error: json.JSONDecodeError) -> dict[str, Any]:
    """What `Unreadable` takes: where the JSON is broken and what was expected there."""
    place = {"line": error.lineno, "column": error.colno}
    for beginning, key in PARSER_SENTENCES:
        if error.msg.startswith(beginning):
            return {"key": key, **place}
    return {"key": "import.json_broken", "reason": error.msg, **place}


class Unacceptable(Exception):
    """What Python's parser lets through and JSON does not mean: NaN, or a name twice in one object."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(key)
        self.key, self.name = key, shown(name)


def members_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. Python keeps the last of two equal names; here the first would be lost without a word."""
    found = dict(members)
    if len(found) != len(members):
        names = [name for name, _ in members]
        raise Unacceptable("import.json_name_repeated", next(name for name in names if names.count(name) > 1))
    return found


def no_constant(name: str) -> Any:
    raise Unacceptable("import.json_constant", name)


DECODER = json.JSONDecoder(object_pairs_hook=members_once, parse_constant=no_constant)


class Scanner:
    """Goes through the text once, value by value, so that the line of each question is known.

    Raises `json.JSONDecodeError` where the text is not JSON, `Unreadable` where it is not a file of questions.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.counted, self.lines = 0, 0

    def questions(self) -> Iterator[tuple[int, int, Any]]:
        opening = self.peek()
        if opening == "[":
            yield from self.members()
        elif opening == "{":
            yield from self.object_with_questions()
        else:
            self.value()
            raise Unreadable("import.root_wrong")
        if self.peek():
            raise self.expecting("Extra data")

    def object_with_questions(self) -> Iterator[tuple[int, int, Any]]:
        names: set[str] = set()
        self.place += 1
        while self.peek() == '"':
            line, name = self.line(), self.value()
            if name in names:
                raise Unreadable("import.json_name_repeated", line, name=shown(name))
            names.add(name)
            if self.peek() != ":":
                raise self.expecting("Expecting ':' delimiter")
            self.place += 1
            if name != "questions":
                self.value()
            elif self.peek() == "[":
                yield from self.members()
            else:
                line, _ = self.line(), self.value()
                raise Unreadable("import.questions_not_list", line)
            if not self.comma_before("}"):
                if "questions" not in names:
                    raise Unreadable("import.questions_missing")
                return
        if names or self.peek() != "}":
            raise self.expecting("Expecting property name")
        raise Unreadable("import.questions_missing")

    def members(self) -> Iterator[tuple[int, int, Any]]:
        """Each member of the list that opens here, with its index and the line it begins in."""
        self.place += 1
        if self.peek() == "]":
            self.place += 1
            return
        index, more = 0, True
        while more:
            self.peek()
            yield index, self.line(), self.value()
            index, more = index + 1, self.comma_before("]")

    def comma_before(self, closing: str) -> bool:
        """Steps over a comma (true) or over the closing bracket (false)."""
        found = self.peek()
        if found not in (",", closing) or not found:
            raise self.expecting("Expecting ',' delimiter")
        self.place += 1
        return found == ","

    def value(self) -> Any:
        """The value that begins at or after this place."""
        self.peek()
        begin = self.place
        try:
            value, self.place = DECODER.raw_decode(self.text, begin)
        except json.JSONDecodeError:
            raise
        except Unacceptable as error:
            raise Unreadable(error.key, self.line(), name=error.name) from None
        except RecursionError:
            raise Unreadable("import.json_too_deep") from None
        except ValueError:  # Python converts no number of more than 4,300 digits
            raise Unreadable("import.json_number_too_long", self.line()) from None
        return value

    def peek(self) -> str:
        """The next character that is not white space, "" at the end."""
        found = WHITE.match(self.text, self.place)
        self.place = found.end() if found else self.place
        return self.text[self.place : self.place + 1]

    def line(self) -> int:
        self.lines += self.text.count("\n", self.counted, self.place)
        self.counted = self.place
        return self.lines + 1

    def expecting(self, sentence: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(sentence, self.text, self.place)
