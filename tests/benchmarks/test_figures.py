"""Figures and how they are shown."""

import json

import numpy as np
import pytest

from benchmarks import scores
from benchmarks.figures import BASELINES, COLUMNS, Figure, Measured, Report, cells, figure, shown

SET = Measured("tiny", ("tiny.jsonl",), "people", "How it was.", lambda _: ())
ONE = Figure("tone", "Spearman", 12, 0.8123, (0.7, 0.9), {"VADER": -0.28}, 0.91, "noted")
REPORT = Report(((SET, (ONE, Figure("bare", "share", 3, None))),), ("gone",))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"), (float("nan"), "–"), (0.8123, "0.81"), (0.0123, "0.012"), (0.0, "0.00"), (-0.28, "-0.28"),
        (41.26, "41.3"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_it_is_read(value, expected):
    assert shown(value) == expected


def test_a_row_has_a_cell_for_each_column():
    assert cells(ONE) == ["tone: noted", "Spearman", "12", "0.81", "0.70–0.90", "–", "–", "-0.28", "–", "–", "0.91"]
    assert len(COLUMNS) == len(cells(ONE))


def test_a_figure_scores_ours_and_the_baselines_against_the_same_labels():
    true = np.array([True, True, False, False] * 10)
    got = figure(
        "x", ("accuracy", scores.accuracy), (true, true), range(40), {"constant": np.ones(40, dtype=bool)}, 0.7
    )
    assert (got.n, got.ours, got.interval, got.baselines, got.rater) == (40, 1.0, (1.0, 1.0), {"constant": 0.5}, 0.7)


def test_a_report_is_a_document():
    told = json.loads(json.dumps(REPORT.as_json(), allow_nan=False))
    assert told["left_out"] == ["gone"]
    assert told["sets"][0]["raters"] == "people"
    assert told["sets"][0]["figures"][0] == {
        "measure": "tone", "score": "Spearman", "n": 12, "ours": 0.812, "interval": [0.7, 0.9],
        "baselines": {"VADER": -0.28}, "rater": 0.91, "note": "noted",
    }  # fmt: skip


def test_an_unknown_number_is_null_in_the_document():
    assert Figure("x", "AUC", 1, float("nan")).as_json()["ours"] is None


def test_the_page_is_a_table_a_set_and_names_what_is_left_out():
    lines = list(REPORT.markdown())
    assert "## tiny" in lines
    table = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in table} == {len(COLUMNS) + 1}
    assert lines[-1] == "Left out, as their files are not there: gone."


def test_a_terminal_gets_columns_under_their_heads():
    lines = list(REPORT.lines())
    rows = [line for line in lines if line.startswith("  ")]
    assert len({len(line) for line in rows}) == 1
    assert all(name in rows[0] for name in BASELINES)
    assert "gone" in lines[-1]
