"""Going on elsewhere, or with somebody else: a place however it is put, by whose leave, why, and which team."""

from __future__ import annotations

import pytest

from simulator.reading.elsewhere import elsewhere
from simulator.reading.model import Channel, Context
from simulator.reading.passage import lay_out


def names(text: str, channel: Channel = "public") -> set[str]:
    return {sign.name for sign in elsewhere(lay_out(text, Context(channel=channel)))}


@pytest.mark.parametrize(
    "text",
    [
        "Please DM us.",
        "We've DMed you.",
        "I've just messaged you with the details.",
        "Look out for a private message from us today.",
        "Could you pop the reference in a DM?",
        "Happy to carry on by message.",
        "Give our bookings team a call.",
        "Our press line is on 555-0143 until nine.",
        "Press enquiries go to press@fennbrook.example.",
        "Drop the team a line at complaints@fennbrook.example.",
        "You can add him in our secure chat.",
        "Please complete the form on our website.",
    ],
)
def test_a_place_counts_however_it_is_put(text: str) -> None:
    assert "move.place" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tell us here and we'll look.",
        "No need to message us again.",
        "We'll email dana@example.com once it's out.",
        "Call an ambulance now.",
        "Let us know what phone you have.",
        "Drop us a message if there's ever anything else.",
        "It opens at nine.",
    ],
)
def test_no_place_is_named(text: str) -> None:
    assert "move.place" not in names(text)


@pytest.mark.parametrize("text", ["Would you be happy to DM us?", "You can message us any time."])
def test_in_a_private_message_already_it_is_no_move(text: str) -> None:
    assert "move.place" not in names(text, "dm")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Would it be all right if I messaged you?", True),
        ("OK to DM?", True),
        ("Is it safe to message this account?", True),
        ("Say yes and I'll message you.", True),
        ("If you're happy to, we can carry on by DM.", True),
        ("DM us your number.", False),
        ("Could you DM us your number?", False),
        ("Would you like a window seat? We've messaged you.", False),
        ("Would you like a window seat?", False),
    ],
)
def test_leave_to_move(text: str, asks: bool) -> None:
    assert ("move.asks" in names(text)) is asks


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("DM us, because your balance isn't for a public thread.", True),
        ("I need your booking number for that. Please send it by DM.", True),
        ("May I message you to set that up?", True),
        ("Please DM us so nobody else can read it.", True),
        ("Please DM us so we can look into this.", False),
        ("DM us.", False),
        ("It's private. It closes at six. It opens at nine. DM us.", False),
        ("We keep your details private.", False),
    ],
)
def test_a_reason_stands_beside_the_place(text: str, why: bool) -> None:
    assert ("move.why" in names(text)) is why


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I've passed this to our fraud team.", True),
        ("Our bereavement team can help with all of it.", True),
        ("Our privacy officer took charge this morning.", True),
        ("That's for our press desk.", True),
        ("We've logged it as a formal complaint.", True),
        ("One of the team will look into this.", False),
        ("Passed to the relevant department.", False),
        ("Our engineers are working on it.", False),
        ("Safety is our top priority.", False),
    ],
)
def test_specialists(text: str, named: bool) -> None:
    assert ("team.specialist" in names(text)) is named
