"""The author's best handling, told in words."""

from __future__ import annotations

from simulator.scenario import Case, Scenario
from webapp.debrief.best import best


def test_the_best_sample_is_told_in_its_order(scenario: Scenario) -> None:
    shown = best(scenario, scenario.case("tin"))
    assert shown.why.startswith("Names the fault")
    assert [step.at for step in shown.told] == sorted(step.at for step in shown.told)
    assert [step.place for step in shown.told if not step.deed] == ["public", "chat", "chat", "public"]
    deeds = [step.text for step in shown.told if step.deed]
    assert deeds == [
        "Tagged it: complaint, P2", "Moved to secure chat", "Checked who they are, tier 1",
        "Did it: Send the missing item again", "Closed the case",
    ]  # fmt: skip


def test_leaving_alone_gives_its_reason(scenario: Scenario) -> None:
    (step,) = best(scenario, scenario.case("joke")).told
    assert step.text.startswith("Left it alone: A joke;")


def test_the_reason_is_of_the_best_disposition_else_the_rationale(scenario: Scenario) -> None:
    case = scenario.case("hours")
    assert best(scenario, case).reason.startswith("Opening hours are for everyone")
    assert best(scenario, _bare(case)).reason == case.expected.rationale


def test_without_a_sample_the_rated_disposition_is_left(scenario: Scenario) -> None:
    shown = best(scenario, _bare(scenario.case("hours")))
    assert shown.told == ()
    assert shown.dispositions == ("answered in public",)


def _bare(case: Case) -> Case:
    rated = case.expected.disposition.model_copy(update={"reasons": {}})
    expected = case.expected.model_copy(update={"disposition": rated})
    return case.model_copy(update={"exemplars": (), "expected": expected})
