"""How files come into the import besides choosing them, and which of their tables is taken."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from organizer.domain.sheets.workbook import Field, SheetKind
from organizer.progress import Progress
from organizer.services import column_memory, sample
from organizer.services.exports import What, export
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person, a_room, a_session
from tests.ui.imports.flow_steps import at, names, until
from ui import theme
from ui.imports.columns_step import LEAVE_OUT
from ui.imports.flow import ImportFlow
from ui.language import use_language
from ui.window import MainWindow

PEOPLE = (("序号", "姓名", "手机号码", "电子邮箱"), (1, "张伟", "13800000001", "zhang@example.org"))
STAFF = (("工作人员",), ("姓名", "手机号码", "部门"), ("李静", "13900000001", "会务"))


def a_book(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def _import(qtbot: QtBot, flow: ImportFlow) -> None:
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    flow.next_button.click()


# -- tables ------------------------------------------------------------------------------------------------------------


def test_where_a_sheet_holds_several_tables_one_is_chosen_and_the_others_are_offered(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, tmp_path: Path
) -> None:
    book = a_book(tmp_path / "all.xlsx", 报名=(*PEOPLE, (), *STAFF), Speakers=(("Name", "E-mail"), ("Ada", "a@x.org")))
    flow.read(book)
    at(qtbot, flow, flow.sheet)
    assert [flow.sheet.table.itemText(place) for place in range(flow.sheet.table.count())] == [
        "报名 · row 1: 序号, 姓名, 手机号码, 电子邮箱 · 1 row",
        "报名 · row 5: 姓名, 手机号码, 部门 · 1 row",
        "Speakers · 1 row",
    ]
    flow.next_button.click()
    _import(qtbot, flow)
    at(qtbot, flow, flow.more)
    assert names(workspace) == ["张伟"]
    flow.more.buttons[0].click()
    assert [line.guess.header for line in flow.columns.lines] == ["姓名", "手机号码", "部门"]
    _import(qtbot, flow)
    at(qtbot, flow, flow.more)
    assert names(workspace) == ["张伟", "李静"]
    assert len(flow.more.buttons) == 1
    flow.next_button.click()
    assert window.stack.currentWidget() is not flow


def test_another_table_and_another_row_are_pointed_at(qtbot: QtBot, flow: ImportFlow, tmp_path: Path) -> None:
    flow.read(a_book(tmp_path / "all.xlsx", 报名=(*PEOPLE, (), *STAFF)))
    at(qtbot, flow, flow.sheet)
    raw = flow.sheet.raw
    assert [raw.model().index(0, column).data() for column in range(4)] == list(PEOPLE[0])
    flow.sheet.table.setCurrentIndex(1)
    flow.sheet.table.activated.emit(1)
    assert (flow.sheet.header_row.value(), len(flow.columns.lines)) == (5, 3)
    raw.setCurrentIndex(raw.model().index(0, 0))
    qtbot.keyClick(raw, Qt.Key.Key_Return)
    assert (flow.sheet.header_row.value(), len(flow.columns.lines)) == (1, 4)


def test_our_own_workbook_offers_its_programme_after_its_people(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, tmp_path: Path
) -> None:
    other = sample.create_sample(str(tmp_path / "sample.organizer"), 20)
    export(other, tmp_path / "all.xlsx", What.ALL, Progress())
    other.close()
    flow.read(tmp_path / "all.xlsx")
    at(qtbot, flow, flow.columns)
    _import(qtbot, flow)
    at(qtbot, flow, flow.more)
    flow.more.buttons[-1].click()
    assert flow.sheet.kind.value() is SheetKind.PROGRAMME
    _import(qtbot, flow)
    until(qtbot, lambda: window.stack.name == "programme")
    with workspace.reading() as db:
        assert (db.scalar(select(func.count()).select_from(tables.session)) or 0) > 20


def test_where_none_of_our_people_changed_the_way_goes_on_to_the_programme(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, tmp_path: Path
) -> None:
    a_person(workspace, "Ada Lovelace", email="ada@example.org")
    a_session(workspace, "Opening", room_id=a_room(workspace), day=0, start=540)
    book = export(workspace, tmp_path / "all.xlsx", What.ALL, Progress()).path
    edited = openpyxl.load_workbook(book)
    for row in edited["Programme"].iter_rows():
        for cell in row:
            cell.value = "Welcome" if cell.value == "Opening" else cell.value
    edited.save(book)
    flow.read(book)
    at(qtbot, flow, flow.columns)
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    assert flow.next_button.isEnabled()
    assert flow.next_button.text() == "Go on to the programme of this workbook"
    flow.next_button.click()
    assert (flow.steps.currentWidget(), flow.sheet.kind.value()) == (flow.columns, SheetKind.PROGRAMME)
    _import(qtbot, flow)
    until(qtbot, lambda: window.stack.name == "programme")
    with workspace.reading() as db:
        assert list(db.scalars(select(tables.session.c.title))) == ["Welcome"]


def test_where_no_row_changes_anything_and_there_is_no_programme_nothing_can_be_imported(
    qtbot: QtBot, workspace: Workspace, flow: ImportFlow, tmp_path: Path
) -> None:
    a_person(workspace, "Ada Lovelace", email="ada@example.org")
    flow.read(export(workspace, tmp_path / "people.xlsx", What.PEOPLE, Progress()).path)
    at(qtbot, flow, flow.columns)
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    assert (flow.next_button.isEnabled(), flow.next_button.text()) == (False, "Import 0 as one step")


def test_what_was_said_of_columns_is_remembered_for_the_next_sheet(
    qtbot: QtBot, window: MainWindow, flow: ImportFlow, tmp_path: Path
) -> None:
    book = a_book(tmp_path / "one.xlsx", Sheet=(("Name", "E-mail", "Remark"), ("Ada", "a@x.org", "vegan")))
    flow.read(book)
    at(qtbot, flow, flow.columns)
    combo = flow.columns.lines[2].combo
    combo.setCurrentIndex(combo.findData(Field.DIET))
    combo.activated.emit(combo.currentIndex())
    _import(qtbot, flow)
    until(qtbot, lambda: window.stack.findChild(ImportFlow) is None)
    window.import_file(book)
    again = window.stack.findChild(ImportFlow)
    at(qtbot, again, again.columns)
    assert [line.choice for line in again.columns.lines] == ["name", "email", "diet"]
    assert again.columns.lines[2].chip.text() == "as last time"
    column_memory.remember(again._inspection, {0: Field.NAME})
    again.read(book)
    until(qtbot, lambda: again.isEnabled() and again.columns.lines[1].choice == LEAVE_OUT)


def test_an_encoding_that_is_a_guess_is_shown_and_can_be_changed(
    qtbot: QtBot, flow: ImportFlow, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("姓名;电话\n李建国;13800000001\n王晓宇;13800000002\n".encode("gb18030"))
    flow.read(path)
    at(qtbot, flow, flow.sheet)
    text = flow.sheet.text
    assert text.encoding.currentText().startswith("Simplified Chinese (GB18030)   李建国;13800000001")
    assert (text.encoding.count() > 2, text.delimiter.currentText()) == (True, "semicolon ;")
    text.encoding.setCurrentIndex(text.encoding.findData("cp1252"))
    text.encoding.activated.emit(0)
    raw = flow.sheet.raw
    until(qtbot, lambda: flow.isEnabled() and raw.model().index(0, 0).data() != "姓名")
    assert flow.steps.currentWidget() is flow.sheet
    text.encoding.setCurrentIndex(text.encoding.findData("gb18030"))
    text.delimiter.setCurrentIndex(text.delimiter.findData("\t"))
    text.delimiter.activated.emit(0)
    until(qtbot, lambda: flow.isEnabled() and raw.model().index(0, 0).data() == "姓名;电话")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_step_has_room_on_a_small_screen_at_twice_the_size_of_text(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, tmp_path: Path, language: str
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    use_language(language)
    window = request.getfixturevalue("window")
    window.window().resize(1280, 720)
    window.import_file()
    flow = window.stack.findChild(ImportFlow)
    path = tmp_path / "names.csv"
    path.write_bytes("姓名;电话\n李建国;13800000001\n;13800000002\n李建国;13800000001\n".encode("gb18030"))
    flow.read(path)
    at(qtbot, flow, flow.sheet)
    rooms = [window.minimumSizeHint()]
    flow.next_button.click()
    rooms.append(window.minimumSizeHint())
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    flow.review.go_to_next()
    qtbot.wait(0)  # the panel of the row takes its room
    rooms.append(window.minimumSizeHint())
    assert [(room.width() <= 1280, room.height() <= 720) for room in rooms] == [(True, True)] * 3
    theme.apply(qapp, theme.Scheme.LIGHT)


# -- the clipboard and the mouse ---------------------------------------------------------------------------------------


def test_rows_copied_from_a_spreadsheet_are_pasted(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    page = window.show_page("people")
    QGuiApplication.clipboard().setText("Name\tE-mail\nAda Lovelace\tada@example.org\n")
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    flow = window.stack.findChild(ImportFlow)
    at(qtbot, flow, flow.columns)
    _import(qtbot, flow)
    until(qtbot, lambda: workspace.undo_label == "Import pasted rows.tsv: 1 new, 0 updated")
    assert names(workspace) == ["Ada Lovelace"]


def test_a_text_that_is_no_table_is_not_pasted(window: MainWindow) -> None:
    window.show_page("people")
    window.paste_rows("a sentence from a letter")
    assert window.stack.findChild(ImportFlow) is None
    assert "Copy rows in a spreadsheet first" in window.toaster.text()


def test_a_file_over_the_window_says_what_dropping_it_does(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = a_book(tmp_path / "one.xlsx", Sheet=(("Name", "E-mail"), ("Ada", "a@x.org")))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *buttons))
    hint = window._drop_hint
    assert hint.isVisible()
    assert hint.text() == "Import “one.xlsx”: first you see what it would change"
    hint.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *buttons))
    assert not hint.isVisible()
    until(qtbot, lambda: window.stack.findChild(ImportFlow) is not None)
    flow = window.stack.findChild(ImportFlow)
    at(qtbot, flow, flow.columns)
