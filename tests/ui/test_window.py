"""The window: the rail leads to pages, undo is everywhere, files are opened or said to be wrong."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organizer import preferences
from organizer.errors import Refused
from organizer.services.workspace import Workspace
from tests.factories import a_room, a_session
from ui import dialogs, pages
from ui.operations import inside_a_sentence
from ui.people.finder import PeopleFinder
from ui.welcome import NewEventDialog, Welcome
from ui.widgets.buttons import ActionButton, button
from ui.widgets.rows import LINES
from ui.widgets.search import SearchField
from ui.window import MainWindow


def test_the_rail_shows_the_event_and_opens_its_first_page(window: MainWindow) -> None:
    assert window.stack.name == pages.ALL[0].name == "today"
    assert [item.name for item in window.rail.items if item.isChecked()] == ["today"]
    assert "Technology Exchange 2026" in [each.text() for each in window.rail.findChildren(QLabel)]
    assert window.window().windowTitle() == "Technology Exchange 2026 — Organizer"


@pytest.mark.parametrize("number", range(len(pages.ALL)))
def test_every_page_is_one_key_away(window: MainWindow, qtbot: QtBot, number: int) -> None:
    qtbot.waitActive(window.window())
    key = Qt.Key(Qt.Key.Key_1 + number)
    QTest.keyClick(window.window(), key, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.name == pages.ALL[number].name
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_a_page_is_made_once(window: MainWindow) -> None:
    history = window.show_page("history")
    window.show_page("today")
    assert window.show_page("history") is history


def test_undo_names_what_it_takes_back(window: MainWindow, workspace: Workspace) -> None:
    assert not window.undo_action.isEnabled()
    room = a_room(workspace)
    assert window.undo_action.text() == "Undo add room"
    window.undo_action.trigger()
    assert not window.undo_action.isEnabled()
    assert window.redo_action.text() == "Redo add room"
    assert window.toaster.text() == "Undone: Add room"
    window.redo_action.trigger()
    assert workspace.undo_label == "Add room"
    assert room


def test_the_undo_button_follows_the_action(window: MainWindow, workspace: Workspace) -> None:
    shown = window.stack.currentWidget().findChildren(ActionButton)[0]
    assert not shown.isVisible()
    a_room(workspace)
    assert shown.isVisible()
    assert shown.text() == "Undo add room"
    shown.click()
    assert not shown.isVisible()


def test_ctrl_z_works_from_the_keyboard(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitActive(window.window())
    a_room(workspace)
    QTest.keySequence(window.window(), QKeySequence("Ctrl+Z"))
    assert workspace.undo_label is None
    QTest.keySequence(window.window(), QKeySequence("Ctrl+Shift+Z"))
    assert workspace.undo_label == "Add room"


def test_ctrl_z_in_a_field_takes_back_the_text_first_and_then_the_step(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.waitActive(window.window())
    a_room(workspace)
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "x")
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert (field.text(), workspace.undo_label) == ("", "Add room")
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert workspace.undo_label is None


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    made = button("Choose a file…")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked):
        QTest.keyClick(made, Qt.Key.Key_Return)


def test_run_announces_what_changed_and_offers_undo(window: MainWindow, workspace: Workspace) -> None:
    room = window.run(lambda: a_room(workspace))
    assert isinstance(room, int)
    assert window.toaster.text() == "Done: Add room"
    window.toaster.findChildren(type(window.toaster._button))[0].click()
    assert workspace.undo_label is None


def test_run_says_why_something_is_refused(window: MainWindow) -> None:
    def refuse() -> int:
        raise Refused("The room is closed then.")

    assert window.run(refuse) is None
    assert window.toaster.text() == "The room is closed then."


def test_a_mistake_of_ours_is_not_swallowed(window: MainWindow) -> None:
    with pytest.raises(ZeroDivisionError):
        window.run(lambda: 1 / 0)


def test_today_counts_what_is_there(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    a_session(workspace, room_id=a_room(workspace), day=0, start=600)
    a_session(workspace, "Waiting")
    page = window.stack.currentWidget()
    assert (page.sessions.text(), page.unplaced.text()) == ("1 session placed", "1 unplaced")
    qtbot.waitUntil(lambda: page.conflicts.text() == "0 conflicts")


def test_ctrl_f_goes_to_the_search_field(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitActive(window.window())
    field = SearchField("Search")
    window.stack.addWidget(field)
    window.stack.setCurrentWidget(field)
    QTest.keySequence(window.window(), QKeySequence("Ctrl+F"))
    assert QApplication.focusWidget() is field
    window.stack.removeWidget(field)


def test_a_search_is_told_without_blanks_and_esc_empties_it(qtbot: QtBot) -> None:
    field = SearchField("Search")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched) as told:
        field.setText(" 王 ")
    assert told.args == ["王"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


# -- files -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.organizer", None, "There is no file"),
        ("empty.organizer", b"", "is not an event of Organizer"),
        ("text.organizer", b"hello", "is not an event of Organizer"),
    ],
)
def test_a_file_that_is_no_event_is_said_to_be_none(
    empty_window: MainWindow, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    preferences.remember(str(tmp_path / name))
    empty_window.open_event(str(tmp_path / name))
    assert said in empty_window.toaster.text()
    assert isinstance(empty_window.stack.currentWidget(), Welcome)
    assert preferences.load().recent == ((str(tmp_path / name),) if content is not None else ())


def test_an_event_can_be_opened_twice(window: MainWindow, address: str, workspace: Workspace) -> None:
    a_room(workspace)
    window.open_event(address)
    assert window.workspace is not workspace
    assert window.undo_action.text() == "Undo add room"
    window.let_go()


def test_nothing_asks_an_event_that_was_left(window: MainWindow, address: str, workspace: Workspace) -> None:
    window.show_page("people")
    (before,) = window.bridge.findChildren(PeopleFinder)
    window.open_event(address)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.workspace is not workspace
    assert not isValid(before), "it would search the people of the event that is closed"
    window.let_go()


def test_a_new_event_is_made_where_the_user_says(
    empty_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Spring: 2027.organizer"
    monkeypatch.setattr("ui.dialogs.ask_for_new_file", lambda *_given: str(target.with_suffix("")))
    empty_window.new_event()
    form = empty_window.findChild(NewEventDialog)
    form._confirm()
    assert form.isVisible()
    form.name.setText("Spring 2027")
    form._confirm()
    assert empty_window.window().windowTitle() == "Spring 2027 — Organizer"
    assert preferences.load().recent == (str(target),)
    empty_window.let_go()


def test_a_dropped_event_is_opened(empty_window: MainWindow, address: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(address)])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    empty_window.dropEvent(drop)
    QTest.qWait(0)
    assert empty_window.stack.name == "today"
    empty_window.let_go()


def test_a_label_stands_inside_a_sentence() -> None:
    assert inside_a_sentence("Move “Opening”") == "move “Opening”"
    assert inside_a_sentence("VIP list") == "VIP list"
    assert inside_a_sentence("移动") == "移动"
    assert inside_a_sentence("") == ""


def test_the_sample_event_is_one_click_away(
    empty_window: MainWindow, qtbot: QtBot, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from organizer.services import sample

    whole = sample.create_sample
    monkeypatch.setattr(sample, "create_sample", lambda address, progress: whole(address, 40, progress))
    for number in ("", " 2"):
        empty_window.documents.sample()
        qtbot.waitUntil(lambda: not empty_window.jobs.running, timeout=30_000)
        assert (own_folder / "samples" / f"Sample event{number}.organizer").exists()
        assert empty_window.stack.name == "today"
    empty_window.let_go()


def test_an_event_of_a_newer_program_is_refused_kindly(empty_window: MainWindow, address: str) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(address)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    empty_window.open_event(address)
    assert "newer Organizer" in empty_window.toaster.text()
    assert isinstance(empty_window.stack.currentWidget(), Welcome)


def test_a_notice_goes_with_the_event_it_speaks_of(window: MainWindow, workspace: Workspace) -> None:
    a_room(workspace)
    window.undo_action.trigger()
    assert window.toaster.isVisible()
    window.release()
    assert not window.toaster.isVisible()


def test_taking_something_back_is_told_from_doing_it(window: MainWindow, workspace: Workspace) -> None:
    a_room(workspace)
    workspace.undo()
    model = window.show_page("today")._steps
    assert [model.data(model.index(row, 0), LINES).first for row in (0, 1)] == ["Undone: Add room", "Add room"]


def test_the_notice_stands_in_the_middle_of_the_page(window: MainWindow) -> None:
    window.toast("A sentence.")
    middle = window.stack.geometry().center().x()
    assert abs(window.toaster.geometry().center().x() - middle) <= 1


def test_a_chooser_begins_where_a_file_was_chosen_last(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def choose(_parent: object, _title: str, folder: Path, _kinds: str) -> str:
        begun.append(folder)
        return str(tmp_path / "attendees.xlsx")

    monkeypatch.setattr("ui.dialogs.ask_for_file", choose)
    monkeypatch.setattr(Path, "home", lambda: tmp_path.parent)
    monkeypatch.setattr("ui.dialogs.QStandardPaths.writableLocation", lambda _kind: "")
    for _ in range(2):
        assert dialogs.choose_file(window, "Import", "") == tmp_path / "attendees.xlsx"
    assert begun == [tmp_path.parent, tmp_path]
