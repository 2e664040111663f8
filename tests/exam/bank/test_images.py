"""Pictures of questions: taken by their content, kept without anything else, shown to who is signed in."""

import io
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from house import NUMBERS, House, document
from zerek.exam.bank.images.containers import is_bare
from zerek.exam.bank.images.rules import LONGEST_SIDE, Unacceptable, read_picture
from zerek.identity.rules import Role


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (200, 30, 60)).save(file, kind, **options)
    return file.getvalue()


def with_place_and_comment() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6  # turned by a quarter
    return picture("JPEG", exif=exif, comment=b"a secret comment") + b"<script>alert(1)</script>"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_every_format_is_written_anew_in_its_own(kind: str) -> None:
    made = read_picture(picture(kind))
    assert (made.media_type, made.width, made.height) == (f"image/{kind.lower()}", 40, 30)
    assert read_picture(picture(kind)).digest == made.digest


def gradient(mode: str, size: tuple[int, int] = (97, 61)) -> Image.Image:
    bands = [Image.linear_gradient("L").resize(size).rotate(turn) for turn in (0, 30, 60, 90)]
    return Image.merge("RGBA", bands).convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def animation(kind: str, **options: Any) -> bytes:
    frames = [gradient("RGB").rotate(20 * turn) for turn in range(4)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], **options)


@pytest.mark.parametrize(
    "raw",
    [
        *(saved(gradient(mode), "PNG") for mode in ("RGB", "RGBA", "L", "1", "P")),
        *(saved(gradient(mode), "JPEG") for mode in ("RGB", "L", "CMYK")),
        *(saved(gradient(mode), "WEBP") for mode in ("RGB", "RGBA")),
        *(saved(gradient(mode), "GIF") for mode in ("RGB", "L")),
        saved(gradient("RGB", (LONGEST_SIDE + 100, 50)), "JPEG"),
        animation("GIF", duration=50, loop=0),
        animation("WEBP", duration=70, loop=0),
        animation("GIF", duration=0, loop=2),
    ],
)
def test_what_was_taken_once_is_taken_again_as_it_is(raw: bytes) -> None:
    """Or a bank that goes from one installation to another would come out with other pictures."""
    made = read_picture(raw)
    assert read_picture(made.content) == made


def with_png_part(raw: bytes, name: bytes, content: bytes) -> bytes:
    part = len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")
    return raw[:33] + part + raw[33:]


def with_hidden_points(raw: bytes) -> bytes:
    """A PNG whose packed points go on behind the last line of the picture."""
    begin = raw.index(b"IDAT")
    size = int.from_bytes(raw[begin - 4 : begin], "big")
    content = zlib.compress(zlib.decompress(raw[begin + 4 : begin + 4 + size]) + b"<script>" * 9)
    part = len(content).to_bytes(4, "big") + b"IDAT" + content + zlib.crc32(b"IDAT" + content).to_bytes(4, "big")
    return raw[: begin - 4] + part + raw[begin + 8 + size :]


JPEG, WEBP, GIF = picture("JPEG"), picture("WEBP"), picture("GIF")
COMPANIONS = {
    "behind a PNG": picture() + b"secret",
    "text of a PNG": with_png_part(picture(), b"tEXt", b"a\0secret"),
    "private part of a PNG": with_png_part(picture(), b"zeRk", b"secret"),
    "more points than a PNG has": with_hidden_points(picture()),
    "behind a JPEG": JPEG + b"secret\xff\xd9",
    "comment of a JPEG": picture("JPEG", comment=b"secret"),
    "profile of a JPEG": picture("JPEG", icc_profile=b"secret" * 30),
    "part of an application in a JPEG": JPEG[:2] + b"\xff\xe5\x00\x08secret" + JPEG[2:],
    "behind a WebP": WEBP + b"secret",
    "part of a WebP": b"RIFF" + (len(WEBP) + 6).to_bytes(4, "little") + WEBP[8:] + b"junk\x06\0\0\0secret",
    "XMP of a WebP": picture("WEBP", xmp=b"secret"),
    "behind a GIF": GIF + b"secret",
    "comment of a GIF": picture("GIF", comment=b"secret"),
}


@pytest.mark.parametrize("raw", COMPANIONS.values(), ids=COMPANIONS)
def test_what_comes_along_with_a_picture_is_not_kept(raw: bytes) -> None:
    made = read_picture(raw)
    assert made.content != raw and b"secret" not in made.content
    assert read_picture(made.content) == made


def test_a_file_far_larger_than_it_need_be_is_written_anew() -> None:
    raw = saved(gradient("RGB"), "PNG", compress_level=0)
    assert len(read_picture(raw).content) < len(raw) / 2


def test_an_animation_of_webp_keeps_its_pace() -> None:
    with Image.open(io.BytesIO(read_picture(animation("WEBP", duration=250, loop=0)).content)) as made:
        made.load()
        assert made.info["duration"] == 250


def test_nothing_but_the_picture_is_kept_and_it_stands_upright() -> None:
    raw = with_place_and_comment()
    assert b"taken at home" in raw and b"a secret comment" in raw
    made = read_picture(raw)
    assert (made.width, made.height) == (30, 40)
    for trace in (b"taken at home", b"a secret comment", b"script", b"Exif"):
        assert trace not in made.content


def test_an_animation_keeps_its_frames_and_ends() -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), (place * 60, 0, 0)) for place in range(4)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=50, loop=0)
    with Image.open(io.BytesIO(read_picture(file.getvalue()).content)) as made:
        assert (getattr(made, "n_frames", 1), made.info["loop"]) == (4, 3)


def test_a_large_picture_is_made_smaller_and_a_huge_one_refused() -> None:
    made = read_picture(picture("JPEG", (LONGEST_SIDE * 2, 100)))
    assert (made.width, made.height) == (LONGEST_SIDE, 50)
    with pytest.raises(Unacceptable) as refused:
        read_picture(picture("PNG", (6_000, 6_000)))
    assert refused.value.key == "bank.picture_pixels"


@pytest.mark.parametrize(
    "raw",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", picture()[:60], b"BM" + b"\0" * 60, b"%PDF-1.7"],
)
def test_what_is_no_picture_of_the_four_kinds_is_refused(raw: bytes) -> None:
    with pytest.raises(Unacceptable):
        read_picture(raw)


SEEDS = [
    *(picture(kind) for kind in ("PNG", "WEBP", "GIF")),
    *(animation("GIF", duration=50, loop=2), animation("WEBP", duration=50, loop=2), with_place_and_comment()),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    raw = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, min(len(raw), draw(st.sampled_from([40, 200, 10_000])))))
        raw[place : place + draw(st.integers(0, 20))] = draw(st.binary(max_size=4))
    return bytes(raw)


@pytest.mark.filterwarnings("ignore")  # Pillow tells what it passes over
@settings(max_examples=300, deadline=None)
@given(raw=damaged())
@example(raw=picture("GIF")[:30] + b"\x2c\0\0\0\0\x14")
def test_a_damaged_picture_is_read_or_refused(raw: bytes) -> None:
    for kind in ("PNG", "JPEG", "WEBP", "GIF"):
        is_bare(raw, kind)
    with suppress(Unacceptable):
        made = read_picture(raw)
        assert read_picture(made.content) == made


async def upload(house: House, person: Any, raw: bytes, name: str = "picture.png") -> Any:
    return await house.post(person, "/admin/questions/images", files={"file": (name, raw, "text/html")})


async def test_a_picture_is_kept_once_and_shown_to_who_is_signed_in(house: House) -> None:
    teacher, student = await house.person(Role.TEACHER), await house.person()
    saved = await upload(house, teacher, picture(size=(next(NUMBERS) % 500 + 10, 20)))
    assert saved.status_code == 201, saved.text
    again = await upload(house, teacher, picture(size=(saved.json()["width"], 20)), "page.html")
    assert again.json() == saved.json()
    path = f"/question-images/{saved.json()['digest']}"
    assert (await house.get(None, path)).status_code == 401
    seen = await house.get(student, path)
    assert seen.status_code == 200
    assert (seen.headers["Content-Type"], seen.headers["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert seen.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert seen.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (await house.get(student, path, headers={"If-None-Match": seen.headers["ETag"]})).status_code == 304
    assert (await house.get(student, "/question-images/" + "0" * 64)).status_code == 404
    assert (await upload(house, student, picture())).status_code == 403


async def test_a_file_that_is_too_large_or_no_picture_is_refused_with_the_reason(house: House) -> None:
    teacher = await house.person(Role.TEACHER)
    refused = await upload(house, teacher, b"<html>")
    assert (refused.status_code, refused.json()["code"]) == (422, "bank.image_refused")
    assert refused.json()["errors"][0]["field"] == "body.file"
    large = await upload(house, teacher, picture() + b"\0" * (house.settings.max_image_mb * 1024 * 1024))
    assert large.status_code == 413


async def test_a_question_shows_only_pictures_that_were_uploaded_here(house: House) -> None:
    teacher = await house.person(Role.TEACHER)
    saved = (await upload(house, teacher, picture(size=(33, 44)))).json()
    body = document(next(NUMBERS), subject_code="TGO")
    good = body | {"question_text": f"What is this? {saved['markdown']}"}
    assert (await house.post(teacher, "/admin/questions", good)).status_code == 201
    for address in ("https://elsewhere.example/spy.png", "image:" + "0" * 64, "data:image/png;base64,AAAA", ""):
        refused = await house.post(
            teacher, "/admin/questions", body | {"explanation": f"See ![a plan]({address}) here."}
        )
        assert refused.status_code == 422, address
        assert refused.json()["errors"][0]["field"] == "body.explanation"
