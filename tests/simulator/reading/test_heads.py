"""The learned heads: a small model made by hand shows what a file's arrays come to."""

import json

import numpy as np
import pytest

from simulator.reading import heads, read
from simulator.reading.grams import grams
from simulator.reading.heads import SEEN, hear, seen, sign_values, unpacked
from simulator.reading.model import Context, Sign
from simulator.reading.passage import lay_out

POST = "My kettle arrived broken and nobody answers. What now?"


def _model(threshold: float):
    """One head that hears "kindly" and a post's "broken"; one tree that doubts it beyond a threshold."""
    about = json.dumps({"heads": ["stiff"], "targets": ["judged"], "depth": 1})
    return unpacked(
        {
            "about": np.frombuffer(about.encode(), dtype=np.uint8),
            "keys": np.frombuffer(b"w:kindly\nw:please\np:broken", dtype=np.uint8),
            "idf": np.ones(3),
            "weights": np.array([[2.0], [-1.0], [0.5]]),
            "offsets": np.array([0.25]),
            "tree_start": np.array([0.5]),
            "tree_target": np.array([0]),
            "tree_first": np.array([0]),
            "tree_feature": np.array([0, 0, 0]),
            "tree_threshold": np.array([threshold, 0.0, 0.0]),
            "tree_left": np.array([1, 1, 2]),
            "tree_right": np.array([2, 1, 2]),
            "tree_value": np.array([0.0, -0.2, 0.3]),
        }
    )


@pytest.mark.parametrize(("threshold", "judged"), [(1.0, 0.8), (3.0, 0.3)])
def test_a_tree_adds_its_leaf_to_the_start(threshold: float, judged: float) -> None:
    given = _model(threshold).trees.give(np.array([2.0], dtype=np.float32))
    assert given[0] == pytest.approx(judged)


def test_a_bag_has_unit_length_and_only_known_features() -> None:
    bag = _model(1.0).runs("w:", ["kindly", "please", "revert"])
    assert np.sum(bag.values**2) == pytest.approx(1.0)
    assert list(bag.features) == [0, 1]


def test_a_post_counts_by_its_share() -> None:
    bag = _model(1.0).runs("p:", ["it", "is", "broken"], 0.5)
    assert bag.values.tolist() == [0.5]


def test_a_bag_knows_where_each_feature_stands() -> None:
    bag = _model(1.0).runs("w:", ["please", "wait", "kindly", "or", "please"])
    assert (bag.features.tolist(), bag.counts.tolist(), bag.tokens.tolist()) == ([0, 1], [1, 2], [2, 0, 4])


def test_nothing_said_is_an_empty_bag() -> None:
    model = _model(1.0)
    assert len(model.runs("w:", []).values) == len(model.parts([]).values) == 0


def _passage(text: str):
    return lay_out(text, Context(earlier=(("customer", POST),)))


def test_what_moved_a_head_adds_up_to_what_the_words_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "_loaded", lambda: _model(1.0))
    heard = hear(_passage("Kindly wait, please. Kindly revert."), (), ())
    of_the_post = 0.5 * 0.5
    assert sum(heard.moves("stiff")) == pytest.approx(heard.values["stiff"] - 0.25 - of_the_post)
    assert [move > 0 for move in heard.moves("stiff")] == [True, False, False, False, False, True, False, False]


@pytest.mark.parametrize(
    ("better", "worse", "measure"),
    [
        ("So sorry your kettle arrived broken, what a pain. A new one goes out today. ^Jo", "Noted.", "empathy"),
        ("I'm sending a new one today and will check it has left. ^Jo", "You should have read the label.", "ownership"),
        ("Thanks for telling us, and sorry! ^Jo", "Well, genius, maybe don't drop it next time.", "politeness"),
        (
            "Sorry about the broken kettle. I'll send another today. ^Jo",
            "Dear valued customer, your feedback is important to us. Kindly revert at your earliest convenience.",
            "human_voice",
        ),
    ],
)
def test_the_better_reply_measures_higher(better: str, worse: str, measure: str) -> None:
    context = Context(earlier=(("customer", POST),))
    assert read(better, context).measures[measure] > read(worse, context).measures[measure]


def test_signs_become_numbers_by_how_sure_and_where() -> None:
    signs = (
        Sign("apology.regret", 0, 5, 0.6),
        Sign("apology.regret", 9, 14, 0.9),
        Sign("empathy.feeling", 0, 5, 1.0, "strong"),
    )
    values = sign_values(signs, "dm")
    assert values["apology.regret"] == 0.9
    assert {"in dm", "apology.regret in dm", "empathy.feeling strong"} <= values.keys()


def test_what_is_seen_has_one_number_a_name() -> None:
    passage = _passage("Which model? And when!")
    found = dict(
        zip(SEEN, seen(passage, POST.lower(), (Sign("ask.email", 0, 3),), (), grams(passage.folded)), strict=True)
    )
    assert (found["questions"], found["bangs"], found["ask"], found["public"], found["chat"]) == (1, 1, 1, 1, 0)
