"""The schedule as a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.schedule.conftest import Event
from ui.schedule.page import SchedulePage

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def listed(page: SchedulePage) -> SchedulePage:
    """The page, showing the list."""
    QTest.keyClick(page.board, Qt.Key.Key_6, KEYS)
    return page


def column(page: SchedulePage, place: int) -> list[str]:
    model = page.list.model
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_every_session_has_a_row_and_what_waits_comes_last(listed: SchedulePage):
    assert listed.list.isVisible()
    assert not listed.board.isVisible()
    assert column(listed, 2) == ["Opening · 开幕式", "Clinic", "Eurasian session"]
    assert column(listed, 1) == ["09:00–10:00", "11:00–12:30", "90 min"]
    assert column(listed, 5) == ["Elena Rossi", "", "Elena Rossi"]


def test_a_heading_sorts_and_turns_the_order_round(listed: SchedulePage):
    head = listed.list.table.horizontalHeader()
    head.sectionClicked.emit(2)
    assert column(listed, 2) == ["Clinic", "Eurasian session", "Opening · 开幕式"]
    head.sectionClicked.emit(2)
    assert column(listed, 2) == ["Opening · 开幕式", "Eurasian session", "Clinic"]


def test_the_search_finds_in_every_column(listed: SchedulePage):
    listed.list.search.setText("rossi 开幕")
    listed.list._fill()

    assert column(listed, 2) == ["Opening · 开幕式"]


def test_enter_edits_the_current_session(listed: SchedulePage, event: Event):
    listed.show_session(event.clinic)
    QTest.keyClick(listed.list.table, Qt.Key.Key_Return)

    assert listed.acts.popover.title.text() == "Clinic"


def test_the_board_comes_back(listed: SchedulePage):
    QTest.keyClick(listed.list.table, Qt.Key.Key_1, KEYS)

    assert listed.board.isVisible()
