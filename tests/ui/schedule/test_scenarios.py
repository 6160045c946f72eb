"""Schedules kept side by side: kept by keys, compared as a list and as boards, applied."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest

from organizer.domain.schedule.grid import Placement
from organizer.services import scenarios, schedule
from ui.dialogs import Dialog
from ui.versions.scenarios import BOARDS, LIST, start_scenarios


def dialog(window) -> Dialog:
    """The one that stands open."""
    (found,) = (each for each in window.findChildren(Dialog) if each.isVisible())
    return found


@pytest.fixture
def kept(event):
    """Plan A as the event begins; then the opening moves, is locked, and the list's session is placed: Plan B."""
    plan = scenarios.keep_scenario(event.workspace, "Plan A")
    schedule.move_session(event.workspace, event.clinic, Placement(event.salon, 1, 600))
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 900))
    scenarios.keep_scenario(event.workspace, "Plan B", "If it rains")
    schedule.move_session(event.workspace, event.opening, Placement(event.hall, 0, 600))
    schedule.lock_session(event.workspace, event.opening)
    return plan


@pytest.fixture
def view(page, kept, event, window):  # noqa: ARG001 - the page and the scenarios come first
    """The scenarios in the place of the schedule."""
    made = start_scenarios(event.workspace, window)
    QTest.qWait(0)
    return made


def test_keys_keep_the_schedule_under_a_name(page, event, window, qtbot):  # noqa: ARG001
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    QTest.keySequence(window.window(), QKeySequence("Ctrl+Shift+K"))
    asked = dialog(window)
    assert asked.name.text() == "Plan A"
    QTest.keyClick(asked.name, Qt.Key.Key_Return)

    assert [each.name for each in scenarios.scenarios(event.workspace)] == ["Plan A"]


def test_both_places_stand_side_by_side(view):
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [each.lines.end for each in view.kept.rows.rows] == ["3 elsewhere", "1 elsewhere"]
    assert list(view.model.titles) == ["Session", "Now", "Plan A"]
    assert list(view.model.rows) == [
        ("Opening", "Sat 26 10:00–11:00 · Hall A", "Sat 26 09:00–10:00 · Hall A"),
        ("Clinic", "Sun 27 10:00–11:30 · Salon", "Sat 26 11:00–12:30 · Hall A"),
        ("Eurasian session", "Sat 26 15:00–16:30 · Salon", "in the list"),
    ]
    view.other.setCurrentIndex(1)
    view.other.activated.emit(1)
    assert list(view.model.titles) == ["Session", "Plan B", "Plan A"]
    assert [each[0] for each in view.model.rows] == ["Clinic", "Eurasian session"]
    assert tester


def test_two_boards_mark_what_differs_and_let_nothing_be_done(view, event):
    QTest.mouseClick(view.view._group.button(1), Qt.MouseButton.LeftButton)
    assert (view.view.value(), view.kept.isVisible()) == (BOARDS, False)
    now, plan = view.boards.boards
    marked = {event.opening, event.clinic, event.eurasian}
    assert (set(now.chosen()), set(plan.chosen())) == (marked, marked)
    assert plan.snapshot.card_by_id[event.opening].placement == Placement(event.hall, 0, 540)
    assert [plan.item(each) is not None for each in (event.clinic, event.eurasian)] == [True, False]
    assert [each.accessibleName() for each in view.boards._titles] == [
        "Now · 0 errors · 1 warning",
        "Plan A · 0 errors · 0 warnings",
    ]
    before = event.where(event.clinic)

    spot = plan.mapFromScene(plan.item(event.clinic).sceneBoundingRect().center())
    QTest.mousePress(plan.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(plan.viewport(), spot + QPoint(0, 60))
    QTest.mouseRelease(plan.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(0, 60))
    QTest.keyClick(plan, Qt.Key.Key_Delete)

    assert (event.where(event.clinic), set(plan.chosen())) == (before, marked)
    plan.verticalScrollBar().setValue(40)
    assert now.verticalScrollBar().value() == 40


def test_applying_says_what_cannot_be_and_is_one_step(view, event, window):
    window.clock = lambda: datetime(2026, 9, 26, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    QTest.mouseClick(view.apply, Qt.MouseButton.LeftButton)
    asked = dialog(window)
    texts = [asked.column.itemAt(row).widget().text() for row in range(2)]
    assert texts == [
        "Apply “Plan A”?",
        "2 sessions move. 1 of them has begun already. 1 stays where it is because it is locked: “Opening”.",
    ]
    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert event.where(event.clinic) == (Placement(event.hall, 0, 660), 90)
    assert event.workspace.undo_label == "Apply scenario “Plan A”"
    assert [each[0] for each in view.model.rows] == ["Opening"]
    QTest.mouseClick(view.apply, Qt.MouseButton.LeftButton)
    assert window.toaster.text() == "Nothing moves. 1 stays where it is because it is locked: “Opening”."


def test_a_scenario_is_renamed_and_deleted_by_keys(view, event, window):
    QTest.keyClick(view.kept, Qt.Key.Key_F2)
    asked = dialog(window)
    QTest.keyClicks(asked.name, "Plan B")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    assert window.toaster.text() == "Another scenario is called “Plan B”."

    QTest.keyClick(view.kept, Qt.Key.Key_Delete)
    assert [each.name for each in scenarios.scenarios(event.workspace)] == ["Plan B"]
    assert view.note.accessibleName() == "If it rains"


def test_enter_shows_a_session_on_the_schedule(view, page, event):
    view.show_view(LIST)
    view.table.setCurrentIndex(view.model.index(1, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert page.isVisible()
    assert (page.board.days, page.board.selection()) == ((1,), event.clinic)
