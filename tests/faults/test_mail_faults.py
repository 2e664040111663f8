"""The fault run of mails in short; `./task faults -- mail` is the long one."""

import pytest
from rich.console import Console

import services
from conftest import skip_without
from proofs.mail_faults import Plan, prove
from proofs.own import Unavailable

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]


def test_no_mail_is_forgotten_while_everything_that_carries_it_is_killed() -> None:
    try:
        checks = prove(Console(width=160), Plan(seconds=15, mails=200, seed=7, lease_seconds=8))
    except Unavailable as error:
        skip_without(services.RABBITMQ, error)
        raise
    assert checks.hold(), "\n".join(checks.broken)
