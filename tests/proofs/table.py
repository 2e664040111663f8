"""What a proof found, as a table for a person and a status for a program."""

import os
from dataclasses import dataclass, field

from rich.console import Console
from rich.markup import escape
from rich.table import Table

HOLDS, BROKEN, SKIPPED = "[green]holds[/green]", "[bold red]BROKEN[/bold red]", "[bold yellow]SKIPPED[/bold yellow]"


@dataclass
class Checks:
    title: str
    rows: list[tuple[str, bool | None, str]] = field(default_factory=list)

    def check(self, promise: str, holds: object, told: str = "") -> None:
        self.rows.append((promise, bool(holds), told))

    def skip(self, promise: str, why: str) -> None:
        self.rows.append((promise, None, why))

    def hold(self) -> bool:
        """Whether something was looked at, and nothing of it is broken."""
        looked_at = [holds for _, holds, _ in self.rows if holds is not None]
        return bool(looked_at) and all(looked_at)

    @property
    def broken(self) -> list[str]:
        return [f"{promise}: {told}" for promise, holds, told in self.rows if holds is False]

    @property
    def skipped(self) -> int:
        return sum(holds is None for _, holds, _ in self.rows)

    def show(self, out: Console) -> None:
        table = Table(title=self.title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for column in ("promise", "", "measured"):
            table.add_column(column, overflow="fold")
        for promise, holds, told in self.rows:
            table.add_row(escape(promise), {True: HOLDS, False: BROKEN, None: SKIPPED}[holds], escape(told))
        out.print()
        out.print(table)
        looked_at = len(self.rows) - self.skipped
        load = " ".join(f"{one:.1f}" for one in os.getloadavg())
        out.print(f"\nmachine: {os.cpu_count()} processors, load {load} over 1, 5 and 15 minutes", end="")
        out.print(f"\n{looked_at - len(self.broken)} of {looked_at} hold", end="")
        if self.skipped:
            out.print(f"; [bold yellow]{self.skipped} SKIPPED, not looked at[/bold yellow]", end="")
        out.print(".")
