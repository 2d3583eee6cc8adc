import pytest

from simulator.reading import read
from simulator.reading.model import Context


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("writing.wordy", "We'll [commence] the work on Monday."),
        ("writing.wordy", "We'll do it [in order to] help."),
        ("writing.jargon", "That's outside our [SLA]."),
        ("writing.passive", "Your request [was forwarded] on Monday."),
        ("writing.long_sentence", "[" + "word " * 31 + "end.]"),
        ("writing.hashtags", "Sorry! [#one #two #three]"),
        ("writing.wall", "[" + "Short one here. " * 40 + "]"),
    ],
)
def test_heavy_language_is_pointed_at(marked, name: str, text: str) -> None:
    marked(name, text)


def test_the_plain_word_stands_in_the_detail() -> None:
    assert read("We'll utilise the form.", Context()).having("writing.wordy")[0].detail == "use"


def test_no_formula_under_thirty_words() -> None:
    assert "grade_level" not in read("We'll post a new one on Monday.", Context()).measures


def test_a_name_is_no_text_speak() -> None:
    assert not read("I've told Imo, and she blushed.", Context()).has("writing.text_speak")
    assert read("imo it is fine.", Context()).has("writing.text_speak")
