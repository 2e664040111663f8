"""JSON: `{"questions": [ … ]}` or a bare list, as the bank itself writes it. Nothing is lost either way."""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from zerek.core.decoding import Unreadable, open_text
from zerek.exam.bank.exchange.items import Found, Reading, Source
from zerek.exam.bank.rules import shown

WHITE = re.compile(r"[ \t\r\n]*")
PIECE = 256 * 1024  # characters
LARGEST_VALUE = 4 * 1024 * 1024  # characters of one question
TRUNCATED = 20  # so near to the end of what is read, a fault may be that the rest is not there yet
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


def read_json(source: Source) -> Reading:
    """Raises `Unreadable` with the line of the fault, here and while the items are read."""
    text, encoding = open_text(source.file)
    return Reading(encoding, members_of(text))


def members_of(text: TextIO) -> Iterator[Found]:
    try:
        yield from Scanner(text).questions()
    except Misplaced as error:
        raise Unreadable(**sentence_of(error)) from None


class Misplaced(Exception):
    """Where the text is no JSON, and what Python's parser says of it."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def sentence_of(error: Misplaced) -> dict[str, Any]:
    """What `Unreadable` takes: where the JSON is broken and what was expected there."""
    place = {"line": error.line, "column": error.column}
    for beginning, key in PARSER_SENTENCES:
        if error.message.startswith(beginning):
            return {"key": key, **place}
    return {"key": "import.json_broken", "reason": error.message, **place}


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
    """Goes through the text once, value by value, with no more than a piece of it in memory.

    Raises `Misplaced` where the text is not JSON, `Unreadable` where it is not a file of questions.
    """

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.piece = ""
        self.place = 0
        self.ended = False
        self.first_line, self.columns_before = 1, 0  # of the piece
        self.counted, self.lines = 0, 0

    def questions(self) -> Iterator[Found]:
        opening = self.peek()
        if opening == "[":
            yield from self.members()
        elif opening == "{":
            yield from self.object_with_questions()
        elif not opening:
            raise Unreadable("import.empty_file")
        else:
            self.value()
            raise Unreadable("import.root_wrong")
        if self.peek():
            raise self.expecting("Extra data")

    def object_with_questions(self) -> Iterator[Found]:
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

    def members(self) -> Iterator[Found]:
        """Each member of the list that opens here, with its index and the line it begins in."""
        self.place += 1
        if self.peek() == "]":
            self.place += 1
            return
        index, more = 0, True
        while more:
            self.peek()
            yield Found(index, self.line(), self.value())
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
        while True:
            try:
                value, end = DECODER.raw_decode(self.piece, self.place)
            except json.JSONDecodeError as error:
                cut_off = error.msg.startswith("Unterminated") or error.pos > len(self.piece) - TRUNCATED
                if not (cut_off and self.more()):
                    raise self.expecting(error.msg, error.pos) from None
            except Unacceptable as error:
                raise Unreadable(error.key, self.line(), name=error.name) from None
            except RecursionError:
                raise Unreadable("import.json_too_deep") from None
            except ValueError:  # Python converts no number of more than 4,300 digits
                raise Unreadable("import.json_number_too_long", self.line()) from None
            else:
                if end < len(self.piece) or not self.more():  # a number may go on in the next piece
                    self.place = end
                    return value

    def more(self) -> bool:
        """Reads on, forgetting what is dealt with; false at the end. Raises `Unreadable` for too large a value."""
        waiting = len(self.piece) - self.place
        if waiting > LARGEST_VALUE:
            raise Unreadable("import.value_too_large", self.line())
        further = "" if self.ended else self.text.read(max(PIECE, waiting))
        self.ended = not further
        if self.ended:
            return False
        gone = self.piece[: self.place]
        newlines = gone.count("\n")
        self.first_line += newlines
        self.columns_before = len(gone) - gone.rfind("\n") - 1 if newlines else self.columns_before + len(gone)
        self.piece = self.piece[self.place :] + further
        self.place = self.counted = self.lines = 0
        return True

    def peek(self) -> str:
        """The next character that is not white space, "" at the end."""
        while True:
            found = WHITE.match(self.piece, self.place)
            self.place = found.end() if found else self.place
            if self.place < len(self.piece) or not self.more():
                return self.piece[self.place : self.place + 1]

    def line(self) -> int:
        self.lines += self.piece.count("\n", self.counted, self.place)
        self.counted = self.place
        return self.first_line + self.lines

    def expecting(self, message: str, place: int | None = None) -> Misplaced:
        place = self.place if place is None else place
        line = self.first_line + self.piece.count("\n", 0, place)
        newline = self.piece.rfind("\n", 0, place)
        column = place - newline if newline >= 0 else self.columns_before + place + 1
        return Misplaced(message, line, column)
