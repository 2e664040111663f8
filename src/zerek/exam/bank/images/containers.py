"""What the files of the four kinds are made of, as far as it takes to say that one holds a picture and nothing else.

The parts that we write ourselves are known; any other (a place, a comment, a profile, what stands behind the end), and
any that does not fit, means no.
"""

import struct
import zlib
from collections.abc import Callable, Iterator

PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
PNG_PARTS = (b"IHDR", b"IDAT", b"IEND")
PNG_CHANNELS = {0: 1, 2: 3, 6: 4}  # by the type of colour: grey, colours, colours with transparency
# Of JPEG: JFIF, tables of quantisation and of Huffman's code, a frame (plain or progressive), the beginning of a scan.
JFIF, JPEG_PARTS, SCAN, JPEG_END = 0xE0, frozenset({0xE0, 0xDB, 0xC4, 0xC0, 0xC2, 0xDA}), 0xDA, b"\xff\xd9"
WEBP_PARTS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
WEBP_OTHERS = 0x20 | 0x08 | 0x04  # profile, EXIF and XMP, in the flags of VP8X
GIF_BEGINS, GIF_END = (b"GIF87a", b"GIF89a"), 0x3B
GIF_CONTROL, GIF_APPLICATION, GIF_LOOP = 0xF9, 0xFF, b"\x0bNETSCAPE2.0"


class OtherPart(Exception):
    """The file has a part that belongs to no picture of ours."""


def is_bare(raw: bytes, kind: str) -> bool:
    """Whether a file that has been decoded without a complaint consists of its picture alone. `kind` is Pillow's."""
    try:
        WALKS[kind](raw)
    except (OtherPart, struct.error, IndexError, OverflowError, zlib.error):
        return False
    return True


def require(holds: bool) -> None:
    if not holds:
        raise OtherPart


def png(raw: bytes) -> None:
    require(raw.startswith(PNG_BEGINS))
    place, parts, packed = len(PNG_BEGINS), list[bytes](), bytearray()
    while place < len(raw):
        size, name = struct.unpack_from(">I4s", raw, place)
        require(name in PNG_PARTS and place + size + 12 <= len(raw))
        if name == b"IDAT":
            packed += raw[place + 8 : place + 8 + size]
        parts.append(name)
        place += size + 12
    require(parts[0] == b"IHDR" and parts[-1] == b"IEND" and parts.count(b"IHDR") == parts.count(b"IEND") == 1)
    width, height, depth, colour, *_, interlaced = struct.unpack_from(">IIBBBBB", raw, len(PNG_BEGINS) + 8)
    require(not interlaced and colour in PNG_CHANNELS)
    points = height * (1 + (width * depth * PNG_CHANNELS[colour] + 7) // 8)
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(bytes(packed), points + 1)
    require(len(unpacked) == points and unpacking.eof and not unpacking.unused_data)


def jpeg(raw: bytes) -> None:
    require(raw.startswith(b"\xff\xd8") and raw.endswith(JPEG_END))
    place, end = 2, len(raw) - len(JPEG_END)
    while place < end:
        marker, size = struct.unpack_from(">xBH", raw, place)
        require(raw[place] == 0xFF and marker in JPEG_PARTS)
        if marker == JFIF:
            require(place == 2 and size == 16 and raw[6:11] == b"JFIF\0" and raw[18:20] == b"\0\0")  # no small picture
        place += 2 + size
        if marker == SCAN:
            while place < end and (raw[place] != 0xFF or raw[place + 1] == 0):
                following = raw.find(b"\xff", place + 1)
                place = end if following < 0 else following
    require(place == end)


def webp(raw: bytes) -> None:
    size, name = struct.unpack_from("<4xI4s", raw)
    require(raw.startswith(b"RIFF") and name == b"WEBP" and size + 8 == len(raw))
    for part, begin, end in webp_parts(raw, 12, len(raw)):
        if part == b"VP8X":
            require(not raw[begin] & WEBP_OTHERS)
        elif part == b"ANMF":
            require(all(inner in WEBP_PARTS for inner, *_ in webp_parts(raw, begin + 16, end)))


def webp_parts(raw: bytes, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while place < end:
        name, size = struct.unpack_from("<4sI", raw, place)
        require(name in WEBP_PARTS and place + 8 + size <= end)
        yield name, place + 8, place + 8 + size
        place += 8 + size + size % 2
    require(place == end)


def gif(raw: bytes) -> None:
    require(raw.startswith(GIF_BEGINS))
    place = 13 + colours(raw[10])
    while raw[place] != GIF_END:
        kind = raw[place]
        if kind == 0x21:
            label = raw[place + 1]
            is_loop = label == GIF_APPLICATION and raw[place + 2 : place + 14] == GIF_LOOP
            require(label == GIF_CONTROL or is_loop)
            begin, place = place + 2, blocks_end(raw, place + 2)
            require(place - begin == (17 if is_loop else 6))
        else:
            require(kind == 0x2C)
            place = blocks_end(raw, place + 11 + colours(raw[place + 9]))
    require(place == len(raw) - 1)


def colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def blocks_end(raw: bytes, place: int) -> int:
    while raw[place]:
        place += 1 + raw[place]
    return place + 1


WALKS: dict[str, Callable[[bytes], None]] = {"PNG": png, "JPEG": jpeg, "WEBP": webp, "GIF": gif}
