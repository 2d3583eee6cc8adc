from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

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
        "Press A and hold it.",
        "You'll get an MOT reminder.",
        "Ask for redelivery, or unredeemed ones.",
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


HERE = Path(__file__).parent
SLIPS = ("writing.spelling", "writing.grammar", "writing.punctuation")


def _sentences(name: str) -> Iterator[tuple[int, str, bool]]:
    """Give each sentence of a file with its place under its kind, and whether anything in it is faulted."""
    for texts in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")).values():
        for place, text in enumerate(texts, start=1):
            reading = read(text, Context())
            yield place, text, any(reading.has(sign) for sign in SLIPS)


@pytest.mark.parametrize("half", [0, 1])
def test_of_slips_nearly_all_are_found(half: int) -> None:
    found = [(text, faulted) for place, text, faulted in _sentences("slips") if place % 2 == half]
    missed = [text for text, faulted in found if not faulted]
    assert len(missed) <= 0.1 * len(found), missed


@pytest.mark.parametrize("half", [0, 1])
def test_of_sound_sentences_hardly_one_is_faulted(half: int) -> None:
    found = [(text, faulted) for place, text, faulted in _sentences("sound") if place % 2 == half]
    wrong = [text for text, faulted in found if faulted]
    assert len(wrong) <= 0.02 * len(found), wrong


@pytest.mark.parametrize(
    ("text", "faulted"),
    [
        ("It's here on monday.", True),
        ("it's here on monday :)", False),
        ("Thank you. we are on it.", True),
        ("thank you. we are on it", False),
    ],
)
def test_a_writer_without_capitals_has_a_style(text: str, faulted: bool) -> None:
    assert any(sign.detail == "capital" for sign in read(text, Context()).signs) == faulted


def test_typographic_apostrophes_are_read_as_plain_ones() -> None:
    plain, curly = "It's a shame we recieved it late.", "It’s a shame we recieved it late."
    assert read(plain, Context()).signs == read(curly, Context()).signs
