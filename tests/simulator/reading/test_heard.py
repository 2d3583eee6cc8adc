"""The measures of tone: complete, within bounds, with the sentences that moved them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.reading import read
from simulator.reading.heard import MEASURES, RATED
from simulator.reading.model import Context

POST = Context(earlier=(("customer", "Third time my order is late. Do you even care?"),))
CANNED = (
    "Dear customer, thank you for contacting us. Your feedback is important to us and has been forwarded to the "
    "relevant team. We apologise for any inconvenience caused."
)
SNIDE = "Well done for finding the contact form. Maybe read the page next time?"
KIND_WORDS_ONLY = (
    "That sounds really annoying, three times in a row. We do care, honestly, and we are glad you told us."
)
GOOD = (
    "You're right to be cross, three times is too many. I've rung the depot: it leaves tonight and I'll check at 9. ^Jo"
)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_every_measure_is_a_share_of_any_text_that_may_be_english(text: str) -> None:
    reading = read(text, POST)
    names = {*MEASURES, "quality"} & reading.measures.keys()
    assert names == (set() if reading.has("odd.other_language") else {*MEASURES, "quality"})
    assert all(0 <= reading.measures[name] <= 1 for name in names)


@pytest.mark.parametrize("text", ["", "🙂🙂", "\n"])
def test_no_words_measure_nothing(text: str) -> None:
    found = read(text, POST)
    assert found.measures["quality"] == 0
    assert not found.telling


@pytest.mark.parametrize(
    ("sign", "said", "unsaid"),
    [
        ("voice.canned", CANNED, GOOD),
        ("answer.no_next", KIND_WORDS_ONLY, GOOD),
        ("rude.sarcasm_heard", SNIDE, GOOD),
        ("rude.sarcasm_heard", SNIDE, KIND_WORDS_ONLY),
    ],
)
def test_what_only_the_whole_shows_is_a_sign_with_a_place(sign: str, said: str, unsaid: str) -> None:
    (found,) = read(said, POST).having(sign)
    assert said[found.start : found.end].strip()
    assert not read(unsaid, POST).has(sign)


@pytest.mark.parametrize("text", [CANNED, GOOD, SNIDE])
def test_each_telling_is_a_sentence_of_the_text(text: str) -> None:
    reading = read(text, POST)
    places = {(one.start, one.end) for one in reading.sentences}
    assert reading.telling
    for one in reading.telling:
        assert one.measure in RATED
        assert (one.start, one.end) in places
        assert one.moved != 0


@pytest.mark.parametrize(
    ("higher", "lower", "measure"),
    [
        (SNIDE, GOOD, "sarcasm"),
        (SNIDE, GOOD, "condescension"),
        (GOOD, SNIDE, "de_escalation"),
        (CANNED, GOOD, "formality"),
        (CANNED, GOOD, "dismissiveness"),
    ],
)
def test_measures_point_the_way_they_are_named(higher: str, lower: str, measure: str) -> None:
    assert read(higher, POST).measures[measure] > read(lower, POST).measures[measure]


def test_without_a_post_a_text_is_measured_by_itself() -> None:
    kind = read("Could you please have a look when you have a moment? Thanks so much!", Context()).measures
    curt = read("Why did you delete that? Stop it.", Context()).measures
    assert kind["politeness"] > 0.5 > curt["politeness"]
    assert kind["warmth"] > curt["warmth"]
