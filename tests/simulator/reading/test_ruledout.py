import pytest

from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.ready import said
from simulator.reading.ruledout import held_anyway, ruled_out


@pytest.mark.parametrize(
    ("fact", "out"),
    [
        ("No receipt is needed for a gift-card exchange.", {("need", "receipt")}),
        ("Nobody is asked for a name, a stamp or a ticket.", {("need", "name"), ("need", "stamp"), ("need", "ticket")}),
        ("The plan has no minimum term.", {("have", "minimum term")}),
        ("A locker is given up without a fee or notice.", {("have", "fee"), ("have", "notice"), ("fee", "fee")}),
        ("Bikes travel free on the ferry.", {("free", "fee")}),
        ("Bikes travel free and a car costs £12.", set()),
        ("No appointment is needed before noon.", set()),
        ("Children travel free if they are under 5.", set()),
        ("There is no repair time yet.", set()),
        ("The shop opens at nine.", set()),
    ],
)
def test_what_a_fact_rules_out(fact: str, out: set[tuple[str, str]]) -> None:
    assert {(one.kind, one.thing) for one in ruled_out(fact)} == out


@pytest.mark.parametrize(
    ("held", "fact", "reply", "post"),
    [
        (True, "None of our kilns needs a chimney.", "The small one does need a chimney.", "Will I need a chimney?"),
        (False, "None of our kilns needs a chimney.", "The small one does need a chimney.", ""),
        (True, "A locker is given up without notice.", "For giving up a locker there's a month's notice.", ""),
        (False, "A locker is given up without notice.", "For giving up a desk there's a month's notice.", ""),
        (False, "Bikes travel free on the ferry.", "Bikes go for nothing, a dog costs £3 on the ferry.", ""),
        (False, "Flight QX12 needs no visa.", "Flight QX90 needs a visa.", ""),
    ],
)
def test_a_reply_holds_it_for_the_same_subject(held: bool, fact: str, reply: str, post: str) -> None:
    passage = lay_out(reply, Context(earlier=(("customer", post),) if post else ()))
    found = said(passage)
    assert (held_anyway(fact, passage.folded, found.clauses, found.echoed) >= 0) is held
