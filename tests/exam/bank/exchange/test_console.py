"""`zerek import questions` and `zerek export questions` as an operator meets them: real processes and their status."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from exam.bank.exchange.test_pictures import quiz, shown_by_moodle
from exam.bank.test_images import picture
from house import document
from zerek.exam.bank.images.rules import read_picture

GIFT = "::1::Сколько будет 2+2?{\n=4\n~5\n}\n\n::2::Сколько будет 3+3?{\n=6\n~7\n}\n"


def zerek(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zerek.cli", *arguments],
        cwd=folder,
        env=os.environ | {"ZEREK_DATA": str(folder / "data"), "NO_COLOR": "1", "COLUMNS": "160", "MAX_IMPORT_MB": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("operator")
    (made / "good.gift").write_text(GIFT, encoding="cp1251")
    (made / "bad.json").write_text(json.dumps([document(1), document(2, correct="")], indent=1))
    return made


def test_import_and_export_tell_what_they_did_and_end_with_a_status(folder: Path) -> None:
    tried = zerek(folder, "import", "questions", "good.gift", "--subject", "TGO", "--dry-run")
    assert (tried.returncode, "2 would be imported" in tried.stdout) == (0, True), tried.stderr
    assert "gift, cp1251" in tried.stdout
    done = zerek(folder, "import", "questions", "good.gift", "--subject", "TGO", "--json")
    assert (done.returncode, json.loads(done.stdout)["imported_count"]) == (0, 2)
    refused = zerek(folder, "import", "questions", "bad.json", "--subject", "TGO")
    assert (refused.returncode, "No option is marked right" in refused.stdout) == (1, True)
    kept = zerek(folder, "import", "questions", "bad.json", "--subject", "TGO", "--partial")
    assert (kept.returncode, "1 imported" in kept.stdout) == (1, True)
    assert zerek(folder, "import", "questions", "good.gift", "--format", "docx").returncode == 2
    assert zerek(folder, "import", "questions", "nowhere.gift").returncode == 2

    assert zerek(folder, "export", "questions", "out.zip", "--format", "qti", "--qti-version", "3.0").returncode == 0
    again = zerek(folder, "import", "questions", "out.zip", "--json")
    assert json.loads(again.stdout)["skipped_count"] == 3
    lossy = zerek(folder, "export", "questions", "out.txt", "--format", "aiken")
    assert (lossy.returncode, (folder / "out.txt").exists()) == (1, False)
    assert "would lose their explanation" in lossy.stderr
    forced = zerek(folder, "export", "questions", "out.txt", "--format", "aiken", "--partial")
    assert (forced.returncode, (folder / "out.txt").read_text().count("ANSWER")) == (1, 3)
    assert zerek(folder, "export", "questions", "out.docx").returncode == 2
    assert zerek(folder, "export", "questions", "missing/out.json").returncode == 2


def test_the_command_line_takes_files_beyond_the_limit_of_the_server(folder: Path) -> None:
    large = [document(10_000 + number, explanation="много слов " * 100) for number in range(1_200)]
    (folder / "large.json").write_text(json.dumps(large, ensure_ascii=False))
    assert (folder / "large.json").stat().st_size > 2 * 1024 * 1024
    done = zerek(folder, "import", "questions", "large.json", "--subject", "ENG", "--json")
    assert (done.returncode, json.loads(done.stdout)["imported_count"]) == (0, 1_200), done.stderr


def test_pictures_come_and_go_with_packages_at_the_command_line(folder: Path) -> None:
    (folder / "pictures.xml").write_bytes(quiz(shown_by_moodle("x.png", picture()), shown_by_moodle("y.png", b"no")))
    refused = zerek(folder, "import", "questions", "pictures.xml", "--subject", "M094-1")
    assert (refused.returncode, "no PNG" in refused.stdout) == (1, True), refused.stderr
    kept = zerek(folder, "import", "questions", "pictures.xml", "--subject", "M094-1", "--partial")
    assert "1 imported, 0 skipped, 1 with errors, with 1 picture" in " ".join(kept.stdout.split())
    name = f"{read_picture(picture()).digest}.png"
    for made, version in (("p.zip", "2.1"), ("p3.zip", "3.0")):
        done = zerek(
            folder, "export", "questions", made, "--format", "qti", "--qti-version", version, "--subject", "M094-1"
        )
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(folder / made) as archive:
            assert archive.read(f"items/images/{name}") == read_picture(picture()).content
    assert zerek(folder, "export", "questions", "p.xml", "--format", "moodle_xml").returncode == 0
    assert f'<file name="{name}" path="/" encoding="base64">' in (folder / "p.xml").read_text()
