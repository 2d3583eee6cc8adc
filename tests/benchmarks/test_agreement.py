"""What is measured, and how texts and spans are counted; the figures themselves are no test."""

import pytest

pytest.importorskip("sklearn")
pytest.importorskip("vaderSentiment")

from benchmarks import agreement
from benchmarks.agreement_care import choice, one_rater
from benchmarks.agreement_texts import spans_met, upper
from benchmarks.figures import Report
from benchmarks.sets import OWN
from simulator.errors import ComposureError

TRAINING_ONLY = {
    "facts_opposed.jsonl", "facts_scenarios.jsonl", "care_written.jsonl", "facts_written.jsonl", "warmth_written.jsonl",
    "grave_written.jsonl", "privacy_learn.jsonl",
}  # fmt: skip


@pytest.mark.parametrize(
    ("flags", "reply", "expected"),
    [
        ([], "Yes, we open at 9.", "stay"),
        ([], "  ", "none"),
        (["moves_channel", "canned"], "Let's talk in chat.", "move_private"),
        (["moves_channel", "hands_to_specialist"], "Our fraud team will message you.", "specialist"),
        ({"moves_channel": True, "canned": False}, "Let's talk in chat.", "move_private"),
        ({"moves_channel": False}, "Yes.", "stay"),
    ],
)
def test_what_a_reply_chose_follows_from_its_flags(flags, reply, expected):
    assert choice(flags, reply) == expected


def test_one_rater_is_held_against_the_mean_of_the_others():
    assert one_rater([[1, 1, 1], [2, 2, 2], [3, 3, 3]]) == pytest.approx(1.0)
    assert one_rater([[1, 1, 1], [2, 2, 2], [None, 3, 3], [3, 3, 3]]) == pytest.approx(1.0)
    assert one_rater([[1, 2, 3], [2, 2, 1], [3, 1, 2]]) < 0


@pytest.mark.parametrize(
    ("wanted", "given", "expected"),
    [
        ([], [], (0, 0, 0, 0, 0, 1)),
        ([], [(0, 4, True)], (0, 0, 0, 1, 1, 1)),
        ([], [(0, 4, False)], (0, 0, 0, 0, 0, 1)),
        ([(3, 9, True)], [(5, 12, True)], (1, 1, 1, 1, 0, 0)),
        ([(3, 9, True)], [(9, 12, True)], (0, 1, 0, 1, 0, 0)),
        ([(3, 9, True), (20, 30, False)], [(20, 24, True)], (0, 1, 1, 1, 0, 0)),
    ],
)
def test_spans_are_counted_by_meeting(wanted, given, expected):
    assert spans_met(wanted, given) == expected


def test_the_upper_half_is_above_the_median():
    assert upper([1, 2, 3, 4]).tolist() == [False, False, True, True]


def test_every_set_that_ships_is_measured():
    measured = {file for one in agreement.SETS for file in one.files} | {"facts_small.jsonl"}
    assert {path.name for path in OWN.glob("*.jsonl")} <= measured | TRAINING_ONLY


def test_a_set_that_is_not_there_is_left_out(tmp_path):
    report = agreement.measure(tmp_path, ["formality"])
    assert report == Report((), ("formality",))


def test_a_set_nobody_knows_is_refused():
    with pytest.raises(ComposureError, match="tones: is no set; there are: care, "):
        agreement.measure(names=["tones"])


@pytest.mark.slow
def test_a_sample_gives_every_figure_its_number_and_place():
    report = agreement.measure(names=["grammar", "faultless", "fairness", "gaming"], sample=20)
    assert [one.name for one, _ in report.found] == ["grammar", "faultless", "fairness", "gaming"]
    assert all(figure.ours is not None and figure.n > 0 for _, figures in report.found for figure in figures)


def test_the_page_says_who_labelled_what(tmp_path):
    lines = list(agreement.page(agreement.measure(names=["grammar"], sample=20)))
    assert "# Agreement" in lines
    assert any(line.startswith("Labelled by language models.") for line in lines)


def test_more_faulty_sentences_than_clean_ones_are_flagged() -> None:
    ((_, (faulty, clean)),) = agreement.measure(names=["grammar"], sample=20).found
    assert faulty.ours > 0.5 > clean.ours
