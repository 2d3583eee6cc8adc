"""`composure seed`, as it is run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from simulator.resources import scenarios_path
from webapp import seeding

Composure = Callable[..., Result]


def test_it_says_what_it_made_and_makes_it_once(
    composure: Composure, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeding, "MODELS", 1)
    asked = ("seed", "--database", sqlite_url, "--people", 2, "--shifts", 3, "--scenarios", scenarios_path() / "tiny")
    made = composure(*asked)
    assert made.exit_code == 0
    assert "2 people in 1 cohorts, 3 shifts, " in made.output
    again = composure(*asked)
    assert again.exit_code == 2
    assert "name one that is empty" in again.output


def test_it_never_fills_a_database_that_was_not_named(composure: Composure) -> None:
    refused = composure("seed")
    assert refused.exit_code == 2
    assert "--database" in refused.output


@pytest.mark.parametrize("option", ["--shifts", "--people"])
def test_a_number_that_is_none_is_refused(composure: Composure, sqlite_url: str, option: str) -> None:
    assert composure("seed", "--database", sqlite_url, option, 0).exit_code == 2
