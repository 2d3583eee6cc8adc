"""Questions held in requests are asked; what is told is not."""

from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.model import Context

POSED = {
    "safe": ("Kindly confirm [you are safe].", "It would help to know whether [everyone is all right]."),
    "deleted": ("Please confirm that [you have removed the comment].",),
    "what_tried": (
        "I'd like to know [what you've tried so far].",
        "Would you mind telling me [which steps you've done]?",
    ),
    "in_danger": ("I need to know if [anyone is in danger].",),
    "when": ("Do you remember roughly [what time he came]?",),
}
TOLD = (
    "I understand what happened.",
    "Thanks for letting us know which store it was.",
    "I'm glad to hear you are safe.",
    "We're checking what went wrong.",
    "Let me explain what happened: the scanner failed.",
    "I've asked them to confirm if the parcel is lost.",
    "You asked for a refund.",
    "No need to send a photo.",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in POSED.items() for text in texts])
def test_a_question_in_a_request_is_asked(marked, kind: str, text: str) -> None:
    marked(f"ask.{kind}", text)


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_is_not_asked(text: str) -> None:
    assert not read(text, Context(channel="dm")).has("ask")
