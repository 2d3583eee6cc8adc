import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.reading.align import align
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.ready import meant, said

REPLY = "Hi Jo. The refund reaches your card within two days. Is there anything else?"
FACT = "The refund will reach the customer's card within 48 hours."


def _numbers(fact: str, reply: str, context: Context = Context()) -> np.ndarray:  # noqa: B008 - frozen
    return align(meant(fact), said(lay_out(reply, context))).numbers


def test_the_nearest_sentences_and_clause_are_found() -> None:
    reply = said(lay_out(REPLY, Context()))
    found = align(meant(FACT), reply)
    assert (found.first, found.last) == (1, 2)
    assert "refund" in REPLY[reply.clauses[found.clause].start : reply.clauses[found.clause].end]


def test_a_paraphrase_is_nearer_than_other_talk() -> None:
    near, far = (_numbers(FACT, text)[1] for text in ("The money is on your card in two days.", "Lovely weather here."))
    assert near > far


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_texts_are_aligned_to_as_many_finite_numbers(reply: str, fact: str) -> None:
    found = _numbers(fact, reply)
    assert found.shape == _numbers(FACT, REPLY).shape
    assert np.isfinite(found).all()


def test_the_same_texts_give_the_same_numbers() -> None:
    assert (_numbers(FACT, REPLY) == _numbers(FACT, REPLY)).all()
