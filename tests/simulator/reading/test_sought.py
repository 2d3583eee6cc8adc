import pytest

from simulator.reading.sought import Sought


@pytest.mark.parametrize(
    ("literal", "text", "held"),
    [
        (" on ", "come on, then", True),
        (" on ", "the reason is", False),
        (" thank you ", "thank\nyou", True),
        (" thank you ", "thank us, you lot", False),
        (" let me know when ", "let me know soon", True),  # only the first words are compared
        (" refund", "it was refunded", True),
        (" refund", "a prerefund", False),
        ("ing ", "we are looking at it", True),
        ("ing ", "inglenook", False),
        (" i ll call", "i'll recall it", False),  # of a word that may go on, its beginning if that is the longest part
        (" i ll a", "i'll recall it", True),  # and else only the whole ones before it
    ],
)
def test_a_literal_is_looked_for_as_words(literal: str, text: str, held: bool) -> None:
    assert Sought([[frozenset([literal])]]).places(text) == [0] * held


def test_one_literal_of_every_set_has_to_stand_in_the_text() -> None:
    sought = Sought([[frozenset([" late ", " slow "]), frozenset([" fee", "ing "])], [], [frozenset([" gone "])]])
    assert sought.places("a late fee") == [0, 1]
    assert sought.places("slow going") == [0, 1]
    assert sought.places("a late parcel") == [1]
    assert sought.places("all gone") == [1, 2]
    assert sought.places("") == [1]
