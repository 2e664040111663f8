"""Reading QTI 2.1 and 3.0 of 1EdTech (formerly IMS): a content package with `imsmanifest.xml`, or one assessment item
alone. Choice items with one or several answers; the rest is told and left out."""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from zerek.core.decoding import Unreadable
from zerek.exam.bank.exchange.html import Show, Unconvertible, no_picture, of_element
from zerek.exam.bank.exchange.items import Broken, Found, Item, LeftOut, Reading, Source, problem
from zerek.exam.bank.exchange.notes import Document, with_note
from zerek.exam.bank.exchange.packages import LARGEST_MEMBER, Package
from zerek.exam.bank.exchange.pictures import Album, Showing
from zerek.exam.bank.exchange.wordings import named
from zerek.exam.bank.exchange.xml import parsed
from zerek.exam.bank.images.rules import Picture
from zerek.exam.bank.rules import OPTION_KEYS

MANIFEST = "imsmanifest.xml"
ZIP_BEGINS = b"PK"
PICTURES = "images/"  # beside the items
NOT_A_PATH = re.compile(r"\w+:|/|$")  # of another place, of a whole server, or nothing
# Other interactions; with any of these an item is no choice item.
INTERACTION = "interaction"
OWN_HTML = {"prompt": "p", "feedbackinline": "span", "feedbackblock": "div", "contentbody": "div", "itembody": "div"}


def name_of(element: Any) -> str:
    """`simpleChoice` of 2.1 and `qti-simple-choice` of 3.0 are both `simplechoice`."""
    if not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].removeprefix("qti-").replace("-", "").lower()


def html_name(element: Any) -> str:
    name = name_of(element)
    return OWN_HTML.get(name, name)


def attribute_of(element: Any, name: str) -> str:
    """`responseIdentifier` of 2.1 is `response-identifier` in 3.0."""
    wanted = name.lower()
    return next((value for key, value in element.attrib.items() if key.replace("-", "").lower() == wanted), "")


def read_qti(source: Source) -> Reading:
    source.file.seek(0)
    if source.file.read(2) == ZIP_BEGINS:
        return Reading(None, items_of(Package(source.file), Album(source.take_picture)))
    source.file.seek(0)
    raw = source.file.read(LARGEST_MEMBER + 1)
    if len(raw) > LARGEST_MEMBER:
        raise Unreadable("import.value_too_large")
    root = parsed(raw)
    if name_of(root) != "assessmentitem":
        raise Unreadable("import.qti_no_item")
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    return Reading(encoding, iter([item_of(root, 0, "")]))


def items_of(package: Package, album: Album) -> Iterator[Item | Picture]:
    for index, path in enumerate(item_paths(package)):
        raw = package.read(path)
        if raw is None:
            yield Broken(index, 1, problem(path[:80], "qti_file_missing"))
            continue
        try:
            root = parsed(raw)
        except Unreadable as error:
            yield Broken(index, error.line or 1, error.problem._replace(field=path[:80]))
            continue
        showing = Showing(album, files_beside(package, path), PICTURES)
        item = item_of(root, index, path, shown_in(showing))
        try:
            if isinstance(item, Found):
                showing.take_noted(item.document)
        except Unconvertible as error:
            item = broken(index, item.line, path, error)
        yield from album.taken()
        yield item


def files_beside(package: Package, path: str) -> Callable[[str, str], bytes | None]:
    """The files of a package as an item calls them: as seen from the item, or, as some programs have it, from above."""

    def content_of(name: str, field: str) -> bytes | None:
        for folder in dict.fromkeys((posixpath.dirname(path), "")):
            beside = posixpath.normpath(posixpath.join(folder, name))
            if beside in package.members:
                try:
                    return package.read(beside)
                except Unreadable as error:  # of one picture, not of the package
                    raise Unconvertible(error.problem._replace(field=field)) from None
        return None

    return content_of


def shown_in(showing: Showing) -> Show:
    def show(source: str, field: str) -> str:
        if NOT_A_PATH.match(source):
            return no_picture(source, field)
        return showing.address(unquote(re.split("[?#]", source)[0]), field)

    return show


def item_paths(package: Package) -> list[str]:
    """The items that the manifest lists, in its order. Raises `Unreadable`."""
    manifest = next((name for name in package.members if posixpath.basename(name).lower() == MANIFEST), None)
    if manifest is None:
        raise Unreadable("import.qti_no_manifest")
    raw = package.read(manifest) or b""
    folder = posixpath.dirname(manifest)
    paths = []
    for resource in parsed(raw).iter():
        if name_of(resource) != "resource" or "item" not in (resource.get("type") or "").lower():
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(resource.get("href") or "")))
        if path.startswith(("..", "/")):
            raise Unreadable("import.zip_path", name=path[:60])
        paths.append(path)
    return paths


def item_of(root: Any, index: int, path: str, show: Show = no_picture) -> Found | Broken | LeftOut:
    """The path of its file stands before the field of each problem."""
    line = root.sourceline or 1
    if name_of(root) != "assessmentitem":
        return LeftOut(index, line, problem(path[:80], "kind_other", kind=name_of(root)[:40]))
    interactions = [one for one in root.iter() if name_of(one).endswith(INTERACTION)]
    if len(interactions) != 1 or name_of(interactions[0]) != "choiceinteraction":
        kinds = ", ".join(dict.fromkeys(name_of(one) for one in interactions)) or "-"
        return LeftOut(index, line, problem(path[:80], "kind_other", kind=kinds[:80]))
    try:
        read = document_of(root, interactions[0], show)
    except Unconvertible as error:
        return broken(index, line, path, error)
    document = read
    for comment in root.iterchildren(etree.Comment):
        document = with_note(document, read, comment.text or "")
    return Found(index, line, document)


def broken(index: int, line: int, path: str, error: Unconvertible) -> Broken:
    field = f"{path}: {error.problem.field}" if path else error.problem.field
    return Broken(index, line, error.problem._replace(field=field[:120]))


def document_of(root: Any, interaction: Any, show: Show) -> Document:
    """Raises `Unconvertible`. Takes the interaction out of the body."""
    response = attribute_of(interaction, "responseIdentifier")
    declaration = next(
        (one for one in root.iter()
         if name_of(one) == "responsedeclaration" and attribute_of(one, "identifier") in (response, "")),
        None,
    )  # fmt: skip
    right = right_identifiers(declaration)
    multiple = declaration is not None and attribute_of(declaration, "cardinality") in ("multiple", "ordered")
    prompt = next((one for one in interaction if name_of(one) == "prompt"), None)
    body = next((one for one in root if name_of(one) == "itembody"), None)
    choices = [one for one in interaction if name_of(one) == "simplechoice"]
    feedback = [
        of_element(one, "explanation", html_name, show)
        for one in root.iter()
        if name_of(one) in ("modalfeedback", "feedbackinline", "feedbackblock")
    ]
    for one in [one for one in root.iter() if name_of(one) in ("feedbackinline", "feedbackblock", "rubricblock")]:
        take_out(one)
    options = [
        {
            "key": OPTION_KEYS[place] if place < len(OPTION_KEYS) else None,
            "text": of_element(choice, f"options[{place}].text", html_name, show),
            "is_correct": attribute_of(choice, "identifier") in right,
        }
        for place, choice in enumerate(choices)
    ]
    take_out(interaction)
    parts = [of_element(part, "question_text", html_name, show) for part in (body, prompt) if part is not None]
    text = "\n\n".join(part for part in parts if part)
    document: Document = {"question_text": text, "type": "multiple" if multiple else "single", "options": options}
    explanation = "\n\n".join(dict.fromkeys(one for one in feedback if one))
    if explanation:
        document["explanation"] = explanation
    title = " ".join((root.get("title") or "").split())
    if title and not named(title, text):
        document["metadata"] = {"name": title}
    return document


def right_identifiers(declaration: Any) -> set[str]:
    """Of the correct response; where there is none, what the mapping gives points for."""
    if declaration is None:
        return set()
    right = {
        (value.text or "").strip()
        for correct in declaration
        if name_of(correct) == "correctresponse"
        for value in correct
        if name_of(value) == "value"
    }
    if right:
        return right
    return {
        attribute_of(entry, "mapKey")
        for entry in declaration.iter()
        if name_of(entry) == "mapentry" and not attribute_of(entry, "mappedValue").startswith(("0", "-"))
    }


def take_out(element: Any) -> None:
    """An element with what is in it; the text after it stays."""
    parent, tail = element.getparent(), element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
