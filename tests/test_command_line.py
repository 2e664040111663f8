"""The `zerek` command as an operator meets it: real processes, their words and their exit status."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from house import document
from services import free_port

ZEREK = [sys.executable, "-m", "zerek.cli"]


def zerek(
    folder: Path, *arguments: str, text: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ZEREK, *arguments],
        cwd=folder,
        env=os.environ | {"ZEREK_DATA": str(folder / "data"), "NO_COLOR": "1", "COLUMNS": "120"} | environment,
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a migrated database."""
    made = tmp_path_factory.mktemp("operator")
    done = zerek(made, "migrate")
    assert done.returncode == 0, done.stderr
    return made


def test_migrating_twice_is_harmless_and_models_and_migrations_agree(folder: Path) -> None:
    assert zerek(folder, "migrate").returncode == 0
    assert zerek(folder, "migrate", "--check").returncode == 0
    with sqlite3.connect(folder / "data" / "zerek.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM majors").fetchone() == (149,)
        assert database.execute("SELECT count(*) FROM exam_formats").fetchone() == (5,)


def test_an_administrator_is_created_once(folder: Path) -> None:
    asked = ["admin", "create", "--username", "Root", "--email", "root@example.org"]
    made = zerek(folder, *asked, text="a long password\na long password\n")
    assert made.returncode == 0, made.stderr
    assert "Created the administrator root." in made.stdout
    again = zerek(folder, *asked, "--password", "a long password")
    assert (again.returncode, "taken" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("username", "email", "password", "says"),
    [
        ("a", "a@b", "long enough", "username"),
        ("fine", "nothing", "long enough", "e-mail"),
        ("fine", "a@b", "x", "password"),
    ],
)
def test_an_administrator_who_cannot_be_is_refused(
    folder: Path, username: str, email: str, password: str, says: str
) -> None:
    refused = zerek(folder, "admin", "create", "--username", username, "--email", email, "--password", password)
    assert refused.returncode == 2
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_questions_are_imported_with_a_report_and_a_status(folder: Path) -> None:
    file = folder / "questions.json"
    file.write_text(json.dumps({"questions": [document(1), document(2, correct=""), document(3)]}, indent=1))
    refused = zerek(folder, "import", "questions", str(file), "--subject", "M010-1")
    assert refused.returncode == 1
    assert "0 imported, 0 skipped, 1 with errors" in refused.stdout
    assert "No option is marked right." in refused.stdout
    assert "Nothing was imported." in refused.stdout
    tried = zerek(folder, "import", "questions", str(file), "--subject", "M010-1", "--dry-run", "--json")
    assert (tried.returncode, json.loads(tried.stdout)["imported_count"]) == (1, 0)
    kept = zerek(folder, "import", "questions", str(file), "--subject", "M010-1", "--partial", "--json")
    assert (kept.returncode, json.loads(kept.stdout)["imported_count"]) == (1, 2)
    file.write_text(json.dumps([document(3), document(4)]))
    good = zerek(folder, "import", "questions", str(file), "--subject", "M010-1")
    assert (good.returncode, "1 imported, 1 skipped, 0 with errors" in good.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["import", "questions", "nowhere.json"], 2), (["import", "questions", "--nonsense"], 2), (["nonsense"], 2)],
)
def test_wrong_usage_is_2(folder: Path, arguments: list[str], status: int) -> None:
    assert zerek(folder, *arguments).returncode == status


def test_a_file_of_an_unknown_format_is_refused_with_the_formats_there_are(folder: Path) -> None:
    (folder / "questions.docx").write_bytes(b"x")
    refused = zerek(folder, "import", "questions", "questions.docx")
    assert refused.returncode == 1
    assert "moodle_xml" in refused.stdout
    usage = zerek(folder, "import", "questions", "questions.docx", "--format", "docx")
    assert usage.returncode == 2


@pytest.mark.parametrize("command", [["serve"], ["demo"], ["migrate"]])
def test_a_short_secret_stops_every_start_with_one_sentence(tmp_path: Path, command: list[str]) -> None:
    refused = zerek(tmp_path, *command, JWT_SECRET="short")
    assert refused.returncode == 1
    assert "JWT_SECRET must be at least 32 characters long" in refused.stderr
    assert "openssl rand -hex 32" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", [["serve"], ["migrate"], ["import", "questions", "empty.json"]])
def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "empty.json").write_text("[]")
    away = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", "JWT_SECRET": "x" * 40}
    away["DATABASE_WAIT_SECONDS"] = "0.5"
    refused = zerek(tmp_path, *command, **away)
    assert refused.returncode == 1
    assert "the database does not answer" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_demonstration_starts_prints_the_sign_ins_and_stops_on_sigterm(tmp_path: Path) -> None:
    port = free_port()
    output = tmp_path / "demo.log"
    with output.open("wb") as log:
        process = subprocess.Popen(
            [*ZEREK, "demo", "--port", str(port), "--data", str(tmp_path / "demo")],
            cwd=tmp_path, env=os.environ | {"NO_COLOR": "1"}, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
                    assert json.load(answer)["status"] == "ok"
                break
            except OSError:
                assert process.poll() is None, output.read_text()
                assert time.monotonic() < end, output.read_text()
                time.sleep(0.1)
    finally:
        process.send_signal(signal.SIGTERM)
        status = process.wait(30)
    assert status == 0, output.read_text()
    told = output.read_text()
    for username in ("student", "student2", "guardian", "teacher", "teacher2", "moderator", "school_admin", "admin"):
        assert f"    {username} " in told
    assert "zerek-demo" in told
    refused = zerek(tmp_path, "serve", ZEREK_DATA=str(tmp_path / "demo"))
    assert refused.returncode == 1
    assert "demo accounts" in refused.stderr


def test_the_committed_openapi_document_is_that_of_the_code(tmp_path: Path) -> None:
    made = zerek(tmp_path, "openapi")
    committed = Path(__file__).parents[1] / "openapi.json"
    assert made.stdout == committed.read_text(encoding="utf-8"), "run ./task openapi"
