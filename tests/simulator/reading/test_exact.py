import pytest

from simulator.reading.agreement import stands
from simulator.reading.exact import Exact, exact
from simulator.reading.model import Context
from simulator.reading.passage import fold, lay_out
from simulator.reading.ready import meant, said
from simulator.reading.values import values


def _exact(fact: str, reply: str, customer: str = "") -> Exact:
    one = meant(fact).claim
    return exact(one, stands(one, said(lay_out(reply, Context())).clauses), values(fold(customer)))


@pytest.mark.parametrize(
    ("told", "against", "reply"),
    [
        (True, False, "The refund of the money is back within 2 hours."),
        (False, True, "The refund of the money is back within 3 days."),
        (False, False, "Will the refund of the money be back within 3 days?"),
        (False, False, "If the refund of the money is back within 3 days, tell us."),
        (False, False, "I can't wait to hear how it goes."),
        (False, False, "I'll look in again in 20 minutes."),
    ],
)
def test_a_claim_with_a_value(told: bool, against: bool, reply: str) -> None:
    found = _exact("The refund of the money is back within 2 hours.", reply)
    assert (found.told, found.against >= 0) == (told, against)
    assert found.firm is against


@pytest.mark.parametrize(
    ("firm", "fact", "reply"),
    [
        (True, "The Leeds shop is closed on Monday 4 May.", "The Leeds shop is open on Monday 4 May."),
        (True, "Fernhollow has no giveaway running.", "Fernhollow has a giveaway running!"),
        (False, "Dogs are allowed on the terrace.", "Dogs aren't allowed on the terrace."),
    ],
)
def test_a_denial_is_firm_where_values_or_a_dropped_denial_make_it_so(firm: bool, fact: str, reply: str) -> None:
    found = _exact(fact, reply)
    assert found.against >= 0
    assert found.firm is firm


def test_a_value_of_the_customers_is_not_held_against_the_agent() -> None:
    fact, reply = "The Leeds shop is open until 6 pm.", "You said the Leeds shop is open until 5 pm."
    assert _exact(fact, reply).against >= 0
    assert _exact(fact, reply, "it says 5 pm on the door").against < 0
