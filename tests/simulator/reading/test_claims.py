from __future__ import annotations

import pytest

from simulator.reading import read
from simulator.reading.model import Context

CONTEXT = Context(
    remedies=(
        ("refund", "Refund; money back"),
        ("replacement", "Replacement; new kettle"),
        ("rebook", "Rebooking; rebook"),
    ),
    teams=(("fraud", "Fraud team; fraud specialists"), ("press", "Press office")),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I've refunded it in full.", {"claim.remedy"}),
        ("Your refund is on its way.", {"claim.remedy"}),
        ("The refund has been processed.", {"claim.remedy"}),
        ("Refunded, and sorry again.", {"claim.remedy"}),
        ("I can refund that for you.", {"offer.remedy"}),
        ("Would a refund suit you?", {"offer.remedy"}),
        ("I'd be happy to send your money back.", {"offer.remedy"}),
        ("I'll refund you today.", {"offer.remedy", "promise.outcome"}),
        ("We can't refund this one.", set()),
        ("A refund isn't possible.", set()),
        ("Refunds usually take five days.", set()),
        ("Once we've refunded you it takes three days.", set()),
        ("Sorry about the delay to your refund.", set()),
        ("I've passed this to our fraud team.", {"claim.handed"}),
        ("Our fraud specialists have your case now.", {"claim.handed"}),
        ("Shall I pass this to our fraud team?", {"offer.team"}),
        ("I can hand this to the press office.", {"offer.team"}),
        ("We haven't passed it to the fraud team.", set()),
    ],
)
def test_done_possible_and_to_come_are_told_apart(text: str, names: set[str]) -> None:
    looked_for = {"claim.remedy", "offer.remedy", "claim.handed", "offer.team", "promise.outcome"}
    assert {sign.name for sign in read(text, CONTEXT).signs} & looked_for == names


def test_the_detail_names_the_remedy_and_the_team() -> None:
    reading = read("I've refunded you and I've passed it to our fraud team.", CONTEXT)
    assert [sign.detail for sign in reading.having("claim.remedy")] == ["refund"]
    assert [sign.detail for sign in reading.having("claim.handed")] == ["fraud"]


CHARGES = Context(
    remedies=(
        ("refund", "Refund; refund; refunded"),
        ("fee_refund", "Charges given back; refunded the charges"),
        ("goodwill", "Goodwill; a credit"),
        ("voucher", "Voucher; a credit"),
        ("pothole", "Log a hole; it's logged"),
        ("hazard", "Log a hazard; logged as a hazard"),
    )
)


@pytest.mark.parametrize(
    ("text", "remedies"),
    [
        ("I've refunded the charges.", {"fee_refund"}),
        ("I've refunded your order.", {"refund"}),
        ("I've refunded your order and refunded the charges.", {"refund", "fee_refund"}),
        ("I've added a credit.", {"goodwill", "voucher"}),
        ("It's logged as a hazard now.", {"hazard"}),
        ("It's logged now.", {"pothole"}),
    ],
)
def test_the_longest_name_wins(text: str, remedies: set[str]) -> None:
    claims = read(text, CHARGES).having("claim.remedy")
    assert {sign.detail for sign in claims} == remedies


def test_words_that_may_mean_either_stand_in_one_place() -> None:
    assert len({(sign.start, sign.end) for sign in read("I've added a credit.", CHARGES).having("claim.remedy")}) == 1
