"""What has begun is protected: to move, resize, put back or delete it asks first."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Placement
from organizer.services import schedule
from ui.dialogs import Question

HERE = ZoneInfo("Asia/Shanghai")
"""The time zone of an event that was told none."""


@pytest.fixture
def morning(page, window):
    """The page on the event's first day at half past nine, where the event is; the opening is on."""
    window.clock = lambda: datetime(2026, 9, 26, 9, 30, tzinfo=HERE)
    return page


def _question(window) -> Question:
    (found,) = (each for each in window.findChildren(Question) if each.isVisible())
    return found


def _said(question: Question) -> list[str]:
    return [each.text() for each in question.findChildren(type(question.column.itemAt(0).widget()))]


def test_a_session_that_has_begun_moves_only_when_that_is_wanted(morning, event, window, hand):
    before = event.where(event.opening)
    hand.carry(Placement(event.hall, 0, 540), Placement(event.salon, 0, 600))
    asked = _question(window)
    assert _said(asked) == ["“Opening” has begun", "It began at 09:00. Move it all the same?"]
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert event.where(event.opening) == before

    hand.carry(Placement(event.hall, 0, 540), Placement(event.salon, 0, 600))
    QTest.keyClick(_question(window), Qt.Key.Key_Return)

    assert event.where(event.opening) == (Placement(event.salon, 0, 600), 60)
    assert morning.board.selection() == event.opening


def test_what_has_not_begun_and_events_that_are_over_ask_nothing(morning, event, window, hand):
    morning.board.select(event.clinic)
    QTest.keyClick(morning.board, Qt.Key.Key_Delete)
    assert event.where(event.clinic) == (None, 90)

    window.clock = lambda: datetime(2026, 9, 28, 0, 0, tzinfo=HERE)
    hand.carry(Placement(event.hall, 0, 540), Placement(event.hall, 0, 600))
    assert event.where(event.opening) == (Placement(event.hall, 0, 600), 60)


def test_several_are_asked_about_together(morning, event, window):
    board = morning.board
    board.choose([event.opening, event.clinic])
    window.clock = lambda: datetime(2026, 9, 26, 12, 0, tzinfo=HERE)
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Delete)
    asked = _question(window)
    assert _said(asked) == [
        "2 of these sessions have begun",
        "The first of them began at 09:00. Put them back into the list all the same?",
    ]
    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert [event.where(each)[0] for each in (event.opening, event.clinic)] == [None, None]


def test_deleting_and_another_length_ask_as_well(morning, event, window):
    morning.acts._describe(event.opening, "The opening", "", 60)
    assert schedule.snapshot(event.workspace).card_by_id[event.opening].title == "The opening"
    morning.acts._describe(event.opening, "The opening", "", 45)
    QTest.keyClick(_question(window), Qt.Key.Key_Escape)
    assert event.where(event.opening)[1] == 60

    morning.acts.menu_of(event.opening).actions()[-1].trigger()
    asked = _question(window)
    assert _said(asked)[1] == "It began at 09:00. Delete it all the same?"
    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert event.opening not in schedule.snapshot(event.workspace).card_by_id
