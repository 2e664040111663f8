"""The outbox as the command line shows it."""

from uuid import UUID

from rich.console import Console
from rich.table import Table

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.paging import Window
from zerek.mail import queries, service
from zerek.mail.models import MailStatus


async def show_mails(
    database: Database, status: str | None, kind: str | None, recipient: str | None, limit: int, out: Console
) -> None:
    query = queries.filtered(MailStatus(status) if status else None, kind, recipient)
    async with database.read() as session:
        rows, total = await queries.list_mails(session, query, Window(limit=limit, offset=0))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("id", "status", "kind", "recipient", "tries", "last error"):
        table.add_column(column, overflow="fold")
    for row in rows:
        error = f"{row.last_error_kind}: {row.last_error}" if row.last_error_kind else ""
        table.add_row(str(row.id), row.status, row.kind, row.recipient, str(row.attempts), error)
    out.print(table)
    if total > len(rows):
        out.print(f"… and {total - len(rows)} more (--limit)")


async def retry_mails(database: Database, mail_id: UUID | None, out: Console) -> None:
    """The one named, or all that have failed. Raises what `service.retry` raises."""
    async with database.write() as session:
        if mail_id is None:
            count = await service.retry_failed(session, utc_now())
        else:
            await service.retry(session, mail_id, utc_now())
            count = 1
    out.print(f"To be sent again: {count}")
