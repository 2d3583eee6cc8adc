"""The authoring format: what follows from what an author writes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from simulator.scenario import Exemplar, When
from simulator.vocabulary import KIND_CATEGORY, Kind
from tests.simulator.scenes import TEASHOP


def test_every_kind_has_one_of_the_four_categories() -> None:
    assert set(KIND_CATEGORY) == set(Kind.__args__)  # type: ignore[attr-defined]
    assert set(KIND_CATEGORY.values()) == {"complaint", "feedback", "technical", "general"}


def test_targets_follow_from_the_priority_unless_the_author_sets_one() -> None:
    assert TEASHOP.case("hours").target == 7200
    assert TEASHOP.case("joke").target is None
    changed = TEASHOP.case("hours").expected.model_copy(update={"first_reply": 300.0})
    assert TEASHOP.case("hours").model_copy(update={"expected": changed}).target == 300


@pytest.mark.parametrize(("band", "critical"), [("harmful", []), ("best", ["CE1"])])
def test_only_harmful_exemplars_name_criticals_and_all_of_them_do(band: str, critical: list[str]) -> None:
    with pytest.raises(ValidationError, match="harmful exemplars name"):
        Exemplar.model_validate({"id": "x", "band": band, "why": "w", "critical": critical, "script": []})


def test_a_beat_without_a_condition_is_refused() -> None:
    with pytest.raises(ValidationError, match="at least one condition"):
        When.model_validate({})


def test_parts_are_found_by_id() -> None:
    assert TEASHOP.person("oona").first_name == "Oona"
    assert set(TEASHOP.facts()) == {"open_saturday", "closed_sunday", "two_days"}
    with pytest.raises(KeyError):
        TEASHOP.case("none")
