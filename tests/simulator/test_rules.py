"""The catalogue is whole: every rule can be taught from."""

from __future__ import annotations

import pytest

from simulator.finding import DIMENSIONS
from simulator.reading.model import SIGNS
from simulator.rules import criteria, criticals, rules, rules_of
from simulator.scenario import KIND_CATEGORY


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_every_rule_says_what_why_by_what_source_and_what_instead(rule) -> None:  # type: ignore[no-untyped-def]
    assert all((rule.title, rule.why, rule.source, rule.rewrite, rule.lesson))
    assert rule.criterion in criteria()
    assert rule.dimension == criteria()[rule.criterion].dimension
    assert rule.critical is None or rule.critical in criticals()
    assert -100 <= rule.effect <= 100
    assert all(sign.partition(":")[0] in SIGNS for sign in rule.signs)
    assert bool(rule.family) == bool(rule.signs) or rule.family


def test_every_critical_error_is_raised_by_some_rule_or_by_the_harm_of_a_case() -> None:
    assert list(criticals()) == [f"CE{number}" for number in range(1, 16)]
    assert {rule.critical for rule in rules().values()} - {None} == set(criticals())


def test_every_dimension_has_criteria() -> None:
    assert {criterion.dimension for criterion in criteria().values()} == set(DIMENSIONS)


def test_kinds_that_a_criterion_is_not_for_exist() -> None:
    for criterion in criteria().values():
        assert criterion.not_for <= set(KIND_CATEGORY)


def test_rules_of_names_them() -> None:
    assert "privacy.hid" in rules_of("privacy")
    assert "privacy.hid" not in rules_of("crowd")
