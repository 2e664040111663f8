"""`zerek mail …`: its words and its exit status."""

import asyncio
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from rich.console import Console
from typer.testing import CliRunner

from mailoffice import Office, OpenOffice
from zerek import cli


@pytest.fixture
async def office(open_office: OpenOffice, monkeypatch: pytest.MonkeyPatch) -> Office:
    """One that the command finds by its environment."""
    office = await open_office()
    monkeypatch.chdir(office.settings.data)
    monkeypatch.setenv("DATABASE_URL", office.settings.database_url)
    monkeypatch.setenv("JWT_SECRET", "x" * 40)
    monkeypatch.setattr(cli, "out", Console(width=200, highlight=False))
    return office


async def zerek_mail(*arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    done = await asyncio.to_thread(CliRunner().invoke, cli.app, ["mail", *arguments])
    return done.exit_code, done.stdout, done.stderr


async def failed(office: Office) -> UUID:
    mail_id = await office.write()
    await office.change(mail_id, status="failed", attempts=3, last_error_kind="temporary", last_error="451 later")
    return mail_id


async def test_the_list_shows_what_failed_and_why(office: Office) -> None:
    mail_id, other = await failed(office), await office.write()
    status, shown, _ = await zerek_mail("list", "--status", "failed", "--recipient", "ALIYA")
    assert status == 0
    assert str(mail_id) in shown
    assert "temporary: 451 later" in shown
    assert str(other) not in shown
    assert "… and 1 more" in (await zerek_mail("list", "--limit", "1"))[1]


async def test_one_or_all_failed_mails_are_sent_again(office: Office) -> None:
    one, *others = [await failed(office) for _ in range(3)]
    assert "1" in (await zerek_mail("retry", "--id", str(one)))[1]
    assert ((await office.row(one)).status, (await office.row(others[0])).status) == ("pending", "failed")
    assert "To be sent again: 2" in (await zerek_mail("retry", "--failed"))[1]
    assert {(await office.row(mail_id)).status for mail_id in others} == {"pending"}


async def test_what_cannot_be_sent_again_is_said_in_one_sentence(office: Office) -> None:
    for mail_id, sentence in ((await office.write(), "could not be delivered"), (uuid4(), "no such mail")):
        status, _, said = await zerek_mail("retry", "--id", str(mail_id))
        assert (status, sentence in said, "Traceback" in said) == (1, True, False)
    assert (await zerek_mail("retry"))[0] == 2
    assert (await zerek_mail("retry", "--failed", "--id", str(uuid4())))[0] == 2


def test_the_folder_of_the_templates_comes_with_the_package() -> None:
    import zerek.mail

    assert (Path(zerek.mail.__file__).parent / "templates" / "frame.html").is_file()
