"""Zip archives from people: sizes, names and ratios are looked at before anything is unpacked."""

import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO

from zerek.core.decoding import Unreadable

MOST_MEMBERS = 250_000
LARGEST_MEMBER = 16 * 1024 * 1024
LARGEST_PACKAGE = 1024 * 1024 * 1024
LARGEST_RATIO = 200  # unpacked to packed; markup reaches 20
SMALL = 1024 * 1024
ENCRYPTED = 0x1
LARGEST_DIRECTORY = 64 * 1024 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, IndexError, NotImplementedError)


class Package:
    """An archive whose members are read one at a time. Raises `Unreadable`."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self.archive = zipfile.ZipFile(file)
        except BROKEN:
            raise Unreadable("import.zip_broken") from None
        members = self.archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unreadable("import.zip_too_many", most=MOST_MEMBERS)
        self.members: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for member in members:
            refuse_odd(member)
            if member.is_dir():
                continue
            if member.filename in self.members:
                raise Unreadable("import.zip_twice", name=member.filename[:60])
            self.members[member.filename] = member
            total += member.file_size
            if member.file_size > LARGEST_MEMBER and member.filename.lower().endswith(".xml"):
                raise Unreadable("import.zip_too_large", name=member.filename[:60])
        packed = sum(member.compress_size for member in members)
        if total > LARGEST_PACKAGE or (total > SMALL and total > LARGEST_RATIO * max(1, packed)):
            raise Unreadable("import.zip_bomb")

    def read(self, name: str) -> bytes | None:
        """The content of a member; None where there is none of that name."""
        member = self.members.get(name)
        if member is None:
            return None
        if member.file_size > LARGEST_MEMBER:
            raise Unreadable("import.zip_too_large", name=name[:60])
        try:
            with self.archive.open(member) as opened:
                content = opened.read(LARGEST_MEMBER + 1)
        except BROKEN:
            raise Unreadable("import.zip_broken") from None
        if len(content) > LARGEST_MEMBER:  # more than it says of itself
            raise Unreadable("import.zip_bomb")
        return content


def refuse_odd(member: zipfile.ZipInfo) -> None:
    """Names that lead out of the package, links and what is locked."""
    path = PurePosixPath(member.filename)
    if (
        path.is_absolute()
        or ".." in path.parts
        or "\\" in member.filename
        or ":" in (path.parts[0] if path.parts else "")
        or "\x00" in member.filename
        or stat.S_ISLNK(member.external_attr >> 16)
    ):
        raise Unreadable("import.zip_path", name=member.filename[:60])
    if member.flag_bits & ENCRYPTED:
        raise Unreadable("import.zip_locked")
