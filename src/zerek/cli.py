"""The `zerek` command: a door to each part, nothing more."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

import typer
from pydantic import ValidationError
from rich.console import Console

from zerek import __version__
from zerek.settings import Settings

app = typer.Typer(name="zerek", help="Zerek: school diary, task book and exam preparation.", no_args_is_help=True)
admin = typer.Typer(help="Administrators.", no_args_is_help=True)
importing = typer.Typer(help="Bring in questions and people from files.", no_args_is_help=True)
exporting = typer.Typer(help="Take questions out into files.", no_args_is_help=True)
mail = typer.Typer(help="The outbox of mails.", no_args_is_help=True)
insight = typer.Typer(help="What is predicted of students.", no_args_is_help=True)
app.add_typer(admin, name="admin")
app.add_typer(importing, name="import")
app.add_typer(exporting, name="export")
app.add_typer(mail, name="mail")
app.add_typer(insight, name="insight")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
REFUSED, USAGE = 1, 2
Value = TypeVar("Value")


def fail(message: str, code: int = REFUSED) -> typer.Exit:
    err.print(f"[red]zerek:[/red] {message}")
    return typer.Exit(code)


def load_settings(**changes: Any) -> Settings:
    try:
        return Settings(**changes)
    except ValidationError as error:
        raise fail("; ".join(item["msg"].removeprefix("Value error, ") for item in error.errors())) from None


def run(work: Coroutine[Any, Any, Value]) -> Value:
    """Runs it; a database that is away, or is not there, ends in one sentence and not in a traceback."""
    try:
        return asyncio.run(work)
    except Exception as error:
        # Told by their modules, so that `zerek --help` need not load the drivers.
        if isinstance(error, OSError) or type(error).__module__.startswith(("asyncpg.", "sqlalchemy.")):
            raise fail(f"the database does not answer: {str(error).splitlines()[0]}") from None
        raise


def secret_of(settings: Settings) -> str:
    try:
        return settings.token_secret
    except ValueError as error:
        raise fail(str(error)) from None


@app.callback(invoke_without_command=True)
def main_options(version: Annotated[bool, typer.Option("--version", help="Tell the version.")] = False) -> None:
    if version:
        out.print(__version__)
        raise typer.Exit


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
) -> None:
    """Serve the product. Refuses to start while a demonstration account can sign in."""
    from zerek import serving
    from zerek.installation import install

    settings = load_settings()
    secret = secret_of(settings)

    async def install_when_it_answers(database: Any) -> None:
        await database.wait(settings.database_wait_seconds)  # services of one machine start in any order
        await install(database, settings)

    async def prepare() -> None:
        await with_database(settings, install_when_it_answers)
        await serving.refuse_demo_accounts(settings)

    try:
        run(prepare())
    except serving.DemoAccountsPresent:
        raise fail(
            "demo accounts with the published password can sign in here; remove them, or use `zerek demo`"
        ) from None
    except (ValueError, OSError) as error:
        raise fail(str(error)) from None
    serving.serve(settings, host, port, secret)


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    data: Annotated[Path | None, typer.Option(help="The data folder (ZEREK_DATA, ./data).")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    reset: Annotated[bool, typer.Option("--reset", help="Begin anew: deletes the data of the demonstration.")] = False,
) -> None:
    """Migrate, load the demonstration where there is none, print the sign-ins and serve."""
    from zerek import serving
    from zerek.core.clock import utc_now
    from zerek.demo.load import is_loaded, load_demo
    from zerek.demo.people import DEMO_PASSWORD, PEOPLE
    from zerek.identity.signing import secret_in_use
    from zerek.installation import downgrade, install

    settings = load_settings(demo=True, **({"data": data} if data is not None else {}))
    shown_host = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    address = f"http://{shown_host}:{port}"
    if "public_url" not in settings.model_fields_set:  # so that the links in its mails open
        settings = settings.model_copy(update={"public_url": address})
    if reset and settings.embedded_database:
        for path in settings.data.glob("zerek.sqlite3*"):
            path.unlink()
    elif reset:
        downgrade(settings.database_url, "base")

    async def prepare() -> str:
        async def with_it(database: Any) -> str:
            await install(database, settings)
            if not await is_loaded(database):
                err.print("Loading the demonstration…")
                await load_demo(database, lambda line: err.print(f"  {line}"))
            return await secret_in_use(database, settings, utc_now())

        return await with_database(settings, with_it)

    try:
        secret = run(prepare())
    except (ValueError, OSError) as error:
        raise fail(str(error)) from None
    out.print(f"\n[bold]Zerek[/bold] {__version__} is at [bold]{address}[/bold]\n")
    out.print(f"  Sign in with the password [bold]{DEMO_PASSWORD}[/bold] as:")
    for username, full_name, role, *_ in PEOPLE:
        out.print(f"    [bold]{username:<14}[/bold]{role:<14}{full_name}")
    out.print("\n  Stop with Ctrl+C.\n", soft_wrap=True)
    sys.stdout.flush()
    serving.serve(settings, host, port, secret)


@app.command()
def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Only compare models and migrations, on a database of its own.")
    ] = False,
) -> None:
    """Bring the database up to date."""
    from alembic.util.exc import CommandError

    from zerek import installation

    settings = load_settings()
    if check:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite+aiosqlite:///{folder}/check.sqlite3"
            installation.upgrade(url)
            try:
                installation.check(url)
            except CommandError as error:
                raise fail(str(error)) from None
        return
    run(with_database(settings, lambda database: installation.install(database, settings)))
    out.print(f"The database is at {installation.head_revision()}.")


@app.command()
def worker(
    concurrency: Annotated[int, typer.Option(min=1, max=256)] = 2,
    queues: Annotated[str, typer.Option(help="Which queues, separated by commas; all by default.")] = "",
) -> None:
    """Run the jobs that RabbitMQ hands out."""
    settings = load_settings()
    if not settings.rabbitmq_url:
        raise fail("RABBITMQ_URL is not set; without it the server runs the jobs itself")
    with tempfile.TemporaryDirectory(prefix="zerek-metrics-", ignore_cleanup_errors=True) as folder:
        if settings.worker_metrics_port is not None:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # read by the library while it is imported

        from zerek.worker import run_worker

        try:
            run_worker(settings, concurrency, [name for name in queues.split(",") if name])
        except OSError as error:
            raise fail(str(error)) from None


@app.command()
def beat() -> None:
    """Hand out the periodic jobs."""
    from zerek.worker import run_beat

    settings = load_settings()
    if not settings.rabbitmq_url:
        raise fail("RABBITMQ_URL is not set; without it the server runs the jobs itself")
    run_beat(settings)


@app.command()
def openapi(file: Annotated[Path | None, typer.Argument(help="Where to; standard output by default.")] = None) -> None:
    """Write the OpenAPI document of the API."""
    from zerek.app import create_app

    document = create_app(load_settings(), token_secret="x" * 32).openapi()
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if file is None:
        sys.stdout.write(text)
    else:
        file.write_text(text, encoding="utf-8")


@admin.command("create")
def create_admin(
    username: Annotated[str, typer.Option(prompt=True)],
    email: Annotated[str, typer.Option(prompt=True)],
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for where not given.")
    ],
) -> None:
    """Create an administrator."""
    from zerek.core.clock import utc_now
    from zerek.core.errors import AppError
    from zerek.core.security import LONGEST_PASSWORD, Passwords
    from zerek.identity.people.schemas import USERNAME
    from zerek.identity.people.service import create_user
    from zerek.identity.rules import Role
    from zerek.installation import install

    settings = load_settings()
    if not USERNAME.fullmatch(username.lower()):
        raise fail("a username has 3 to 50 letters a-z, digits, dots, dashes and underscores", USAGE)
    if "@" not in email or len(email) > 254:
        raise fail("that is not an e-mail address", USAGE)
    if not settings.password_min_length <= len(password) <= LONGEST_PASSWORD:
        raise fail(f"a password has {settings.password_min_length} to {LONGEST_PASSWORD} characters", USAGE)

    async def create(database: Any) -> None:
        await install(database, settings)
        passwords = Passwords(1)
        try:
            hashed = await passwords.hash(password)
        finally:
            passwords.close()
        async with database.write() as session:
            await create_user(
                session, username=username, email=email, full_name="", password_hash=hashed, roles=[Role.ADMIN],
                now=utc_now(),
            )  # fmt: skip

    try:
        run(with_database(settings, create))
    except AppError:
        raise fail("that username or e-mail is taken") from None
    out.print(f"Created the administrator {username.lower()}.")


@importing.command("questions")
def import_questions_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    subject: Annotated[str | None, typer.Option(help="Code of the subject, for questions that name none.")] = None,
    format: Annotated[
        str | None,
        typer.Option(help="json, csv, xlsx, gift, moodle_xml, aiken or qti; by name and content where left out."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only; import nothing.")] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Import the good questions and leave out the rest.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Import questions into the bank: all or nothing, unless --partial."""
    from zerek.exam.bank.exchange.console import format_named, import_file, unknown
    from zerek.exam.bank.exchange.service import ImportRequest
    from zerek.installation import install

    settings = load_settings()
    named = format_named(format) if format else None
    if format and named is None:
        raise fail(unknown(format), USAGE)
    request = ImportRequest(named, subject, dry_run, partial, max_image_mb=settings.max_image_mb)
    run(with_database(settings, lambda database: install(database, settings)))
    raise typer.Exit(import_file(settings, file, request, as_json=as_json, out=out, err=err))


@exporting.command("questions")
def export_questions_command(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Where to; replaced where it is there.")],
    format: Annotated[
        str | None,
        typer.Option(help="json, csv, xlsx, gift, moodle_xml, aiken or qti; by the name of the file where left out."),
    ] = None,
    subject: Annotated[str | None, typer.Option(help="Only of the subject with this code.")] = None,
    qti_version: Annotated[Literal["2.1", "3.0"], typer.Option(help="Of QTI.")] = "2.1",
    partial: Annotated[bool, typer.Option("--partial", help="Leave out what the format cannot hold.")] = False,
) -> None:
    """Export the published questions into a file that an import brings back as they were."""
    from zerek.exam.bank.exchange.console import export_file, format_named, unknown
    from zerek.installation import install

    settings = load_settings()
    wanted = format or file.suffix.lstrip(".")
    named = format_named(wanted)
    if named is None:
        raise fail(unknown(wanted), USAGE)
    if not file.parent.is_dir():
        raise fail(f"there is no folder {file.parent}", USAGE)
    run(with_database(settings, lambda database: install(database, settings)))
    raise typer.Exit(export_file(settings, file, named, subject, qti_version, partial=partial, out=out, err=err))


@importing.command("users")
def import_users_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    school: Annotated[str | None, typer.Option(help="Name or id of the school that the roles are for.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only; import nobody.")] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Import the good rows and leave out the rest.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Import people from CSV or XLSX: all or nothing, unless --partial."""
    from zerek.identity.roster.console import import_file
    from zerek.identity.roster.service import ImportRequest
    from zerek.installation import install
    from zerek.school.queries import school_named

    settings = load_settings()

    request = ImportRequest(file.name, None, dry_run, partial)

    async def prepare(database: Any) -> None:
        nonlocal request
        await install(database, settings)
        if school is not None:
            async with database.read() as session:
                found = await school_named(session, school)
            if found is None:
                raise fail(f"there is no school {school}", USAGE)
            request = replace(request, school_id=found.id)

    run(with_database(settings, prepare))
    raise typer.Exit(import_file(settings, file, request, as_json=as_json, out=out, err=err))


@mail.command("list")
def list_mails(
    status: Annotated[Literal["pending", "sent", "failed", "dead"] | None, typer.Option(help="Only those.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only of that kind, such as password_reset.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Only to addresses that hold this.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
) -> None:
    """List the outbox, the newest first."""
    from zerek.mail.console import show_mails

    run(with_database(load_settings(), lambda database: show_mails(database, status, kind, recipient, limit, out)))


@mail.command("retry")
def retry_mails_command(
    mail_id: Annotated[UUID | None, typer.Option("--id", help="One mail that has failed or is dead.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="All that have failed.")] = False,
) -> None:
    """Send mails again that could not be delivered."""
    from zerek.core.errors import AppError
    from zerek.core.i18n import translate
    from zerek.mail.console import retry_mails

    if (mail_id is None) is not failed:
        raise fail("name either one mail with --id or all that have failed with --failed", USAGE)
    try:
        run(with_database(load_settings(), lambda database: retry_mails(database, mail_id, out)))
    except AppError as error:
        raise fail(translate(f"errors.{error.code}", "en")) from None


@insight.command("evaluate")
def evaluate_insight(
    data: Annotated[Path, typer.Option(exists=True, file_okay=False, help="A folder with train.csv and test.csv.")],
) -> None:
    """Replay a log of responses through the product's own predictions, and tell how good they are."""
    from zerek.insight.console import show_evaluation
    from zerek.insight.evaluation import UnreadableLog

    try:
        show_evaluation(data, out)
    except (UnreadableLog, OSError) as error:
        raise fail(str(error), USAGE) from None


@app.command("load-demo")
def load_demo_command() -> None:
    """Load the demonstration data without serving."""
    from zerek.demo.load import is_loaded, load_demo
    from zerek.installation import install

    settings = load_settings(demo=True)

    async def load(database: Any) -> None:
        await install(database, settings)
        if await is_loaded(database):
            out.print("The demonstration is loaded already.")
        else:
            await load_demo(database, lambda line: out.print(f"  {line}"))

    run(with_database(settings, load))


async def with_database(settings: Settings, work: Callable[[Any], Coroutine[Any, Any, Value]]) -> Value:
    from zerek.core.db import Database

    database = Database(settings.database_url, 2)
    try:
        return await work(database)
    finally:
        await database.close()


def main() -> None:
    app()


if __name__ == "__main__":
    main()
