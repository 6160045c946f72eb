"""Fixtures for every test: a real event file, and the check that whatever a test wrote can be undone and redone."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import func, select

from organizer import i18n
from organizer.domain.people.registration_codes import new_codes
from organizer.services.workspace import Workspace
from organizer.storage import database as opening
from organizer.storage import tables
from tests.databases import Dump, dump, postgres_copy
from tests.factories import EVENT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "organizer", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("organizer")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty event of two days, made once and copied by each test."""
    path = tmp_path_factory.mktemp("template") / "event.organizer"
    Workspace.create(str(path), EVENT).close()
    return path


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever language the one before it left."""
    i18n.set_language("en")


@pytest.fixture(autouse=True)
def same_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registration codes are drawn from the same numbers in every run: a test that fails once in forty helps nobody."""
    monkeypatch.setitem(new_codes.__kwdefaults__, "random", Random(2026).randbytes)


@pytest.fixture(autouse=True)
def lazy_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug on a test: SQLite does not wait for the disk. What is promised there has its own test."""
    prepare = opening._prepare_sqlite

    def prepare_lazily(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA synchronous = OFF")

    monkeypatch.setattr(opening, "_prepare_sqlite", prepare_lazily)


@pytest.fixture
def database() -> str:
    """The kind of database; the folders that run on both override it."""
    return "sqlite"


@pytest.fixture
def address(database: str, template: Path, tmp_path: Path) -> Iterator[str]:
    """Where an empty event of two days is."""
    if database == "sqlite":
        yield str(shutil.copy(template, tmp_path / "event.organizer"))
    else:
        with postgres_copy() as url:
            yield url


@pytest.fixture
def workspace(address: str, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """The event, open. Afterwards what the test did is undone and redone, and the rows are compared."""
    opened = Workspace.open(address, actor="tester", desk="test desk")
    before = dump(opened)
    try:
        yield opened
        failed = getattr(request.node, "failed", False)
        if not failed and request.node.get_closest_marker("keeps_undo_to_itself") is None:
            _undo_and_redo(opened, before)
    finally:
        opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:  # noqa: ARG001 - pluggy goes by the names
    """Remember a failure, so that the check of undo does not add a second one."""
    report = yield
    if report.when == "call" and report.failed:
        item.failed = True
    return report


def _all_undoable(workspace: Workspace) -> bool:
    """Whether every operation since the event was made can be undone."""
    operation = tables.operation.c
    with workspace.reading() as db:
        first = db.scalar(select(func.min(operation.id)))
        return not db.scalar(select(func.count()).where(operation.undoable == 0, operation.id != first))


def _undo_and_redo(workspace: Workspace, before: Dump) -> None:
    after = dump(workspace)
    steps = workspace.undo_to(0)  # the same walk as step by step, in one transaction
    if _all_undoable(workspace):
        assert dump(workspace) == before, "undoing everything did not give back the first state"
    for _ in range(steps):
        workspace.redo()
    assert dump(workspace) == after, "redoing everything did not give back the last state"
