"""The chooser shows the folder of an open event, and the event stays locked."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel
from pytestqt.qtbot import QtBot

from organizer.services.workspace import Workspace
from ui import dialogs
from ui.window import MainWindow


def locks() -> int:
    """How many locks on files this process holds."""
    rows = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return sum(row.split()[4 if "->" not in row else 5] == str(os.getpid()) for row in rows)


def open_file(window: MainWindow) -> object:
    """Look for a file to import."""
    return dialogs.choose_file(window, "Import", "All (*)")


def new_file(window: MainWindow) -> object:
    """Look where to write."""
    return dialogs.choose_new_file(window, "Write", "All (*)", "badges.pdf")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not tell their locks")
@pytest.mark.parametrize("choose", [open_file, new_file])
def test_an_event_stays_locked_while_its_folder_is_shown(
    workspace: Workspace,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    choose: Callable[[MainWindow], object],
) -> None:
    event, seen = workspace.path, []
    assert event is not None

    def look(chooser: QFileDialog) -> int:
        chooser.setViewMode(QFileDialog.ViewMode.Detail)
        chooser.show()
        files = chooser.findChild(QFileSystemModel)
        qtbot.waitUntil(lambda: files.type(files.index(str(event))) != "")
        seen.append(files.index(str(event)).data(Qt.ItemDataRole.DecorationRole))
        chooser.close()
        return 0

    held = locks()
    monkeypatch.setattr(QFileDialog, "exec", look)
    monkeypatch.setattr(dialogs, "_usual_folder", lambda: event.parent)
    choose(window)
    assert seen[0].availableSizes()
    assert locks() == held > 0
