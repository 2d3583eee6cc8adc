import pytest

from simulator.reading.syllables import grade_level, syllables


@pytest.mark.parametrize(
    ("word", "count"), [("once", 1), ("delivery", 4), ("we're", 1), ("hour", 2), ("bookshelfing", 3), ("zzz", 1)]
)
def test_syllables_are_those_of_the_dictionary_or_of_the_hyphens(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_formula_of_flesch_and_kincaid() -> None:
    # Ten words in one sentence, thirteen syllables.
    text = "We will send the new parcel to your office today."
    assert grade_level(text) == pytest.approx(0.39 * 10 + 11.8 * 1.3 - 15.59)


def test_a_fragment_is_no_sentence_of_its_own() -> None:
    said = "We will send the new parcel to your office"
    assert grade_level(f"{said} today, oh yes.") == pytest.approx(grade_level(f"{said} today. Oh yes."))


@pytest.mark.parametrize("text", ["", "?!", " \n"])
def test_a_text_without_words_asks_for_no_schooling(text: str) -> None:
    assert grade_level(text) == 0
