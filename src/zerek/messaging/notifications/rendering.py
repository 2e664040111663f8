"""A notification in words. Whatever a row holds, it can be read: a list must not fail for one of its rows."""

import re
import string
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from zerek.core.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language, catalogue, has_text, translate
from zerek.messaging.notifications.rules import zone

LONGEST_VALUE, LONGEST_TITLE, LONGEST_BODY = 300, 200, 2000
UNKNOWN = "unknown"


class Reader(NamedTuple):
    language: Language
    timezone: str


# What somebody wrote may end with a stop of its own, before the one of our sentence.
DOUBLE_STOP = re.compile(r"([.!?…])\.$")


class Words(NamedTuple):
    title: str
    body: str


def reader(locale: str, timezone: str) -> Reader:
    return Reader(next((known for known in LANGUAGES if known == locale), DEFAULT_LANGUAGE), timezone)


def value(kind: str, name: str, given: Any, of: Reader) -> str:
    """A parameter as it stands in the text; empty for what is none."""
    if isinstance(given, dict):  # a name in each language: {"title_ru": …, "title_kk": …} or {"ru": …}
        found = [given.get(f"title_{language}") or given.get(language) for language in (of.language, *LANGUAGES)]
        given = next((one for one in found if one), "")
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return ""
    if isinstance(given, float):
        text = f"{given:.2f}".rstrip("0").rstrip(".")
        return text if of.language == "en" else text.replace(".", ",")
    text = " ".join(str(given).split())[:LONGEST_VALUE]
    if name.endswith("_at"):
        return local_time(text, of)
    word = f"notifications.{kind}.{name}.{text}"
    return translate(word, of.language) if has_text(word) else text


def local_time(text: str, of: Reader) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return at.astimezone(zone(of.timezone)).strftime("%d.%m.%Y %H:%M") if at.tzinfo is not None else ""


def filled(template: str, words: Mapping[str, str]) -> str:
    """Line by line; a line that needs what is not there is left out."""
    lines = []
    for line in template.split("\n"):
        needed = [name for _, name, _, _ in string.Formatter().parse(line) if name]
        if all(words.get(name) for name in needed):
            lines.append(DOUBLE_STOP.sub(r"\1", line.format_map(words)))
    return "\n".join(lines)


def render(kind: str, parameters: Mapping[str, Any], of: Reader) -> Words:
    known = kind if has_text(f"notifications.{kind}.title") else UNKNOWN
    texts = catalogue(of.language)  # with the `{parameters}` still in them
    words = {name: value(kind, name, given, of) for name, given in parameters.items()}
    title = filled(texts[f"notifications.{known}.title"], words) or texts[f"notifications.{UNKNOWN}.title"]
    body = filled(texts.get(f"notifications.{known}.body", ""), words)
    return Words(title[:LONGEST_TITLE], body[:LONGEST_BODY])
