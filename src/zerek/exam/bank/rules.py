"""What a question has to be: pure functions from a document of a file to a draft, or to all that is wrong with it."""

import hashlib
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from zerek.core.i18n import LANGUAGES
from zerek.core.reports import Problem

OPTION_KEYS = "ABCDEFGH"
FEWEST_OPTIONS = 2
LONGEST_TEXT = 10_000
LONGEST_OPTION = 2_000
LONGEST_TOPIC = 200
LONGEST_SUBJECT = 40
MOST_TAGS, LONGEST_TAG = 20, 50
LARGEST_METADATA, DEEPEST_METADATA = 8_192, 20
LARGEST_NUMBER_BITS = 1_024  # of a whole number in metadata; about what a float can reach
DEFAULT_POINTS, FEWEST_POINTS, MOST_POINTS = 1, 1, 100
DEFAULT_SECONDS, FEWEST_SECONDS, MOST_SECONDS = 90, 5, 3_600
KEPT_SOURCE = ("question_id", "test_id", "source_question_number")
TRAILING_MARKS = " \t\n.,;:!?…"
# A soft hyphen, zero width spaces and a stray byte order mark come along when text is copied, and nobody sees them.
UNSEEN = "\u00ad\u200b\u2060\ufeff"
# A NUL character, which PostgreSQL keeps in no text, and halves of surrogate pairs, which no encoding writes.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
CYRILLIC_LOOKALIKES = frozenset("АВСЕН")


@dataclass(frozen=True, slots=True)
class Wording:
    text: str
    options: dict[str, str]
    explanation: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question that may enter the bank. `texts` maps a language, or "" where none is named, to its wording."""

    subject_code: str
    type: str
    difficulty: str
    points: float
    time_seconds: int
    option_keys: tuple[str, ...]
    correct_keys: frozenset[str]
    texts: dict[str, Wording]
    tags: tuple[str, ...]
    metadata: dict[str, Any]
    fingerprint: str
    index: int
    line: int

    @property
    def main(self) -> Wording:
        return next(iter(self.texts.values()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the file tells, the main one first; empty where it tells none."""
        return tuple(language for language in self.texts if language)


def one_spaced(text: str) -> str:
    """Without what nobody sees, and with one space wherever there is white space. "" where nothing can be seen."""
    for mark in UNSEEN:
        text = text.replace(mark, "")
    return " ".join(text.split())


def normalised(text: str) -> str:
    """Folded so that case, spacing, compatibility forms and closing punctuation make no difference.

    A text of nothing but punctuation stays as it is: "." and "?" are different answers.
    """
    # Folding case may take a text out of its normal form, hence the second time.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    folded = one_spaced(folded)
    return folded.rstrip(TRAILING_MARKS) or folded


def fingerprint(text: str, options: Iterable[str]) -> str:
    """SHA-256 of the normalised text and the sorted normalised options: equal for two questions that are the same."""
    parts = [normalised(text), *sorted(normalised(option) for option in options)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def as_read(text: str) -> str:
    """What tells two options of one question apart. Case and closing marks do: Aa and AA, 5 and 5! are two answers."""
    return one_spaced(unicodedata.normalize("NFC", text))


def shown(name: str) -> str:
    """A name out of a file as a report may repeat it: cut short, and with nothing that cannot be written out."""
    return UNSTORABLE.sub("\ufffd", name[:60])


def storable(text: str) -> bool:
    """Whether neither a NUL nor a surrogate is in the text. (Encoding is several times as quick as a search.)"""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def fault_of_metadata(metadata: dict[str, Any]) -> str | None:
    """The sentence for what a database cannot keep as JSON, or None. Without recursion, since depth is checked here."""
    waiting: list[tuple[Any, int]] = [(metadata, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST_METADATA:
            return "metadata_too_deep"
        if isinstance(value, dict):
            if not all(isinstance(name, str) and storable(name) for name in value):
                return "metadata_unstorable"
            waiting.extend((inner, depth + 1) for inner in value.values())
        elif isinstance(value, list | tuple):  # demonstration questions are written in Python
            waiting.extend((inner, depth + 1) for inner in value)
        elif not storable_leaf(value):
            return "metadata_unstorable"
    return None


def storable_leaf(value: Any) -> bool:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or (isinstance(value, int) and value.bit_length() <= LARGEST_NUMBER_BITS)


@dataclass(slots=True)
class Reader:
    """Reads the fields of one document and collects every problem on the way."""

    document: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, name: str, sentence: str, /, **parameters: Any) -> None:
        self.problems.append(Problem(name, f"import.{sentence}", parameters))

    def given(self, name: str, default: Any) -> Any:
        value = self.document.get(name)
        return default if value is None else value

    def text(self, value: Any, name: str, longest: int) -> str:
        """A text of 1 to `longest` characters; "" with a problem where it is not."""
        stripped = value.strip() if isinstance(value, str) else ""
        if len(stripped) > longest:
            self.refuse(name, "text_too_long", longest=longest)
        elif not one_spaced(stripped):
            self.refuse(name, "text_missing")
        elif not storable(stripped):
            self.refuse(name, "text_unprintable")
        else:
            return stripped
        return ""

    def optional_text(self, value: Any, name: str, longest: int) -> str | None:
        blank = value is None or (isinstance(value, str) and not value.strip())
        return None if blank else self.text(value, name, longest) or None

    def choice(self, name: str, allowed: Sequence[str], sentence: str) -> str | None:
        """One of the allowed words, or None where nothing is given."""
        value = self.document.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and value in allowed:
            return value
        if isinstance(value, str) and value in CYRILLIC_LOOKALIKES:
            sentence = "letter_cyrillic"
        self.refuse(name, sentence, allowed=", ".join(allowed))
        return None

    def number(self, name: str, default: float, least: float, most: float, *, whole: bool) -> float:
        value = self.document.get(name)
        if value is None:
            return default
        right_kind = isinstance(value, int | float) and not isinstance(value, bool)
        if not right_kind or not least <= value <= most or (whole and value != int(value)):
            self.refuse(name, "whole_number_outside" if whole else "number_outside", least=least, most=most)
            return default
        return int(value) if value == int(value) else float(value)

    def subject(self, default: str | None) -> str:
        """The code that the question names, else the one given for the whole file."""
        own = self.document.get("subject_code")
        blank = own is None or (isinstance(own, str) and not own.strip())
        code = default if blank else own
        if code is None or (isinstance(code, str) and not code.strip()):
            self.refuse("subject_code", "subject_missing")
        elif not isinstance(code, str) or len(code.strip()) > LONGEST_SUBJECT or not storable(code):
            self.refuse("subject_code", "subject_wrong", longest=LONGEST_SUBJECT)
        else:
            return code.strip()
        return ""

    def options(self) -> tuple[dict[str, str], set[str] | None]:
        """(text by key in the order given, the right keys); None for these where they are not known for sure."""
        listed = self.document.get("options")
        listed = listed if isinstance(listed, list) else []
        sure = FEWEST_OPTIONS <= len(listed) <= len(OPTION_KEYS)
        if not sure:
            self.refuse("options", "options_count", least=FEWEST_OPTIONS, most=len(OPTION_KEYS))
        texts: dict[str, str] = {}
        right: set[str] = set()
        for place, option in enumerate(listed[: len(OPTION_KEYS)]):
            name = f"options[{place}]"
            if not isinstance(option, dict):
                self.refuse(name, "option_not_object")
                sure = False
                continue
            # An option whose key is refused is read on under its name, so that all its problems are told.
            key = self.option_key(option.get("key"), place, texts) or name
            texts[key] = self.text(option.get("text"), f"{name}.text", LONGEST_OPTION)
            if not isinstance(option.get("is_correct"), bool):
                self.refuse(f"{name}.is_correct", "option_correct_missing")
                sure = False
            elif option["is_correct"]:
                right.add(key)
        self.refuse_same_texts(texts, [f"options[{place}].text" for place in range(len(texts))])
        return texts, right if sure else None

    def option_key(self, value: Any, place: int, taken: Iterable[str]) -> str | None:
        """A letter from A to H, by the place where none is given; None with a problem where it is not."""
        name = f"options[{place}].key"
        key = OPTION_KEYS[place] if value is None else value.strip().upper() if isinstance(value, str) else ""
        if key in CYRILLIC_LOOKALIKES:
            self.refuse(name, "letter_cyrillic", allowed=", ".join(OPTION_KEYS))
        elif len(key) != 1 or key not in OPTION_KEYS:
            self.refuse(name, "option_key", allowed=", ".join(OPTION_KEYS))
        elif key in taken:
            self.refuse(name, "option_key_repeated", key=key)
        else:
            return key
        return None

    def refuse_same_texts(self, texts: Mapping[str, str], names: Iterable[str]) -> None:
        """Two options that read the same: nobody could know which of them to choose."""
        seen: dict[str, str] = {}
        for (key, text), name in zip(texts.items(), names, strict=False):
            folded = as_read(text)
            if folded and folded in seen:
                self.refuse(name, "option_text_repeated", key=seen[folded])
            seen.setdefault(folded, key)

    def type(self, right: set[str] | None, count: int) -> str:
        """As given, else by the number of right options; what the marks say against it is told once they are sure."""
        given = self.choice("type", ("single", "multiple"), "type")
        if right is None:
            return given or "single"
        if not right:
            self.refuse("options", "no_right_option")
        elif given == "single" and len(right) > 1:
            self.refuse("options", "several_right_options", count=len(right))
        elif len(right) == count:
            self.refuse("options", "all_options_right")
        return given or ("single" if len(right) == 1 else "multiple")

    def tags(self) -> tuple[str, ...]:
        tags = self.given("tags", [])
        if not isinstance(tags, list) or len(tags) > MOST_TAGS:
            self.refuse("tags", "tags_count", most=MOST_TAGS)
            return ()
        return tuple(dict.fromkeys(self.text(tag, f"tags[{place}]", LONGEST_TAG) for place, tag in enumerate(tags)))

    def metadata(self) -> dict[str, Any]:
        """What the file says beside the question, and under `source` the numbers it has where it comes from."""
        given = self.given("metadata", {})
        if not isinstance(given, dict):
            self.refuse("metadata", "metadata_not_object")
            return {}
        numbers = {name: value for name in KEPT_SOURCE if is_source_number(value := self.document.get(name))}
        whole = given
        if numbers:
            source = given.get("source", {})
            whole = given | {"source": (source if isinstance(source, dict) else {"reference": source}) | numbers}
        if fault := fault_of_metadata(whole):
            self.refuse("metadata", fault, deepest=DEEPEST_METADATA)
        elif len(json.dumps(whole, ensure_ascii=False).encode()) > LARGEST_METADATA:
            self.refuse("metadata", "metadata_too_large", most=LARGEST_METADATA)
        else:
            return whole
        return {}

    def translations(self, main: str, keys: Iterable[str]) -> dict[str, Wording]:
        given = self.given("translations", {})
        if not isinstance(given, dict):
            self.refuse("translations", "translations_not_object")
            return {}
        if given and self.document.get("language") in (None, ""):
            self.refuse("language", "language_missing")
        found = {}
        # Among more members than there are languages some are refused, and a few are enough to tell so.
        for language, wording in islice(given.items(), len(LANGUAGES) + 1):
            name = f"translations.{shown(str(language))}"
            if language not in LANGUAGES:
                self.refuse(name, "language", allowed=", ".join(LANGUAGES))
            elif language == main:
                self.refuse(name, "language_repeated", language=language)
            elif not isinstance(wording, dict) or not isinstance(wording.get("options"), dict):
                self.refuse(name, "translation_incomplete")
            else:
                found[language] = Wording(
                    self.text(wording.get("question_text"), f"{name}.question_text", LONGEST_TEXT),
                    self.translated_options(wording["options"], name, keys),
                    self.optional_text(wording.get("explanation"), f"{name}.explanation", LONGEST_TEXT),
                    self.optional_text(wording.get("topic"), f"{name}.topic", LONGEST_TOPIC),
                )
        return found

    def translated_options(self, given: Mapping[Any, Any], name: str, keys: Iterable[str]) -> dict[str, str]:
        """A text for every key of the question and for no other, in the order of the question."""
        wanted = [key for key in keys if key in OPTION_KEYS]
        texts: dict[str, Any] = {}
        for key, text in islice(given.items(), 2 * len(OPTION_KEYS)):
            folded = str(key).strip().upper()
            if folded not in wanted:
                self.refuse(f"{name}.options.{shown(str(key))}", "translation_option_unknown")
            elif folded in texts:
                self.refuse(f"{name}.options.{shown(str(key))}", "option_key_repeated", key=folded)
            else:
                texts[folded] = text
        found = {key: self.text(texts.get(key), f"{name}.options.{key}", LONGEST_OPTION) for key in wanted}
        self.refuse_same_texts(found, [f"{name}.options.{key}" for key in found])
        return found


def is_source_number(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def validate(document: Any, default_subject: str | None, index: int, line: int) -> QuestionDraft | list[Problem]:
    """A draft, or all problems of the document at once. Never raises, whatever the document is."""
    if not isinstance(document, dict):
        return [Problem("", "import.question_not_object", {})]
    reader = Reader(document)
    subject = reader.subject(default_subject)
    language = reader.choice("language", LANGUAGES, "language") or ""
    text = reader.text(document.get("question_text"), "question_text", LONGEST_TEXT)
    options, right = reader.options()
    kind = reader.type(right, len(options))
    difficulty = reader.choice("difficulty", ("A", "B", "C"), "difficulty") or "A"
    points = reader.number("points", DEFAULT_POINTS, FEWEST_POINTS, MOST_POINTS, whole=False)
    seconds = reader.number("time_seconds", DEFAULT_SECONDS, FEWEST_SECONDS, MOST_SECONDS, whole=True)
    explanation = reader.optional_text(document.get("explanation"), "explanation", LONGEST_TEXT)
    topic = reader.optional_text(document.get("topic"), "topic", LONGEST_TOPIC)
    tags, metadata = reader.tags(), reader.metadata()
    texts = {language: Wording(text, options, explanation, topic), **reader.translations(language, options)}
    if reader.problems:
        return reader.problems
    return QuestionDraft(
        subject_code=subject,
        type=kind,
        difficulty=difficulty,
        points=points,
        time_seconds=int(seconds),
        option_keys=tuple(options),
        correct_keys=frozenset(right or ()),
        texts=texts,
        tags=tags,
        metadata=metadata,
        fingerprint=fingerprint(text, options.values()),
        index=index,
        line=line,
    )
