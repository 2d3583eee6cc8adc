from hypothesis import given
from hypothesis import strategies as st

from simulator.reading.model import Context
from simulator.reading.passage import fold, lay_out


@given(st.text(max_size=300))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_sentences_end_where_a_reader_says() -> None:
    text = "Hi Dr. Bell. It's £4.50 a go! OK?\n- one"
    assert [text[s.start : s.end] for s in lay_out(text, Context()).sentences] == [
        "Hi Dr. Bell.",
        "It's £4.50 a go!",
        "OK?",
        "- one",
    ]


def test_a_quotation_of_the_customer_is_known() -> None:
    context = Context(earlier=(("customer", "you are useless"),))
    passage = lay_out('You said "useless" and that stings.', context)
    assert passage.is_quoted(10, 17)
