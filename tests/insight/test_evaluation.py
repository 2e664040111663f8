"""The evaluation on logs: its measures, and what it tells of a log that can be predicted."""

import csv
import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from zerek.cli import app
from zerek.insight.evaluation import PEOPLE, UnreadableLog, auc, calibration_error, evaluate, log_loss
from zerek.insight.rules import Kind


def write(path: Path, rows: list[tuple[int, int, int, int, int]]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["user_id", "item_id", "timestamp", "correct", "skill_id"])
        writer.writerows(rows)


def log(folder: Path, *, seed: int = 1) -> Path:
    """Students whose answers follow the model's own assumptions; the best that can be reached is known."""
    chance = random.Random(seed)
    difficulty = [chance.gauss(0, 1.2) for _ in range(60)]
    for name, users in (("train.csv", range(150)), ("test.csv", range(150, 220))):
        rows = []
        for user in users:
            ability = chance.gauss(0, 1)
            for _ in range(50):
                item = chance.randrange(60)
                right = chance.random() < 1 / (1 + math.exp(difficulty[item] - ability))
                rows.append((user, item, 0, int(right), item % 5))
        write(folder / name, rows)
    return folder


def test_measures_of_known_predictions() -> None:
    assert auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert auc([0.5, 0.5], [True, False]) == 0.5
    assert math.isclose(log_loss([0.5, 0.5], [True, False]), math.log(2))
    assert math.isclose(calibration_error([0.9, 0.9, 0.9, 0.9], [True, True, False, False]), 0.4)
    assert calibration_error([1.0, 0.0], [True, False]) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[float, bool]]) -> None:
    right = [p for p, correct in pairs if correct]
    wrong = [p for p, correct in pairs if not correct]
    if not right or not wrong:
        return
    share = sum((a > b) + (a == b) / 2 for a in right for b in wrong) / (len(right) * len(wrong))
    assert math.isclose(auc([p for p, _ in pairs], [correct for _, correct in pairs]), share, abs_tol=1e-9)


def test_a_log_that_follows_the_model_is_predicted_well_and_calibrated(tmp_path: Path) -> None:
    served = evaluate(log(tmp_path), learning=tuple(Kind))
    frozen = evaluate(tmp_path, learning=PEOPLE)
    assert served.responses == frozen.responses == 3500
    for measures in (served, frozen):
        assert measures.auc > 0.77
        assert measures.calibration_error < 0.04
        assert measures.log_loss < 0.59


def test_predictions_of_a_response_do_not_know_it(tmp_path: Path) -> None:
    """With outcomes by a coin there is nothing to learn; whoever looked ahead would do better."""
    chance = random.Random(3)
    for name in ("train.csv", "test.csv"):
        rows = [(user, item, 0, chance.randrange(2), 1) for user in range(60) for item in range(40)]
        write(tmp_path / name, rows)
    assert 0.46 < evaluate(tmp_path, learning=tuple(Kind)).auc < 0.54


def test_the_command_prints_the_measures(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["insight", "evaluate", "--data", str(log(tmp_path))])
    assert done.exit_code == 0, done.output
    for word in ("AUC", "log-loss", "calibration error", "A, as it is served", "3500"):
        assert word in done.output


@pytest.mark.parametrize(
    ("head", "row"), [("user,item", "1,2"), ("user_id,item_id,timestamp,correct,skill_id", "1,x,0,1,2")]
)
def test_a_file_of_another_shape_is_refused_with_the_line(tmp_path: Path, head: str, row: str) -> None:
    for name in ("train.csv", "test.csv"):
        (tmp_path / name).write_text(f"{head}\n{row}\n")
    with pytest.raises(UnreadableLog) as refused:
        evaluate(tmp_path, learning=PEOPLE)
    assert "train.csv" in str(refused.value)
    assert CliRunner().invoke(app, ["insight", "evaluate", "--data", str(tmp_path)]).exit_code == 2
