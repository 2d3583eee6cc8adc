"""Nothing of ours is tried on what it has learnt from."""

import pytest

pytest.importorskip("sklearn")

from benchmarks import heldout
from simulator.reading import heads as shipped


def test_rows_of_a_group_are_in_one_fold_and_folds_are_alike():
    groups = [f"post {number // 3}" for number in range(90)]
    fold = heldout.folds(groups, 5)
    assert {len({int(fold[at]) for at in range(90) if groups[at] == group}) for group in groups} == {1}
    assert {int((fold == one).sum()) for one in range(5)} == {18}
    assert fold.tolist() == heldout.folds(groups, 5).tolist()


def test_another_model_reads_only_while_it_is_asked_to():
    own, other = shipped._loaded(), object()
    with heldout.reading_with(other):
        assert shipped._loaded() is other
    assert shipped._loaded() is own


def test_a_row_is_an_exchange_of_what_it_has():
    got = heldout.exchange_of(
        {"id": "x", "reply": "Yes.", "facts": ["Open at 9"], "channel": "dm", "flags": ["canned"]}
    )
    assert (got.reply, got.post, got.channel, got.facts, got.verified) == ("Yes.", "", "dm", ("Open at 9",), False)
