"""`composure db`: the tables, brought to this version."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Composure = Callable[..., Result]


def test_db_upgrade_says_what_it_did(sqlite_url: str, composure: Composure) -> None:
    assert "was empty" in composure("db", "upgrade", "--database", sqlite_url).output
    assert "already" in composure("db", "upgrade", "--database", sqlite_url).output
