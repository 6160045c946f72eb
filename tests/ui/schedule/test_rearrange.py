"""A whole day is rearranged through the dialog: the sentence beforehand, one operation afterwards."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Placement
from organizer.services import schedule
from tests.factories import a_room
from ui.versions.rearrange import RearrangeDialog, Way, start_rearranging


@pytest.fixture
def asked(page, event, window):  # noqa: ARG001 - the page is shown first
    """The dialog on the first day."""
    return start_rearranging(event.workspace, window)


def test_its_keys_open_it_on_the_day_that_is_shown(page, window, qtbot):
    page._open_day(1)
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    QTest.keySequence(window.window(), QKeySequence("Ctrl+Shift+A"))

    (found,) = window.findChildren(RearrangeDialog)
    assert (found.day.currentData(), found.said.text(), found.do_button.isEnabled()) == (
        1,
        "Tick at least two rooms.",
        False,
    )
    found.reject()


def test_ticked_rooms_swap_by_keys(asked, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 900))
    asked.reject()
    asked = RearrangeDialog(event.workspace, asked._shell, 0)
    asked.open()
    QTest.keyClick(asked.rooms, Qt.Key.Key_Space)
    QTest.keyClick(asked.rooms, Qt.Key.Key_Down)
    QTest.keyClick(asked.rooms, Qt.Key.Key_Space)
    assert asked.said.text() == "3 sessions move. 1 conflict goes."

    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert [event.where(each)[0] for each in (event.opening, event.clinic, event.eurasian)] == [
        Placement(event.salon, 0, 540),
        Placement(event.salon, 0, 660),
        Placement(event.hall, 0, 900),
    ]
    assert event.workspace.undo_label == "Rotate rooms Hall A → Salon → Hall A on 2026-09-26"


def test_three_rooms_rotate_in_the_order_in_which_they_stand(page, event, window):  # noqa: ARG001
    third = a_room(event.workspace, "Room 3")
    asked = start_rearranging(event.workspace, window)
    for row in range(3):
        asked.rooms.item(row).setCheckState(Qt.CheckState.Checked)
    asked.rooms.setCurrentRow(2)
    QTest.keyClick(asked.rooms, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # Hall A, Room 3, Salon
    QTest.mouseClick(asked.do_button, Qt.MouseButton.LeftButton)

    assert event.where(event.opening)[0] == Placement(third, 0, 540)


def test_a_part_of_the_day_shifts(asked, event):
    QTest.mouseClick(asked.way._group.button(1), Qt.MouseButton.LeftButton)
    asked.minutes.setValue(-20)
    assert asked.said.text() == "2 sessions move. No conflict comes or goes."
    asked.part.setChecked(True)
    asked.since.setTime(QTime(10, 0))
    assert asked.said.text() == "1 session moves. No conflict comes or goes."
    QTest.mouseClick(asked.do_button, Qt.MouseButton.LeftButton)

    assert [event.where(each)[0].start for each in (event.opening, event.clinic)] == [540, 640]
    assert event.workspace.undo_label == "Shift a part of 2026-09-26 by -20 minutes"


def test_what_cannot_be_is_said_and_not_done(asked):
    asked.choose_way(Way.SHIFT)
    asked.minutes.setValue(-600)

    assert asked.said.text() == "A session cannot begin before midnight of its day."
    assert not asked.do_button.isEnabled()
    asked.reject()


def test_gaps_close_with_the_change_over_and_what_has_begun_is_said(asked, event, window):
    window.clock = lambda: datetime(2026, 9, 26, 11, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    asked.choose_way(Way.COMPACT)
    asked.gap.setValue(10)
    assert asked.said.text() == ("1 session moves. 1 of them has begun already. No conflict comes or goes.")
    QTest.mouseClick(asked.do_button, Qt.MouseButton.LeftButton)

    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 610)
    assert event.workspace.undo_label == "Close the gaps in Hall A on 2026-09-26"


def test_the_keys_of_the_menu_leave_those_of_the_board_alone(page, event, window, qtbot):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 900))
    with qtbot.waitActive(window.window()):
        window.window().activateWindow()
    page.board.setFocus()
    page.board.choose([event.opening, event.eurasian])
    QTest.keySequence(page.board, QKeySequence("Ctrl+R"))
    QTest.keyClick(page.board, Qt.Key.Key_Return)

    assert [event.where(each)[0] for each in (event.opening, event.eurasian)] == [
        Placement(event.salon, 0, 900),
        Placement(event.hall, 0, 540),
    ]
