import pytest

from simulator.reading.agreement import stands
from simulator.reading.claim import claim
from simulator.reading.clauses import clauses
from simulator.reading.model import Context
from simulator.reading.passage import fold, lay_out
from simulator.reading.told import named, told
from simulator.reading.values import values
from simulator.reading.verdict import Verdict, silenced, verdict


def _verdict(fact: str, reply: str, customer: str = "") -> Verdict:
    passage = lay_out(reply, Context())
    names = named(passage.folded)
    pieces = clauses(passage.folded, passage.sentences, told(passage.folded, names), names)
    one = claim(fact)
    return verdict(one, stands(one, pieces), values(fold(customer)))


@pytest.mark.parametrize(
    ("status", "reply"),
    [
        ("conveys", "You'll see the money within two hours."),
        ("contradicts", "You'll see the refund of the money within 3 days."),
        ("absent", "Will the refund of the money be back within 3 days?"),
        ("absent", "I can't wait to hear how it goes."),
        ("absent", "I'll look in again in 20 minutes."),
    ],
)
def test_a_claim_with_a_value(status: str, reply: str) -> None:
    assert _verdict("The refund money is back within 2 hours.", reply).status == status


def test_a_value_of_the_customers_is_not_held_against_the_agent() -> None:
    fact, reply = "The Leeds shop is open until 6 pm.", "You said the Leeds shop is open until 5 pm."
    assert _verdict(fact, reply).status == "contradicts"
    assert _verdict(fact, reply, "it says 5 pm on the door").status != "contradicts"


def test_silence_tells_nothing() -> None:
    assert silenced(Verdict("contradicts", 0.9)).status == "absent"
