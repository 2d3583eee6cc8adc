import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reading import read
from simulator.reading.clear import clear
from simulator.reading.model import Context


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("so\u200brry", "sorry"),
        ("s\u200corry", "sorry"),
        ("be\u2060 on yo\u00adur", "be on your"),
        ("stu\u0440id \u0441ompl\u0430ints", "stupid complaints"),
        ("\u0430 stu\u0440id", "a stupid"),
        ("\u043e\u043d \u0442\u0430\u043c", "\u043e\u043d \u0442\u0430\u043c"),
        ("\U0001f469\u200d\U0001f4bb hi", "\U0001f469\u200d\U0001f4bb hi"),
        ("café", "café"),
        ("", ""),
    ],
)
def test_a_text_is_read_as_it_is_seen(written: str, seen: str) -> None:
    assert clear(written).text == seen


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("Dinnae post ony card details, please.", "Don't post any card details, please."),
        ("We’re sendin' it tae ye by the morra", "We’re sending it to you by tomorrow"),
        ("There's nowt wrong, y'all", "There's nothing wrong, you"),
        ("You'll not be in t'dark", "You'll not be in the dark"),
        ("DINNAE", "DON'T"),
        ("wi fi and Wi-Fi", "wi-fi and Wi-Fi"),
        ("ask @ye, or Robin within", "ask @ye, or Robin within"),
        ("Thanks, Wis", "Thanks, Wis"),
    ],
)
def test_dialect_is_taken_as_plain_words(written: str, taken: str) -> None:
    assert clear(written).text == taken


@given(st.lists(st.sampled_from(["dinnae", "ye", "the morra", "\u200bso", "sendin'", "a", "t'end", "\u0430b"])))
def test_every_character_has_its_place_in_order(words: list[str]) -> None:
    text = " ".join(words)
    taken = clear(text)
    assert not taken.at or len(taken.at) == len(taken.text)
    assert list(taken.at) == sorted(taken.at) and all(0 <= place < len(text) for place in taken.at)


def test_what_is_found_in_a_dialect_is_shown_as_it_was_written() -> None:
    text = "Gie us a wee minute. Och, I'm awfy sorry."
    sign = read(text, Context()).having("apology.regret")[0]
    assert text[sign.start : sign.end] == "sorry"
    assert read("Dinnae send us yer PIN, please.", Context()).having("ask") == ()
    assert read("Send us yer PIN, please.", Context()).has("ask.pin")


def test_offsets_stand_in_the_text_as_written() -> None:
    text = "Well. You're a stu\u200bp\u0456d id\u200biot."
    sign = read(text, Context()).having("rude.insult")[0]
    assert text[sign.start : sign.end].endswith("id\u200biot")
    assert read("\u200b", Context()).chars == 1
