"""A cut score has a method, a panel or a documented figure, and a reason."""

from __future__ import annotations

import pytest

from simulator.errors import CommandRefused
from webapp.hiring.cuts import cut_of

WHY = "Six team leads rated every case in May."
ANGOFF = "\n".join(f"{60 + n}, 70; {50 + n}" for n in range(5))
GROUPS = "\n".join(" ".join(str(base + n % 9) for n in range(24)) for base in (70, 40))


def test_a_panel_s_ratings_give_the_cut() -> None:
    found = cut_of({"method": "angoff", "ratings": ANGOFF, "reason": WHY})
    assert (found["value"], found["from"], found["reason"]) == (61.3, "the ratings of 5 judges", WHY)
    assert len(found["ratings"]) == 5


def test_two_groups_give_the_cut() -> None:
    found = cut_of({"method": "contrasting", "ratings": GROUPS, "reason": WHY})
    assert 48 < found["value"] < 70
    assert found["from"] == "the scores of 48 people"


def test_a_documented_figure_will_do() -> None:
    assert cut_of({"method": "angoff", "figure": " 62.5 ", "reason": WHY})["value"] == 62.5


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"method": "guess", "figure": "60"}, "choose how"),
        ({"method": "angoff"}, "not both"),
        ({"method": "angoff", "figure": "60", "ratings": ANGOFF}, "not both"),
        ({"method": "angoff", "figure": "101"}, "no number from 0 to 100"),
        ({"method": "angoff", "figure": "nan"}, "no number from 0 to 100"),
        ({"method": "angoff", "figure": "sixty"}, "no number from 0 to 100"),
        ({"method": "angoff", "ratings": "60 70\n50"}, "as many ratings"),
        ({"method": "angoff", "ratings": "60 70\n50 60"}, "needed: 5"),
        ({"method": "contrasting", "ratings": "60 70"}, "two lines"),
        ({"method": "contrasting", "ratings": "60 70\n50 60"}, "needed: 20"),
        ({"method": "angoff", "ratings": "6 " * 20_000}, "too much at once"),
        ({"method": "angoff", "figure": "60", "reason": "we felt so"}, "at least a sentence"),
    ],
)
def test_what_is_no_cut(given: dict[str, str], words: str) -> None:
    with pytest.raises(CommandRefused, match=words):
        cut_of({"reason": WHY, **given})
