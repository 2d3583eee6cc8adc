import numpy as np

from simulator.reading.align import align
from simulator.reading.factmodel import STATUSES, Model, Trees, averaged, likelihoods
from simulator.reading.factwords import SIZE
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
    found = likelihoods([align(meant(fact), reply) for fact in facts])
    assert [STATUSES[int(row.argmax())] for row in found] == ["conveys", "absent"]


def test_words_have_their_say_beside_the_trees() -> None:
    laid = align(meant("The lift is broken."), said(lay_out("The lift works again.", Context())))
    nothing = np.zeros((1, 3)), np.zeros((1, 3)), np.ones((1, 3)), np.ones((1, 3)), np.zeros((1, 3))
    feature, threshold, left, right, value = (np.repeat(part, 4, axis=0) for part in nothing)
    trees = Trees(feature.astype(int), threshold, left.astype(int), right.astype(int), value, np.zeros(4), 1)
    weights = np.zeros((SIZE + 1, 4), np.float32)
    assert np.allclose(Model(trees, weights).likelihoods([laid]), 0.25)
    weights[laid.words[0], 3] = 5.0
    assert Model(trees, weights).likelihoods([laid])[0].argmax() == 3


def test_the_average_of_two_likelihoods_lies_between_them() -> None:
    one, other = np.array([[0.7, 0.1, 0.1, 0.1]]), np.array([[0.4, 0.2, 0.2, 0.2]])
    assert 0.4 < averaged(np.log(one), np.log(other))[0, 0] < 0.7


def test_what_the_trees_are_sure_of_stays_finite() -> None:
    assert np.isfinite(averaged(np.array([[900.0, -900.0, 0.0, 0.0]]), np.zeros((1, 4)))).all()


def test_no_rows_give_none() -> None:
    assert likelihoods([]).shape == (0, len(STATUSES))
