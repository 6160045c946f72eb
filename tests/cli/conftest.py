"""Events for the verbs: made once by the real command, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import ENVIRONMENT, organizer


@pytest.fixture(scope="session")
def empty_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty event of two days; not to be written to."""
    path = tmp_path_factory.mktemp("empty") / "forum.organizer"
    assert organizer("new", path, "--name", "论坛 Forum", "--start", "2026-11-05", "--days", "2").code == 0
    return path


@pytest.fixture(scope="session")
def sample_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference event with 60 attendees, its workbooks beside it in “sheets”; not to be written to."""
    folder = tmp_path_factory.mktemp("sample")
    made = organizer("sample", folder / "sample.organizer", "--people", 60, "--sheets", folder / "sheets")
    assert made.code == 0, made
    return folder / "sample.organizer"


@pytest.fixture(autouse=True, scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Preferences, and what is remembered of sheets, lie in a folder of the tests' own."""
    folder = tmp_path_factory.mktemp("home")
    ENVIRONMENT["ORGANIZER_HOME"] = str(folder)
    return folder


@pytest.fixture(autouse=True)
def forgetful(home: Path) -> Iterator[None]:
    """What one test says of columns is not remembered in the next."""
    yield
    (home / "columns.json").unlink(missing_ok=True)


@pytest.fixture
def event(empty_event: Path, tmp_path: Path) -> Path:
    """An empty event of two days."""
    return Path(shutil.copy(empty_event, tmp_path))


@pytest.fixture
def sample(sample_event: Path, tmp_path: Path) -> Path:
    """The reference event with 60 attendees."""
    return Path(shutil.copy(sample_event, tmp_path))
