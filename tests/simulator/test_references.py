"""What the parts of a scenario say about each other; the table of mistakes stands in test_packs."""

from __future__ import annotations

import yaml

from simulator.references import reference_problems
from simulator.resources import scenarios_path
from simulator.scenario import Scenario

RAW = yaml.safe_load((scenarios_path() / "tiny" / "teashop.yaml").read_text(encoding="utf-8"))


def test_a_right_scenario_has_no_problem() -> None:
    assert reference_problems(Scenario.model_validate(RAW), RAW) == []


def test_ids_given_twice_are_found() -> None:
    raw = {**RAW, "people": [*RAW["people"], RAW["people"][0]]}
    assert reference_problems(Scenario.model_validate(raw), raw) == [(("people", 3, "id"), "'bryn' is given twice")]


def test_a_wrong_name_comes_with_those_that_would_be_right() -> None:
    raw = yaml.safe_load(yaml.safe_dump(RAW))
    raw["cases"][1]["expected"]["actions"] = ["handoff:plumbers"]
    ((where, message),) = reference_problems(Scenario.model_validate(raw), raw)
    assert where == ("cases", 1, "expected", "actions")
    assert message == "there is no team 'plumbers'; there are: complaints"


def test_values_that_could_be_somebodys_are_found_in_pictures_and_scripts_too() -> None:
    raw = yaml.safe_load(yaml.safe_dump(RAW))
    raw["cases"][1]["opening"][0]["image"] = "A letter with 07911 123456 on it."
    raw["cases"][1]["exemplars"][0]["script"][2]["text"] = "Is it oona@gmail.com?"
    found = reference_problems(Scenario.model_validate(raw), raw)
    assert {where for where, _ in found} == {
        ("cases", 1, "opening", 0, "image"),
        ("cases", 1, "exemplars", 0, "script", 2, "text"),
    }
