"""The import in the window."""

import pytest

from ui.imports.flow import ImportFlow
from ui.window import MainWindow


@pytest.fixture
def flow(window: MainWindow) -> ImportFlow:
    """The import, opened and still without a file."""
    window.import_file()
    return window.stack.findChild(ImportFlow)
