"""Lists as the command line shows them."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

SHOWN_ENTRIES = 50


def listing(out: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table of the first entries, and how many more there are."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows[:SHOWN_ENTRIES]:
        table.add_row(*map(escape, row))
    out.print(table)
    if len(rows) > SHOWN_ENTRIES:
        out.print(f"… and {len(rows) - SHOWN_ENTRIES} more (--json tells all)")
