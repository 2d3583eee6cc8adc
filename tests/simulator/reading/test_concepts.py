import pytest

from simulator.reading.concepts import keys_of, stem, terms


@pytest.mark.parametrize(("one", "other"), [("refunded", "refunds"), ("delivery", "deliveries"), ("stopped", "stops")])
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("parcel", "package"), ("tablets", "medicine"), ("suitcase", "bag")])
def test_words_of_like_meaning_share_a_key(one: str, other: str) -> None:
    assert keys_of(one) & keys_of(other)


def test_a_set_phrase_is_one_term() -> None:
    (found,) = terms("every penny")
    assert found.keys & keys_of("refunded")
    assert (found.start, found.end) == (0, 11)


def test_opposites_are_known_both_ways() -> None:
    (open_,), (shut,) = terms("opens"), terms("shut")
    assert open_.against & shut.keys
    assert shut.against & open_.keys


def test_words_without_content_are_left_out() -> None:
    assert terms("it is with the") == []
