"""The catalogue of majors and their subjects, as it comes with Zerek."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `majors.csv` or `subjects.csv`, by column."""
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
