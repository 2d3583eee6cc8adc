from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simulator.reading import read
from simulator.reading.asks import asks
from simulator.reading.model import KINDS, Context
from simulator.reading.passage import lay_out

ASKED = {
    "order_number": (
        "What's your [order number]?",
        "If you can let me have your [order number] I'll chase the depot.",
        "Could I grab your [order number], please?",
        "Mind sharing your [order number]?",
        "Pop your [order number] over and I'll find it.",
        "All I need is your [order number].",
        "Would you be able to DM us the [order reference]?",
        "Your [order number] would help me find it.",
        "And your [order number]?",
        "Once I have the [order number] I can get it moving.",
        "Do you have an [order number] to hand?",
        "To start, please send:\n- [order number]\n- postcode",
    ),
    "booking_reference": (
        "Could you pop your [booking ref] over?",
        "What's the [booking reference] on your ticket?",
        "Please message me your [PNR].",
        "I'd need your [reservation number] to see it.",
        "Mind dropping me your [booking reference]?",
    ),
    "email": (
        "Which [email] did you sign up with?",
        "Can I take the [email address] on the account?",
        "Please reply with your [e-mail address].",
        "What's the best [email] for you?",
        "Could you let me know your [email]?",
    ),
    "phone": (
        "What's the best [number to reach you] on?",
        "Could we have a [contact number]?",
        "Drop me your [mobile number] and I'll ring.",
        "[What number can] we call you on?",
    ),
    "address": (
        "What's your [address]?",
        "[Where should we send] the new one?",
        "Could you confirm the [delivery address]?",
        "Can I have your [postcode] please",
    ),
    "area": (
        "[Which town] are you in?",
        "[Whereabouts] are you?",
        "What's the [first half of your postcode]?",
        "Could you tell me [which area] you're in?",
    ),
    "full_name": (
        "[What name] is the booking under?",
        "Can I take your [full name]?",
        "[Who am I speaking] to?",
        "Please confirm the [name on the account].",
    ),
    "date_of_birth": ("What's your [date of birth]?", "[When were you born]?", "Could you confirm your [DOB]?"),
    "account_number": (
        "What's your [customer number]?",
        "Could you send the [policy number]?",
        "I need your [account number].",
    ),
    "card_last4": ("What are the [last four digits] of the card?", "Can you confirm the [last 4 digits]?"),
    "loyalty_number": ("What's your [loyalty number]?", "Could I take your [frequent flyer number]?"),
    "tracking_number": ("Can you share the [tracking number]?", "What's the [tracking number] on the card?"),
    "device_id": ("What's the [serial number] on the base?", "Could you read me the [IMEI]?"),
    "case_number": ("Do you have a [case number]?", "Could you share your [ticket number]?"),
    "cvv": ("We just need the [three digits from the back] of your card.", "What's the [CVV]?"),
    "photo": ("Could you send us a [photo] of the damage?", "Any chance of a [picture]?"),
    "what_happened": ("[What happened]?", "Could you [tell me a bit more]?", "Talk me through [what happened]."),
    "when": ("[When did] this happen?", "[How long has] it been down?"),
    "where": ("[Which store] was this?", "[Where did you] buy it?"),
    "device": ("[Which router] do you have?", "[What phone] are you using?"),
    "what_tried": ("[Have you tried] restarting it?", "[What have you tried] so far?"),
    "safe": ("[Are you okay]?", "[Is anyone hurt]?"),
    "preference": ("[Would you prefer] a refund or a new one?", "[Which would you] rather?"),
    "confirm_fixed": ("[Is it working] now?", "[Let me know if that helps]."),
    "wanted_outcome": ("[What would you like us] to do?", "[How can we make this right]?"),
    "which_item": ("[Which item] was missing?", "[What did you order]?"),
    "anything_else": ("[Is there anything else] I can help with?",),
    "guardian": ("Could you ask a [parent or guardian] to message us?",),
}
NOT_ASKED = (
    "Please don't post your order number here.",
    "I can see your order number, thanks.",
    "We'll never ask for your password.",
    "I've emailed you at the address on the account.",
    "Your order number is on the receipt.",
    "Thanks for sending your order number.",
    "We've sent the refund to your card.",
    "Reset your password from the app and you're in.",
    "I've hidden your post because of the phone number in it.",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ASKED.items() for text in texts])
def test_an_ask_is_heard(marked, kind: str, text: str) -> None:
    marked(f"ask.{kind}", text)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_is_not_asked_is_no_ask(text: str) -> None:
    assert not read(text, Context()).has("ask")


def test_an_ask_by_message_is_private_and_one_in_the_replies_public() -> None:
    assert read("Please DM us your order number.", Context()).having("ask.order_number")[0].detail == "private"
    assert read("Reply below with your order number.", Context()).having("ask.order_number")[0].detail == "public"


def test_the_nearest_frame_decides() -> None:
    reading = read("Send your order number and I'll check the delivery address.", Context())
    assert reading.has("ask.order_number")
    assert not reading.has("ask.address")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ask.confirm_fixed", "Is that all right with you?"),
        ("ask.device", "Is it quiet in the app?"),
        ("ask.photo", "They have your post and photo."),
        ("ask.photo", "I can see the photo you sent."),
        ("ask.pan", "Your card details were public, so please ring the bank and ask for a new one."),
        ("ask.one_time_code", "Nobody from us will ring and ask for a code."),
    ],
)
def test_what_only_sounds_like_an_ask_is_none(name: str, text: str) -> None:
    assert not read(text, Context()).has(name)


SETS = yaml.safe_load((Path(__file__).parent / "asked.yaml").read_text(encoding="utf-8"))


def _asked(text: str) -> set[str]:
    return {sign.name.removeprefix("ask.") for sign in asks(lay_out(text, Context()))}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SETS.items() if kind != "nothing" for text in texts]
)
def test_personal_data_is_asked_for_in_many_words(kind: str, text: str) -> None:
    assert kind in _asked(text)


@pytest.mark.parametrize("text", SETS["nothing"])
def test_what_asks_for_nothing_personal(text: str) -> None:
    assert _asked(text) & set(KINDS) <= {"area", "service_id"}


@pytest.mark.parametrize(
    ("post", "reply", "name"),
    [
        ("i've got the code, shall i send it?", "Yes please, straight here.", "ask.one_time_code"),
        ("i've got the code, shall i send it?", "No, keep it to yourself.", "told.withheld"),
        ("do you need the cvv?", "Never. Nobody here does.", "told.withheld"),
        ("ok i'm here", "We've texted you six digits. Reply with them here.", "ask.one_time_code"),
        ("the form won't take my pin", "Type it here and I'll try.", "ask.pin"),
        ("how do i prove it's me?", "Date of birth and postcode.", "ask.date_of_birth"),
    ],
)
def test_what_was_offered_is_taken_up_or_declined(post: str, reply: str, name: str) -> None:
    found = [sign.name for sign in asks(lay_out(reply, Context(earlier=(("customer", post),))))]
    assert name in found


@pytest.mark.parametrize(
    ("post", "reply"),
    [
        ("the form won't take my pin", "Don't send it here, please."),
        ("the form won't take my colour", "Type it here and I'll try."),
        ("can i vote with a student card?", "A passport or a driving licence will do."),
        ("a scam?", "Could you forward the email to phishing@example.com?"),
        ("the washer flashes", "What code is it showing, something like E18?"),
    ],
)
def test_what_is_taken_up_without_a_secret_asks_for_none(post: str, reply: str) -> None:
    found = {sign.name.removeprefix("ask.") for sign in asks(lay_out(reply, Context(earlier=(("customer", post),))))}
    assert not found & set(KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "If you have some allergy for it or you feel worse, please go at once to doctor.",
        "Should anyone have an allergy, don't eat it.",
        "If you come late, write me and I explain you the code of the door.",
        "Then we send you the tracking number.",
    ],
)
def test_what_may_be_and_what_the_agent_gives_is_not_asked_for(text: str) -> None:
    assert not read(text, Context()).has("ask")


def test_a_condition_that_asks_for_word_of_it_is_asked() -> None:
    assert read("If you have any allergies, tell me and I'll change the order.", Context()).has("ask.health")
