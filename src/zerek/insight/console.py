"""The evaluation of predictions as the command line shows it."""

from pathlib import Path

from rich.console import Console

from zerek.core.console import listing
from zerek.insight.evaluation import PEOPLE, Measures, evaluate
from zerek.insight.rules import Kind


def show_evaluation(folder: Path, out: Console) -> None:
    """Raises `UnreadableLog` or `OSError`."""
    runs = {
        "A, as it is served": evaluate(folder, learning=tuple(Kind)),
        "A, difficulties of train.csv": evaluate(folder, learning=PEOPLE),
    }
    columns = ("model", "AUC", "log-loss", "calibration error", "µs per event", "events")
    listing(out, folder.name, columns, [row(name, measures) for name, measures in runs.items()])


def row(name: str, of: Measures) -> tuple[str, ...]:
    return (
        name,
        f"{of.auc:.4f}",
        f"{of.log_loss:.4f}",
        f"{of.calibration_error:.4f}",
        f"{of.microseconds:.1f}",
        str(of.responses),
    )
