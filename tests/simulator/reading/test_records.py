"""What is told of a record because it was asked, and what is told to everybody."""

from __future__ import annotations

import pytest

from simulator.reading.model import Channel, Context
from simulator.reading.passage import Passage, lay_out
from simulator.reading.records import UNSURE, Asked, answers, asked, volunteered, yes_or_no


def after(post: str, reply: str, channel: Channel = "dm") -> Passage:
    return lay_out(reply, Context(channel=channel, earlier=(("customer", post),)))


@pytest.mark.parametrize(
    ("post", "kind", "how"),
    [
        ("Hello. Did you get my return?", "balance_or_purchase", "closed"),
        ("email starts with wren, right?", "email", "closed"),
        ("was my brother there on Friday", "third_party", "closed"),
        ("is there a booking for Nell Harker?", "third_party", "closed"),
        ("I pay on the 5th for my plan. Have I got that right?", "balance_or_purchase", "closed"),
        ("which seat am i in", "balance_or_purchase", "open"),
        ("remind me what I've booked", "balance_or_purchase", "open"),
        ("my claim's for £450", "balance_or_purchase", "stated"),
    ],
)
def test_what_a_message_asks_of_a_record(post: str, kind: str, how: str) -> None:
    found = asked(post)
    assert found is not None
    assert (found.kind, found.how) == (kind, how)


@pytest.mark.parametrize(
    "post",
    [
        "Can I change my address?",
        "Is it the blue card that has no fees?",
        "how do I pay my bill",
        "what happens if my PIN is typed wrong",
        "Is there a shop near me?",
        "My parcel never came. Are you open on Sunday?",
        "",
    ],
)
def test_policy_and_products_are_no_record(post: str) -> None:
    assert asked(post) is None


def test_a_value_in_the_question_makes_it_surer() -> None:
    with_value, without = asked("is my email jo@example.com"), asked("is my email still right")
    assert isinstance(with_value, Asked)
    assert isinstance(without, Asked)
    assert with_value.sure > without.sure == UNSURE


@pytest.mark.parametrize(
    "reply",
    ["Yes, that's the one.", "Indeed it did.", "We did, all fine.", "Hi Jo, it has.", "No, not yet.", "Afraid so."],
)
def test_a_yes_or_no_tells_what_was_asked(reply: str) -> None:
    signs = list(yes_or_no(after("did my refund go out", reply), ("did my refund go out",)))
    assert [sign.name for sign in signs] == ["confirms.balance_or_purchase"]


@pytest.mark.parametrize(
    ("post", "reply"),
    [
        ("did my refund go out", "Let me check that for you."),
        ("did my refund go out", "We do apologise for the wait."),
        ("did my refund go out", "Right, let's look into this."),
        ("do dogs travel free?", "Yes, they do."),
        ("my claim's for £450", "Yes, send the form in when you can."),
    ],
)
def test_what_confirms_nothing(post: str, reply: str) -> None:
    assert not list(yes_or_no(after(post, reply), (post,)))


def test_naming_one_of_two_confirms_it() -> None:
    post = "is my order going to the office or home"
    assert list(yes_or_no(after(post, "Home, on Thursday."), (post,)))
    assert not list(yes_or_no(after(post, "Happy to look."), (post,)))


@pytest.mark.parametrize(
    ("post", "reply", "told"),
    [
        ("which seat am i in", "22A, on the window.", "22A, on the window"),
        ("when's my next payment due", "Hi. It's the 14th.", "14th"),
        ("what did i order in may", "Just the one thing, a walnut bookcase.", "a walnut bookcase"),
        ("what's my room type", "A twin with a balcony.", "A twin with a balcony"),
        ("what number is on my account", "It's 07700 900318.", "07700 900318"),
        ("which seat am i in", "Every seat is on your boarding pass.", ""),
        ("which seat am i in", "Could you sign in first?", ""),
        ("when's my parcel due", "On Friday.", ""),
        ("do you open on Fridays", "From 9 am.", ""),
    ],
)
def test_an_open_question_is_answered_by_a_value(post: str, reply: str, told: str) -> None:
    assert [reply[one.start : one.end] for one in answers(after(post, reply), (post,))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("reply", "tells"),
    [
        ("You used 412 kWh in March.", True),
        ("You were rebooked on to the 06:15 to Lisbon.", True),
        ("The application was refused because of a default.", True),
        ("Your card comes by Friday.", False),
        ("Every home on your tariff pays 53p a day.", False),
        ("The parcel left our depot today.", False),
        ("We're sorry for the wait.", False),
        ("I'd like to get you into a warm room tonight.", False),
        ("I'd love to see you in a quieter room tonight, Marta.", False),
        ("We want to have you on a new line by Friday.", False),
        ("Let me put you on a later flight tomorrow.", False),
        ("Could I move you to a seat by the window?", False),
        ("We'll have you in a new room by Monday.", False),
        ("We're hoping to get you onto a plan with 5 gb more.", False),
        ("I'm trying to get you a room tonight.", False),
        ("I can see you were charged £40, and I'd like to help.", True),
        ("I'd like to help, because you were charged £40.", True),
        ("I'd like to help: you were charged £40 on Monday.", True),
        ("Your room is booked for Friday, and we will see you then.", True),
        ("You missed two payments in March.", True),
        ("You paid £84 on 3 May.", True),
    ],
)
def test_a_public_reply_reads_from_the_record(reply: str, tells: bool) -> None:
    assert bool(list(volunteered(after("still nothing", reply, "public"), ("still nothing",)))) == tells


def test_what_the_customer_said_is_not_volunteered_nor_anything_in_private() -> None:
    reply = "You used 412 kWh in March."
    assert not list(volunteered(after("i never used 412 in march", reply, "public"), ("i never used 412 in march",)))
    assert not list(volunteered(after("still nothing", reply), ("still nothing",)))
