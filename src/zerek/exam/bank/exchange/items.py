"""What a reader of any format finds in a file, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple, TextIO

from zerek.core.decoding import Unreadable
from zerek.core.reports import Problem
from zerek.exam.bank.images.rules import Picture, read_picture

LONGEST_LINE = 1_000_000  # characters


@dataclass(frozen=True, slots=True)
class Found:
    """A question, not judged yet: its index from 0, the line it begins at from 1, and its document."""

    index: int
    line: int
    document: Any


@dataclass(frozen=True, slots=True)
class Broken:
    """What cannot be read as a question at all."""

    index: int
    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is sound and still no question of ours, such as an essay."""

    index: int
    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Remark:
    """What a question said and the bank has no place for."""

    index: int
    line: int
    problem: Problem


Item = Found | Broken | LeftOut | Remark


def same(field: str) -> str:
    return field


class Reading(NamedTuple):
    """`encoding` is none where the format has its own. `field_name` says what the file calls a field of a document. A
    picture stands among the items before whatever shows it first."""

    encoding: str | None
    items: Iterator[Item | Picture]
    field_name: Callable[[str], str] = same


class Source(NamedTuple):
    """A file that somebody brings: it can be read from any place. `take_picture` makes a picture ours or raises
    `Unacceptable`; it decides what is too large, and where the work is done."""

    file: BinaryIO
    name: str
    take_picture: Callable[[bytes], Picture] = read_picture


def problem(field: str, sentence: str, /, **parameters: Any) -> Problem:
    return Problem(field, f"import.{sentence}", parameters)


def numbered_lines(text: TextIO) -> Iterator[tuple[int, str]]:
    """Lines from 1, without their ends. Raises `Unreadable` for one that nobody can have meant."""
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise Unreadable("import.line_too_long", number, most=LONGEST_LINE)
        yield number, line.rstrip("\n")
