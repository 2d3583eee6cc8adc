"""Facts are told as the agent's own sentences, and never as a sample reply has them."""

from __future__ import annotations

from simulator.brand import Fact, Team
from simulator.simulated.telling import RUN, called, runs, sentences
from tests.simulator.simulated.matters import library, matter


def test_a_fact_that_no_sample_quotes_is_told_as_it_stands() -> None:
    fact = Fact(id="x", text="Blue whales sing at the harbour mouth each second Tuesday before the tide turns")
    assert sentences(matter("pipwire/outage"), [fact]) == [f"{fact.text}."]


def test_no_fact_of_the_library_is_told_as_a_sample_has_it() -> None:
    for scenario in library().scenarios:
        texts = (step.model_extra or {} for case in scenario.cases for one in case.exemplars for step in one.script)
        samples = {run for text in texts for run in runs(str(text.get("text", "")))}
        told = sentences(matter(f"{scenario.id}/{scenario.cases[0].id}"), scenario.facts().values())
        assert {" ".join(run) for run in runs(" ".join(told))} & {" ".join(run) for run in samples} == set()


def test_runs_know_neither_case_nor_marks() -> None:
    (run,) = runs("One, two three FOUR five: six seven eight!")
    assert run == ("one", "two", "three", "four", "five", "six", "seven", "eight")
    assert (len(run), list(runs("too short"))) == (RUN, [])


def test_a_team_is_called_by_what_people_say() -> None:
    assert (
        called(Team(id="a", name="Technical team", handles="x", words=("second line", "technical team")))
        == "technical team"
    )
    assert called(Team(id="b", name="Careline", handles="x")) == "careline team"
