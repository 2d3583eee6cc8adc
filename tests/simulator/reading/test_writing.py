import pytest

from simulator.reading import read
from simulator.reading.model import Context

CLEAN = (
    "Hi Maya, we've swapped it and you'll have it by Friday. ^Jo",
    "hiya @kit_9, all sorted 😊 #HereToHelp",
    "The colour you organised is here; the color you organized is too.",
    "It's on its way and you're all set.",
    "Thanks for the photo! Give the app a minute and it'll show up.",
    "Ref TP-40918 is on a van from our Oddmoor depot.",
)


@pytest.mark.parametrize("text", CLEAN)
def test_the_social_register_is_not_faulted(text: str) -> None:
    reading = read(text, Context(names=("Maya",), brand_words=("Oddmoor",)))
    assert not any(
        reading.has(f"writing.{name}") for name in ("spelling", "grammar", "punctuation", "markup", "shouting")
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("writing.spelling", "I [recieved] your note."),
        ("writing.grammar", "[Your right], we were late."),
        ("writing.grammar", "Please check [you're inbox] today."),
        ("writing.grammar", "The lamp lost [it's] settings."),
        ("writing.grammar", "[We was] late again."),
        ("writing.grammar", "I checked [the the] order."),
        ("writing.grammar", "You [should of] had it."),
        ("writing.punctuation", "We [dont] have it in blue."),
        ("writing.text_speak", "We'll msg [u] soon."),
        ("writing.markup", "It's **done** now, [**really**]."),
        ("writing.shouting", "PLEASE [READ THE] TERMS."),
    ],
)
def test_an_error_is_pointed_at(marked, name: str, text: str) -> None:
    marked(name, text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your kind words.",
        "It's Nia, I'm back.",
        "I can't say yes or no to that.",
        "The desk sits on its back legs.",
        "One of you is on the list.",
        "Nothing about you is in the open.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    reading = read(text, Context())
    assert not reading.has("writing.grammar")
    assert not reading.has("writing.spelling")
