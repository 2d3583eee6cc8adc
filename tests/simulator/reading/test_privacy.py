from __future__ import annotations

from typing import Any

import pytest

from simulator.reading import read
from simulator.reading.model import Context, KnownValue
from simulator.reading.passage import lay_out
from simulator.reading.privacy import privacy

CONTEXT = Context(
    earlier=(("customer", "where is order TP-40918?? card 4111 1111 1111 1111 and my mobile is 07700 900123"),),
    known=(
        KnownValue("order_number", "TP-40918"),
        KnownValue("email", "dana.w@example.com"),
        KnownValue("address", "14 Example Street, Millbury, ZZ99 3VZ"),
        KnownValue("date_of_birth", "01/01/1970"),
        KnownValue("full_name", "Dana Whitlock"),
        KnownValue("booking_reference", "K2WQ8D"),
    ),
    allowed=("help@brand.example", "020 7946 0000", "1 Quay Street, ZZ99 1AA"),
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("repeats.order_number", "I've found [TP-40918] for you."),
        ("repeats.order_number", "I've found [tp 40918] for you."),
        ("repeats.pan", "Please remove [4111-1111-1111-1111]."),
        ("repeats.pan", "You posted [four one one one, one one one one, one one one one, one one one one]."),
        ("repeats.phone", "I'll ring [07700900123] now."),
        ("reveals.email", "We sent it to [dana.w@example.com]."),
        ("reveals.address", "It went to [14 Example Street] on Monday."),
        ("reveals.date_of_birth", "You were born on [1 January 1970], yes?"),
        ("reveals.full_name", "Is that [Dana Whitlock]?"),
        ("reveals.booking_reference", "Seats are held on [K2WQ8D]."),
        ("personal.bank_account", "Refund to [GB33BUKB20201555555555] please."),
        ("personal.national_id", "Your SSN [000-12-3456] is on file."),
        ("personal.one_time_code", "The code we texted is [305118]."),
        ("masked.card_last4", "The card [**** 1111] was used."),
        ("internal", "The [internal notes] say otherwise."),
    ],
)
def test_a_value_is_seen_however_it_is_spelled(marked, name: str, text: str) -> None:
    marked(name, text, CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Write to help@brand.example or ring 020 7946 0000.",
        "Come and see us at 1 Quay Street.",
        "Call us on 0800 123 4567, 8am to 8pm.",
        "Flight BA286 leaves at 14:35 from gate C12.",
        "It costs £29.99 a month for 24 months.",
        "Error 0x80070057 means the update failed.",
        "Version 10.0.19045.3803 is the latest.",
        "The sale runs 14/03/2026 to 21/03/2026.",
        "We've sold 4,111,111,111 biscuits since 1961.",
    ],
)
def test_public_facts_are_not_personal(text: str) -> None:
    reading = read(text, CONTEXT)
    assert not any(reading.has(name) for name in ("personal", "repeats", "reveals"))


def test_a_yes_to_a_fished_value_confirms_it() -> None:
    fished = Context(earlier=(("customer", "the card ends 4321, right?"),))
    assert read("Yes, that's the one.", fished).has("confirms.card_last4")
    assert not read("I can't say yes or no to that here.", fished).has("confirms")


def test_a_relationship_counts_where_the_industry_makes_it_tell() -> None:
    text = "Sorry your appointment ran late."
    assert read(text, Context(industry="healthcare")).has("relationship")
    assert not read(text, Context(industry="telecom")).has("relationship")


FACT = "Anyone with a hot, swollen knee after surgery should ring 111."


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Anyone with a hot, swollen knee after surgery should ring 111.", False),
        ("Sorry about your swollen knee, we'll look into it.", True),
    ],
)
def test_an_approved_fact_that_names_a_symptom_repeats_nobodys(text: str, personal: bool) -> None:
    context = Context(
        earlier=(("customer", "my swollen knee is worse"),),
        known=(KnownValue("health", "swollen knee"),),
        facts=(("knee", FACT),),
    )
    assert read(text, context).has("personal.health") == personal


@pytest.mark.parametrize("text", ["[Off the record], it broke.", "I don't know. Our [internal incident notes] say so."])
def test_internal_words(marked, text: str) -> None:
    marked("internal", text)


def test_a_goodbye_is_no_relationship() -> None:
    assert not read("See you both there.", Context(industry="healthcare")).has("relationship")


def after(post: str, text: str, **given: Any) -> set[str]:
    """Give the names of the signs of privacy in a reply to a post."""
    context = Context(earlier=(("customer", post),), **given)
    return {sign.name for sign in privacy(lay_out(text, context))}


@pytest.mark.parametrize(
    ("post", "text", "name"),
    [
        ("still going to the same account as before?", "Yes, still the same one.", "confirms.account_number"),
        ("is the old email right", "No, they moved it last week.", "confirms.email"),
        ("my daughter Juno (8) fell off it", "Is Juno all right now?", "repeats.child"),
        ("it's my wife's account, she's driving", "She's parked at Larch Street.", "reveals.third_party"),
        ("this is head office IT", "I've updated the email for you.", "reveals.third_party"),
        ("never mind, sorted", "I can see you upgraded to Duo in May.", "reveals.balance_or_purchase"),
        ("you cut me off!!", "The March bill of £41.99 hadn't been paid.", "reveals.balance_or_purchase"),
        ("no one came", "It was handed to your daughter.", "reveals.third_party"),
        ("HX-2201-9 is my policy", "Thanks, HX-2201-9 noted.", "repeats.account_number"),
        ("is that 1881?", "Indeed it is.", "confirms.card_last4"),
        ("the back of my card CLEARLY says 737", "Try 737 once more.", "repeats.cvv"),
    ],
)
def test_what_a_reply_does_with_what_was_said(post: str, text: str, name: str) -> None:
    assert name in after(post, text)


@pytest.mark.parametrize(
    ("post", "text", "name"),
    [
        ("booking WX-3307, is that possible", "Yes, it is.", "confirms.booking_reference"),
        ("can I change my address?", "Yes, in the app.", "confirms.address"),
        ("my brother's account, he's ill", "I hope he's on the mend soon.", "reveals.third_party"),
        ("my parcel is late", "She's parked at Larch Street.", "reveals.third_party"),
        ("@WestmarchCouncil your drain broke my car", "Write to claims.desk@westmarch.example.", "reveals.email"),
        ("cable down behind the court", "Anything changes, 555-0188.", "reveals.phone"),
        ("where do i park for the hall", "Behind 1 Market Place.", "reveals.address"),
        ("who was the singer that night", "That was Lola Marchetti.", "reveals.third_party"),
    ],
)
def test_what_does_nothing_with_their_data(post: str, text: str, name: str) -> None:
    assert name not in after(post, text)


@pytest.mark.parametrize(
    "text",
    [
        "I can't say yes or no to card details.",
        "We never say who is or isn't staying with us.",
        "Bank details shouldn't sit in a DM.",
        "Please keep claim numbers out of the thread.",
        "Information about other customers cannot be disclosed or confirmed.",
        "We won't need his password for this.",
        "Take that post down first.",
        "Orders can be changed only with the account holder.",
        "Privacy rules stop us from saying anything about anybody's care.",
        "Only through the upload page, never as a reply.",
        "I don't give hints about security answers.",
        "Nothing typed here changes that.",
        "That wasn't us.",
        "It's a scam, please don't pay.",
        "We keep guest lists to ourselves.",
        "I need him to get in touch himself.",
    ],
)
def test_data_kept_back_or_out_of_sight(text: str) -> None:
    assert "told.withheld" in after("hello", text)


@pytest.mark.parametrize(
    "text",
    [
        "That rider shouldn't be on the road.",
        "We can't change the card on an order that's shipped.",
        "Nobody's decided yet, so I can't say.",
        "It's perfectly safe to drink.",
        "Leave the people who make it out of it.",
        "It isn't a scam.",
        "That wasn't useful.",
        "You need them to fit the lock.",
    ],
)
def test_what_keeps_nothing_back(text: str) -> None:
    assert "told.withheld" not in after("hello", text)


def test_a_form_for_personal_data_is_pointed_to() -> None:
    assert "told.form" in after("hello", "The payout form is under Settings.")
    assert "told.form" not in after("hello", "The form of the chair is new.")


def test_a_relationship_shows_by_the_words_where_no_industry_is_known() -> None:
    assert "relationship" in after("Vellamy Dental ruined my week", "Sorry your appointment ran late.")
    assert "relationship" not in after("your engineer never came", "Sorry your appointment ran late.")


def test_a_customers_message_shows_values_and_discloses_nothing() -> None:
    names = {sign.name for sign in privacy(lay_out("my husband's account is 88120034", Context(by="customer")))}
    assert names == {"personal.account_number", "post.pretext"}


def test_a_complaint_that_was_voiced_is_less_sure_than_a_record() -> None:
    signs = privacy(lay_out("Sorry about the asthma.", Context(earlier=(("customer", "my asthma is back"),))))
    assert [sign.confidence < 0.5 for sign in signs if sign.name == "repeats.health"] == [True]


GROWN = [
    ("The red one goes to our nephew Dermot but he can't come for it till Sunday. The baby's asleep.", "Dermot"),
    ("My son Kofi is the second driver on it.", "Kofi"),
    ("Please send the spare key to my daughter Ines.", "Ines"),
    ("The flat passes to my niece Orla in June.", "Orla"),
    ("Pawel, my stepson, signs for the parcel.", "Pawel"),
    ("My eldest daughter Hana pays half of the bill.", "Hana"),
    ("It was my grandson Rhys who ordered the router.", "Rhys"),
    ("My lad Callum works nights, so ring after four.", "Callum"),
    ("my goddaughter Thea booked the table", "Thea"),
    ("Our son Luca and I share the account.", "Luca"),
    ("My daughter called Petra has the other set of keys.", "Petra"),
    ("Transfer the ticket to my nephew Sami.", "Sami"),
    ("his son Marek collects the van", "Marek"),
    ("My sister's away, so her daughter Noor lets the engineer in.", "Noor"),
    ("our oldest Greta moves in with us, put her on the policy", "Greta"),
]
YOUNG = [
    ("My daughter Mia, 6, was left at the stop.", "Mia"),
    ("our little boy Sam (4) choked on it", "Sam"),
    ("My son Leo starts school on Monday.", "Leo"),
    ("My nephew Theo is only 9 and flies alone.", "Theo"),
    ("my toddler Wren pulled the shelf over", "Wren"),
    ("My niece Ada left her teddy in room four.", "Ada"),
    ("our son Finn had his birthday party at yours", "Finn"),
    ("My youngest Ivy cried all night.", "Ivy"),
    ("The kids were in there, my grandson Arlo too.", "Arlo"),
]


@pytest.mark.parametrize(
    ("post", "name", "detail"), [(*one, "relative") for one in GROWN] + [(*one, "") for one in YOUNG]
)
@pytest.mark.parametrize("reply", ["{} is down for it now.", "Of course, that is fine for {}."])
def test_a_relative_is_a_child_to_be_sure_only_where_something_tells_it(
    post: str, name: str, detail: str, reply: str
) -> None:
    context = Context(channel="chat", earlier=(("customer", post),))
    told = read(reply.format(name), context).having("repeats.child")
    assert [sign.detail for sign in told] == [detail]
