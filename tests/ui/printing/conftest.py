"""The fonts that badges are printed with, their copies made once for all tests of a run."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from organizer.progress import Progress
from ui import theme
from ui.printing.drawing import fonts
from ui.printing.drawing.fonts import Typeface


@pytest.fixture(scope="session")
def font_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Instead of the user's cache folder."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def typeface(qapp: QApplication, font_folder: Path) -> Typeface:  # noqa: ARG001 - fonts need an application
    """The typeface for paper."""
    theme.load_fonts()
    return fonts.paper_typeface(Progress(), font_folder)


@pytest.fixture
def cached_fonts(typeface: Typeface, font_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Typeface:
    """The same for code that looks into the user's cache folder."""
    monkeypatch.setattr(fonts, "cache_folder", lambda: font_folder)
    return typeface
