"""The table of nudges goes with the shift and the person it is of."""

from __future__ import annotations

from webapp.tables import metadata
from webapp.watching.tables import NudgeRow


def test_a_nudge_goes_with_its_shift_and_its_author() -> None:
    keys = metadata.tables[NudgeRow.__tablename__].foreign_keys
    assert {(key.column.table.name, key.ondelete) for key in keys} == {("shift", "CASCADE"), ("person", "CASCADE")}
