from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.model import Context

OFFERED = {
    "offer.dm": (
        "Would you be happy to carry on in a [private message]?",
        "Shall I [message you] privately?",
        "Could we take this to [DM]?",
        "Mind if I [DM] you?",
        "Is a [private message] all right with you?",
        "[DM] us and we'll sort it.",
        "If you'd like, [message us] and I'll look it up.",
        "Feel free to drop us a [DM].",
        "I can help by [direct message] if that suits.",
        "Want to switch to [DMs]?",
    ),
    "offer.chat": (
        "Would you be happy to carry on in a [secure chat]?",
        "Shall I open a [secure chat] for you?",
        "I can open a [private chat] so we can look at the booking.",
        "Could we move to our [secure chat]?",
        "OK to continue in a [secure chat]?",
        "Here's a [secure link] to carry on.",
        "Would a [secure chat] work for you?",
    ),
    "offer.phone": (
        "Would you like us to [call you]?",
        "Can I give you a [call] this afternoon?",
        "Please [call us] on 0800 123 4567.",
        "Would a quick [phone call] be easier?",
    ),
    "offer.email": (
        "Shall I [email you] instead?",
        "You can [email us] at help@brand.example.",
        "Would [an email] suit you better?",
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in OFFERED.items() for text in texts])
def test_an_offer_is_heard(marked, name: str, text: str) -> None:
    marked(name, text)


@pytest.mark.parametrize(
    ("text", "consent", "order"),
    [
        ("Would you be happy to carry on in a secure chat?", True, False),
        ("DM us.", False, True),
        ("Please send us a DM.", False, True),
        ("You'll need to call us on 0800 123 4567.", False, True),
        ("Shall I message you?", True, False),
        ("We looked at the chat yesterday.", False, False),
        ("Sorry you couldn't get through on the phone.", False, False),
    ],
)
def test_asking_and_ordering_are_told_apart(text: str, consent: bool, order: bool) -> None:
    reading = read(text, Context())
    assert (reading.has("move.consent"), reading.has("move.order")) == (consent, order)


ORDERED = (
    "Hi there. [DM] us your order number.",
    "We can't discuss it in public. [DM] us.",
    "Don't post it here, [DM] us.",
    "Sorry about that! Please [call us].",
)


@pytest.mark.parametrize("text", ORDERED)
def test_an_order_is_heard_in_any_sentence(marked, text: str) -> None:
    marked("move.order", text)


@pytest.mark.parametrize(
    ("channel", "text"),
    [
        ("public", "The shop is open until 6 pm."),
        ("chat", "I'll write to you here by 5 pm."),
        ("chat", "I'll message you here once it's done."),
        ("public", "If it gets worse, call 111."),
        ("public", "Ring 999 now."),
        ("public", "Please ring your bank on the number on the card."),
        ("public", "Call your card issuer and ask for a new card."),
        ("public", "Ring the fraud line on 020 7946 0119."),
        ("public", "If you smell gas, leave and call us on 020 7946 0119."),
        ("public", "Could your mum ring our duty pharmacist?"),
        ("public", "If it does not work, write here and we'll help in a secure chat."),
    ],
)
def test_hours_staying_here_and_protective_calls_move_nothing(channel: str, text: str) -> None:
    reading = read(text, Context(channel=channel, allowed=("020 7946 0119",)))  # type: ignore[arg-type]
    names = ("offer.dm", "offer.phone", "move.order")
    assert [(sign.name, text[sign.start : sign.end]) for name in names for sign in reading.having(name)] == []


def test_our_own_line_is_a_move_where_nothing_is_at_stake() -> None:
    reading = read("Call us on 020 7946 0119 about the hours.", Context(allowed=("020 7946 0119",)))
    assert reading.has("offer.phone")
    assert reading.has("move.order")
