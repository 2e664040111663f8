"""How good the predictions are: a public log of responses, replayed through the product's own rules.

A folder has `train.csv` and `test.csv` with `user_id,item_id,timestamp,correct,skill_id`, one row a response in the
order in which each user gave them; the users of the two are different people. Every response is predicted from what
came before it, and only those of `test.csv` count.
"""

import csv
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from zerek.insight import rules
from zerek.insight.rules import Belief, Key

BINS = 15
COLUMNS = ("user_id", "item_id", "correct", "skill_id")
LEAST_PROBABILITY = 1e-9


@dataclass(frozen=True, slots=True)
class Measures:
    """`auc` is the probability that a right response was predicted higher than a wrong one; `calibration_error` how far
    predicted and observed shares of right responses are apart, on average over bins of equal width."""

    responses: int
    auc: float
    log_loss: float
    calibration_error: float
    microseconds: float


class UnreadableLog(ValueError):
    pass


def read(path: Path) -> Iterator[tuple[tuple[Key, ...], bool]]:
    """What each response rests on, and whether it was right. Raises `UnreadableLog` with the line."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        if not set(COLUMNS) <= set(rows.fieldnames or ()):
            raise UnreadableLog(f"{path.name}: the columns {', '.join(COLUMNS)} are needed")
        for line, row in enumerate(rows, start=2):
            try:
                user, item, correct, skill = (int(row[name]) for name in COLUMNS)
            except (TypeError, ValueError):
                raise UnreadableLog(f"{path.name}, line {line}: numbers are needed") from None
            yield rules.keys(number(1, user), number(2, item), None, number(3, skill)), bool(correct)


def number(kind: int, value: int) -> UUID:
    """The id that stands for a number of a log; users, items and skills that share one stay apart."""
    return UUID(int=(kind << 96) + value + (1 << 95))


def evaluate(folder: Path, *, learning: Sequence[rules.Kind]) -> Measures:
    """Learns from `train.csv`, then predicts `test.csv`, while beliefs of the kinds `learning` go on moving.

    Raises `UnreadableLog` or `OSError`.
    """
    beliefs: dict[Key, Belief] = {}
    for keys, correct in read(folder / "train.csv"):
        rules.learn(beliefs, keys, correct)
    events = list(read(folder / "test.csv"))
    if len({correct for _, correct in events}) < 2:
        raise UnreadableLog("test.csv: right and wrong responses are needed")
    predicted: list[float] = []
    started = time.perf_counter()
    for keys, correct in events:
        kept = {key: beliefs.get(key) for key in keys if key.kind not in learning}
        predicted.append(rules.learn(beliefs, keys, correct).probability)
        for key, belief in kept.items():
            if belief is None:
                del beliefs[key]
            else:
                beliefs[key] = belief
    microseconds = 1e6 * (time.perf_counter() - started) / len(events)
    outcomes = [correct for _, correct in events]
    return Measures(
        len(events),
        auc(predicted, outcomes),
        log_loss(predicted, outcomes),
        calibration_error(predicted, outcomes),
        microseconds,
    )


def auc(predicted: Sequence[float], outcomes: Sequence[bool]) -> float:
    """By ranks (Mann and Whitney); equal predictions share theirs."""
    order = sorted(range(len(predicted)), key=predicted.__getitem__)
    right = sum(outcomes)
    ranks = 0.0
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and predicted[order[end]] == predicted[order[begin]]:
            end += 1
        ranks += (begin + 1 + end) / 2 * sum(outcomes[order[place]] for place in range(begin, end))
        begin = end
    return (ranks - right * (right + 1) / 2) / (right * (len(outcomes) - right))


def log_loss(predicted: Sequence[float], outcomes: Sequence[bool]) -> float:
    """In nats a response."""
    chances = (p if correct else 1 - p for p, correct in zip(predicted, outcomes, strict=True))
    return -sum(math.log(max(chance, LEAST_PROBABILITY)) for chance in chances) / len(outcomes)


def calibration_error(predicted: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Expected calibration error with 15 bins of equal width."""
    gaps = [0.0] * BINS
    for p, correct in zip(predicted, outcomes, strict=True):
        gaps[min(BINS - 1, int(p * BINS))] += p - correct
    return sum(map(abs, gaps)) / len(outcomes)


PEOPLE = tuple(kind for kind, nature in rules.NATURES.items() if nature.side > 0)
