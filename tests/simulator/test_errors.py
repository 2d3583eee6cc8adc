"""Errors: one family, drawn as a tree, with messages that say where."""

from __future__ import annotations

from simulator import errors


def test_every_error_descends_from_one_and_stands_in_the_tree() -> None:
    family = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    assert all(issubclass(one, errors.ComposureError) for one in family)
    assert all(one.__name__ in (errors.__doc__ or "") for one in family)


def test_problems_are_sorted_told_once_and_name_file_line_and_path() -> None:
    one = errors.Problem("a.yaml", 9, "cases[0].id", "is missing")
    two = errors.Problem("a.yaml", 2, "", "is empty")
    raised = errors.ScenarioProblems([one, two, one])
    assert str(raised) == "a.yaml:2: is empty\na.yaml:9: cases[0].id: is missing"
