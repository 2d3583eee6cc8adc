from hypothesis import given
from hypothesis import strategies as st

from simulator.reading.factwords import SIZE, columns, words

FACT = words("the refund takes three days")


def test_forms_of_a_word_are_one() -> None:
    assert words("refunds taking") <= words("refund takes refunded")


def test_a_word_counts_by_where_it_stands() -> None:
    both, fact, reply = (
        set(columns(words(one), other)) for one, other in (("refund", "refund"), ("refund", ""), ("", "refund"))
    )
    assert both.isdisjoint(fact | reply)
    assert fact.isdisjoint(reply)


def test_neighbours_in_the_reply_count_as_a_pair() -> None:
    assert set(columns(FACT, "no need")) != set(columns(FACT, "need no"))


@given(st.text(max_size=200))
def test_any_text_gives_columns_of_the_table_in_order_and_once(text: str) -> None:
    found = columns(FACT, text)
    assert (found >= 0).all()
    assert (found < SIZE).all()
    assert list(found) == sorted(set(found))
