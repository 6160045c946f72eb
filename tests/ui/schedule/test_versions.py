"""Versions: released, compared, exported, gone back to, by mouse and by keys."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest

from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.releases import ChangeKind
from organizer.services import arrangements, releases, schedule
from ui.dialogs import Dialog
from ui.screenshots import wait_for_jobs
from ui.versions.changes import By
from ui.versions.page import start_versions


def dialog(window) -> Dialog:
    """The one that stands open."""
    (found,) = (each for each in window.findChildren(Dialog) if each.isVisible())
    return found


def rows(view) -> list[tuple[str, ...]]:
    """What the table shows."""
    return list(view.changes.models[By(view.by.value())].rows)


@pytest.fixture
def changed(event):
    """A version, and three changes since; the id of the version."""
    first = releases.release(event.workspace, "Version 1", "To the speakers")
    schedule.move_session(event.workspace, event.opening, Placement(event.salon, 1, 555))
    arrangements.set_state(event.workspace, [event.clinic], SessionState.CANCELLED)
    schedule.move_session(event.workspace, event.eurasian, Placement(event.hall, 0, 900))
    return first


@pytest.fixture
def view(page, changed, event, window):  # noqa: ARG001 - the page and the version come first
    """The versions in the place of the schedule."""
    made = start_versions(event.workspace, window)
    wait_for_jobs(window)
    return made


def test_keys_release_the_programme_and_the_header_counts_what_changed_since(page, event, window, qtbot):
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    QTest.keySequence(window.window(), QKeySequence("Ctrl+Shift+R"))
    asked = dialog(window)
    assert asked.name.text() == "Version 1"
    QTest.keyClicks(asked.note, "Printed")
    QTest.keyClick(asked.note, Qt.Key.Key_Return)
    assert [(each.name, each.note, each.by) for each in releases.releases(event.workspace)] == [
        ("Version 1", "Printed", "tester")
    ]
    assert not page.since.isVisible()

    schedule.move_session(event.workspace, event.opening, Placement(event.salon, 0, 540))
    qtbot.waitUntil(page.since.isVisible)
    assert page.since.words == "1 change since Version 1"
    QTest.mouseClick(page.since, Qt.MouseButton.LeftButton)

    wait_for_jobs(window)
    shown = window.stack.currentWidget()
    assert shown.said.accessibleName() == "Different now from “Version 1”: 1 session"
    assert releases.suggested_name(releases.releases(event.workspace)) == "Version 2"


def test_changes_are_shown_per_session_and_per_person_filtered_and_searched(view):
    testers = [
        QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (*view.changes.models.values(), view.kept.rows)
    ]
    assert rows(view) == [
        ("Eurasian session", "New", "–", "Sat 26 Sep 15:00, Hall A"),
        ("Opening", "Time, Room", "Sat 26 Sep 09:00 · Hall A", "Sun 27 Sep 09:15 · Salon"),
        ("Clinic", "Cancelled", "Sat 26 Sep 11:00, Hall A", "cancelled"),
    ]
    view.changes.chips.set_chosen([ChangeKind.ROOM, ChangeKind.CANCELLED])
    assert [each[0] for each in rows(view)] == ["Opening", "Clinic"]
    QTest.keyClicks(view.search, "salon open")
    QTest.qWait(10)
    assert [each[0] for each in rows(view)] == ["Opening"]

    view.search.clear()
    view.changes.chips.set_chosen([])
    QTest.qWait(10)
    QTest.mouseClick(view.by._group.button(1), Qt.MouseButton.LeftButton)
    assert [each[:3] for each in rows(view)] == [
        ("Elena Rossi", "Eurasian session", "New"),
        ("Elena Rossi", "Opening", "Time, Room"),
    ]
    assert len(testers) == 3


def test_enter_on_a_change_shows_the_session_on_the_schedule(view, page, event):
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    QTest.keyClick(view.changes.table, Qt.Key.Key_Down)
    QTest.keyClick(view.changes.table, Qt.Key.Key_Return)

    assert page.isVisible()
    assert (page.board.days, page.board.selection()) == ((1,), event.opening)


def test_two_versions_are_compared(view, event, window):
    second = releases.release(event.workspace, "Printed")
    schedule.unschedule_session(event.workspace, event.opening)
    wait_for_jobs(window)

    assert [each.lines.end for each in view.kept.rows.rows] == ["1 change since", "3 changes since"]
    view.other.setCurrentIndex(view.other.findData(second))
    view.other.activated.emit(view.other.currentIndex())
    wait_for_jobs(window)

    assert view.said.accessibleName() == "Different in “Printed” from “Version 1”: 3 sessions"
    assert rows(view)[1] == ("Opening", "Time, Room", "Sat 26 Sep 09:00 · Hall A", "Sun 27 Sep 09:15 · Salon")


def test_going_back_says_what_it_changes_and_is_one_step(view, event, window):
    QTest.mouseClick(view.go_back, Qt.MouseButton.LeftButton)
    asked = dialog(window)
    texts = [asked.column.itemAt(row).widget().text() for row in range(2)]
    assert texts == [
        "Go back to “Version 1”?",
        "3 sessions change: 1 comes back, 1 leaves the schedule, 1 gets another time, 1 another room. "
        "Talks and breaks become as they were too; sessions added since wait in the list. Undo takes it all back.",
    ]
    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert event.where(event.opening) == (Placement(event.hall, 0, 540), 60)
    assert event.workspace.undo_label == "Go back to “Version 1”"
    wait_for_jobs(window)
    assert view.said.accessibleName() == "Nothing is different now from “Version 1”"


def test_a_version_is_renamed_and_deleted_by_keys(view, event, window):
    QTest.keyClick(view.kept, Qt.Key.Key_F2)
    asked = dialog(window)
    QTest.keyClicks(asked.name, "v1")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    assert [(each.name, each.note) for each in releases.releases(event.workspace)] == [("v1", "To the speakers")]

    QTest.keyClick(view.kept, Qt.Key.Key_Delete)

    assert releases.releases(event.workspace) == ()
    assert view.stack.currentIndex() == 1


def _check_workbook(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sessions, people = (list(book[name].iter_rows(min_row=2, values_only=True)) for name in ("Sessions", "People"))
    assert sessions == [
        ("Eurasian session", "New", None, "2026-09-26 15:00, Hall A"),
        ("Opening", "Time, Room", "2026-09-26 09:00 · Hall A", "2026-09-27 09:15 · Salon"),
        ("Clinic", "Cancelled", "2026-09-26 11:00, Hall A", "cancelled"),
    ]
    assert [each[:4] for each in people] == [
        ("Elena Rossi", None, "Eurasian session", "New"),
        ("Elena Rossi", None, "Opening", "Time, Room"),
    ]


def _check_text(path: Path) -> None:
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Technology Exchange 2026"
    assert lines[1].startswith("What is different now since “Version 1” (")
    assert [each for each in lines if each.startswith("• ")] == [
        "• Eurasian session  (2026-09-26 15:00, Hall A)",
        "• Clinic  (2026-09-26 11:00, Hall A → cancelled)",
        "• Opening: Time, Room  (2026-09-26 09:00 · Hall A → 2026-09-27 09:15 · Salon)",
    ]
    assert lines[lines.index("By person") + 2] == "Elena Rossi"


@pytest.mark.parametrize(("ending", "check"), [(".xlsx", _check_workbook), (".txt", _check_text)])
def test_the_changes_are_exported(view, tmp_path, monkeypatch, qtbot, ending, check):
    target = tmp_path / f"changes{ending}"
    monkeypatch.setattr("ui.dialogs.ask_for_new_file", lambda *_given: str(target))
    QTest.mouseClick(view.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists() and not view.shell.jobs.running)

    check(target)


def test_esc_gives_the_schedule_back(view, page, window, qtbot):
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    QTest.keyClick(view.kept, Qt.Key.Key_Escape)

    qtbot.waitUntil(page.isVisible)
