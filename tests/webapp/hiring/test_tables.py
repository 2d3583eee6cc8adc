"""The tables of hiring: what is of a candidate goes with the candidate, and stands apart from who reviews."""

from __future__ import annotations

from webapp.hiring import tables
from webapp.tables import metadata

OF_A_CANDIDATE = (
    tables.AccommodationRow, tables.SelfDescriptionRow, tables.SittingRow, tables.SignalRow, tables.ReviewRow,
    tables.ReviewMarkRow, tables.AdjudicationRow, tables.DecisionRow, tables.ContestRow,
)  # fmt: skip


def test_what_is_of_a_candidate_goes_with_the_candidate() -> None:
    for kind in OF_A_CANDIDATE:
        keys = metadata.tables[str(kind.__tablename__)].foreign_keys
        assert {key.ondelete for key in keys if key.column.table.name == "candidate"} == {"CASCADE"}


def test_the_audit_log_outlives_whatever_it_speaks_of() -> None:
    assert not metadata.tables["audit"].foreign_keys


def test_how_somebody_takes_it_and_who_they_say_they_are_stand_apart() -> None:
    apart = {"pace", "calm", "attribute", "value"}
    for name in ("candidate", "review", "review_mark", "decision", "sitting"):
        assert not apart & set(metadata.tables[name].columns.keys())
