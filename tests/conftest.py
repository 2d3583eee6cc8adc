"""What every test may ask for."""

import os
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

DEFAULT_POSTGRES = "postgresql+psycopg://root@127.0.0.1/test"


def _unique() -> str:
    return f"composure_{uuid.uuid4().hex[:12]}"


def _postgres(url: str) -> Engine:
    """Give an engine on a server that answers; skip where none does, and fail in CI."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args={"connect_timeout": 5})
    try:
        engine.connect().close()
    except OperationalError as error:
        cause = str(error.orig).splitlines()[0]
        line = f"no PostgreSQL at {make_url(url).render_as_string()}: {cause}; set COMPOSURE_TEST_POSTGRES"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(line, pytrace=False)
        pytest.skip(line)
    return engine


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database that lives as long as this test session."""
    home = os.environ.get("COMPOSURE_TEST_POSTGRES", DEFAULT_POSTGRES)
    engine, name = _postgres(home), _unique()
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(home).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL schema of this test's own."""
    engine, name = _postgres(postgres_server), _unique()
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = make_url(postgres_server).update_query_dict({"options": f"-csearch_path={name}"})
    yield url.render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
