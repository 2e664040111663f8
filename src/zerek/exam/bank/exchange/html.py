"""HTML of other programs as the Markdown that questions are written in: paragraphs, emphasis, lists, tables, code,
sub- and superscripts, links, formulas in the ways that TeX is marked, and pictures where the file has them. Sound is
refused by name."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree, html

from zerek.core.reports import Problem
from zerek.exam.bank.exchange.items import problem

LOOKS_LIKE_HTML = re.compile(
    r"<(?:p|br|div|span|b|i|u|em|strong|sub|sup|img|ul|ol|li|table|pre|code|a|h[1-6])(?:\s[^>]*)?/?>|&(?:\w{2,8}|#\d+);",
    re.IGNORECASE,
)
DEEPEST = 100
MEDIA = frozenset({"audio", "video", "iframe", "object", "embed", "svg", "canvas", "picture"})
UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "dl",
        "dt",
        "dd",
        "hr",
    ]
)
LINES = {"br": "  \n", "hr": "\n\n---\n\n"}
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}
# `\( \)` and `\[ \]`, as Moodle and MathJax mark formulas; `$$ $$` is ours as well.
FORMULA = re.compile(
    r"\\\((.+?)\\\)|\\\[(.+?)\\\]|(\$\$.+?\$\$)|(\$(?!\s)(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d))", re.DOTALL
)
# What Markdown would take for marks and the author has written as letters.
SPECIAL = re.compile(r"[*`]|\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])_|_(?![^\W_])")
IN_BRACKETS = str.maketrans("[]", "()")  # what shows a picture keeps none in what it says of it
SIMPLE_SCRIPT = re.compile(r"[\w+\-−=(), ]{1,40}")


class Unconvertible(Exception):
    """With what is wrong, and in which field."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


Show = Callable[[str, str], str]
"""From the source of a picture and the name of the field to the address that our text has for it, or `Unconvertible`"""


def no_picture(_source: str, field: str) -> str:
    raise Unconvertible(problem(field, "picture"))


def looks_like_html(text: str) -> bool:
    return LOOKS_LIKE_HTML.search(text) is not None


def from_markup(text: str, field: str, show: Show = no_picture) -> str:
    """Raises `Unconvertible`."""
    if not text.strip():
        return ""
    if "<" not in text and "&" not in text:
        return tidy(plain_text(re.sub(r"\s+", " ", text)))
    try:
        root = html.fragment_fromstring(text, create_parent="div", parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise Unconvertible(problem(field, "html_broken")) from None
    return of_element(root, field, show=show)


def of_element(root: Any, field: str, name_of: Callable[[Any], str] | None = None, show: Show = no_picture) -> str:
    """The content of an element. `name_of` tells the HTML name of an element of another vocabulary."""
    return tidy("".join(Writer(field, name_of or html_name, show).inside(root, 0)))


def html_name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def plain_text(text: str) -> str:
    """With marks of Markdown made harmless and formulas between dollars."""
    written, place = [], 0
    for formula in FORMULA.finditer(text):
        written.append(SPECIAL.sub(r"\\\g<0>", text[place : formula.start()]))
        inline, display, ours, dollars = formula.groups()
        written.append(f"${inline.strip()}$" if inline else f"$${display.strip()}$$" if display else ours or dollars)
        place = formula.end()
    return "".join([*written, SPECIAL.sub(r"\\\g<0>", text[place:])])


def tidy(text: str) -> str:
    text = re.sub(r"[ \t\xa0]+\n(?!\n)", lambda found: "  \n" if found[0].startswith("  ") else "\n", text)
    text = re.sub(r"\n[ \t]+(?=\n)", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


class Writer:
    def __init__(self, field: str, name_of: Callable[[Any], str], show: Show) -> None:
        self.field = field
        self.name_of = name_of
        self.show = show

    def inside(self, element: Any, depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            raise Unconvertible(problem(self.field, "html_too_deep"))
        yield self.text(element.text)
        for child in element:
            yield from self.element(child, depth + 1)
            yield self.text(child.tail)

    def text(self, text: str | None) -> str:
        return plain_text(re.sub(r"[ \t\r\n]+", " ", text)) if text else ""

    def element(self, element: Any, depth: int) -> Iterator[str]:
        name = self.name_of(element)
        if name in MEDIA:
            raise Unconvertible(problem(self.field, "picture" if name in ("svg", "picture") else "media"))
        if not name or name in UNSEEN:
            return
        if name == "math":
            raise Unconvertible(problem(self.field, "mathml"))
        if name == "img":
            yield self.picture(element)
        elif name in LINES:
            yield LINES[name]
        elif name in ("pre", "code"):
            yield self.code(element, name)
        elif name in ("sub", "sup"):
            yield self.script(element, "_" if name == "sub" else "^", depth)
        elif name in ("ul", "ol"):
            yield self.listed(element, name, depth)
        elif name == "table":
            yield self.table(element, depth)
        elif name == "a":
            yield self.link(element, depth)
        elif name in MARKS:
            yield self.marked(element, MARKS[name], depth)
        else:
            content = "".join(self.inside(element, depth))
            yield f"\n\n{content.strip()}\n\n" if name in BLOCKS else content

    def picture(self, element: Any) -> str:
        address = self.show(element.get("src") or "", self.field)
        said = " ".join((element.get("alt") or "").split()).translate(IN_BRACKETS)
        closed = SPECIAL.sub(r"\\\g<0>", f"{said}]")  # with the bracket, or a backslash at the end would hide it
        return f"![{closed}({address})"

    def marked(self, element: Any, mark: str, depth: int) -> str:
        content = "".join(self.inside(element, depth))
        inner = content.strip()
        if not inner or "\n\n" in inner:
            return content
        begin, end = content.index(inner), content.index(inner) + len(inner)
        return f"{content[:begin]}{mark}{inner}{mark}{content[end:]}"

    def code(self, element: Any, name: str) -> str:
        content = "".join(element.itertext())
        if name == "pre":
            fence = "`" * max(3, longest_run(content) + 1)
            return f"\n\n{fence}\n{content.strip(chr(10))}\n{fence}\n\n"
        fence = "`" * (longest_run(content) + 1)
        space = " " if content.startswith("`") or content.endswith("`") else ""
        return f"{fence}{space}{content}{space}{fence}" if content.strip() else ""

    def script(self, element: Any, mark: str, depth: int) -> str:
        plain = "".join(element.itertext()).strip()
        if SIMPLE_SCRIPT.fullmatch(plain):
            plain = plain.replace("−", "-").replace("_", r"\_")
            return f"${{}}{mark}{{{plain if plain.isascii() else f'{chr(92)}text{{{plain}}}'}}}$"
        return f"{mark}({''.join(self.inside(element, depth)).strip()})"

    def listed(self, element: Any, name: str, depth: int) -> str:
        lines, number = [], 0
        for child in element:
            if self.name_of(child) in ("", *UNSEEN):
                continue
            number += 1
            content = tidy("".join(self.inside(child, depth + 1)))
            mark = "- " if name == "ul" else f"{number}. "
            lines.append(mark + content.replace("\n", "\n" + " " * len(mark)))
        return "\n\n" + "\n".join(lines) + "\n\n"

    def table(self, element: Any, depth: int) -> str:
        rows = [
            [
                " ".join("".join(self.inside(cell, depth + 1)).split()).replace("|", r"\|")
                for cell in row.iter()
                if self.name_of(cell) in ("td", "th")
            ]
            for row in element.iter()
            if self.name_of(row) == "tr"
        ]
        width = max(map(len, rows), default=0)
        if not width:
            return ""
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        return "\n\n" + "\n".join(lines) + "\n\n"

    def link(self, element: Any, depth: int) -> str:
        content, address = "".join(self.inside(element, depth)), element.get("href") or ""
        if not re.match(r"https?://[^\s()<>]+$", address) or not content.strip():
            return content
        return f"[{content.strip()}]({address})"


def longest_run(content: str) -> int:
    return max((len(run) for run in re.findall(r"`+", content)), default=0)
