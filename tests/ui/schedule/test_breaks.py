"""Breaks and blockers by hand: dragged, resized, edited, made and removed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from organizer.domain.programme.words import BreakKind
from organizer.domain.schedule.grid import Pause, Placement
from organizer.services import breaks, schedule
from tests.ui.schedule.conftest import Event, Hand
from ui.schedule.break_dialog import BreakDialog
from ui.schedule.page import SchedulePage
from ui.widgets.clock_box import ClockBox


@pytest.fixture
def lunch(event: Event) -> int:
    """A break of an hour over all rooms, at a quarter past one."""
    return breaks.create_break(event.workspace, Pause(0, "Lunch", 0, 795, 60))


def pause(event: Event, number: int) -> Pause:
    return next(each for each in schedule.snapshot(event.workspace).pauses if each.id == number)


def drag(page: SchedulePage, start: QPoint, end: QPoint) -> None:
    viewport = page.board.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(12, 12))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


@pytest.mark.parametrize(
    ("grab", "target", "expected"), [(30, 870, (840, 60)), (58.5, 885, (795, 90)), (1.5, 765, (765, 90))]
)
def test_a_break_is_moved_and_its_edges_resize_it(page, event, hand: Hand, lunch, grab, target, expected, window):
    drag(page, hand.over(Placement(event.salon, 0, 795), grab), hand.over(Placement(event.salon, 0, target), 0))

    now = pause(event, lunch)
    assert (now.start, now.duration) == expected
    window.undo_action.trigger()
    assert (pause(event, lunch).start, pause(event, lunch).duration) == (795, 60)


@pytest.mark.usefixtures("lunch")
@pytest.mark.parametrize(
    ("target", "said"),
    [
        (720, "12:00–13:00 · 2 sessions under it"),
        (750, "12:30–13:30 · 1 session under it"),
        (780, "13:00–14:00"),
    ],
)
def test_a_carried_break_says_how_many_sessions_would_lie_under_it(page, event, hand: Hand, target, said):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 690))
    viewport, start = page.board.viewport(), hand.over(Placement(event.salon, 0, 795), 30)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(12, 12))
    QTest.mouseMove(viewport, hand.over(Placement(event.salon, 0, target), 30))

    texts = {each.text() for each in page.board.scene().items() if isinstance(each, QGraphicsSimpleTextItem)}
    QTest.keyClick(page.board, Qt.Key.Key_Escape)
    assert said in texts


def test_escape_while_a_break_is_carried_changes_nothing(page, event, hand: Hand, lunch):
    viewport = page.board.viewport()
    start = hand.over(Placement(event.salon, 0, 795), 30)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(0, 90))
    assert page.board.hand.pauses.active
    QTest.keyClick(page.board, Qt.Key.Key_Escape)

    assert not page.board.hand.pauses.active
    assert pause(event, lunch).start == 795


def test_the_dialog_says_over_which_rooms(page, event, lunch):
    page.board.pause_wanted.emit(lunch)
    dialog = page.findChild(BreakDialog)
    dialog.title.setText("Tea")
    dialog.some.setChecked(True)
    dialog.rooms.item(0).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)

    assert pause(event, lunch) == Pause(lunch, "Tea", 0, 795, 60, frozenset({event.salon}))


def test_a_break_without_a_title_or_a_room_is_not_saved(page, lunch):
    page.board.pause_wanted.emit(lunch)
    dialog = page.findChild(BreakDialog)
    dialog.title.clear()
    dialog._save()
    assert dialog._problem.text() == "A break needs a title."
    dialog.title.setText("Tea")
    dialog.some.setChecked(True)
    dialog.rooms.tick_none()
    dialog._save()
    assert dialog._problem.text() == "A break is in some rooms, or in all of them."
    dialog.reject()


def test_a_blocker_is_made_where_the_menu_was_asked_for(page, event):
    menu = page.pause_acts.menu_of(Placement(event.salon, 0, 600), None)
    next(each for each in menu.actions() if each.text() == "New blocker here…").trigger()
    dialog = page.findChild(BreakDialog)
    dialog._save()

    (made,) = schedule.snapshot(event.workspace).pauses
    assert replace(made, id=0) == Pause(0, "Blocked", 0, 600, 30, frozenset({event.salon}), BreakKind.BLOCKER)


def test_a_break_is_deleted(page, event, lunch):
    page.pause_acts.edit(lunch)
    page.findChild(BreakDialog)._delete()

    assert schedule.snapshot(event.workspace).pauses == ()


@pytest.mark.parametrize(
    ("typed", "state", "minutes"),
    [
        ("9", QValidator.State.Acceptable, 540),
        ("25:30", QValidator.State.Acceptable, 1530),
        ("7.45", QValidator.State.Acceptable, 465),
        ("9:75", QValidator.State.Intermediate, None),
        ("noon", QValidator.State.Invalid, None),
    ],
)
def test_a_time_is_typed_as_people_write_it(qtbot, typed, state, minutes):
    box = ClockBox()
    qtbot.addWidget(box)

    assert box.validate(typed, 0)[0] == state
    if minutes is not None:
        assert box.valueFromText(typed) == minutes
        box.setValue(minutes)
        assert box.valueFromText(box.text()) == minutes
