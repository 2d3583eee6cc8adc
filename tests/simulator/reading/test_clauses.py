import pytest

from simulator.reading.clauses import Clause, clauses
from simulator.reading.concepts import keys_of
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.told import named, told


def _cut(text: str) -> tuple[Clause, ...]:
    passage = lay_out(text, Context())
    names = named(passage.folded)
    return clauses(passage.folded, passage.sentences, told(passage.folded, names), names)


def test_clauses_are_cut_at_conjunctions_and_not_within_lists() -> None:
    text = "Desk 3 has milk, nappies and blankets, but the café is shut; it opens at 7:00."
    assert [text[one.start : one.end] for one in _cut(text)] == [
        "Desk 3 has milk, nappies and blankets", "but the café is shut", " it opens at 7:00.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("The fee isn't refunded.", "refunded", True),
        ("I can't wait to see it delivered.", "delivered", False),
        ("Don't worry, the fee is refunded.", "refunded", False),
        ("I can't see it, but the fee is refunded.", "refunded", False),
        ("There's no fee for moving.", "moving", False),
        ("There's no exit penalty.", "penalty", True),
        ("It's not only refunded.", "refunded", False),
    ],
)
def test_a_denial_reaches_no_further_than_its_clause(text: str, word: str, denied: bool) -> None:
    assert any(keys_of(word) & one.denied for one in _cut(text)) is denied


def test_questions_doubts_and_conditions_are_marked() -> None:
    assert _cut("Is it broken?")[0].asks
    assert _cut("Hi Gethin, thank you for writing.")[0].unsure
    assert _cut("We're looking into the fault.")[0].unsure
    assert _cut("If the chair is wrong, tell me.")[0].condition
