"""The kinds of work: each has a name for people, and two come by themselves."""

from __future__ import annotations

from webapp.jobs.kinds import KINDS


def test_kinds_have_names_and_three_come_by_themselves() -> None:
    assert all(kind.title for kind in KINDS.values())
    assert {name: kind.every for name, kind in KINDS.items()} == {
        "reminders": 3600, "purge": 86_400, "retention": 86_400, "regrade": None, "export": None,
    }  # fmt: skip
