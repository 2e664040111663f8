"""Reads the text out of a PDF as a viewer's search would: by each font's own map from its codes to letters."""

import base64
import re
import zlib

OBJECT = re.compile(rb"(?<=\n)(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
TOKEN = re.compile(rb"/(F\d+(?:\+\d+)?) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\) Tj", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def stream(body: bytes) -> bytes:
    raw = body.split(b"stream", 1)[1].split(b"endstream")[0].strip(b"\r\n")
    if b"ASCII85Decode" in body:
        raw = (
            base64.a85decode(raw.strip(), adobe=False)
            if not raw.strip().endswith(b"~>")
            else base64.a85decode(b"<~" + raw.strip(), adobe=True)
        )
    return zlib.decompress(raw)


def unescaped(text: bytes) -> bytes:
    def letter(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8)]) if len(code) == 3 else NAMED.get(code, code)

    return ESCAPED.sub(letter, text)


def letters_of(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, _, many, one in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(?:\[(.*?)\]|<(\w+)>)", block, re.DOTALL):
            values = re.findall(rb"<(\w+)>", many) if many else [one]
            for place, value in enumerate(values):
                found[int(first, 16) + place] = bytes.fromhex(value.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, value in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
    return found


def pages(pdf: bytes) -> list[str]:
    """The lines of each page, in the order they are drawn."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts: dict[bytes, dict[int, str]] = {}
    for body in objects.values():
        name, cmap = re.search(rb"/Name /(F\d+\+\d+)", body), re.search(rb"/ToUnicode (\d+) 0 R", body)
        if name and cmap:
            fonts[name[1]] = letters_of(stream(objects[int(cmap[1])]))
    found = []
    for body in objects.values():
        contents = re.search(rb"/Contents (\d+) 0 R", body)
        if not contents:
            continue
        font, lines = b"", []
        for chosen, text in TOKEN.findall(stream(objects[int(contents[1])])):
            if chosen:
                font = chosen
            elif text:
                lines.append("".join(fonts[font].get(code, "\ufffd") for code in unescaped(text)))
        found.append("\n".join(lines))
    return found


def text_of(pdf: bytes) -> str:
    return "\n".join(pages(pdf))
