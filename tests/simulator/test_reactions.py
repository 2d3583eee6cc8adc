"""Stock lines: every key can be said by anyone, each temperament has its own, and nobody says what was said already."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from benchmarks.agents import paste
from simulator import commands as c
from simulator import events as e
from simulator.check import finish
from simulator.errors import CommandRefused
from simulator.eventlog import MemoryLog
from simulator.packs import load_pack
from simulator.reactions import first_mood, line, sensitivity
from simulator.references import LINES
from simulator.resources import scenarios_path
from simulator.scenario import Scenario
from simulator.shifts import play
from simulator.vocabulary import Temperament
from simulator.yamlfile import content
from tests.simulator.scenes import opened, scene_of

STARTER = load_pack(scenarios_path() / "starter")
STOCK = content("reactions", "customers.yaml")["lines"]
MOST_SAID = (
    "nudge", "wants_more", "thanks", "gives_up", "angry", "not_understood", "agrees_move", "declines_move",
    "settled_not_told", "reassured",
)  # fmt: skip
LEAST = 4


def posted(text: str, at: float = 1.0, case: str = "tin", beat: str = "nudge:0") -> e.Posted:
    """Give what a customer says in public."""
    return e.Posted(at=at, case=case, by="customer", channel="public", text=text, beat=beat)


@pytest.mark.parametrize("key", sorted(LINES))
def test_every_reaction_has_a_line_for_anyone(key: str) -> None:
    assert line(scene_of(opened(), person={"temperament": "calm", "lines": {}}), key)


@pytest.mark.parametrize("temperament", get_args(Temperament))
def test_every_temperament_has_its_own_words_for_what_is_said_most(temperament: str) -> None:
    own = STOCK[temperament]
    assert {key: len(own.get(key, ())) for key in MOST_SAID if len(own.get(key, ())) < LEAST} == {}
    assert set(own) <= LINES


def test_no_line_stands_twice_whoever_says_it() -> None:
    texts = [text for own in STOCK.values() for texts in own.values() for text in texts]
    alike = Counter(re.sub(r"\W+", " ", text.casefold()).strip() for text in texts)
    assert [text for text, times in alike.items() if times > 1] == []


@pytest.mark.parametrize("key", sorted(LINES))
@pytest.mark.parametrize("temperament", get_args(Temperament))
def test_each_line_is_said_once_before_any_is_said_again(temperament: str, key: str) -> None:
    log, heard, lines = opened(), [], {*STOCK[temperament].get(key, ()), *STOCK["any"][key]}
    for number in range(2 * len(lines)):
        heard.append(line(scene_of(log, person={"temperament": temperament, "lines": {}}), key))
        log.append(posted(heard[-1], number + 1.0))
    assert set(heard[: len(lines)]) == set(heard[len(lines) :]) == lines


@pytest.mark.parametrize(
    "before",
    [posted("ahem"), posted("ahem", case="hours"), posted("I do not know that. ahem", beat="answers")],
    ids=["by themselves", "by another customer", "among other answers"],
)
def test_what_was_said_in_this_shift_is_not_said_again(before: e.Posted) -> None:
    log = [*opened(), *opened("hours")[1:], before]
    assert line(scene_of(log, person={"lines": {"nudge": ("ahem", "cough")}}), "nudge") == "cough"


def test_a_person_has_their_own_words_first() -> None:
    assert line(scene_of(opened(), person={"lines": {"nudge": ("ahem",)}}), "nudge") == "ahem"


def pasted(scenario: Scenario, seed: int) -> list[e.Event]:
    """Give the log of a shift in which every case gets the same paste, over and over, until time is up."""
    log = MemoryLog()
    play(log, STARTER, "s", c.Start(at=0, scenario=scenario.id, seed=seed))
    first = [next(paste(scenario, case, max(0.0, *(post.at for post in case.opening)) + 60)) for case in scenario.cases]
    again = [c.Reply(at=one.at + wait, case=one.case, channel=one.channel, text=one.text) for one in first
             if isinstance(one, c.Reply) for wait in (0, 600, 1200)]  # fmt: skip
    for command in sorted(again, key=lambda one: one.at):
        try:
            play(log, STARTER, "s", command)
        except CommandRefused:
            continue
    finish(log, STARTER, "s")
    return list(log.read("s"))


@pytest.mark.parametrize("seed", [1, 2, 3, 2026])
@pytest.mark.parametrize("scenario", STARTER.scenarios, ids=lambda one: one.id)
def test_in_a_long_shift_nobody_says_what_was_said_before(scenario: Scenario, seed: int) -> None:
    said = [one for one in pasted(scenario, seed) if isinstance(one, e.Posted) and one.by != "brand"]
    stock = [one for one in said if not one.beat.startswith(("opening:", "beat:"))]
    assert len(stock) > len(scenario.cases)
    assert [text for text, times in Counter(one.text for one in said).items() if times > 1] == []


def test_the_same_seed_says_the_same() -> None:
    logs = [pasted(STARTER.scenario("bank"), 7) for _ in range(2)]
    assert logs[0] == logs[1]


def test_every_temperament_has_a_mood_and_a_sensitivity() -> None:
    for temperament in get_args(Temperament):
        assert 0 <= first_mood(temperament) <= 100
        assert 0.5 <= sensitivity(temperament) <= 1.5
