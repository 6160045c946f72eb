"""Real files, outside the project: ORGANIZER_CORPUS names their folder, and without it these tests are skipped."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real files."""
    folder = os.environ.get("ORGANIZER_CORPUS")
    if not folder or not Path(folder).is_dir():
        pytest.skip("no corpus of real files: ORGANIZER_CORPUS is not set")
    return Path(folder)
