"""What `./task demo:email` shows, and that it would not show what is not so."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import services
from mailsink import Sink
from proofs.email import one, post_office, prove
from proofs.table import Checks


def test_every_promise_of_mails_holds_over_http_and_a_real_smtp_server() -> None:
    said = StringIO()
    checks = prove(Console(file=said, width=160))
    assert checks.hold(), "\n".join(checks.broken)
    assert checks.skipped == 0
    assert "21 of 21 hold" in said.getvalue()


async def test_a_mail_that_does_not_arrive_breaks_the_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proofs.email.WAIT_SECONDS", 1.0)
    checks = Checks("nothing listens")
    async with post_office(tmp_path, services.free_port()) as post:
        await one(post, Sink(0), checks)
    assert len(checks.broken) == len(checks.rows) == 2


def test_a_table_in_which_nothing_was_looked_at_does_not_hold() -> None:
    checks = Checks("nothing")
    assert not checks.hold()
    checks.skip("the worker stops", "no RabbitMQ")
    assert not checks.hold()
    checks.check("the server stops", True)
    assert checks.hold()
    checks.check("the beat stops", False, "status 1")
    assert (checks.hold(), checks.broken, checks.skipped) == (False, ["the beat stops: status 1"], 1)
    said = StringIO()
    checks.show(Console(file=said, width=160))
    assert all(word in said.getvalue() for word in ("SKIPPED", "BROKEN", "1 of 2 hold"))
