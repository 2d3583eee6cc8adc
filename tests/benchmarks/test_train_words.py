"""The table of word vectors: which words it has, and that eight bits keep what lies near what."""

from __future__ import annotations

import numpy as np

from benchmarks.train_words import directions, words
from simulator.reading.vectors import WIDTH


def test_whole_words_come_first_then_those_of_tables_and_of_several_texts() -> None:
    texts = ["A rollator for Ilse", "the ROLLATOR, ready", "a plinth"]

    kept = words(["[PAD]", "the", "##ing", "a", "refund", "7"], texts, ["refund: reimbursement"])

    assert kept == ["the", "refund", "reimbursement", "rollator"]


def test_what_lay_near_lies_near() -> None:
    dice = np.random.default_rng(0)
    given = dice.normal(size=(300, 3)) @ dice.normal(size=(3, 2 * WIDTH))
    given[1] = given[0] + 0.01 * dice.normal(size=2 * WIDTH)
    given /= np.linalg.norm(given, axis=1, keepdims=True)

    table = directions(given.astype(np.float32)).astype(float)
    table /= np.linalg.norm(table, axis=1, keepdims=True)

    assert table.shape == (300, WIDTH)
    assert table[0] @ table[1] > 0.99
    assert np.median(np.abs(table[0] @ table[2:].T)) < 0.9
