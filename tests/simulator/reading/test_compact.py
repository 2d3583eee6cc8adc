from simulator.reading.compact import spell, squeezed


def test_spelled_digits_keep_their_places() -> None:
    spelled = spell("it is four one double one two ok")
    at = spelled.text.index("41112")
    assert spelled.extent(at, at + 5) == (6, 29)


def test_separators_and_hidden_characters_go() -> None:
    assert squeezed("4111 1111-11\u200b11.1111") == "4111111111111111"


def test_prose_with_numbers_stays_as_it_is() -> None:
    assert spell("one of you and two of us").text == "one of you and two of us"
