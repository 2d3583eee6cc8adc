import pytest

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


def test_offsets_stand_in_the_text_as_written() -> None:
    text = "Well. You're a stu\u200bp\u0456d id\u200biot."
    sign = read(text, Context()).having("rude.insult")[0]
    assert text[sign.start : sign.end].endswith("id\u200biot")
    assert read("\u200b", Context()).chars == 1
