"""Fairness figures: the worked example, what is shown to whom, and that no cell names anybody."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figures import UNKNOWN
from simulator.impact import Impact
from tests.webapp.hiring.people import ANOTHER, FEMALE, MALE, group, of, person
from webapp.hiring.fairness import FEWER, HIDDEN, columns, impacts, matched, small, table


def by_sex(female: tuple[int, int], male: tuple[int, int], another: tuple[int, int] = (0, 0)) -> Impact:
    """Give the selection by sex of groups of (people, got through)."""
    groups = [
        group(start, size, chosen, said)
        for start, (size, chosen), said in zip(
            (0, 500, 900), (female, male, another), (FEMALE, MALE, ANOTHER), strict=True
        )
    ]
    return impacts(of(*groups))["selection"][0]


def test_the_worked_example_is_flagged() -> None:
    found = table(by_sex((80, 36), (100, 60)), whole=False)
    rows = {one.name: one for one in found.rows}
    assert (rows["Female"].people, rows["Female"].passed, rows["Female"].rate) == ("80", "36", "0.45")
    assert (rows["Female"].ratio, rows["Female"].flagged) == ("0.75", True)
    assert rows["Female"].words.startswith("under four fifths")
    assert (rows["Male"].ratio, rows["Male"].words) == ("1.00", "highest rate")


def test_nobody_is_compared_where_nobody_said_anything() -> None:
    assert impacts(of(group(0, 30, 10, {}))) == {"selection": (), "machine": (), "people": ()}
    assert columns(of(group(0, 3, 1, {"sex": "no such answer"}))) == {}


def test_rates_are_by_decision_and_by_each_score() -> None:
    found = impacts(of(group(0, 10, 4, FEMALE, 40.0), group(20, 10, 8, MALE, 70.0)))
    passed = {
        name: {one.name: one.passed for one in each[0].categories} for name, each in found.items()
    }  # fmt: skip
    assert passed == {
        "selection": {"Female": 4, "Male": 8},
        "machine": {"Female": 0, "Male": 10},
        "people": {"Female": 0, "Male": 10},
    }  # fmt: skip
    assert found["machine"][0].above == pytest.approx(55.145)


def test_who_lacks_evidence_has_no_score_and_who_waits_no_outcome() -> None:
    short = [person(number, FEMALE, None, 90.0, 90.0, missing="2 replies") for number in range(40, 46)]
    found = impacts(of(group(0, 10, 4, FEMALE), group(20, 10, 8, MALE), short))
    assert {name: each[0].without_outcome for name, each in found.items()} == {
        "selection": 6, "machine": 6, "people": 6,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "zero", "shown"),
    [
        ({"a": 9, "b": 12}, False, {}),
        ({"a": 4, "b": 12, "c": 7}, False, {"a": FEWER, "c": HIDDEN}),
        ({"a": 4, "b": 3, "c": 7}, False, {"a": FEWER, "b": FEWER}),
        ({"a": 1}, False, {"a": FEWER}),
        ({"a": 0, "b": 12}, False, {}),
        ({"a": 0, "b": 12}, True, {"a": FEWER, "b": HIDDEN}),
        ({}, True, {}),
    ],
)
def test_one_small_cell_is_never_hidden_alone(cells: dict[str, int], zero: bool, shown: dict[str, str]) -> None:
    assert small(cells, zero=zero) == shown


def test_a_small_group_is_shown_to_admins_alone() -> None:
    found = by_sex((80, 36), (100, 60), (3, 1))
    rows = {one.name: one for one in table(found, whole=False).rows}
    assert (rows["Another, or neither"].people, rows["Another, or neither"].words) == (FEWER, UNKNOWN)
    assert (rows["Female"].people, rows["Female"].passed, rows["Female"].rate) == (HIDDEN, "", "")
    whole = {one.name: one for one in table(found, whole=True).rows}
    assert (whole["Another, or neither"].people, whole["Another, or neither"].passed) == ("3", "1")


def test_how_few_of_a_group_got_through_is_not_shown_but_the_words_are() -> None:
    rows = {one.name: one for one in table(by_sex((40, 2), (50, 30)), whole=False).rows}
    female = rows["Female"]
    assert (female.people, female.passed, female.rate, female.ratio) == ("40", FEWER, FEWER, FEWER)
    assert female.flagged
    assert female.words.startswith("under four fifths, and hardly by chance")
    assert rows["Male"].passed == HIDDEN


def test_intersections_with_a_small_group_are_not_shown_at_all() -> None:
    both = [
        group(100 * at, 2 if at == 3 else 20, 10, {"sex": sex, "age": age})
        for at, (sex, age) in enumerate(product(("female", "male"), ("under_40", "from_40")))
    ]
    found = impacts(of(*both))["selection"]
    assert [one.attribute for one in found] == ["Sex", "Age", "Sex × Age"]
    assert table(found[2], whole=False).rows == ()
    assert "could be found" in table(found[2], whole=False).why
    assert len(table(found[2], whole=True).rows) == 4


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=3).filter(
        lambda g: any(s for s, _ in g)
    ),
    st.integers(0, 8),
)
def test_whoever_hires_finds_no_count_under_five(groups: list[tuple[int, int]], silent: int) -> None:
    given_ = [(size, min(size, chosen)) for size, chosen in groups]
    said = (FEMALE, MALE, ANOTHER)
    parts = [group(100 * at, *one, said[at]) for at, one in enumerate(given_)]
    sample = of(*parts, group(900, silent, 0, {}))
    for impact in impacts(sample)["selection"]:
        shown = table(impact, whole=False)
        counts = [int(one.people) for one in shown.rows if one.people.isdecimal()]
        counts += [int(one.passed) for one in shown.rows if one.passed.isdecimal()]
        counts += [
            int(one.people) - int(one.passed)
            for one in shown.rows if one.people.isdecimal() and one.passed.isdecimal()
        ]  # fmt: skip
        assert all(number >= 5 for number in counts)
        hidden = [one for one in shown.rows if not one.people.isdecimal()]
        cells = len(hidden) + (not shown.undeclared.isdecimal())
        everything = len(shown.rows) + bool(impact.undeclared)
        assert cells != 1 or everything == 1


def test_what_subtracting_one_round_from_all_would_leave_is_not_shown() -> None:
    one, other = by_sex((40, 20), (60, 30)), by_sex((3, 1), (50, 25), (20, 10))
    both = by_sex((43, 21), (110, 55), (20, 10))
    assert [row.people for row in table(both, whole=False).rows] == ["20", "43", "110"]
    shown = {row.name: row.people for row in table(both, whole=False, parts=(one, other)).rows}
    assert shown["Female"] == HIDDEN
    assert [row.people for row in table(both, whole=True, parts=(one, other)).rows] == ["20", "43", "110"]
    large = by_sex((30, 15), (50, 25), (20, 10))
    sums = by_sex((70, 35), (110, 55), (20, 10))
    assert "70" in [row.people for row in table(sums, whole=False, parts=(one, large)).rows]


@given(
    st.lists(st.tuples(*(st.tuples(st.integers(0, 12), st.integers(0, 12)) for _ in range(3))), min_size=2, max_size=3)
)
def test_no_count_under_five_comes_out_of_all_rounds_less_those_that_are_shown(
    rounds: list[tuple[tuple[int, int], ...]],
) -> None:
    cut = [tuple((size, min(size, chosen)) for size, chosen in each) for each in rounds]
    every = tuple((sum(each[at][0] for each in cut), sum(each[at][1] for each in cut)) for at in range(3))
    if not any(size for size, _ in every):
        return
    parts = [by_sex(*each) for each in cut if any(size for size, _ in each)]
    alone = [{row.name: row.people for row in table(part, whole=False).rows} for part in parts]
    for row in table(by_sex(*every), whole=False, parts=parts).rows:
        if row.people.isdecimal():
            left = int(row.people) - sum(int(each[row.name]) for each in alone if each.get(row.name, "").isdecimal())
            assert left == 0 or left >= 5


@pytest.mark.parametrize(("size", "median"), [(4, None), (5, 50.02)])
def test_the_median_of_a_few_is_shown_to_admins_alone(size: int, median: float | None) -> None:
    (found,) = impacts(of(group(0, size, 1, FEMALE)))["machine"]
    assert found.above is not None
    shown = table(found, whole=False).above
    assert shown == (None if median is None else pytest.approx(median))
    assert table(found, whole=True).above == found.above


def test_cases_are_compared_only_with_enough_people() -> None:
    half = [
        person(number, FEMALE if number % 2 else MALE, machine=float(number % 10 * 10),
               cases={"0.hours": 80.0 if (number // 2 + number % 10) % 3 else 20.0})
        for number in range(80)
    ]  # fmt: skip
    assert matched(of(half)) == []
    (found,) = matched(of(half), least_smaller=40, least_total=80)
    assert (found.case, {found.reference, found.focal}) == ("0.hours", {"Female", "Male"})
    assert found.found.people + found.found.left_out == 80
