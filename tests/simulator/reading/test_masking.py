import pytest

from simulator.reading.masking import mask
from simulator.reading.model import Context
from simulator.reading.passage import lay_out

CONTEXT = Context(names=("Maya Okell",), brand_words=("Oddmoor",), earlier=(("customer", "@Quendrel help"),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi Maya, it's late.", "Hi  Dan, it's late."),
        ("It’s an Oddmoor app.", "It's an     Eve Eve."),
        ("Ask @kit_9 or #help", "Ask    Dan or   Dan"),
        ("See www.example.com now", "See             Dan now"),
        ("Done 😊 today", "Done   today"),
        ("Your order TP-40918 left", "Your order      Dan left"),
        ("Quendrel will call", "     Dan will call"),
        ("I was told You are next", "I was told You are next"),
        ("We saw Siobhan there", "We saw     Dan there"),
        ("an eSIM and a PDF", "an  Eve and a Dan"),
    ],
)
def test_names_and_codes_are_masked_and_grammar_is_not(text: str, expected: str) -> None:
    masked = mask(lay_out(text, CONTEXT))
    assert masked == expected
    assert len(masked) == len(text)
