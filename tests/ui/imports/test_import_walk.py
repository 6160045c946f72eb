"""From a file to people and sessions in the event, through the real window."""

from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from organizer.domain.imports.decisions import SOMEBODY_NEW, Side
from organizer.domain.imports.outcomes import Group
from organizer.domain.sheets.workbook import Field, Inspection, SheetKind, SheetRow
from organizer.progress import Progress
from organizer.services import sample
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_person, an_organization
from tests.ui.imports.flow_steps import at, names, until
from ui.imports.columns_step import LEAVE_OUT
from ui.imports.flow import ImportFlow
from ui.window import MainWindow

HEADERS = ("序号", "姓名", "拼音", "工作单位", "参会类别", "手机号码", "电子邮箱", "T恤尺码")
ROWS = (
    (1, "李建国", "Li Jianguo", "北京工业大学", "参展商", "13800000001", "li@example.org", "XL"),
    (2, "王晓宇", "Wang Xiaoyu", "清华大学", "嘉宾", "13800000002", "wang@example.org", "M"),
    (3, "张伟", "Zhang Wei", "清华大学", "嘉宾", "13800000003", "zhang@example.org", "L"),
    (4, "陈静", "Chen Jing", "北京大学", "嘉宾", "13800000004", "no address", "S"),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet as a colleague sends it: a banner over all columns, a note, then the headers."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "报名"
    page.append(["技术交流大会参会人员名单"])
    page.merge_cells("A1:H1")
    page.append(["请于9月1日前反馈"])
    for row in (HEADERS, *ROWS):
        page.append(row)
    path = tmp_path / "参会人员名单.xlsx"
    book.save(path)
    return path


def _read(qtbot: QtBot, flow: ImportFlow, path: Path) -> None:
    flow.read(path)
    until(qtbot, lambda: flow.steps.currentWidget() is not flow.file)


def _review(qtbot: QtBot, flow: ImportFlow) -> dict[str, int]:
    flow.next_button.click()
    at(qtbot, flow, flow.review)
    assert flow.review.model is not None
    return {group.value: count for group, count in flow.review.model.review.counts.items() if count}


def _apply(qtbot: QtBot, flow: ImportFlow, window: MainWindow) -> None:
    before = window.workspace.last_operation  # type: ignore[union-attr]
    flow.next_button.click()
    until(qtbot, lambda: window.workspace.last_operation != before and not window.jobs.running)  # type: ignore[union-attr]


def _line(flow: ImportFlow, header: str):  # type: ignore[no-untyped-def]
    return next(each for each in flow.columns.lines if each.guess.header == header)


def _mean(flow: ImportFlow, header: str, meaning: Field | str | None) -> None:
    combo = _line(flow, header).combo
    combo.setCurrentIndex(combo.findData(meaning))
    combo.activated.emit(combo.currentIndex())


def test_a_chinese_sheet_from_file_to_people_and_back(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, sheet: Path
) -> None:
    _read(qtbot, flow, sheet)
    assert flow.about.accessibleName().startswith("sheet 报名 · header found in row 3 · read in ")
    assert flow.columns.mapping[1] is Field.NAME
    assert flow.columns.mapping[7] is None
    assert _review(qtbot, flow) == {"new": 3, "rejected": 1}
    assert flow.next_button.text() == "Import 3 as one step"
    flow.review.model.set_taken({5}, taken=False)  # type: ignore[union-attr]
    assert flow.next_button.text() == "Import 2 as one step"
    _apply(qtbot, flow, window)
    assert names(workspace) == ["李建国", "张伟"] or names(workspace) == ["王晓宇", "张伟"]
    assert window.stack.name == "people"
    assert window.stack.findChild(ImportFlow) is None or not window.stack.findChild(ImportFlow).isVisible()
    assert "参会人员名单.xlsx" in window.toaster.text()
    workspace.undo()
    assert names(workspace) == []


def _namesake(workspace: Workspace, number: int) -> int:
    """Somebody of the same name at the same university, with other contacts than the sheet's row."""
    with workspace.reading() as db:
        here = db.scalar(select(tables.organization.c.id))
    here = here or an_organization(workspace, "清华大学")
    contact = {"email": f"other{number}@example.org", "phone": f"1390000000{number}"}
    return a_person(workspace, "张伟", organization_id=here, **contact)


def test_whom_a_doubtful_row_means_is_decided_in_place(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, sheet: Path
) -> None:
    first, second = (_namesake(workspace, number) for number in (1, 2))
    _read(qtbot, flow, sheet)
    counts = _review(qtbot, flow)
    assert counts["conflicting"] == 1
    flow.review.table.selectRow(0)
    offered = flow.review.panel.buttons
    assert set(offered) == {first, second, SOMEBODY_NEW, None}
    QTest.mouseClick(offered[second], Qt.MouseButton.LeftButton)
    _apply(qtbot, flow, window)
    with workspace.reading() as db:
        person = tables.person.c
        assert db.scalar(select(person.email).where(person.id == second)) == "zhang@example.org"
    assert len(names(workspace)) == 4


def test_a_doubtful_row_may_be_somebody_new(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, sheet: Path
) -> None:
    _namesake(workspace, 1)
    _read(qtbot, flow, sheet)
    assert _review(qtbot, flow)["conflicting"] == 1
    flow.review.table.selectRow(0)
    flow.review.panel.buttons[SOMEBODY_NEW].click()
    _apply(qtbot, flow, window)
    assert names(workspace).count("张伟") == 2


def test_when_the_event_changes_meanwhile_the_review_says_what_is_different(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, sheet: Path
) -> None:
    _read(qtbot, flow, sheet)
    _review(qtbot, flow)
    flow.review.model.set_taken({5}, taken=False)  # type: ignore[union-attr]
    a_person(workspace, "李建国", email="li@example.org")
    flow.next_button.click()
    until(qtbot, lambda: flow.review.banner.isVisible() and flow.isEnabled())
    assert "Row 4 (李建国) was new and is updated now." in flow.review.banner.text.text()
    assert names(workspace) == ["李建国"]
    flow.review.banner.button.click()
    assert [flow.review.model.index(0, 2).data(), flow.review.model.rowCount()] == ["李建国", 1]  # type: ignore[union-attr]
    assert flow.next_button.text() == "Import 2 as one step"
    _apply(qtbot, flow, window)
    assert names(workspace) == ["李建国", "张伟"]


def test_which_value_of_a_cell_stays_is_chosen_in_place(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, sheet: Path
) -> None:
    a_person(workspace, "李建国", email="li@example.org", badge_name="Li", phone="13900000009")
    _read(qtbot, flow, sheet)
    _review(qtbot, flow)
    flow.review.tabs[Group.UPDATED].click()
    flow.review.table.selectRow(0)
    flow.review.panel.cells["phone", Side.HERE].click()
    _apply(qtbot, flow, window)
    person = tables.person.c
    with workspace.reading() as db:
        found = db.execute(select(person.phone, person.second_name).where(person.id == 1)).one()
    assert tuple(found) == ("13900000009", "Li Jianguo")


def test_doubts_are_decided_by_keys(qtbot: QtBot, workspace: Workspace, flow: ImportFlow, sheet: Path) -> None:
    person = _namesake(workspace, 1)
    _read(qtbot, flow, sheet)
    _review(qtbot, flow)
    qtbot.keyClick(flow.review.table, Qt.Key.Key_D)
    assert flow.review.current is not None
    assert flow.review.current.row == SheetRow(6)
    qtbot.keyClick(flow.review.table, Qt.Key.Key_1)
    assert flow.review.model.answers.who == {6: person}  # type: ignore[union-attr]
    qtbot.keyClick(flow.review.table, Qt.Key.Key_N)
    assert flow.review.model.answers.who == {6: SOMEBODY_NEW}  # type: ignore[union-attr]
    qtbot.keyClick(flow.review.table, Qt.Key.Key_X)
    assert flow.review.model.answers.who == {}  # type: ignore[union-attr]


def test_columns_can_be_corrected(qtbot: QtBot, flow: ImportFlow, sheet: Path) -> None:
    _read(qtbot, flow, sheet)
    _mean(flow, "T恤尺码", LEAVE_OUT)
    assert 7 not in flow.columns.mapping
    _mean(flow, "工作单位", Field.NAME)
    assert "Two columns mean “Name”" in flow.columns.problem.text()
    assert not flow.next_button.isEnabled()
    _mean(flow, "工作单位", Field.ORGANIZATION)
    for header in ("姓名", "拼音"):
        _mean(flow, header, None)
    assert flow.columns.problem.text() == "Say which column holds the name."
    _mean(flow, "姓名", Field.NAME)
    assert flow.next_button.isEnabled()


def test_another_header_row_is_looked_at_anew(qtbot: QtBot, flow: ImportFlow, sheet: Path) -> None:
    _read(qtbot, flow, sheet)
    flow.sheet.header_row.setValue(2)
    assert next(each.guess.header for each in flow.columns.lines) != "序号"
    flow.sheet.header_row.setValue(3)
    assert [each.guess.header for each in flow.columns.lines] == list(HEADERS)


def _press(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key for the window as a whole: only an active one has shortcuts."""
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    qtbot.keyClick(window.window(), key, modifier)


def test_all_of_it_goes_by_keyboard(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, sheet: Path
) -> None:
    _read(qtbot, flow, sheet)
    _press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at(qtbot, flow, flow.review)
    _press(qtbot, window, Qt.Key.Key_Escape)
    assert flow.steps.currentWidget() is flow.columns
    _press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at(qtbot, flow, flow.review)
    flow.review.table.selectRow(1)
    qtbot.keyClick(flow.review.table, Qt.Key.Key_Space)
    assert flow.next_button.text() == "Import 2 as one step"
    qtbot.keyClick(flow.review.table, Qt.Key.Key_Space)
    assert flow.next_button.text() == "Import 3 as one step"
    for _step in range(3):
        _press(qtbot, window, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is not flow
    assert names(workspace) == []


@pytest.mark.parametrize(("name", "data"), [("empty.xlsx", b""), ("text.xlsx", b"\0\1\2 nothing"), ("none.csv", None)])
def test_a_bad_file_is_told_in_place(
    qtbot: QtBot, flow: ImportFlow, tmp_path: Path, name: str, data: bytes | None
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    flow.read(path)
    until(qtbot, lambda: flow.isEnabled())
    assert flow.steps.currentWidget() is flow.file
    assert name in flow.file.error()
    assert flow.file.error().endswith(".")
    assert flow.file.choose_button.isEnabled()


def test_the_password_is_asked_in_place(qtbot: QtBot, flow: ImportFlow, sheet: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    with sheet.open("rb") as plain, locked.open("wb") as file:
        OOXMLFile(plain).encrypt("conference", file)
    flow.read(locked)
    until(qtbot, lambda: flow.isEnabled() and flow.file.password.isVisible())
    qtbot.keyClicks(flow.file.password, "wrong")
    qtbot.keyClick(flow.file.password, Qt.Key.Key_Return)
    until(qtbot, lambda: flow.isEnabled() and "does not open" in flow.file.error())
    flow.file.password.setText("conference")
    flow.file.unlock_button.click()
    until(qtbot, lambda: flow.steps.currentWidget() is flow.columns)
    assert len(flow.columns.lines) == len(HEADERS)


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """The agenda of the sample event as its team sends it."""
    sample.write_sheets(tmp_path / "sheets", 20)
    return tmp_path / "sheets" / "agenda.xlsx"


def test_an_agenda_is_reviewed_and_imported_as_a_programme(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, agenda: Path
) -> None:
    _read(qtbot, flow, agenda)
    assert flow.sheet.kind.value() is SheetKind.PROGRAMME
    assert {"title", "start", "room"} <= {line.choice for line in flow.columns.lines}
    counts = _review(qtbot, flow)
    assert counts["new"] > 30
    assert Group.REJECTED.value not in counts
    _apply(qtbot, flow, window)
    with workspace.reading() as db:
        assert (db.scalar(select(func.count()).select_from(tables.session)) or 0) > 20


def test_schedule_xml_goes_straight_to_the_review(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, flow: ImportFlow, tmp_path: Path
) -> None:
    path = tmp_path / "schedule.xml"
    event = "<start>10:00</start><duration>00:30</duration><room>Hall</room><title>{}</title><track>T</track>"
    events = "".join(f'<event id="{i}" guid="{i}">{event.format(f"Talk {i}")}</event>' for i in (1, 2))
    day = f'<day index="1" date="2026-11-05"><room name="Hall">{events}</room></day>'
    path.write_text(f"<schedule><conference><title>C</title></conference>{day}</schedule>")
    _read(qtbot, flow, path)
    at(qtbot, flow, flow.review)
    told = "The event begins on 2026-11-05, as the file says; until now it began on 2026-09-26."
    assert flow.review.notes.text.text().startswith(told)
    assert flow.back_button.text() == "Cancel"
    model = flow.review.model
    assert model is not None
    key = model.review.rows[0].key
    model.set_taken({key}, taken=False)
    _apply(qtbot, flow, window)
    with workspace.reading() as db:
        assert len(list(db.scalars(select(tables.session.c.title)))) == 1


def test_rejected_rows_are_saved_to_be_corrected(
    qtbot: QtBot, flow: ImportFlow, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rejected.xlsx"
    monkeypatch.setattr("ui.dialogs.choose_new_file", lambda *_given: target)
    _read(qtbot, flow, sheet)
    _review(qtbot, flow)
    flow.review.rejected_button.click()
    until(qtbot, target.exists)
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert rows[2][:-1] == HEADERS
    assert rows[3][1:3] == ("陈静", "Chen Jing")
    assert "is not an e-mail address" in str(rows[3][-1])
    assert len(rows) == 4


def test_the_flow_waits_while_another_page_is_visited(
    qtbot: QtBot, window: MainWindow, flow: ImportFlow, sheet: Path
) -> None:
    _read(qtbot, flow, sheet)
    window.show_page("today")
    assert not flow.isVisible()
    window.show_page("people")
    assert flow.isVisible()
    assert flow.steps.currentWidget() is flow.columns


def test_after_cancel_the_import_goes_on_from_where_it_was(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    flow: ImportFlow,
    sheet: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flow.read(sheet)
    _cancel(qtbot, window)
    assert flow.isEnabled()
    assert flow.steps.currentWidget() is flow.file
    assert flow.file.choose_button.isEnabled()
    _read(qtbot, flow, sheet)
    monkeypatch.setattr("organizer.services.imports.plan_people", _plan_until_cancelled)
    flow.next_button.click()
    _cancel(qtbot, window)
    assert flow.isEnabled()
    assert flow.steps.currentWidget() is flow.columns
    assert names(workspace) == []


def _plan_until_cancelled(
    _workspace: Workspace, _inspection: Inspection, progress: Progress, *_more: object, **_answers: object
) -> None:
    """Four rows are planned faster than anybody cancels."""
    while True:
        progress.step(0, 0)


def _cancel(qtbot: QtBot, window: MainWindow) -> None:
    for job in window.jobs.running:
        job.cancel()
    until(qtbot, lambda: not window.jobs.running)
