from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.model import Context, KnownValue

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
