"""Making a picture ours: judged by its content, written anew, so that nothing but the picture is kept.

A file that holds nothing else already stays as it is, or what one installation hands to another would lose a little of
its sharpness at every journey, and get another name.
"""

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from zerek.exam.bank.images.containers import is_bare

FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/gif"}
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 2_000  # of what is kept: more than any screen shows of a question
MOST_FRAMES = 100
SHORTEST_FRAME, MOST_LOOPS = 20, 3  # milliseconds; an animation can be stopped by nobody
MOST_LARGER = 1.25  # as large as this of what we would write a file may stay as it is
SAVING: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "WEBP": {"quality": 88, "method": 4},
    "GIF": {"optimize": True},
}
# What Pillow raises of files that are torn or made to do harm, beside what it says it does.
DAMAGED = (
    *(UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError),
    *(LookupError, ArithmeticError, TypeError, struct.error, zlib.error),
)
OWN_MODES = {"PNG": ("1", "L", "RGB", "RGBA"), "JPEG": ("L", "RGB")}


class Unacceptable(Exception):
    """`key` names the sentence that tells why."""

    def __init__(self, key: str, **parameters: Any) -> None:
        super().__init__(key)
        self.key, self.parameters = key, parameters


@dataclass(frozen=True, slots=True)
class Picture:
    digest: str
    media_type: str
    width: int
    height: int
    content: bytes


def read_picture(raw: bytes) -> Picture:
    """Takes tens of milliseconds, so it belongs into a thread. Raises `Unacceptable`.

    Decoding and writing anew drops EXIF, comments, colour profiles and whatever stands behind the end of the picture:
    no place where a teacher's photograph was taken, and no file that is a picture and a page at once.
    """
    try:
        with Image.open(io.BytesIO(raw), formats=tuple(FORMATS)) as image:
            return rewritten(image, raw)
    except Unacceptable:
        raise
    except DAMAGED:
        raise Unacceptable("bank.picture_unreadable") from None


def rewritten(image: Image.Image, raw: bytes) -> Picture:
    kind = image.format or ""
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Unacceptable("bank.picture_pixels", most=MOST_PIXELS // 1_000_000)
    frames = getattr(image, "n_frames", 1)
    if frames > MOST_FRAMES or frames * width * height > 4 * MOST_PIXELS:
        raise Unacceptable("bank.picture_frames", most=MOST_FRAMES)
    target = io.BytesIO()
    if frames > 1:
        size, is_own = animated(image, kind, target)
    else:
        is_own = image.mode in OWN_MODES.get(kind, (image.mode,))
        still = plain(ImageOps.exif_transpose(image), kind)
        still.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        still.save(target, kind, **SAVING[kind])
        size = still.size
    content = target.getvalue()
    if is_own and size == (width, height) and len(raw) <= MOST_LARGER * len(content) and is_bare(raw, kind):
        content = raw
    return Picture(hashlib.sha256(content).hexdigest(), FORMATS[kind], *size, content)


def plain(image: Image.Image, kind: str) -> Image.Image:
    """In a mode that the format keeps, and without what came along with the file."""
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if kind == "JPEG":
        made = image.convert("L" if image.mode in ("1", "L") else "RGB")
    elif kind == "PNG" and image.mode in ("1", "L"):
        made = image.copy()
    else:
        made = image.convert("RGBA" if has_alpha else "RGB")
    made.info.clear()
    return made


def animated(image: Image.Image, kind: str, target: io.BytesIO) -> tuple[tuple[int, int], bool]:
    """Writes all frames with their durations. Answers the size, and whether it played as long and as slowly before."""
    is_own = 1 <= image.info.get("loop", 0) <= MOST_LOOPS
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        still = frame.convert("RGBA")
        given = int(frame.info.get("duration", 0) or 0)  # which WebP tells only of a frame that is loaded
        is_own = is_own and given >= SHORTEST_FRAME
        durations.append(max(SHORTEST_FRAME, given or 100))
        still.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        still.info.clear()
        frames.append(still)
    options = SAVING[kind] | {"save_all": True, "append_images": frames[1:], "duration": durations, "loop": MOST_LOOPS}
    frames[0].save(target, kind, **options)
    return frames[0].size, is_own
