"""Pictures that come and go with a file of questions.

In the bank a text shows a picture by the digest of its content: `![a plan](image:<digest>)`. A package has it as a file
of that name, and shows it by the address that the file has there.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from zerek.core.decoding import Unreadable
from zerek.core.reports import Problem
from zerek.exam.bank.exchange.html import Unconvertible
from zerek.exam.bank.images.rules import Picture, Unacceptable, read_picture
from zerek.exam.bank.questions.rules import IMAGE, IMAGE_SCHEME
from zerek.exam.bank.rules import QuestionDraft

ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"}
MOST_PICTURES = 5_000  # different ones in a file: about what its process can read in its time
LARGEST_ALBUM = 512 * 1024 * 1024  # bytes of all of them together
LONGEST_NAME = 60  # as far as a report shows it
OWN_ADDRESS = re.compile(rf"{IMAGE_SCHEME}([0-9a-f]{{64}})")


class Kept(NamedTuple):
    """A picture as the bank has it."""

    media_type: str
    content: bytes


Pictures = Mapping[str, Kept]  # by their digests
NONE: Pictures = {}


def file_name(digest: str, media_type: str) -> str:
    return f"{digest}.{ENDINGS[media_type]}"


def by_file_name(pictures: Pictures) -> dict[str, str]:
    """The addresses that our texts have, by the names of the files."""
    return {file_name(digest, kept.media_type): f"{IMAGE_SCHEME}{digest}" for digest, kept in pictures.items()}


def problem_of(name: str, field: str, key: str, **parameters: Any) -> Problem:
    """What is wrong with one picture of a field."""
    name = name[:LONGEST_NAME]
    return Problem(f"{field}: {name}" if field else name, key, parameters)


def digest_in(address: str) -> str | None:
    found = OWN_ADDRESS.fullmatch(address)
    return found and found[1]


def digests_in(texts: Iterable[str]) -> Iterator[str]:
    """The pictures that the texts show, in their order, as often as they do."""
    for text in texts:
        if IMAGE_SCHEME in text:
            yield from filter(None, map(digest_in, IMAGE.findall(text)))


def texts_in(document: Any) -> Iterator[str]:
    """All texts of a document, which may be any: it is not judged yet."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            waiting += reversed(value if isinstance(value, list) else list(value.values()))


def texts_of(draft: QuestionDraft) -> Iterator[tuple[str, str]]:
    """What can show a picture, each with the field it stands in."""
    for wording in draft.texts.values():
        yield "question_text", wording.text
        yield from (("options", text) for text in wording.options.values())
        yield "explanation", wording.explanation or ""


def readdressed(text: str, address_of: Callable[[str], str | None]) -> str:
    """The text with other addresses of its pictures; one of which `address_of` knows nothing stays."""

    def replaced(found: re.Match[str]) -> str:
        address = address_of(found[1])
        begin, end = found.start(1) - found.start(), found.end(1) - found.start()
        return found[0] if address is None else f"{found[0][:begin]}{address}{found[0][end:]}"

    return IMAGE.sub(replaced, text)


# --- reading ----------------------------------------------------------------------------------------------------------

Reader = Callable[[bytes], Picture]


def up_to(most_mb: int) -> Reader:
    """Reads pictures as an upload does, with the same limit."""

    def read(raw: bytes) -> Picture:
        if len(raw) > most_mb * 1024 * 1024:
            raise Unacceptable("import.picture_too_large", most=most_mb)
        return read_picture(raw)

    return read


class Album:
    """The pictures of one file. Each is read once, however many questions show it."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.known: dict[bytes, str | Unacceptable] = {}
        self.digests: set[str] = set()
        self.new: list[Picture] = []
        self.size = 0

    def digest_of(self, raw: bytes, name: str, field: str) -> str:
        """Raises `Unconvertible` for what is no picture for us, `Unreadable` where there are too many."""
        source = hashlib.sha256(raw).digest()
        if source not in self.known:
            if len(self.known) >= MOST_PICTURES:
                raise Unreadable("import.pictures_too_many", most=MOST_PICTURES)
            self.known[source] = self.judged(raw)
        found = self.known[source]
        if isinstance(found, Unacceptable):
            raise Unconvertible(problem_of(name, field, found.key, **found.parameters))
        return found

    def judged(self, raw: bytes) -> str | Unacceptable:
        try:
            picture = self.read(raw)
        except Unacceptable as error:
            return error
        if picture.digest not in self.digests:
            self.size += len(picture.content)
            if self.size > LARGEST_ALBUM:
                raise Unreadable("import.pictures_too_large", most=LARGEST_ALBUM // 1024 // 1024)
            self.digests.add(picture.digest)
            self.new.append(picture)
        return picture.digest

    def taken(self) -> list[Picture]:
        """What was read since it was last asked for."""
        taken, self.new = self.new, []
        return taken


class Showing:
    """What one question shows, or one text of it: each of its files is read once. `content_of` has them by their names
    there, and raises `Unconvertible` for one that cannot be read. The names of pictures that only a note shows begin
    with `folder`."""

    def __init__(self, album: Album, content_of: Callable[[str, str], bytes | None], folder: str = "") -> None:
        self.album, self.content_of, self.folder = album, content_of, folder
        self.addresses: dict[str, str] = {}

    def address(self, name: str, field: str) -> str:
        """Raises `Unconvertible`, `Unreadable`."""
        if name not in self.addresses:
            raw = self.content_of(name, field)
            if raw is None:
                raise Unconvertible(problem_of(name, field, "import.picture_missing"))
            self.addresses[name] = f"{IMAGE_SCHEME}{self.album.digest_of(raw, name, field)}"
        return self.addresses[name]

    def take_noted(self, document: Any) -> None:
        """A note (translations …) shows pictures as the bank does, and their files are named accordingly."""
        for digest in dict.fromkeys(digests_in(texts_in(document))):
            for media_type in ENDINGS if digest not in self.album.digests else ():
                name = self.folder + file_name(digest, media_type)
                raw = self.content_of(name, "")
                if raw is not None:
                    self.album.digest_of(raw, name, "")
