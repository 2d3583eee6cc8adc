import numpy as np

from simulator.reading.align import align
from simulator.reading.factmodel import STATUSES, Trees, likelihoods
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.ready import meant, said


def _stump(threshold: float, low: float, high: float) -> tuple[list[float], ...]:
    return [0, 0, 0], [threshold, 0.0, 0.0], [1, 1, 2], [2, 1, 2], [0.0, low, high]


def test_a_row_falls_through_each_tree_to_its_leaf() -> None:
    stumps = [_stump(0.5, 2.0 * (place == 0), 2.0 * (place == 3)) for place in range(4)]
    columns = [np.array(part) for part in zip(*stumps, strict=True)]
    feature, threshold, left, right, value = columns
    trees = Trees(feature, threshold, left, right, value, np.zeros(4), 2)
    low, high = trees.likelihoods(np.array([[0.5], [0.6]], np.float32))
    assert STATUSES[int(low.argmax())] == "conveys"
    assert STATUSES[int(high.argmax())] == "contradicts"
    assert abs(low.sum() - 1) < 0.01


def test_the_shipped_model_tells_the_plain_cases_apart() -> None:
    reply = said(lay_out("The refund takes three to five working days.", Context(earlier=(("customer", "When?"),))))
    facts = ("The refund takes 3-5 working days.", "The shop in Leeds sells kettles.")
    found = likelihoods([align(meant(fact), reply).numbers for fact in facts])
    assert [STATUSES[int(row.argmax())] for row in found] == ["conveys", "absent"]


def test_no_rows_give_none() -> None:
    assert likelihoods([]).shape == (0, len(STATUSES))
