"""These tests run on both databases."""

from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database."""
    return str(request.param)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Where a test writes its sheet of people."""
    return tmp_path / "registrations.csv"
