from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from organizer.services.exports import What
from organizer.services.workspace import Workspace
from tests.factories import a_person
from ui.imports.export_dialog import ExportDialog
from ui.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """The dialog, opened by the window."""
    window.export_file()
    made = window.findChild(ExportDialog)
    with qtbot.waitExposed(made):
        pass
    return made


def _formats(dialog: ExportDialog) -> list[str]:
    return [dialog.format.itemData(row).ending for row in range(dialog.format.count())]


def test_it_suggests_a_workbook_beside_the_event(dialog: ExportDialog, workspace: Workspace) -> None:
    assert workspace.path is not None
    assert dialog.path == workspace.path.with_suffix(".xlsx")
    assert dialog.what.value() is What.ALL
    dialog.reject()


def test_it_offers_only_what_can_be_written(dialog: ExportDialog) -> None:
    dialog.what.set_value(What.PEOPLE)
    dialog.what.changed.emit(What.PEOPLE)
    assert ".csv" in _formats(dialog)
    dialog.format.setCurrentIndex(_formats(dialog).index(".csv"))
    assert dialog.path.suffix == ".csv"
    dialog.what.set_value(What.GRID)
    dialog.what.changed.emit(What.GRID)
    assert _formats(dialog) == [".xlsx"]
    assert dialog.path.suffix == ".xlsx"
    dialog.reject()


def test_it_writes_and_says_where(
    dialog: ExportDialog, window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    a_person(workspace, "李建国")
    dialog.place.setText(str(tmp_path / "out.xlsx"))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "out.xlsx" in window.toaster.text(), timeout=20_000)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["People"]["A2"].value == "李建国"


def test_what_goes_wrong_is_said_in_place(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.place.setText(str(tmp_path / "nowhere" / "out.xlsx"))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "there is no folder" in dialog.problem.text(), timeout=20_000)
    assert dialog.isVisible()
    assert dialog.isEnabled()
    dialog.reject()


def test_a_file_that_is_there_is_named_before(dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "there.xlsx").write_bytes(b"")
    dialog.place.setText(str(tmp_path / "there.xlsx"))
    dialog.place.textEdited.emit(dialog.place.text())
    assert "“there.xlsx” is there already" in dialog.problem.text()
    dialog.reject()
