from simulator.reading.agreement import covered, stands
from simulator.reading.claim import claim
from simulator.reading.clauses import clauses
from simulator.reading.model import Context
from simulator.reading.passage import lay_out
from simulator.reading.told import named, told


def _stands(fact: str, reply: str):  # type: ignore[no-untyped-def]
    passage = lay_out(reply, Context())
    names = named(passage.folded)
    return stands(claim(fact), clauses(passage.folded, passage.sentences, told(passage.folded, names), names))


def test_another_flight_is_another_thing() -> None:
    own, other = _stands(
        "Bag drop for ZZ214 closes at 10:40.", "ZZ214 bag drop closes at 10:40. ZZ881 bag drop is shut."
    )
    assert own.met
    assert own.values
    assert not other.met


def test_values_turns_and_opposites_are_seen() -> None:
    (rival,) = _stands("The desk is 119 cm wide.", "The desk is 132 cm wide.")
    assert rival.rivals
    (denied,) = _stands("Dogs are welcome inside.", "Dogs aren't welcome inside.")
    assert denied.turned
    (opposed,) = _stands("The shop is open on Sunday.", "The shop is closed on Sunday.")
    assert opposed.opposed


def test_what_happened_meets_no_coming_time() -> None:
    (past,) = _stands("The refund arrives on 4 May.", "The refund was made on 4 May.")
    assert not past.values


def test_cover_is_a_share() -> None:
    one = claim("The lift goes to every floor.")
    assert covered(one, 0) == 0
    assert covered(one, -1) == 1
