from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.ready import meant, said

REPLY = "Hi Jo. The refund reaches your card within two days. Is there anything else?"
FACT = "The refund will reach the customer's card within 48 hours."


def test_several_facts_or_a_post_frame_a_reply() -> None:
    framed = [
        said(lay_out(REPLY, context)).framed
        for context in (
            Context(facts=(("f", FACT),)),
            Context(facts=(("f", FACT), ("g", FACT))),
            Context(earlier=(("customer", "where is it"),)),
        )
    ]
    assert framed == [False, True, True]


def test_terms_clauses_and_sentences_fit_together() -> None:
    reply = said(lay_out(REPLY, Context()))
    assert reply.by_clause[-1] == reply.by_sentence[-1] == len(reply.vectors) == len(reply.denied)
    assert reply.first_clause[-1] == len(reply.clauses)


def test_the_customers_words_and_values_are_known() -> None:
    reply = said(lay_out(REPLY, Context(earlier=(("customer", "My refund of £5 is late"),))))
    assert "refund" in reply.echoed or any(key.startswith("refund") for key in reply.echoed)
    assert [value.low for value in reply.known] == [5.0]


def test_the_weights_of_a_claim_add_up_to_one() -> None:
    assert abs(float(meant(FACT).weights.sum()) - 1) < 1e-6
    assert not meant("").weights.size
