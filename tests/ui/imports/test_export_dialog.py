from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer.domain.sheets.export_choice import PeopleChoice
from organizer.domain.sheets.workbook import Field
from organizer.services.exports import What
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person
from ui.imports.export_dialog import ExportDialog
from ui.people.page import PeoplePage
from ui.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """The dialog, opened by the window."""
    window.export_file()
    made = window.findChild(ExportDialog)
    with qtbot.waitExposed(made):
        pass
    return made


def choose(dialog: ExportDialog, what: What) -> None:
    dialog.what.setCurrentIndex(dialog.what.findData(what))


def _formats(dialog: ExportDialog) -> list[str]:
    return [dialog.format.itemData(row).ending for row in range(dialog.format.count())]


def test_it_suggests_a_workbook_beside_the_event(dialog: ExportDialog, workspace: Workspace) -> None:
    assert workspace.path is not None
    assert dialog.path == workspace.path.with_suffix(".xlsx")
    assert dialog.what.currentData() == What.ALL
    dialog.reject()


def test_it_offers_only_what_can_be_written(dialog: ExportDialog) -> None:
    choose(dialog, What.PEOPLE)
    assert ".csv" in _formats(dialog)
    dialog.format.setCurrentIndex(_formats(dialog).index(".csv"))
    assert dialog.path.suffix == ".csv"
    choose(dialog, What.GRID)
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


def test_columns_order_and_categories_of_people_are_chosen(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    guest = a_category(workspace, "Guest")
    a_person(workspace, "Anna", category_id=guest, email="b@example.org")
    a_person(workspace, "Ben", category_id=guest, email="a@example.org")
    a_person(workspace, "Cleo", category_id=a_category(workspace, "Speaker"))
    window.export_file()
    dialog = window.findChild(ExportDialog)
    assert dialog.people.isHidden()
    choose(dialog, What.PEOPLE)
    assert not dialog.people.isHidden()
    assert dialog.people.choice() == PeopleChoice()
    tick(dialog, "name", "email")
    dialog.people.columns.insertItem(0, dialog.people.columns.takeItem(row_of(dialog, "email")))
    dialog.people.order.setCurrentIndex(dialog.people.order.findData(Field.EMAIL))
    dialog.people.categories.set_chosen(["Guest"])
    dialog.people.by_category.setChecked(True)
    dialog.place.setText(str(tmp_path / "out.xlsx"))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "out.xlsx" in window.toaster.text(), timeout=20_000)
    rows = [row[:2] for row in openpyxl.load_workbook(tmp_path / "out.xlsx")["Guest"].iter_rows(values_only=True)]
    assert rows == [("Email", "Name"), ("a@example.org", "Ben"), ("b@example.org", "Anna")]


def test_only_who_is_selected_on_the_page_of_people_may_leave(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("Anna", "Ben", "Cleo"):
        a_person(workspace, name)
    page = window.show_page("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: len(page.model.ids) == 3)
    page.table.select([1, 3], 1)
    window.export_file()
    dialog = window.findChild(ExportDialog)
    choose(dialog, What.PEOPLE)
    assert dialog.people.only_selected.text() == "Only the 2 who are selected"
    assert dialog.people.choice() == PeopleChoice()
    dialog.people.only_selected.setChecked(True)
    dialog.place.setText(str(tmp_path / "out.xlsx"))
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "out.xlsx" in window.toaster.text(), timeout=20_000)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [cell.value for cell in book["People"]["A"]] == ["Name", "Anna", "Cleo"]


def row_of(dialog: ExportDialog, key: str) -> int:
    columns = dialog.people.columns
    return next(row for row in range(columns.count()) if columns.item(row).data(Qt.ItemDataRole.UserRole) == key)


def tick(dialog: ExportDialog, *keys: str) -> None:
    """Tick these columns and no other."""
    for row in range(dialog.people.columns.count()):
        item = dialog.people.columns.item(row)
        ticked = item.data(Qt.ItemDataRole.UserRole) in keys
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
