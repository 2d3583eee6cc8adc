"""The numbers of grades in a table of their own, so that those of a whole cohort can be read at once."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DIMENSIONS = ("tone", "resolution", "escalation", "privacy", "speed", "writing")
_GRADE = sa.table("grade", sa.column("shift_id", sa.String), sa.column("body", sa.Text))


def upgrade() -> None:
    table = op.create_table(
        "summary",
        sa.Column("shift_id", AutoString(length=64), nullable=False),
        sa.Column("overall", sa.Float(precision=53), nullable=True),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("cases", sa.Text(), nullable=False),
        sa.Column("noticed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["grade.shift_id"], name=op.f("fk_summary_shift_id_grade"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_summary")),
    )
    connection = op.get_bind()
    # One by one: a grade is large, and a database may hold many.
    for shift_id in connection.execute(sa.select(_GRADE.c.shift_id)).scalars().all():
        body = connection.execute(sa.select(_GRADE.c.body).where(_GRADE.c.shift_id == shift_id)).scalar_one()
        connection.execute(sa.insert(table).values(shift_id=shift_id, **_columns(json.loads(body))))


def downgrade() -> None:
    op.drop_table("summary")


def _columns(grade: dict[str, Any]) -> dict[str, Any]:
    found = {case["case"]: [one for mark in case["marks"] for one in mark["findings"]] for case in grade["cases"]}
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for one in (one for every in found.values() for one in every if one["effect"] < 0 or one["critical"]):
        by_rule.setdefault(one["rule"], []).append(one)
    marks = {mark["dimension"]: mark["value"] for mark in grade["marks"]}
    sure = {
        name: any(one["critical"] and one["confidence"] == "high" for one in every) for name, every in found.items()
    }
    return {
        "overall": grade["overall"], "ready": grade["ready"],
        "marks": _dumped([marks.get(name) for name in _DIMENSIONS]),
        "cases": _dumped({case["case"]: [case["overall"], sure[case["case"]]] for case in grade["cases"]}),
        "noticed": _dumped([_noticed(rule, same) for rule, same in sorted(by_rule.items())]),
    }  # fmt: skip


def _dumped(data: object) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def _noticed(rule: str, same: list[dict[str, Any]]) -> list[Any]:
    first = next((one for one in same if one["span"]), same[0])
    span = first["span"] or {"event": first["event"], "start": 0, "end": 0}
    return [rule, len(same), first["case"], span["event"], span["start"], span["end"]]
