"""Having a file read and judged off the event loop: in a thread where it is small text without pictures, else by a
process."""

import asyncio
import io
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec
import structlog

from zerek.core.decoding import Unreadable
from zerek.core.spreadsheets import OLD_OFFICE_BEGINS, ZIP_BEGINS
from zerek.exam.bank.exchange.items import Source
from zerek.exam.bank.exchange.pictures import up_to
from zerek.exam.bank.exchange.staging import Order, Staged, stage, unreadable
from zerek.exam.bank.images.rules import Picture

log = structlog.get_logger()

SMALL_BYTES = 256 * 1024
SECONDS = 900
AT_ONCE = 2
LINE = asyncio.Semaphore(AT_ONCE)  # however many people bring files, the machine has exams to hold
UNPACKED = (ZIP_BEGINS, OLD_OFFICE_BEGINS)


class HasPictures(Exception):
    """A small file of text brings pictures, and unpacking these is nothing for a thread of ours."""


def refuse_here(_raw: bytes) -> Picture:
    raise HasPictures


@asynccontextmanager
async def staged(source: Source, order: Order) -> AsyncIterator[tuple[Staged, Path]]:
    """What the file holds, and where its drafts lie until the end of the block."""
    with TemporaryDirectory(prefix="zerek-import-") as folder:
        path, small = Path(folder) / "drafts.sqlite3", Path(folder) / "small.sqlite3"
        source.file.seek(0, io.SEEK_END)
        size = source.file.tell()
        source.file.seek(0)
        here: Staged | None = None
        packed = source.file.read(4).startswith(UNPACKED)
        source.file.seek(0)
        if size <= SMALL_BYTES and not packed:
            with suppress(HasPictures):
                here = await asyncio.to_thread(stage, source._replace(take_picture=refuse_here), order, small)
        if here:
            yield here, small
            return
        async with LINE:
            found = await stage_apart(source.file, order, path)
        yield found, path


async def stage_apart(file: BinaryIO, order: Order, path: Path) -> Staged:
    """Hands the open file on to a process, which ends with the request that asked for it."""
    try:
        number = file.fileno()
    except io.UnsupportedOperation:
        source = Source(file, order.name, up_to(order.max_image_mb))
        return await asyncio.to_thread(stage, source, order, path)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "zerek.exam.bank.exchange.staging",
        str(number),
        str(path),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        pass_fds=(number,),
    )
    try:
        async with asyncio.timeout(SECONDS):
            out, err = await process.communicate(msgspec.json.encode(order))
    except TimeoutError:
        return unreadable(order.format or "", Unreadable("import.too_demanding"))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        log.error("import_reader_failed", status=process.returncode, error=err.decode(errors="replace")[-2000:])
        return unreadable(order.format or "", Unreadable("import.too_demanding"))
    return msgspec.json.decode(out, type=Staged)
