"""Lines are filled with a case's own parts, and chosen by case and seed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.simulated.telling import runs
from simulator.simulated.wording import line, words_of
from simulator.yamlfile import content
from tests.simulator.simulated.matters import library, matter


def test_a_line_is_filled_with_the_parts_of_the_case() -> None:
    assert "Amadou" in {word.strip(",.") for word in line(matter("pipwire/double_bill"), "curt", "greet").split()} | {
        word.strip(",.")
        for seed in range(9)
        for word in line(matter("pipwire/double_bill", seed), "careful", "greet").split()
    }


def test_a_line_whose_part_is_missing_is_passed_over() -> None:
    nameless = matter("teashop/hours")
    assert nameless.person.first_name is None
    assert all("{" not in line(matter("teashop/hours", seed), "careful", "greet") for seed in range(9))


def test_the_seed_chooses_and_the_same_seed_chooses_the_same() -> None:
    said = [line(matter("pipwire/double_bill", seed), "careful", "greet") for seed in range(20)]
    assert said == [line(matter("pipwire/double_bill", seed), "careful", "greet") for seed in range(20)]
    assert len(set(said)) > 2


def test_cases_of_a_shift_are_told_in_different_words() -> None:
    scenario = library().scenario("pipwire")
    said = {line(matter(f"pipwire/{case.id}"), "careful", "last") for case in scenario.cases}
    assert len(said) > 1


def test_careful_lines_hold_nothing_that_the_case_forbids() -> None:
    for scenario in library().scenarios:
        for case in scenario.cases:
            known = matter(f"{scenario.id}/{case.id}")
            shunned = (*scenario.brand.voice.avoid, *case.expected.forbidden)
            for key in ("greet", "sorry", "thanks", "last"):
                said = line(known, "careful", key).casefold()
                assert not any(words.casefold() in said for words in shunned)


@pytest.mark.parametrize("key", ["nothing", "told"])
def test_a_manner_without_such_a_line_says_nothing(key: str) -> None:
    assert line(matter("pipwire/double_bill"), "curt", key) == ""


def test_lists_of_words() -> None:
    assert {"is", "because"} <= words_of("joints")


def lines(data: object) -> Iterator[str]:
    """Give every text of the file of lines."""
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from ([one] if isinstance(one, str) else lines(one))


def test_no_line_is_copied_from_a_sample_reply_of_any_scenario() -> None:
    cases = [case for scenario in library().scenarios for case in scenario.cases]
    steps = (step.model_extra or {} for case in cases for one in case.exemplars for step in one.script)
    samples = {run for step in steps for run in runs(str(step.get("text", "")))}
    assert [text for text in lines(content("simulated.yaml")) if samples & set(runs(text))] == []
