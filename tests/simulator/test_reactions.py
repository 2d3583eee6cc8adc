"""Stock lines: every key can be said by anyone, and nobody repeats themselves while there is another line."""

from __future__ import annotations

from typing import get_args

import pytest

from simulator import events as e
from simulator.reactions import first_mood, line, sensitivity
from simulator.references import LINES
from simulator.vocabulary import Temperament
from tests.simulator.scenes import opened, scene_of


@pytest.mark.parametrize("key", sorted(LINES))
def test_every_reaction_has_a_line_for_anyone(key: str) -> None:
    assert line(scene_of(opened(), person={"temperament": "calm", "lines": {}}), key)


def test_a_line_is_not_said_twice_while_there_is_another() -> None:
    log, heard = opened(), []
    for number in range(4):
        text = line(scene_of(log), "nudge")
        heard.append(text)
        log.append(e.Posted(at=number + 1.0, case="tin", by="customer", channel="public", text=text, beat="nudge:0"))
    assert len(set(heard)) == len(heard)


def test_a_person_has_their_own_words_first() -> None:
    assert line(scene_of(opened(), person={"lines": {"nudge": ("ahem",)}}), "nudge") == "ahem"


def test_every_temperament_has_a_mood_and_a_sensitivity() -> None:
    for temperament in get_args(Temperament):
        assert 0 <= first_mood(temperament) <= 100
        assert 0.5 <= sensitivity(temperament) <= 1.5
