"""The rows that a cohort is taken out as."""

from __future__ import annotations

import json
from typing import Any

import pytest

from simulator.finding import DIMENSIONS
from webapp.exports.tables import (
    AT_ONCE,
    FINDINGS,
    GRADES,
    SHIFTS,
    Attempt,
    Done,
    findings,
    finished,
    grades,
    shifts,
    when,
)
from webapp.grades import Practice
from webapp.people import Person

ANA = Person("a", "ana@example.com", "Ana", "agent", True, 0)
MARKS = json.dumps([61.5, None, 70, 80, 90, 100])


def practice(shift: str = "s1", ended: float | None = 1_800.0, marks: str | None = MARKS) -> Practice:
    return Practice(shift, "teashop", "h", 0.0, ended, 66.6, True, marks, "[]")


def done(**fields: Any) -> Done:
    return Done(ANA, practice(**fields), "The tea shop")


def body(*found: dict[str, Any]) -> str:
    return json.dumps({"cases": [{"case": "hours", "marks": [{"findings": list(found)}]}]})


def finding(**fields: Any) -> dict[str, Any]:
    return {
        "rule": "politeness.gratitude", "dimension": "tone", "effect": 10.04, "critical": None, "because": "Thanks.",
        "source": "S", "confidence": "high", "span": {"event": 4, "start": 0, "end": 6}, **fields,
    }  # fmt: skip


def test_a_row_a_shift_with_its_marks() -> None:
    (row,) = grades([done()])
    told = dict(zip(GRADES, row, strict=True))
    assert (told["Person"], told["E-mail"], told["Ended (UTC)"]) == ("Ana", "ana@example.com", "1970-01-01T00:30:00Z")
    assert [told[name.capitalize()] for name in DIMENSIONS] == [61.5, "", 70, 80, 90, 100]
    assert told["Overall"] == 66.6
    assert told["Without a critical error"] == "yes"


def test_a_row_a_finding_with_its_words() -> None:
    words = {("s1", 4): "Thanks for writing"}
    bodies = {"s1": body(finding(), finding(span=None, rule="no.longer.there", critical="CE1"))}
    rows = [dict(zip(FINDINGS, row, strict=True)) for row in findings([done()], lambda _: bodies, lambda _: words)]
    assert [(row["Case"], row["Skill"], row["Quote"], row["Effect"]) for row in rows] == [
        ("hours", "Tone", "Thanks", 10.0), ("hours", "Tone", "", 10.0),
    ]  # fmt: skip
    assert rows[0]["What"] != rows[0]["Rule"], "a rule that there is has a title"
    assert (rows[1]["What"], rows[1]["Critical error"]) == ("no.longer.there", "CE1")


def test_words_that_were_erased_are_not_there() -> None:
    (row,) = findings([done()], lambda _: {"s1": body(finding())}, lambda _: {})
    assert dict(zip(FINDINGS, row, strict=True))["Quote"] == ""


def test_findings_are_read_a_few_shifts_at_a_time() -> None:
    asked: list[int] = []

    def bodies(ids: list[str]) -> dict[str, str]:
        asked.append(len(ids))
        return {}

    assert list(findings([done()] * (AT_ONCE * 2 + 1), bodies, lambda _: {})) == []
    assert asked == [AT_ONCE, AT_ONCE, 1]


@pytest.mark.parametrize(
    ("tried", "expected"),
    [({}, ("", "", "")), ({"s1": Attempt("Week one", 2, "passed")}, ("Week one", 2, "passed"))],
)
def test_a_row_a_shift_with_what_it_was_taken_for(tried: dict[str, Attempt], expected: tuple[Any, ...]) -> None:
    (row,) = shifts([done()], tried)
    told = dict(zip(SHIFTS, row, strict=True))
    assert told["Minutes"] == 30
    assert (told["Given as"], told["Attempt"], told["Status"]) == expected


def test_only_what_is_over_and_marked_is_taken_out() -> None:
    practices = {"a": [practice("s1"), practice("s2", ended=None), practice("s3", marks=None)]}
    assert [(one.practice.shift_id, one.title) for one in finished([ANA], practices, {})] == [("s1", "teashop")]


def test_times_are_of_one_form() -> None:
    assert when(None) == ""
    assert when(1.9) == "1970-01-01T00:00:01Z"
