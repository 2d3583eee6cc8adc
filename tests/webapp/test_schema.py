"""Migrations lead to the tables that tables.py describes, whichever database."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from simulator.errors import ComposureError
from webapp.db import Database
from webapp.schema import _settings, require_current, upgrade
from webapp.store import Shifts
from webapp.tables import metadata


def test_migrations_lead_to_the_tables_described(empty_database: Database) -> None:
    upgrade(empty_database)
    with empty_database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrated_and_created_tables_are_the_same(database: Database, tmp_path) -> None:
    if not database.is_sqlite:
        pytest.skip("SQLite shows the statements it was given")
    created = Database(f"sqlite:///{tmp_path / 'created.sqlite3'}")
    with created.writing() as connection:
        metadata.create_all(connection)
    for table in metadata.tables:
        assert _shape(database, table) == _shape(created, table)
    created.close()


def _shape(database: Database, table: str) -> object:
    look = inspect(database.engine)
    columns = [(c["name"], repr(c["type"]), c["nullable"]) for c in look.get_columns(table)]
    keys = look.get_pk_constraint(table), look.get_foreign_keys(table), look.get_check_constraints(table)
    return columns, keys, look.get_indexes(table)


def test_upgrade_tells_what_it_did_and_can_be_repeated(empty_database: Database) -> None:
    before, after = upgrade(empty_database)
    assert before is None
    assert upgrade(empty_database) == (after, after)
    require_current(empty_database)


def test_an_old_database_is_refused_with_what_to_do(empty_database: Database) -> None:
    with pytest.raises(ComposureError, match="composure db upgrade"):
        require_current(empty_database)


def test_a_newer_database_is_refused_with_what_to_do(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ComposureError, match="newer version of Composure"):
        upgrade(database)


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database " * 100)
    with Database(f"sqlite:///{file}") as database, pytest.raises(ComposureError, match="cannot be opened"):
        upgrade(database)


def test_an_upgrade_keeps_the_shifts_and_their_events(empty_database: Database) -> None:
    with empty_database.writing() as connection:
        command.upgrade(_settings(connection), "0001")
    with empty_database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO shift (id, scenario, digest, seed, mode, scorecard, created_at)"
            " VALUES ('s', 'tiny', 'd', 1, 'practice', 'training', 1.0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO event (shift_id, seq, kind, at, recorded_at, body) VALUES ('s', 1, 'noted', 0.0, 1.0, '{}')"
        )
    upgrade(empty_database)
    found = Shifts(empty_database).find("s")
    assert (found.scenario, found.branch_of) == ("tiny", None)
    with empty_database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one() == 1


def test_shifts_that_were_given_without_the_coach_are_known_to_be_so_after_an_upgrade(empty_database: Database) -> None:
    with empty_database.writing() as connection:
        command.upgrade(_settings(connection), "0009")
    with empty_database.writing() as connection:
        run = connection.execute
        run(text("INSERT INTO person (id, email, name, role, active, created_at) VALUES ('p', 'a', 'A', 'r', true, 1)"))
        run(text("INSERT INTO cohort (id, name, created_at) VALUES ('c', 'Spring', 1.0)"))
        shift = text(
            "INSERT INTO shift (id, scenario, digest, seed, mode, scorecard, created_at)"
            " VALUES (:name, 'tiny', 'd', 1, 'practice', 'training', 1.0)"
        )
        assignment = text(
            "INSERT INTO assignment (id, cohort_id, kind, target, created_at, attempts, pass_mark, coached, speed,"
            " same_form) VALUES (:name, 'c', 'scenario', 'tiny', 1.0, 0, 0, :coached, 1.0, false)"
        )
        attempt = text("INSERT INTO attempt (shift_id, assignment_id, person_id) VALUES (:name, :name, 'p')")
        for name in ("with", "without", "own"):
            run(shift, {"name": name})
            run(assignment, {"name": name, "coached": name == "with"})
        for name in ("with", "without"):
            run(attempt, {"name": name})
    upgrade(empty_database)
    assert {one.id: one.coached for one in Shifts(empty_database).all()} == {
        "with": True, "without": False, "own": True,
    }  # fmt: skip
