"""One run of the program: the frame, the glance, the open event, preferences, pictures, and a crash."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from organizer import i18n, preferences
from organizer.errors import StorageTrouble
from organizer.logs import scrub
from organizer.services.workspace import Workspace
from tests.factories import a_room, a_session
from ui import crash, pages, theme
from ui.app import Program
from ui.bridge import Bridge
from ui.crash import CrashWindow
from ui.dialogs import Message
from ui.preferences_dialog import PreferencesDialog
from ui.screenshots import render_all
from ui.start import wants_window
from ui.today.page import TodayPage
from ui.today.view import TodayView
from ui.welcome import Welcome


def begin(program: Program, qtbot: QtBot) -> None:
    """Show it and wait until everything stands."""
    with qtbot.waitSignal(program.begun, timeout=10_000):
        program.show()


def test_an_event_is_seen_before_it_is_open(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, address: str
) -> None:
    a_room(workspace, "Hall A")
    program = Program(qapp, address)
    seen: list[object] = []
    program.painted.connect(lambda: seen.append(program.window))
    program.previewed.connect(lambda: seen.append(type(program.window.stack.currentWidget())))
    program.previewed.connect(lambda: program.window.rail.items[-1].click())
    begin(program, qtbot)
    assert seen == [None, TodayView]
    assert program.window.stack.name == "history", "what was clicked meanwhile is shown"
    program.frame.close()


def test_the_frame_is_no_larger_than_the_screen(qapp: QApplication) -> None:
    program = Program(qapp)
    there = qapp.primaryScreen().availableSize().expandedTo(program.frame.minimumSize())
    assert program.frame.size() == program.frame.size().boundedTo(there)


def test_without_an_event_there_is_the_welcome(qapp: QApplication, qtbot: QtBot) -> None:
    program = Program(qapp)
    begin(program, qtbot)
    assert isinstance(program.window.stack.currentWidget(), Welcome)
    assert not program.window.rail.isVisible()
    program.frame.close()


def test_a_file_that_is_no_event_ends_on_the_welcome(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    program = Program(qapp, str(tmp_path / "nothing.organizer"))
    begin(program, qtbot)
    assert isinstance(program.window.stack.currentWidget(), Welcome)
    assert "There is no file" in program.window.toaster.text()
    program.frame.close()


def test_theme_and_size_change_around_the_open_event(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, address: str
) -> None:
    a_room(workspace)
    program = Program(qapp, address)
    begin(program, qtbot)
    program.window.show_page("history")
    program.window.show_preferences()
    dialog = program.window.findChild(PreferencesDialog)
    dialog.theme.set_value("dark")
    dialog.text_size.setCurrentIndex(dialog.text_size.findData(150))
    dialog._apply()
    assert theme.current() is theme.DARK
    assert program.window.stack.name == "history"
    assert program.window.undo_action.text() == "Undo add room"
    assert (preferences.load().theme, preferences.load().text_percent) == ("dark", 150)
    program.frame.close()


def test_the_window_remembers_where_it_stood(qapp: QApplication, qtbot: QtBot) -> None:
    program = Program(qapp)
    begin(program, qtbot)
    program.frame.resize(990, 650)
    program.frame.close()
    assert preferences.load().geometry
    assert Program(qapp).frame.height() == 650


def test_every_page_is_pictured_the_same_way_twice(workspace: Workspace, address: str, tmp_path: Path) -> None:
    a_session(workspace, room_id=a_room(workspace), day=0, start=630)
    first = render_all(address, tmp_path / "first", size=(1280, 720))
    second = render_all(address, tmp_path / "second", size=(1280, 720))
    assert [file.stem for file in first][:2] == ["welcome", "today"]
    assert {entry.name for entry in pages.ALL} <= {file.stem for file in first}
    assert {QImage(str(file)).size().toTuple() for file in first} == {(1280, 720)}
    timed = "import-"  # the import says how long reading took
    different = [
        one.stem
        for one, two in zip(first, second, strict=True)
        if QImage(str(one)) != QImage(str(two)) and timed not in one.stem
    ]
    assert different == []


def test_a_change_of_another_program_arrives(window, address: str, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    page = window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    other = Workspace.open(address, desk="second desk")
    a_room(other)
    other.close()
    with qtbot.waitSignal(window.bridge.changed):
        window.bridge._look_at_others()
    assert window.undo_action.text() == "Undo add room"


@pytest.mark.parametrize("given", [[], ["postgresql://desk/event"]])
def test_the_window_is_meant_without_a_verb(given: list[str]) -> None:
    assert wants_window(given)


def test_a_verb_is_no_event(tmp_path: Path) -> None:
    (tmp_path / "e.organizer").touch()
    assert wants_window([str(tmp_path / "e.organizer")])
    assert not wants_window(["info"])
    assert not wants_window(["info", str(tmp_path / "e.organizer")])


def test_the_frame_needs_no_database_library_and_no_style() -> None:
    code = (
        "import sys, ui.app\n"
        "heavy = {'sqlalchemy', 'openpyxl', 'alembic', 'asyncio', 'qtawesome', 'ui.theme', 'ui.window', 'ui.dialogs'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# -- our own mistakes --------------------------------------------------------------------------------------------------


def test_a_report_says_where_and_names_nobody() -> None:
    try:
        raise ValueError("row 17: '王晓宇' <wang@example.org> +86 138 0013 8000 “Elena Rossi”")
    except ValueError as error:
        said = crash.report(error)
    assert "test_a_report_says_where_and_names_nobody" in said.replace("\n", " ")
    tail = said.split("ValueError:")[-1]
    assert not any(part in tail for part in ("王", "wang", "8000", "Elena"))
    assert "row 17" in tail


def test_what_a_database_error_quotes_is_left_out() -> None:
    said = scrub("(sqlite3.IntegrityError) UNIQUE failed\n[SQL: INSERT …]\n[parameters: ('王晓宇', 17)]")
    assert said.endswith("[SQL: INSERT …]\n…")


def test_a_mistake_on_any_thread_opens_one_window(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(*hook, lambda *_given: None)
    uninstall = crash.install()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

    def shown() -> list[CrashWindow]:
        return [each for each in qapp.topLevelWidgets() if isinstance(each, CrashWindow) and each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    error = RuntimeError("again")
    sys.excepthook(RuntimeError, error, None)
    qtbot.wait(0)
    assert len(shown()) == 1
    shown()[0].copy()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    for each in shown():
        each.accept()
    uninstall()


def test_trouble_that_no_slot_caught_is_said_in_its_sentence(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(*hook, lambda *_given: None)
    uninstall = crash.install()
    sys.excepthook(StorageTrouble, StorageTrouble("The preferences cannot be kept: the disk is full."), None)

    def shown() -> list[QDialog]:
        return [each for each in qapp.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    [told] = shown()
    assert isinstance(told, Message)
    assert told.text() == "The preferences cannot be kept: the disk is full."
    told.accept()
    uninstall()


def test_a_view_that_fails_does_not_say_that_the_step_was_not_carried_out(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(*hook, lambda *_given: None)
    uninstall, bridge = crash.install(), Bridge()
    bridge.follow(workspace)
    bridge.changed.connect(lambda _changes: 1 / 0)
    a_room(workspace, "Hall A")

    def shown() -> list[CrashWindow]:
        return [each for each in qapp.topLevelWidgets() if isinstance(each, CrashWindow) and each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    [told] = shown()
    said = " ".join(each.text() for each in told.findChildren(QLabel))
    told.accept()
    bridge.leave()
    uninstall()
    assert workspace.undo_label == "Add room"
    assert "the history shows whether your last one was" in said
    assert "was not carried out" not in said


def test_a_dialog_shows_a_sentence_and_not_markup(empty_window, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def] # noqa: ARG001
    from ui import dialogs

    shown = dialogs.message(empty_window, "Title", "<b>bold</b> & more")
    texts = [each for each in shown.findChildren(QLabel) if each.text() == "<b>bold</b> & more"]
    assert len(texts) == 1
    assert isinstance(shown, Message)
    shown.accept()


def test_the_language_of_the_preferences_is_used(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = []
    monkeypatch.setattr(i18n, "set_language", chosen.append)
    preferences.change(language="zh_CN")
    program = Program(qapp)
    begin(program, qtbot)
    assert chosen == ["zh_CN"]
    program.frame.close()
