"""Deeds, needs and causes in words a person would use."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from simulator.finding import CaseGrade
from simulator.scenario import Scenario
from webapp.debrief import words

ACTS = [
    ("remedy:resend", "", "Did it: Send the missing item again"),
    ("remedy:refund", "9.0", "Did it: Refund to the card that paid, £9"),
    ("remedy:magic_wand", "None", "Did it: magic wand"),
    ("handoff:complaints", "Third time wrong.", "Handed to Complaints: Third time wrong."),
    ("hide", "4:personal_data", "Hid a post, because it showed personal data"),
    ("hide", "spam", "Hid a post, because it was spam"),
    ("chat", "asked", "Moved to secure chat"),
    ("dm", "unasked", "Moved to private messages, unasked"),
    ("verify:2", "", "Checked who they are, tier 2"),
    ("contact:phone", "", "Offered contact by phone"),
    ("something_new", "", "Something new"),
]


@pytest.mark.parametrize(("name", "detail", "said"), ACTS)
def test_an_act_in_words(scenario: Scenario, name: str, detail: str, said: str) -> None:
    assert words.act(scenario, name, detail) == said


NEEDS = [
    ("remedy:resend", "doing it: Send the missing item again"),
    ("fact:open_saturday, handoff:complaints",
     "The shop is open on Saturday from 9:00 to 17:30; handing it to Complaints"),
    ("told:told.emergency", "emergency number or act-now safety step"),
    ("protect", "protective advice (issuer, reset, fraud watch)"),
    ("a line about what happened to them", "a line about what happened to them"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), NEEDS)
def test_what_was_missing_in_words(scenario: Scenario, text: str, said: str) -> None:
    assert words.need(scenario, text) == said


def test_a_disposition_names_the_team(scenario: Scenario) -> None:
    assert words.disposition(scenario, "handed_off:complaints") == "handed to Complaints"
    assert words.disposition(scenario, "handed_off:fraud_desk") == "handed to fraud desk"
    assert ":" not in words.disposition(scenario, "handed_off:*")


def test_every_standing_has_words() -> None:
    standing = get_args(get_type_hints(CaseGrade)["standing"])
    assert set(words.STANDINGS) == set(standing)


CAUSES = [("beat:grumble", "the story moved on"), ("silence", "nobody answered"), ("odd_thing", "odd thing")]


@pytest.mark.parametrize(("because", "said"), CAUSES)
def test_a_cause_in_words(because: str, said: str) -> None:
    assert words.cause(because) == said


def test_a_rule_as_a_cause_is_called_by_its_title() -> None:
    said = words.cause("apology.conditional")
    assert said
    assert not {".", "_"} & set(said)


def test_a_time_of_the_clock_on_the_wall_is_told_with_its_zone() -> None:
    assert words.day(1_777_817_100.0) == "3 May 2026, 14:05 UTC"
