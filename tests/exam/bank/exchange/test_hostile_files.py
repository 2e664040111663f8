"""Files made to do harm, or damaged on the way: a clear refusal, and nothing has changed."""

import io
import json
import stat
import zipfile
from typing import Any

import pytest

from exam.bank.exchange.test_formats import item3, manifest, package
from house import House, document
from zerek.identity.rules import Role

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><quiz><question type="multichoice"><questiontext><text>&i;</text></questiontext></question></quiz>'
)
OUTSIDE = (
    '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    '<quiz><question type="multichoice"><questiontext><text>&f;</text></questiontext></question></quiz>'
)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("imsmanifest.xml", manifest("a.xml"))
        archive.writestr("a.xml", b" " * 15_000_000)
    return file.getvalue()


def link() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        member = zipfile.ZipInfo("imsmanifest.xml")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    return file.getvalue()


def locked() -> bytes:
    raw = bytearray(package({"imsmanifest.xml": manifest("a.xml"), "a.xml": item3("single", "c2")}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(signature)
        while place >= 0:
            raw[place + offset] |= 1
            place = raw.find(signature, place + 4)
    return bytes(raw)


GOOD_JSON = json.dumps({"questions": [document(1)]}).encode()
GOOD_ZIP = package({"imsmanifest.xml": manifest("a.xml"), "a.xml": item3("single", "c2")})
GOOD_CSV = "question_text,option_a,option_b,correct\nШто?,a,b,A\n"
FILES: dict[str, tuple[str, bytes]] = {
    "torn json": ("q.json", GOOD_JSON[:-20]),
    "torn zip": ("q.zip", GOOD_ZIP[:-40]),
    "torn zip content": ("q.zip", GOOD_ZIP[:60] + b"\xff" * 30 + GOOD_ZIP[90:]),
    "torn xml": ("q.xml", LAUGHS.partition("]>")[2].encode()[:60]),
    "torn xlsx": ("q.xlsx", b"PK\x03\x04" + b"\x00" * 100),
    "laughs": ("q.xml", LAUGHS.encode()),
    "laughs in UTF-16": ("q.xml", LAUGHS.encode("utf-16")),
    "outside entity": ("q.xml", OUTSIDE.encode()),
    "laughs in a package": ("q.zip", package({"imsmanifest.xml": manifest("a.xml"), "a.xml": LAUGHS})),
    "laughs for a manifest": ("q.zip", package({"imsmanifest.xml": LAUGHS})),
    "zip bomb": ("q.zip", bomb()),
    "way out": ("q.zip", package({"imsmanifest.xml": manifest("../../etc/passwd"), "../../x": "x"})),
    "way out by the manifest": ("q.zip", package({"imsmanifest.xml": manifest("../../../etc/passwd")})),
    "absolute": ("q.zip", package({"imsmanifest.xml": manifest("a.xml"), "/etc/x.xml": "x"})),
    "link": ("q.zip", link()),
    "locked": ("q.zip", locked()),
    "no manifest": ("q.zip", package({"a.xml": item3("single", "c2")})),
    "no question": ("q.zip", package({"imsmanifest.xml": manifest()})),
    "deep xml": ("q.xml", b"<quiz>" + b"<a>" * 100_000),
    "long line json": ("q.json", b'{"questions": ["' + b"x" * 10_000_000),
    "long line gift": ("q.gift", b"::x::" + b"x" * 10_000_000 + b"{=a ~b}"),
    "long line csv": ("q.csv", GOOD_CSV.encode() + b"x" * 10_000_000),
    "long line aiken": ("q.txt", b"Q\nA. a\nB. b\nANSWER: A\n" + b"x" * 10_000_000),
    "open quote csv": ("q.csv", GOOD_CSV.encode() + b'"x,' + b"y\n" * 200_000),
    "NUL json": ("q.json", b'{"questions": [\x00]}'),
    "NUL csv": ("q.csv", GOOD_CSV.replace("Што", "a\x00b").encode()),
    "NUL gift": ("q.gift", b"What\x00?{=a ~b}"),
    "NUL xml": ("q.xml", b"<quiz>\x00</quiz>"),
    "wrong encoding": ("q.csv", (GOOD_CSV + "Какое из утверждений верно для этого числа?,да,нет,A\n" * 9).encode("koi8-r")),
    "damaged UTF-8": ("q.csv", (GOOD_CSV + "Қайсы,қ,ө,B\n" * 9).encode()[:-20] + b"\xff\n"),
    "xml with a false encoding": ("q.xml", "<?xml version='1.0' encoding='utf-8'?><quiz><a>Жер</a></quiz>".encode("cp1251")),
    "xml with no such encoding": ("q.xml", b"<?xml version='1.0' encoding='klingon'?><quiz/>"),
    "picture": ("q.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "old Excel": ("q.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100),
    "nothing": ("q.csv", b""),
    "what is it": ("notes.txt", "Просто текст без вопросов.".encode()),
}  # fmt: skip


async def bank_size(house: House) -> int:
    moderator = await house.person(Role.MODERATOR)
    answer = await house.get(moderator, "/admin/questions/export/report")
    size: int = answer.json()["total"]
    return size


@pytest.mark.parametrize("kind", list(FILES))
async def test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing(house: House, kind: str) -> None:
    name, raw = FILES[kind]
    before = await bank_size(house)
    moderator = await house.person(Role.MODERATOR)
    for query in ({"dry_run": True}, {"partial": True}):
        answer = await house.ask(
            "POST",
            moderator,
            "/admin/questions/import",
            params=query,
            files={"file": (name, raw)},
            data={"subject_code": "M010-1"},
        )
        report: dict[str, Any] = answer.json() if "dry_run" in query else answer.json()["report"]
        assert answer.status_code == (200 if "dry_run" in query else 422), answer.text
        assert report["imported_count"] == 0
        assert report["error_count"] >= 1
        first = report["errors"][0]
        assert first["message"]
        assert "{" not in first["message"] or "brace" in first["message"]
        assert "Traceback" not in answer.text
        assert "/etc/passwd" not in answer.text or "name" in kind or "way out" in kind
    assert await bank_size(house) == before


async def test_a_lie_about_sizes_inside_an_archive_is_found_out(house: House) -> None:
    raw = bytearray(package({"imsmanifest.xml": manifest("a.xml"), "a.xml": item3("single", "c2") + " " * 3_000_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = raw.rfind(signature)
        raw[place + offset : place + offset + 4] = (1_000).to_bytes(4, "little")
    moderator = await house.person(Role.MODERATOR)
    answer = await house.ask(
        "POST",
        moderator,
        "/admin/questions/import",
        files={"file": ("q.zip", bytes(raw))},
        data={"subject_code": "TGO"},
    )
    assert answer.status_code == 422
    assert answer.json()["report"]["errors"][0]["message"]
