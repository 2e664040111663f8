"""`python -m proofs …`: each shows a person, with processes and services of its own, that a promise holds."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from zerek.core.log import configure_logging
from zerek.settings import Settings

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)
faults = typer.Typer(help="Runs in which parts and services are killed at random.", no_args_is_help=True)
app.add_typer(faults, name="faults")
out = Console(highlight=False, width=None if os.isatty(1) else 140)


@app.callback()
def proofs() -> None:
    """Each command prints a table and ends with 0 only if everything in it holds."""
    configure_logging(Settings(_env_file=None, log_level="error"))


@app.command()
def email() -> None:
    """Mails: one, several, many, a reset, the outbox, delivery, a mail server that was away."""
    from proofs.email import prove

    raise typer.Exit(0 if prove(out).hold() else 1)


@app.command()
def stopping(
    size: Annotated[Literal["embedded", "distributed", "both"], typer.Option(help="Of which size.")] = "both",
) -> None:
    """SIGTERM for a server, a worker and beat in the middle of their work."""
    from proofs.stopping import prove

    raise typer.Exit(0 if prove(out, ("embedded", "distributed") if size == "both" else (size,)).hold() else 1)


@app.command("services")
def combinations(
    tests: Annotated[list[str] | None, typer.Argument(help="Which; those that meet a service by default.")] = None,
) -> None:
    """The tests with none, each, and all of Redis and RabbitMQ present."""
    from proofs.combinations import prove

    raise typer.Exit(0 if prove(out, tests or []).hold() else 1)


@faults.command("mail")
def mail_faults(
    seconds: Annotated[float, typer.Option(min=5, help="For how long.")] = 120,
    mails: Annotated[int, typer.Option(min=1, help="How many are asked for in that time.")] = 2000,
    seed: Annotated[int, typer.Option(help="Of the dice.")] = 1,
    lease: Annotated[float, typer.Option(min=4, help="MAIL_LEASE_SECONDS.")] = 120,
) -> None:
    """Mails, while the relay, the worker, RabbitMQ and the SMTP server are killed at random."""
    from proofs.mail_faults import Plan, prove

    raise typer.Exit(0 if prove(out, Plan(seconds, mails, seed, lease)).hold() else 1)


@faults.command("exam")
def exam_faults(
    seconds: Annotated[float, typer.Option(min=10, help="For how long.")] = 300,
    students: Annotated[int, typer.Option(min=5, help="How many; a fifth of them is hostile.")] = 200,
    seed: Annotated[int, typer.Option(help="Of the dice.")] = 1,
    report: Annotated[Path | None, typer.Option(help="Where the report is written as well.")] = None,
) -> None:
    """Exams, while PostgreSQL, Redis, RabbitMQ, servers and workers are killed at random."""
    from proofs.exam_faults import Plan, prove

    raise typer.Exit(0 if prove(out, Plan(seconds, students, seed), report).hold() else 1)


if __name__ == "__main__":
    app()
