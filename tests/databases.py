"""The databases that tests run on, and their whole content as text."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text

from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import EVENT

Dump = dict[str, list[str]]

_TEMPLATE = f"template_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
_made: list[str] = []


def dump(workspace: Workspace) -> Dump:
    """Every row of every journalled table, in order of id, as text."""
    with workspace.reading() as db:
        return {
            table.name: [repr(tuple(row)) for row in db.exec_driver_sql(f'SELECT * FROM "{table.name}" ORDER BY id')]
            for table in tables.journalled()
        }


@contextmanager
def postgres_copy() -> Iterator[str]:
    """The URL of an empty event in a database of its own; the test is skipped where there is no server."""
    server = os.environ.get("ORGANIZER_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL: ORGANIZER_POSTGRES is not set")
    if not _made:
        _run(server, f'CREATE DATABASE "{_TEMPLATE}"')
        Workspace.create(_url(server, _TEMPLATE), EVENT).close()
        _made.append(_TEMPLATE)
    name = f"event_{uuid.uuid4().hex}"
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{_TEMPLATE}"')
    try:
        yield _url(server, name)
    finally:
        _run(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _url(server: str, database: str) -> str:
    return make_url(server).set(database=database).render_as_string(hide_password=False)


def _run(server: str, statement: str) -> None:
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(statement))
    engine.dispose()
