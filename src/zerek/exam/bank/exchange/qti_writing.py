"""Writing QTI content packages, version 2.1 or 3.0: a file for each item and picture, and the manifest of them all."""

import re
import zipfile
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO, Any, Literal, NamedTuple

from zerek.exam.bank.exchange.notes import Document, write_whole
from zerek.exam.bank.exchange.pictures import (
    NONE,
    Kept,
    Pictures,
    by_file_name,
    digest_in,
    digests_in,
    file_name,
    texts_in,
)
from zerek.exam.bank.exchange.qti import MANIFEST, PICTURES, item_of
from zerek.exam.bank.exchange.xml import attribute, parsed, written
from zerek.exam.bank.questions.rules import IMAGE

Version = Literal["2.1", "3.0"]
# The date that every member bears: the same bank gives the same bytes. Zip knows no year before 1980.
NO_DATE = (1980, 1, 1, 0, 0, 0)
ITEMS = "items/"
INLINE = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\w])|`([^`\n]+)`", re.DOTALL
)
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)", re.DOTALL)
MARKS = ("strong", "em", "code")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Words(NamedTuple):
    """How a version spells its names."""

    namespace: str
    item_type: str
    template: str
    manifest: str
    schema_version: str
    spelt: Callable[[str], str]
    property: Callable[[str], str]


def kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def plain(name: str) -> str:
    return name


VERSIONS: dict[Version, Words] = {
    "2.1": Words(
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "imsqti_item_xmlv2p1",
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "2.1",
        plain,
        plain,
    ),
    "3.0": Words(
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "imsqti_item_xmlv3p0",
        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "3.0.0",
        lambda name: f"qti-{kebab(name)}",
        kebab,
    ),
}


def inline(text: str, pictures: Pictures = NONE) -> str:
    """Pictures, emphasis, code and formulas as XHTML has them; what else Markdown knows stays as it was typed."""
    parts, place = [], 0
    for found in IMAGE.finditer(text):
        digest = digest_in(found[1])
        if digest and digest in pictures:
            source = PICTURES + file_name(digest, pictures[digest].media_type)
            said = ESCAPE.sub(r"\1", found[0][2:].partition("](")[0])
            parts.append(with_formulas(text[place : found.start()]))
            parts.append(f'<img src="{attribute(source)}" alt="{attribute(said)}"/>')
            place = found.end()
    return "".join([*parts, with_formulas(text[place:])])


def with_formulas(text: str) -> str:
    parts, place = [], 0
    for formula in FORMULA.finditer(text):
        parts.append(emphasised(text[place : formula.start()]))
        display, single = formula.groups()
        parts.append(written(f"\\[{display}\\]" if display else f"\\({single}\\)"))
        place = formula.end()
    return "".join([*parts, emphasised(text[place:])])


def emphasised(text: str) -> str:
    parts, place = [], 0
    for found in INLINE.finditer(text):
        mark = next(place for place, content in enumerate(found.groups()) if content)
        content = found[mark + 1]
        parts.append(literal(text[place : found.start()]))
        parts.append(f"<{MARKS[mark]}>{written(content) if mark == 2 else literal(content)}</{MARKS[mark]}>")
        place = found.end()
    return "".join([*parts, literal(text[place:])])


def literal(text: str) -> str:
    return written(ESCAPE.sub(r"\1", text)).replace("  \n", "<br/>").replace("\n", "<br/>")


def block(text: str, pictures: Pictures) -> str:
    return "".join(f"<p>{inline(part, pictures)}</p>" for part in re.split(r"\n{2,}", text))


def write_item(document: Document, number: int, version: Version, pictures: Pictures) -> str:
    words, addresses = VERSIONS[version], by_file_name(pictures)

    def write(document: Document, note: str) -> str:
        return bare_item(document, note, number, words, pictures)

    def read(text: str) -> Document:
        show = lambda source, _field: addresses[source.removeprefix(PICTURES)]  # noqa: E731
        found: Any = item_of(parsed(text.encode()), 0, "", show)
        return dict(found.document)

    return write_whole(document, write, read)


def bare_item(document: Document, note: str, number: int, words: Words, pictures: Pictures) -> str:
    tag, name = words.spelt, words.property
    single = document["type"] == "single"
    title = (document.get("metadata") or {}).get("name") or " ".join(document["question_text"].split())[:60]
    values = "".join(
        f"<{tag('value')}>{option['key']}</{tag('value')}>" for option in document["options"] if option["is_correct"]
    )
    choices = "".join(
        f'      <{tag("simpleChoice")} identifier="{option["key"]}">{inline(option["text"], pictures)}'
        f"</{tag('simpleChoice')}>\n"
        for option in document["options"]
    )
    explanation = document.get("explanation")
    feedback = "" if not explanation else (
        f'  <{tag("modalFeedback")} {name("outcomeIdentifier")}="FEEDBACK" identifier="EXPLANATION" '
        f'{name("showHide")}="show">{feedback_body(explanation, words, pictures)}</{tag("modalFeedback")}>\n'
    )  # fmt: skip
    outcome = "" if not explanation else (
        f'  <{tag("outcomeDeclaration")} identifier="FEEDBACK" cardinality="single" {name("baseType")}="identifier"/>\n'
    )  # fmt: skip
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{tag("assessmentItem")} xmlns="{words.namespace}" identifier="q{number:06}" title="{attribute(str(title))}" '
        f'adaptive="false" {name("timeDependent")}="false">\n'
        f"{f'  <!-- {note} -->{chr(10)}' if note else ''}"
        f'  <{tag("responseDeclaration")} identifier="RESPONSE" cardinality="{"single" if single else "multiple"}" '
        f'{name("baseType")}="identifier">\n'
        f"    <{tag('correctResponse')}>{values}</{tag('correctResponse')}>\n"
        f"  </{tag('responseDeclaration')}>\n"
        f'  <{tag("outcomeDeclaration")} identifier="SCORE" cardinality="single" {name("baseType")}="float"/>\n'
        f"{outcome}"
        f"  <{tag('itemBody')}>\n    {block(document['question_text'], pictures)}\n"
        f'    <{tag("choiceInteraction")} {name("responseIdentifier")}="RESPONSE" shuffle="true" '
        f'{name("maxChoices")}="{1 if single else 0}">\n{choices}    </{tag("choiceInteraction")}>\n'
        f"  </{tag('itemBody')}>\n"
        f'  <{tag("responseProcessing")} template="{words.template}"/>\n{feedback}'
        f"</{tag('assessmentItem')}>\n"
    )


def feedback_body(text: str, words: Words, pictures: Pictures) -> str:
    content = block(text, pictures)
    return f"<qti-content-body>{content}</qti-content-body>" if words.property is kebab else content


class QtiWriter:
    """A package, question by question; the manifest is written at the end, kept in a file until then."""

    def __init__(self, file: IO[bytes], version: Version) -> None:
        self.version = version
        self.archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.resources = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed in `end`
        self.number = 0
        self.pictures: set[str] = set()

    def write(self, document: Document, pictures: Pictures = NONE, /) -> None:
        self.number += 1
        path = f"{ITEMS}q{self.number:06}.xml"
        self.add(path, write_item(document, self.number, self.version, pictures), zipfile.ZIP_DEFLATED)
        shown = [digest for digest in dict.fromkeys(digests_in(texts_in(document))) if digest in pictures]
        dependencies = "".join(f'<dependency identifierref="i{digest}"/>' for digest in shown)
        kind = VERSIONS[self.version].item_type
        self.resources.write(
            f'    <resource identifier="q{self.number:06}" type="{kind}" href="{path}">'
            f'<file href="{path}"/>{dependencies}</resource>\n'
        )
        for digest in shown:
            if digest not in self.pictures:
                self.add_picture(digest, pictures[digest])

    def add_picture(self, digest: str, kept: Kept) -> None:
        path = ITEMS + PICTURES + file_name(digest, kept.media_type)
        self.add(path, kept.content, zipfile.ZIP_STORED)  # they are packed in themselves
        self.resources.write(
            f'    <resource identifier="i{digest}" type="webcontent" href="{path}"><file href="{path}"/></resource>\n'
        )
        self.pictures.add(digest)

    def add(self, path: str, content: str | bytes, packing: int) -> None:
        member = zipfile.ZipInfo(path, NO_DATE)
        member.compress_type = packing
        self.archive.writestr(member, content)

    def end(self) -> None:
        words = VERSIONS[self.version]
        self.resources.seek(0)
        member = zipfile.ZipInfo(MANIFEST, NO_DATE)
        member.compress_type = zipfile.ZIP_DEFLATED
        with self.archive.open(member, "w") as manifest:
            manifest.write(
                f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="{words.manifest}" identifier="zerek">\n'
                "  <metadata><schema>QTI Package</schema>"
                f"<schemaversion>{words.schema_version}</schemaversion></metadata>\n"
                "  <organizations/>\n  <resources>\n".encode()
            )
            while piece := self.resources.read(1024 * 1024):
                manifest.write(piece.encode())
            manifest.write(b"  </resources>\n</manifest>\n")
        self.archive.close()
        self.resources.close()
