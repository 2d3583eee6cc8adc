"""Events of cases carry their case, and are frozen."""

from __future__ import annotations

import dataclasses

import pytest

from simulator import happenings


def test_every_event_of_a_case_names_it_and_has_a_kind_of_its_own() -> None:
    kinds = [
        one.__dataclass_fields__["kind"].default
        for one in vars(happenings).values()
        if isinstance(one, type) and issubclass(one, happenings.InCase) and one is not happenings.InCase
    ]
    assert len(kinds) == len(set(kinds)) > 15


def test_an_event_cannot_be_changed() -> None:
    event = happenings.Noted(at=1, case="a", text="x")
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.at = 2  # type: ignore[misc]
