"""The PostgreSQL fixtures give each test a place of its own, and fail in CI where there is no server."""

import pytest
from sqlalchemy import create_engine, text

from tests import conftest

NOBODY = "postgresql+psycopg://root@127.0.0.1:1/test"


@pytest.mark.postgres
@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_starts_with_an_empty_schema(postgres_url, turn):
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE thing (id int)"))
        connection.execute(text("INSERT INTO thing VALUES (:turn)"), {"turn": turn})
        assert connection.execute(text("SELECT id FROM thing")).scalars().all() == [turn]
    engine.dispose()


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_no_server_is_a_skip_here_and_a_failure_in_ci(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match=r"no PostgreSQL at .*COMPOSURE_TEST_POSTGRES"):
        conftest._postgres(NOBODY)
