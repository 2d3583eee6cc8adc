"""The tables: named alike in every database, and without rules of their own."""

from __future__ import annotations

from webapp.hiring.tables import CandidateRow, ExpertRow, RoundRow
from webapp.tables import (
    AssignmentRow,
    CalibrationRow,
    CohortRow,
    GradeRow,
    JobRow,
    PersonRow,
    RemarkRow,
    ShiftRow,
    metadata,
)


def test_every_constraint_has_a_name_that_a_migration_can_use() -> None:
    names = [constraint.name for table in metadata.tables.values() for constraint in table.constraints]
    assert all(names)
    assert {"pk_event", "fk_event_shift_id_shift", "ck_event_seq_from_one"} <= {str(name) for name in names}


def test_everything_of_a_shift_a_person_a_cohort_or_a_job_goes_with_it() -> None:
    keys = [key for table in metadata.tables.values() for key in table.foreign_keys]
    kinds = (
        ShiftRow, GradeRow, PersonRow, CohortRow, AssignmentRow, CalibrationRow, RemarkRow, RoundRow, CandidateRow,
        ExpertRow, JobRow,
    )  # fmt: skip
    owners = {row.__tablename__ for row in kinds}
    assert {key.column.table.name for key in keys} == owners
    stays = [key for key in keys if key.ondelete != "CASCADE"]
    # What was decided, signed or said for a round outlives the account of who did it.
    assert {key.ondelete for key in stays} == {"SET NULL"}
    assert {key.column.table.name for key in stays} == {"person"}
    hiring = {"hiring_round", "adjudication", "decision", "contest", "hold", "job_map", "expert"}
    assert {key.parent.table.name for key in stays} == hiring
