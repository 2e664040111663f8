"""Pictures go out and come in with the packages that have a place for them, by the rules of an upload."""

import base64
import io
import json
import stat
import zipfile
import zlib
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import delete, select

from exam.bank.exchange.test_export import bank, bring, empty_bank, take
from exam.bank.exchange.test_formats import manifest
from exam.bank.test_images import animation, gradient, picture, saved, upload, with_place_and_comment
from house import NUMBERS, House, Person, document
from zerek.core.decoding import Unreadable
from zerek.exam.bank.exchange import export, moodle_xml, pictures
from zerek.exam.bank.images.rules import read_picture
from zerek.exam.bank.models import QuestionImage
from zerek.identity.rules import Role

DIGEST_OF_NONE = "0" * 64
ITEM = """<?xml version="1.0"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="T{number}">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>c1</value></correctResponse></responseDeclaration>
  <itemBody><p>Which is it, number {number}? {shown}</p>
    <choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
      <simpleChoice identifier="c1">this {number}</simpleChoice><simpleChoice identifier="c2">that</simpleChoice>
    </choiceInteraction></itemBody>
</assessmentItem>"""
QUESTION = """<question type="multichoice">
  <questiontext format="{markup}"><text><![CDATA[Which is it, number {number}? {shown}]]></text>{files}</questiontext>
  <answer fraction="100"><text>this {number}</text></answer><answer fraction="0"><text>that</text></answer>
</question>"""


def packed(shown: list[str], members: dict[str, bytes], folder: str = "items") -> bytes:
    """A package whose items show these, with these other files."""
    file = io.BytesIO()
    names = [f"{folder}/{place}.xml" for place in range(len(shown))]
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("imsmanifest.xml", manifest(*names))
        for name, one in zip(names, shown, strict=True):
            archive.writestr(name, ITEM.format(number=next(NUMBERS) + 500_000, shown=one))
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def attached(name: str, raw: bytes | str, **attributes: str) -> str:
    content = raw if isinstance(raw, str) else base64.b64encode(raw).decode()
    given = {"path": "/", "encoding": "base64"} | attributes
    return f'<file name="{name}" {" ".join(f"{key}={value!r}" for key, value in given.items())}>{content}</file>'


def quiz(*questions: tuple[str, str], markup: str = "html") -> bytes:
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?><quiz>\n',
            *(
                QUESTION.format(number=next(NUMBERS) + 500_000, shown=shown, files=files, markup=markup) + "\n"
                for shown, files in questions
            ),
            "</quiz>",
        ]
    ).encode()


def shown_by_moodle(name: str, raw: bytes | str, **attributes: str) -> tuple[str, str]:
    return f'<img src="@@PLUGINFILE@@/{name}" alt="a plan">', attached(name, raw, **attributes)


def point(number: int) -> bytes:
    """A picture unlike those of other numbers."""
    return saved(Image.new("RGB", (1, 1), (number % 256, number // 256, 9)), "PNG")


async def kept_pictures(house: House) -> list[tuple[Any, ...]]:
    columns = (QuestionImage.digest, QuestionImage.media_type, QuestionImage.width, QuestionImage.height)
    query = select(*columns, QuestionImage.size, QuestionImage.content).order_by(QuestionImage.digest)
    async with house.app.state.database.read() as session:
        return [tuple(row) for row in await session.execute(query)]


async def count_of_pictures(house: House) -> int:
    return len(await kept_pictures(house))


async def another_installation(house: House) -> None:
    await empty_bank(house)
    async with house.app.state.database.write() as session:
        await session.execute(delete(QuestionImage))


async def illustrated(house: House, author: Person) -> list[dict[str, Any]]:
    """Questions that show pictures of every kind in every place, and one that is not there."""
    raws = [
        *(picture(size=(20, 20)), saved(gradient("RGB"), "JPEG"), saved(gradient("RGBA"), "WEBP"), picture("GIF")),
        *(animation("GIF", duration=50, loop=0), with_place_and_comment(), saved(gradient("L"), "PNG")),
    ]
    marks = []
    for raw in raws:
        answer = await upload(house, author, raw)
        assert answer.status_code == 201, answer.text
        marks.append(answer.json()["markdown"])
    png, jpeg, webp, gif, moving, photograph, grey = marks
    plan = png.replace("![]", r"![рис. 1 *важно* `c`\\]")
    told = [
        document(800_001, question_text=f"Что на плане?\n\n{plan}\n\nи здесь: {jpeg} **{webp}**", explanation=gif),
        document(800_002, keys="AB", correct="A")
        | {
            "options": [
                {"key": "A", "text": png, "is_correct": True},
                {"key": "B", "text": moving, "is_correct": False},
            ]
        },
        document(
            800_003,
            keys="AB",
            correct="A",
            language="ru",
            translations={"kk": {"question_text": f"Сурет? {photograph}", "options": {"A": grey, "B": "жоқ"}}},
        ),
        document(800_004, question_text=f"`{png}` $x$ @@PLUGINFILE@@/x.png ![gone](image:{DIGEST_OF_NONE}) {grey}"),
        document(800_005, question_text=f'![с [скобкой]]({png.partition("(")[2]} {png[:-1]} "title")'),
        document(800_006),
    ]
    return [one | {"subject_code": "TGO"} for one in told]


@pytest.mark.parametrize(("format", "version"), [("qti", "2.1"), ("qti", "3.0"), ("moodle_xml", "2.1")])
async def test_a_bank_with_pictures_goes_to_another_installation_whole(
    empty_house: House, format: str, version: str
) -> None:
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    await another_installation(house)
    given = await illustrated(house, moderator)
    brought = (await bring(house, moderator, json.dumps(given).encode(), "q.json")).json()
    assert (brought["imported_count"], brought["picture_count"]) == (6, 0)
    (told,) = brought["remarks"]
    assert (told["index"], told["field"]) == (3, "question_text") and DIGEST_OF_NONE in told["message"]
    before, kept = await bank(house), await kept_pictures(house)
    assert len(kept) == 7
    taken = await take(house, moderator, format, version=version)
    assert taken.status_code == 200, taken.text
    assert (await take(house, moderator, format, version=version)).content == taken.content

    filename = "q.zip" if format == "qti" else "q.xml"
    repeated = (await bring(house, moderator, taken.content, filename)).json()
    assert (repeated["skipped_count"], repeated["picture_count"]) == (6, 0)
    await another_installation(house)
    tried = (await bring(house, moderator, taken.content, filename, dry_run=True)).json()
    assert (tried["imported_count"], tried["picture_count"], tried["errors"]) == (6, 7, [])
    assert sorted(one["pictures"] for one in tried["preview"]) == [0, 1, 2, 2, 3, 4]
    assert await count_of_pictures(house) == 0
    done = (await bring(house, moderator, taken.content, filename)).json()
    assert (done["imported_count"], done["picture_count"]) == (6, 7)
    assert (await bank(house), await kept_pictures(house)) == (before, kept)
    for digest, media_type, *_ in kept:
        seen = await house.get(moderator, f"/question-images/{digest}")
        assert (seen.status_code, seen.headers["Content-Type"]) == (200, media_type)


async def test_a_package_lists_its_pictures_and_items_show_them_by_address(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    mark = (await upload(house, moderator, picture(size=(next(NUMBERS) % 900 + 7, 5)))).json()
    given = [
        document(next(NUMBERS) + 900_000, subject_code="ENG", difficulty="C", question_text=f"{n}? ![a <b>]{there}")
        for n, there in enumerate([f"(image:{mark['digest']})"] * 2, start=next(NUMBERS) + 900_000)
    ]
    assert (await bring(house, moderator, json.dumps(given).encode(), "q.json")).json()["imported_count"] == 2
    taken = await take(house, moderator, "qti", subject_code="ENG", difficulty="C")
    name = f"images/{mark['digest']}.png"
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        assert archive.namelist().count(f"items/{name}") == 1
        assert (
            archive.read(f"items/{name}") == (await house.get(moderator, f"/question-images/{mark['digest']}")).content
        )
        listed = archive.read("imsmanifest.xml").decode()
        shown = [
            member
            for member in archive.namelist()
            if f'src="{name}" alt="a &lt;b&gt;"' in archive.read(member).decode("latin-1")
        ]
    assert f'<resource identifier="i{mark["digest"]}" type="webcontent" href="items/{name}">' in listed
    assert listed.count(f'<dependency identifierref="i{mark["digest"]}"/>') == len(shown) == 2
    moodle = (await take(house, moderator, "moodle_xml", subject_code="ENG", difficulty="C")).text
    assert moodle.count(f'<file name="{mark["digest"]}.png" path="/" encoding="base64">') == 2
    assert moodle.count(f"![a &lt;b&gt;](@@PLUGINFILE@@/{mark['digest']}.png)") == 2
    for other in ("json", "csv", "gift"):
        assert f"image:{mark['digest']}" in (await take(house, moderator, other, subject_code="ENG")).text.replace(
            "\\", ""
        )


async def test_what_an_import_would_not_take_again_is_told_before_it_is_written(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    await another_installation(house)
    given = await illustrated(house, moderator)
    assert (await bring(house, moderator, json.dumps(given).encode(), "q.json")).json()["imported_count"] == 6
    cases = [("qti", export, "MOST_PICTURES", 4), ("qti", export, "LARGEST_ALBUM", 1_000)]
    cases += [("moodle_xml", moodle_xml, "LARGEST_ATTACHED", 1_000), ("moodle_xml", moodle_xml, "MOST_ATTACHED", 1_000)]
    for format, module, name, most in cases:
        with monkeypatch.context() as tight:
            tight.setattr(module, name, most)
            refused = await take(house, moderator, format)
            assert (refused.status_code, refused.json()["code"]) == (409, "exam.export_refused"), name
            report = refused.json()["report"]
            assert report["not_held_count"] == len(report["not_held"]) > 0
            assert report["held_count"] + report["not_held_count"] == 6
            taken = await take(house, moderator, format, partial=True)
        again = (await bring(house, moderator, taken.content, "q", dry_run=True)).json()
        assert (again["skipped_count"], again["error_count"]) == (report["held_count"], 0)


FOREIGN = saved(gradient("RGB", (31, 17)), "JPEG", quality=100, comment=b"taken at home")
FILES: dict[str, tuple[str, bytes]] = {
    "beside the item": ("q.zip", packed(['<img src="media/fig%201.png" alt="a [plan]"/>'], {"items/media/fig 1.png": FOREIGN})),
    "above the item": ("q.zip", packed(['<img src="../m/x.jpg?y#z" alt="a [plan]"/>'], {"m/x.jpg": FOREIGN})),
    "from the top": ("q.zip", packed(['<img src="m/x.jpg" alt="a [plan]"/>'], {"m/x.jpg": FOREIGN})),
    "Moodle": ("q.xml", quiz(('<p><img src="@@PLUGINFILE@@/a%20b.jpg" alt="a [plan]"></p>', attached("a b.jpg", FOREIGN)))),
    "Moodle folder": ("q.xml", quiz(('<img alt="a [plan]" src="@@PLUGINFILE@@/s/a.jpg">', attached("a.jpg", FOREIGN, path="/s/")))),
    "Moodle Markdown": ("q.xml", quiz(("![a (plan)](@@PLUGINFILE@@/a.jpg)", attached("a.jpg", FOREIGN)), markup="markdown")),
    "Moodle twice the same": ("q.xml", quiz(('<img alt="a [plan]" src="@@PLUGINFILE@@/a.jpg">', attached("a.jpg", FOREIGN) * 2))),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
async def test_pictures_of_other_programs_are_made_ours(house: House, kind: str) -> None:
    moderator = await house.person(Role.MODERATOR)
    name, raw = FILES[kind]
    answer = await bring(house, moderator, raw, name, subject_code="TGO")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["imported_count"], answer.json()["picture_count"]) == (1, 1)
    made = read_picture(FOREIGN)
    assert made.content != FOREIGN and b"taken at home" not in made.content
    assert answer.json()["preview"][0]["question_text"].endswith(f"![a (plan)](image:{made.digest})")
    seen = await house.get(moderator, f"/question-images/{made.digest}")
    assert (seen.status_code, seen.content) == (200, made.content)


SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HUGE = picture("PNG", (6_000, 6_000))
IMG = '<img src="x.png"/>'
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "missing": ("q.zip", packed([IMG], {}), "not in the file"),
    "way out": ("q.zip", packed(['<img src="../../x.png"/>'], {"x.png": picture()}), "not in the file"),
    "encoded way out": ("q.zip", packed(['<img src="%2e%2e/%2e%2e/etc/passwd"/>'], {}), "not in the file"),
    "absolute": ("q.zip", packed(['<img src="/etc/passwd"/>'], {}), "cannot keep"),
    "from the network": ("q.zip", packed(['<img src="http://127.0.0.1:9/x.png"/>'], {}), "cannot keep"),
    "by any protocol": ("q.zip", packed(['<img src="//127.0.0.1:9/x.png"/>'], {}), "cannot keep"),
    "of the machine": ("q.zip", packed(['<img src="file:///etc/passwd"/>'], {}), "cannot keep"),
    "without an address": ("q.zip", packed(["<img/>"], {}), "cannot keep"),
    "SVG": ("q.zip", packed([IMG], {"items/x.png": SCRIPT}), "no PNG"),
    "page": ("q.zip", packed([IMG], {"items/x.png": b"GIF89a<html><script>alert(1)</script>"}), "no PNG"),
    "torn": ("q.zip", packed([IMG], {"items/x.png": picture()[:60]}), "no PNG"),
    "too many points": ("q.zip", packed([IMG], {"items/x.png": HUGE}), "megapixels"),
    "too large": ("q.zip", packed([IMG], {"items/x.png": picture() + b"\0" * (5 * 1024 * 1024)}), "larger than 5 MB"),
    "far too large": ("q.zip", packed([IMG], {"items/x.png": picture() + b"\0" * (17 * 1024 * 1024)}), "too large"),
    "itself": ("q.zip", packed(['<img src="0.xml"/>'], {}), "no PNG"),
    "Moodle missing": ("q.xml", quiz(('<img src="@@PLUGINFILE@@/x.png">', "")), "not in the file"),
    "Moodle of another text": ("q.xml", quiz(('<img src="@@PLUGINFILE@@/y.png">', attached("x.png", picture()))), "not in the file"),
    "Moodle from the network": ("q.xml", quiz(('<img src="https://elsewhere.example/spy.png">', "")), "cannot keep"),
    "Moodle link": ("q.xml", quiz(('<a href="@@PLUGINFILE@@/x.pdf">x</a>', attached("x.pdf", b"%PDF"))), "attached file"),
    "Moodle SVG": ("q.xml", quiz(shown_by_moodle("x.svg", SCRIPT)), "no PNG"),
    "Moodle wrong base64": ("q.xml", quiz(shown_by_moodle("x.png", "iVBOR*w0KGgo=")), "base64"),
    "Moodle cut base64": ("q.xml", quiz(shown_by_moodle("x.png", base64.b64encode(picture()).decode()[:-3])), "base64"),
    "Moodle other letters": ("q.xml", quiz(shown_by_moodle("x.png", "жүз")), "base64"),
    "Moodle no base64": ("q.xml", quiz(shown_by_moodle("x.png", picture(), encoding="hex")), "base64"),
    "Moodle two of one name": ("q.xml", quiz((shown_by_moodle("x.png", picture())[0], attached("x.png", picture()) + attached("x.png", HUGE))), "have this name"),
    "Moodle too large": ("q.xml", quiz(shown_by_moodle("x.png", picture() + b"\0" * (5 * 1024 * 1024))), "larger than 5 MB"),
    "Moodle Markdown missing": ("q.xml", quiz(("![](@@PLUGINFILE@@/x.png)", ""), markup="markdown"), "not in the file"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_picture_that_cannot_be_kept_is_an_error_of_its_question(house: House, kind: str) -> None:
    """With its line; the other questions of the file can be had."""
    moderator = await house.person(Role.MODERATOR)
    name, raw, sentence = REFUSED[kind]
    before = await count_of_pictures(house)
    refused = await bring(house, moderator, raw, name, subject_code="TGO")
    assert refused.status_code == 422, refused.text
    report = refused.json()["report"]
    assert (report["total"], report["error_count"], report["imported_count"]) == (1, 1, 0)
    (fault,) = report["errors"]
    assert fault["index"] == 0 and fault["line"] == 2
    assert sentence in fault["message"] and "question_text" in fault["field"]
    assert await count_of_pictures(house) == before


async def test_the_good_questions_of_a_file_come_with_their_pictures_alone(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    good, other = (saved(gradient("RGB", (next(NUMBERS) % 900 + 9, height)), "PNG") for height in (5, 6))
    raw = quiz(
        (IMG, ""),
        shown_by_moodle("good.png", good),
        (shown_by_moodle("other.png", other)[0] + IMG, attached("other.png", other)),
        shown_by_moodle("good.png", good),
    )
    before = await count_of_pictures(house)
    report = (await bring(house, moderator, raw, "q.xml", subject_code="TGO", partial=True)).json()
    assert (report["imported_count"], report["error_count"], report["picture_count"]) == (2, 2, 1)
    assert [fault["line"] for fault in report["errors"]] == [2, 10]
    assert await count_of_pictures(house) == before + 1
    assert (await house.get(moderator, f"/question-images/{read_picture(other).digest}")).status_code == 404


def link(target: str) -> bytes:
    file = io.BytesIO(packed([IMG], {}))
    with zipfile.ZipFile(file, "a") as archive:
        member = zipfile.ZipInfo("items/x.png")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, target)
    return file.getvalue()


def bomb_of_points() -> bytes:
    """A PNG of a few kilobytes that says it is small, and unpacks without end."""
    content = zlib.compress(b"\0" * 200_000_000, 9)
    part = len(content).to_bytes(4, "big") + b"IDAT" + content + zlib.crc32(b"IDAT" + content).to_bytes(4, "big")
    raw = picture()
    begin = raw.index(b"IDAT") - 4
    return raw[:begin] + part + raw[begin + 12 + int.from_bytes(raw[begin : begin + 4], "big") :]


def twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("imsmanifest.xml", manifest("items/0.xml"))
        archive.writestr("items/0.xml", ITEM.format(number=1, shown=IMG))
        archive.writestr("items/x.png", picture())
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("items/x.png", picture("GIF"))
    return file.getvalue()


def zeros() -> bytes:
    file = io.BytesIO(packed([IMG], {}))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for place in range(20):
            archive.writestr(f"items/{place}.png", b"\0" * 15_000_000)
    return file.getvalue()


HOSTILE: dict[str, Any] = {
    "link": lambda: link("/etc/passwd"),
    "zip bomb of pictures": zeros,
    "one name twice": twice,
    "picture out of the package": lambda: packed([IMG], {"../x.png": picture()}),
    "absolute picture": lambda: packed([IMG], {"/etc/x.png": picture()}),
}


@pytest.mark.parametrize("kind", HOSTILE)
async def test_a_package_with_odd_members_is_refused_as_a_whole(house: House, kind: str) -> None:
    moderator, before = await house.person(Role.MODERATOR), await count_of_pictures(house)
    answer = await bring(house, moderator, HOSTILE[kind](), "q.zip", subject_code="TGO", partial=True)
    assert (answer.status_code, answer.json()["report"]["error_count"]) == (422, 1)
    assert await count_of_pictures(house) == before


async def test_a_picture_that_lies_about_its_points_is_read_no_further_than_it_says(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    raw = bomb_of_points()
    assert len(raw) < 300_000
    answer = await bring(house, moderator, packed([IMG], {"items/x.png": raw}), "q.zip", subject_code="TGO")
    report = answer.json() if answer.status_code == 200 else answer.json()["report"]
    for one in report["preview"]:  # what it shows within its bounds is a picture like any other, made anew
        digest = one["question_text"].partition("image:")[2].rstrip(")")
        assert len((await house.get(moderator, f"/question-images/{digest}")).content) < 1_000


async def test_ten_thousand_pictures_are_too_many_and_the_file_is_refused(house: House) -> None:
    moderator, before = await house.person(Role.MODERATOR), await count_of_pictures(house)
    files = {f"items/{number}.png": point(number) for number in range(10_000)}
    shown = ["".join(f'<img src="{place * 50 + n}.png"/>' for n in range(50)) for place in range(200)]
    refused = await bring(house, moderator, packed(shown, files), "q.zip", subject_code="TGO", partial=True)
    assert refused.status_code == 422
    (fault,) = refused.json()["report"]["errors"]
    assert f"more than {pictures.MOST_PICTURES} pictures" in fault["message"]
    assert await count_of_pictures(house) == before


async def test_one_picture_shown_ten_thousand_times_is_read_and_kept_once(house: House) -> None:
    moderator, before = await house.person(Role.MODERATOR), await count_of_pictures(house)
    raw = saved(gradient("RGB", (next(NUMBERS) % 900 + 9, 777)), "WEBP")
    shown = ['<img src="x.png"/>' * 10] * 1_000
    report = (await bring(house, moderator, packed(shown, {"items/x.png": raw}), "q.zip", subject_code="TGO")).json()
    assert (report["imported_count"], report["picture_count"]) == (1_000, 1)
    assert {one["pictures"] for one in report["preview"]} == {1}
    assert await count_of_pictures(house) == before + 1


def test_an_album_has_a_limit_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    album = pictures.Album(read_picture)
    monkeypatch.setattr(pictures, "LARGEST_ALBUM", 500)
    for number in range(3):
        album.digest_of(point(number), "x.png", "question_text")
    with pytest.raises(Unreadable) as refused:
        album.digest_of(picture(size=(500, 500)), "x.png", "question_text")
    assert refused.value.problem.key == "import.pictures_too_large"


async def test_the_limit_of_a_picture_is_that_of_an_upload(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    moderator = await house.person(Role.MODERATOR)
    monkeypatch.setattr(house.app.state.settings, "max_image_mb", 1)
    raw = packed([IMG], {"items/x.png": picture() + b"\0" * 1024 * 1024})
    refused = await bring(house, moderator, raw, "q.zip", subject_code="TGO")
    assert "larger than 1 MB" in refused.json()["report"]["errors"][0]["message"]
