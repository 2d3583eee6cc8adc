import pytest

from simulator.reading.model import Context, Extent, Sign
from simulator.reading.passage import lay_out
from simulator.reading.ready import meant, said
from simulator.reading.wanted import done


def _done(fact: str, reply: str, sign: str, at: str) -> Extent | None:
    start = reply.index(at)
    clauses = said(lay_out(reply, Context())).clauses
    return done(meant(fact).claim, clauses, [Sign(sign, start, start + len(at))])


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("Soup should never arrive cold. I'm sorry about that.", Extent(0, 2)),
        ("I'm sorry you waited. Thank you. Is the soup still on your tab?", None),
    ],
)
def test_an_apology_is_for_what_stands_beside_it(reply: str, found: Extent | None) -> None:
    assert _done("Apologise for the cold soup.", reply, "apology.regret", "sorry") == found


def test_what_is_asked_has_to_be_what_was_wanted() -> None:
    fact = "Ask which router model the customer has."
    assert _done(fact, "Hi Jo. Tell me the model of your router.", "ask.device", "Tell me") == Extent(1, 2)
    assert _done(fact, "Hi Jo. Tell me your name.", "ask.full_name", "Tell me") is None
