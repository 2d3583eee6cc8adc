"""Which claims are of a deed: what is said of teams and of hiding, told from what was handed over or hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simulator.reading import read
from simulator.reading.model import Context

SAID = yaml.safe_load(Path(__file__).with_name("deeds.yaml").read_text("utf-8"))
CONTEXT = Context(
    earlier=(("customer", "Still nothing, and nobody tells us what is going on."),),
    teams=(
        ("billing", "Billing; billing team"),
        ("complaints", "Complaints; complaints team"),
        ("fraud", "Fraud team; fraud specialists"),
        ("network", "Network control; network team"),
        ("security", "Product security; security team"),
    ),
)


def _claimed(text: str, deed: str) -> bool:
    """Tell whether a claim stands in the text that an act has to bear out."""
    reading = read(text, CONTEXT)
    talk = {(sign.start, sign.end) for sign in reading.having(f"no_deed.{deed}")}
    return any((sign.start, sign.end) not in talk for sign in reading.having(f"claim.{deed}"))


@pytest.mark.parametrize("text", SAID["handed"]["talk"])
def test_who_speaks_of_a_team_has_handed_nothing_over(text: str) -> None:
    assert not _claimed(text, "handed")


@pytest.mark.parametrize("text", SAID["handed"]["deeds"])
def test_who_says_that_a_team_was_given_the_matter_claims_it(text: str) -> None:
    assert _claimed(text, "handed")


@pytest.mark.parametrize("text", SAID["hidden"]["talk"])
def test_who_speaks_of_another_thing_has_hidden_no_post(text: str) -> None:
    assert not _claimed(text, "hidden")


@pytest.mark.parametrize("text", SAID["hidden"]["deeds"])
def test_who_says_that_a_post_was_hidden_claims_it(text: str) -> None:
    assert _claimed(text, "hidden")


FACTS = (("back", "What was taken after the first request is paid back, on the card by Monday 9 November"),)
PAID = [
    ("The November payment, taken after your first request, is paid back, on the card by Monday 9 November.", False),
    ("I've paid back the payment taken after your first request, on the card by Monday 9 November.", True),
    ("The payment taken after your first request has been paid back, on the card by Monday 9 November.", True),
    ("The payment taken after your first request is now paid back, on the card by Monday 9 November.", True),
    ("Your payment is paid back.", True),
]


@pytest.mark.parametrize(("text", "claimed"), PAID)
def test_what_a_fact_promises_is_no_claim_of_a_deed(text: str, claimed: bool) -> None:
    reading = read(text, Context(facts=FACTS, remedies=(("refund", "Refund; payment is paid back; paid back"),)))
    assert reading.has("claim.remedy")
    assert reading.has("no_deed.remedy") != claimed


def test_a_claim_without_a_deed_is_marked_in_its_place() -> None:
    reading = read("The team is working hard on it.", CONTEXT)
    (claim,), (talk,) = reading.having("claim.handed"), reading.having("no_deed.handed")
    assert (claim.start, claim.end) == (talk.start, talk.end)
