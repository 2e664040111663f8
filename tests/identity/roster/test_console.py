"""`zerek import users` as an operator meets it: a real process, its words and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from identity.roster.tables import table
from zerek.core.spreadsheets import write_xlsx
from zerek.demo.people import SCHOOLS

GOOD = table(
    {"username": "aida.s", "full_name": "Аида"}, {"username": "bolat", "full_name": "Болат", "role": "teacher"}
)
BAD = table({"username": "fine.one", "full_name": "F"}, {"username": "[bold]", "full_name": "[/]", "role": "wizard"})


def import_users(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return zerek(folder, "import", "users", *arguments)


def zerek(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zerek.cli", *arguments],
        cwd=folder,
        env=os.environ | {"ZEREK_DATA": str(folder / "data"), "NO_COLOR": "1", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with the schools and people of the demonstration."""
    made = tmp_path_factory.mktemp("operator")
    done = zerek(made, "load-demo")
    assert done.returncode == 0, done.stderr
    (made / "good.csv").write_bytes(GOOD)
    (made / "bad.csv").write_bytes(BAD)
    return made


def test_people_are_imported_with_a_report_and_a_status(folder: Path) -> None:
    tried = import_users(folder, "good.csv", "--dry-run")
    assert (tried.returncode, "2 would be imported" in tried.stdout) == (0, True)
    done = import_users(folder, "good.csv", "--school", SCHOOLS[0])
    assert done.returncode == 0, done.stderr
    assert "2 imported, 0 updated, 0 unchanged, 0 skipped, 0 with errors" in done.stdout
    again = import_users(folder, "good.csv", "--school", SCHOOLS[0], "--json")
    assert (again.returncode, json.loads(again.stdout)["unchanged_count"]) == (0, 2)


def test_a_refused_import_tells_lines_and_ends_with_1(folder: Path) -> None:
    refused = import_users(folder, "bad.csv")
    assert (refused.returncode, "0 imported" in refused.stdout) == (1, True)
    assert "There is no role “wizard”." in refused.stdout
    assert "Nothing was imported." in refused.stdout
    kept = import_users(folder, "bad.csv", "--partial", "--json")
    assert (kept.returncode, json.loads(kept.stdout)["imported_count"]) == (1, 1)


def test_a_workbook_is_imported(folder: Path) -> None:
    (folder / "people.xlsx").write_bytes(write_xlsx("P", [["username", "full_name"], ["from.xlsx", "X"]], []))
    done = import_users(folder, "people.xlsx", "--json")
    assert (done.returncode, json.loads(done.stdout)["format"]) == (0, "xlsx")


@pytest.mark.parametrize("arguments", [["nowhere.csv"], ["good.csv", "--school", "No Such School"], ["--nonsense"]])
def test_wrong_usage_is_2(folder: Path, arguments: list[str]) -> None:
    refused = import_users(folder, *arguments)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
