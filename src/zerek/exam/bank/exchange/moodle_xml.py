"""Moodle XML (docs.moodle.org, "Moodle XML format"): choice and true-false questions with their categories and tags.

Texts in HTML become Markdown. We write Markdown itself, which Moodle knows by `format="markdown"`. A picture stands
beside the text that shows it, in `<file>`, and the text calls it `@@PLUGINFILE@@/` and its name.
"""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any
from urllib.parse import unquote

from lxml import etree

from zerek.core.reports import Problem
from zerek.exam.bank.exchange.categories import category_of, topic_of
from zerek.exam.bank.exchange.html import Unconvertible, from_markup, looks_like_html, no_picture
from zerek.exam.bank.exchange.items import Broken, Found, Item, LeftOut, Reading, Remark, Source, problem
from zerek.exam.bank.exchange.notes import Document, note_of, with_note
from zerek.exam.bank.exchange.pictures import (
    NONE,
    Album,
    Pictures,
    Showing,
    by_file_name,
    digest_in,
    digests_in,
    file_name,
    problem_of,
    readdressed,
    texts_in,
)
from zerek.exam.bank.exchange.wordings import named, true_false, with_feedback
from zerek.exam.bank.exchange.xml import ILLEGAL, LARGEST_QUESTION, attribute, elements, encoding_of, parsed, written
from zerek.exam.bank.images.rules import Picture
from zerek.exam.bank.rules import OPTION_KEYS

CHOICES = frozenset({"multichoice", "truefalse"})
USUAL_PENALTIES = frozenset({0.0, 0.3333333, 0.33333, 0.1, 1.0})
LARGEST_ATTACHED = 7 * 1024 * 1024  # bytes; in base64 that is what our reader of XML takes in one piece
MOST_ATTACHED = LARGEST_QUESTION - 4 * 1024 * 1024  # characters of base64 in a question; the rest is for its texts
PLUGIN_FILE = "@@PLUGINFILE@@"
BEGINNING = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
END = "</quiz>\n"


def read_moodle_xml(source: Source) -> Reading:
    encoding, told = encoding_of(source.file)
    return Reading(encoding, items_of(source, told))


def items_of(source: Source, encoding: str | None) -> Iterator[Item | Picture]:
    index, topic, told, album = 0, "", set[str](), Album(source.take_picture)
    for element in elements(source.file, encoding):
        if element.tag != "question":
            continue
        kind = element.get("type") or ""
        if kind == "category":
            topic = topic_of(text_of(element.find("category")))
            continue
        for item in item_of(element, kind, index, topic, album):
            # Penalties and hints stand in every question that Moodle writes: telling it once is enough.
            if isinstance(item, Remark):
                if item.problem.key in told:
                    continue
                told.add(item.problem.key)
            yield from album.taken()
            yield item
        index += 1


def item_of(element: Any, kind: str, index: int, topic: str, album: Album) -> Iterator[Item]:
    line = element.sourceline or 1
    if kind not in CHOICES:
        yield LeftOut(index, line, problem("type", "kind_other", kind=kind[:40] or "?"))
        return
    try:
        read = document_of(element, topic, shown_by(album))
        document = read
        for comment in element.iterchildren(etree.Comment):
            document = with_note(document, read, comment.text or "")
        Showing(album, lambda name, field: content_of(element.iter("file"), name, field)).take_noted(document)
    except Unconvertible as error:
        yield Broken(index, line, error.problem)
        return
    yield Found(index, line, document)
    for remark in remarks_on(element):
        yield Remark(index, line, remark)


def text_of(element: Any) -> str:
    """What `<text>` says inside an element of Moodle; some programs leave `<text>` out."""
    if element is None:
        return ""
    inner = element.find("text")
    found = inner if inner is not None else element
    return "".join(found.itertext(with_tail=False)) if len(found) else found.text or ""


Shown = Callable[[Any, str, str], str]
"""From an element with files, the name of one and the name of the field to the address of the picture"""


def shown_by(album: Album) -> Shown:
    """A text shows what stands beside it, and nothing of other texts."""

    texts: dict[Any, Showing] = {}

    def shown(element: Any, name: str, field: str) -> str:
        if element not in texts:
            texts[element] = Showing(album, lambda name, field: content_of(element.iterchildren("file"), name, field))
        return texts[element].address(name, field)

    return shown


def content_of(files: Iterator[Any], name: str, field: str) -> bytes | None:
    """The file of that name; None where there is none. Raises `Unconvertible`."""
    found: bytes | None = None
    for file in files:
        if f"{file.get('path') or ''}{file.get('name') or ''}".lstrip("/") != name:
            continue
        if file.get("encoding") != "base64":
            raise Unconvertible(problem_of(name, field, "import.picture_base64"))
        try:
            content = base64.b64decode("".join((file.text or "").split()), validate=True)
        except (binascii.Error, ValueError):
            raise Unconvertible(problem_of(name, field, "import.picture_base64")) from None
        if found is not None and content != found:
            raise Unconvertible(problem_of(name, field, "import.picture_twice"))
        found = content
    return found


def converted(element: Any, field: str, shown: Shown) -> str:
    if element is None:
        return ""
    text, markup = text_of(element), element.get("format") or "html"
    count = text.count(PLUGIN_FILE) if element.find("file") is not None else 0

    def show(source: str, field: str) -> str:
        nonlocal count
        if not source.startswith(f"{PLUGIN_FILE}/"):
            return no_picture(source, field)
        count -= 1
        return shown(element, unquote(source.removeprefix(f"{PLUGIN_FILE}/").partition("?")[0]), field)

    if markup == "html" or (markup == "moodle_auto_format" and looks_like_html(text)):
        text = from_markup(text, field, show)
    elif markup == "markdown":
        text = readdressed(text, lambda source: show(source, field) if source.startswith(PLUGIN_FILE) else None)
    if count > 0:  # a link to a file, or something else that would be left behind
        raise Unconvertible(problem(field, "attachment"))
    return text.strip()


def document_of(element: Any, topic: str, shown: Shown) -> Document:
    """Raises `Unconvertible`."""
    text = converted(element.find("questiontext"), "question_text", shown)
    answers = element.findall("answer")
    fractions = [fraction_of(answer) for answer in answers]
    feedbacks = [converted(answer.find("feedback"), "explanation", shown) for answer in answers]
    kind = "single"
    if element.get("type") == "truefalse":
        truth = [text_of(answer).strip().lower() == "true" for answer in answers]
        is_true = any(says and fraction > 0 for says, fraction in zip(truth, fractions, strict=True))
        options = true_false(is_true, text)
        feedbacks = [next((one for one, says in zip(feedbacks, truth, strict=True) if says is which), "")
                     for which in (True, False)]  # fmt: skip
    else:
        if text_of_child(element, "single").lower() in ("false", "0"):
            kind = "multiple"
        best = 0 if kind == "multiple" else max([*fractions, 0])
        options = [
            {
                "key": OPTION_KEYS[place] if place < len(OPTION_KEYS) else None,
                "text": converted(answer, f"options[{place}].text", shown),
                "is_correct": fraction > 0 and fraction >= best,
            }
            for place, (answer, fraction) in enumerate(zip(answers, fractions, strict=True))
        ]
    document: Document = {"question_text": text, "type": kind, "options": options}
    general = converted(element.find("generalfeedback"), "explanation", shown)
    explanation = with_feedback(general, options, feedbacks)
    if explanation:
        document["explanation"] = explanation
    if topic:
        document["topic"] = topic
    tags = [text_of(tag).strip() for tag in element.findall("tags/tag")]
    if any(tags):
        document["tags"] = [tag for tag in tags if tag]
    points = number(text_of_child(element, "defaultgrade"))
    if points is not None and points >= 1:
        document["points"] = int(points) if points == int(points) else points
    document["metadata"] = metadata_of(element, text)
    return document


def metadata_of(element: Any, text: str) -> dict[str, Any]:
    name, idnumber = text_of(element.find("name")).strip(), text_of_child(element, "idnumber")
    found = {"name": name} if name and not named(name, text) else {}
    return found | ({"idnumber": idnumber} if idnumber else {})


def text_of_child(element: Any, name: str) -> str:
    child = element.find(name)
    return "" if child is None else (child.text or "").strip()


def number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if -1e6 < value < 1e6 else None


def fraction_of(answer: Any) -> float:
    return number(answer.get("fraction") or "0") or 0


def remarks_on(element: Any) -> Iterator[Problem]:
    penalty = number(text_of_child(element, "penalty"))
    if penalty is not None and penalty not in USUAL_PENALTIES:
        yield problem("metadata", "remark_penalty")
    if element.find("hint") is not None:
        yield problem("metadata", "remark_hints")
    if (number(text_of_child(element, "defaultgrade")) or 1) < 1:
        yield problem("points", "remark_points")
    fractions = [fraction_of(answer) for answer in element.findall("answer")]
    single = text_of_child(element, "single").lower() not in ("false", "0")
    if single and any(0 < fraction < max(fractions) for fraction in fractions):
        yield problem("options", "remark_partial_credit")


# --- writing ----------------------------------------------------------------------------------------------------------


def has_room(document: Document, sizes: Mapping[str, int]) -> bool:
    """Whether the pictures of a question, again in every text that shows them, can be read from the file."""
    shown = [[sizes.get(digest, 0) for digest in set(digests_in([text]))] for text in texts_in(document)]
    attached = [size for text in shown for size in text]
    return max(attached, default=0) <= LARGEST_ATTACHED and sum(attached) * 4 / 3 <= MOST_ATTACHED


def write_question(document: Document, topic: str, pictures: Pictures) -> str:
    """The note tells what the question would be without it, read from its text, for which the files may be empty."""
    addresses = by_file_name(pictures)
    empty = {digest: kept._replace(content=b"") for digest, kept in pictures.items()}
    bare = parsed(write_bare(document, "", empty).encode())
    read = document_of(bare, topic, lambda _element, name, _field: addresses[name])
    return write_bare(document, note_of(document, read), pictures)


def write_bare(document: Document, note: str, pictures: Pictures) -> str:
    options = document["options"]
    right = sum(option["is_correct"] for option in options)
    single = document["type"] == "single"
    name = (document.get("metadata") or {}).get("name") or " ".join(document["question_text"].split())[:60]
    lines = ['<question type="multichoice">', *([f"  <!-- {note} -->"] if note else [])]
    lines.append(f"  <name><text>{written(str(name))}</text></name>")
    visible = [document["question_text"], document.get("explanation") or "", *(option["text"] for option in options)]
    noted = sorted(set(digests_in(texts_in(document))) - set(digests_in(visible)))
    lines.append(f"  {wording('questiontext', visible[0], pictures, noted)}")
    lines.append(f"  {wording('generalfeedback', visible[1], pictures)}")
    lines.append(f"  <defaultgrade>{document.get('points', 1)}</defaultgrade>")
    lines.append("  <penalty>0</penalty>\n  <hidden>0</hidden>")
    lines.append(f"  <single>{'true' if single else 'false'}</single>")
    lines.append("  <shuffleanswers>true</shuffleanswers>\n  <answernumbering>ABCD</answernumbering>")
    for option in options:
        share = 100 if single else round(100 / right, 5)
        fraction = share if option["is_correct"] else 0 if single else -share
        lines.append(
            f'  <answer fraction="{attribute(f"{fraction:g}" if fraction == int(fraction) else f"{fraction:.5f}")}" '
            f'format="markdown">{text_and_files(option["text"], pictures)}</answer>'
        )
    if tags := document.get("tags"):
        lines.append(f"  <tags>{''.join(f'<tag><text>{written(tag)}</text></tag>' for tag in tags)}</tags>")
    return "\n".join([*lines, "</question>"])


def wording(name: str, text: str, pictures: Pictures, noted: Sequence[str] = ()) -> str:
    return f'<{name} format="markdown">{text_and_files(text, pictures, noted)}</{name}>'


def text_and_files(text: str, pictures: Pictures, noted: Sequence[str] = ()) -> str:
    """The text, and the files of the pictures that it shows or that only the note does."""

    def address(ours: str) -> str | None:
        digest = digest_in(ours)
        return f"{PLUGIN_FILE}/{names[digest]}" if digest in names else None

    names = {digest: file_name(digest, kept.media_type) for digest, kept in pictures.items()}
    # What an author has written that way is no address: Markdown knows the backslash, and the note the exact text.
    plain = ILLEGAL.sub("", text).replace(PLUGIN_FILE, PLUGIN_FILE.replace("@", "@\\", 1))
    shown = readdressed(plain, address)
    files = "".join(
        f'<file name="{names[digest]}" path="/" encoding="base64">'
        f"{base64.b64encode(pictures[digest].content).decode()}</file>"
        for digest in dict.fromkeys((*digests_in([plain]), *noted))
        if digest in names
    )
    return f"<text>{written(shown)}</text>{files}"


class MoodleWriter:
    """Questions one after the other, with a category wherever the subject or the topic changes."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.category = ""
        file.write(BEGINNING.encode())

    def write(self, document: Document, pictures: Pictures = NONE, /) -> None:
        category = ILLEGAL.sub("", category_of(document))
        if category != self.category:
            self.category = category
            head = f'<question type="category"><category><text>{written(category)}</text></category></question>\n'
            self.file.write(head.encode())
        self.file.write(write_question(document, topic_of(category), pictures).encode() + b"\n")

    def end(self) -> None:
        self.file.write(END.encode())
