"""Where answers are given away, and where people only speak of the same thing; faults of files stand in test_lint."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from simulator.leaks import leaks
from simulator.resources import scenarios_path
from simulator.scenario import Scenario

TEASHOP = (scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8")


def found(case: int, said: str, **changes: Any) -> list[str]:
    """Give what is found when the customer of a case opens with these words, and an opening post is changed."""
    raw = yaml.safe_load(TEASHOP)
    raw["cases"][case]["opening"][0].update(text=said, **changes)
    return [message for _, message in leaks(Scenario.model_validate(raw))]


def test_the_whole_stretch_is_shown() -> None:
    (message,) = found(0, "well? The shop is open on Saturday from 9:00 to 17:30, no?")
    assert "'the shop is open on saturday from 9:00 to 17:30' as the fact open_saturday does" in message


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (0, "is the shop open on Saturday. from 9:00 to 17:30 maybe?"),  # two sentences
        (1, "a tin that is sent again"),  # too short, and little of it says anything
        (1, "We apologise for any inconvenience this may have caused, my foot"),  # what a poor reply says
        (0, "say that it is sorted by message: the third tin has found its way home"),  # the answer of another case
    ],
)
def test_what_gives_no_answer_away_passes(case: int, said: str) -> None:
    assert found(case, said) == []


def test_the_brands_own_posts_are_no_leak() -> None:
    assert found(0, "The shop is open on Saturday from 9:00 to 17:30", by="brand") == []


@pytest.mark.parametrize(("word", "leaked"), [("moved_chat", True), ("handed_off:fraud", True), ("DM me", False)])
def test_dispositions_are_named_by_nobody(word: str, leaked: bool) -> None:
    assert bool(found(1, f"please {word}")) is leaked
