"""What is answered to whoever fishes for a value or speaks for another."""

from __future__ import annotations

import pytest

from simulator.reading.answers import UNSURE, answered, confirmed, of_others, posted, spellings, told
from simulator.reading.model import Channel, Context, KnownValue, Sign
from simulator.reading.passage import lay_out
from simulator.reading.privacy_kinds import Found

YES = Sign("confirms", 0, 3)


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("the card ends 4321, right?", "card_last4"),
        ("is it still the same account?", "account_number"),
        ("email on it is old, just swap it", "email"),
        ("the order is TP-40918, correct?", "order_number"),
        ("my card ends 4321. is that possible today?", ""),
        ("can I change the address?", ""),
    ],
)
def test_a_yes_confirms_what_was_fished_for(post: str, kind: str) -> None:
    context = Context(earlier=(("customer", post),), known=(KnownValue("order_number", "TP-40918"),))
    made = confirmed(lay_out("Yes.", context), (post,), [YES])
    assert [sign.name for sign in made] == ([f"confirms.{kind}"] if kind else [])


def test_without_an_answer_nothing_is_confirmed() -> None:
    assert list(confirmed(lay_out("Hello.", Context()), ("card ends 4321, right?",), [])) == []


@pytest.mark.parametrize(
    ("post", "sign", "channel", "name"),
    [
        ("it's my wife's account", "complied", "dm", "reveals.third_party"),
        ("it's my own account", "complied", "dm", ""),
        ("thanks, sorted", "read_out", "public", "reveals.balance_or_purchase"),
        ("thanks, sorted", "read_out", "dm", ""),
    ],
)
def test_telling_depends_on_who_asks_and_where(post: str, sign: str, channel: Channel, name: str) -> None:
    passage = lay_out("She's parked there.", Context(channel=channel, earlier=(("customer", post),)))
    made = list(told(passage, (post,), [Sign(sign, 0, 5)]))
    assert [(one.name, one.confidence) for one in made] == ([(name, UNSURE)] if name else [])


def test_a_name_counts_in_its_parts() -> None:
    assert {one.value for one in posted("my neighbour Gil Tarrow took it")} == {"giltarrow", "gil", "tarrow"}


def test_an_address_is_known_by_its_first_line() -> None:
    assert spellings("address", "14 Example Street, Millbury") == ("14examplestreetmillbury", "14examplestreet")
    assert spellings("pin", "12") == ()


@pytest.mark.parametrize(
    ("post", "reply", "channel", "kind"),
    [
        ("forgot my pin, what is it?", "It's 4417, do write it down.", "dm", "pin"),
        ("what's my booking ref?", "It's 7QX2LM, coach B.", "chat", "booking_reference"),
        ("is my dob right?", "You're down as 03/02/1981.", "chat", "date_of_birth"),
        ("how much is left on my plan?", "£82.00 over two months.", "chat", "balance_or_purchase"),
        ("how much is left on my plan?", "£82.00 over two months.", "public", ""),
        ("who's the neighbour that rang you?", "The man at number 12, I think.", "public", "third_party"),
        ("I want a name", "It was our Edwin Marlowe.", "public", "third_party"),
        ("which ward is she on?", "Ward 4, bed 2.", "dm", "third_party"),
        ("do you open on Sundays?", "It's 4417 steps away.", "dm", ""),
    ],
)
def test_an_answer_needs_no_cue_of_its_own(post: str, reply: str, channel: Channel, kind: str) -> None:
    passage = lay_out(reply, Context(channel=channel, earlier=(("customer", post),)))
    assert [one.kind for one in answered(passage, (post,))][:1] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("post", "reply", "kind"),
    [
        ("my late husband's photos", "The number is 07700 900123.", "third_party"),
        ("where's my parcel?", "Your number is 07700 900123.", "phone"),
        ("where's my parcel?", "He moved, his number is 07700 900123.", "third_party"),
    ],
)
def test_a_contact_of_somebody_else_is_a_third_partys(post: str, reply: str, kind: str) -> None:
    passage = lay_out(reply, Context(channel="dm", earlier=(("customer", post),)))
    at = reply.index("07700")
    assert of_others(Found("phone", at, at + 12, "07700900123", 0.9), passage, (post,)).kind == kind
