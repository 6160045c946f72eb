"""Conflicts are found, tried out on the board, mended and accepted with the mouse and with keys."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.domain.schedule.grid import Placement, Rule, Severity
from organizer.services import schedule
from tests.factories import a_session
from ui.dialogs import Question
from ui.schedule.conflict_filter import Standing


def listed(page) -> list[str]:
    model = page.panel.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


@pytest.fixture
def clash(page, event):
    """Elena Rossi in two rooms at once, and a room that is too small; the panel stands on the first conflict."""
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 540))
    page.window().activateWindow()
    QTest.keyClick(page.board, Qt.Key.Key_F8)
    page.panel.go_to(Severity.ERROR)
    QTest.qWait(200)
    return page


def enter(widget) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, middle))


def leave(widget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def chip(chips, value):
    return chips._buttons[value]


def test_chips_with_counts_and_words_choose_what_is_listed(clash):
    panel = clash.panel
    everything = listed(clash)
    assert len(everything) == 2

    QTest.mouseClick(chip(panel.filter.standings, Standing.WARNING), Qt.MouseButton.LeftButton)
    assert listed(clash) == everything[1:]
    QTest.mouseClick(chip(panel.filter.standings, Standing.WARNING), Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.filter.opener, Qt.MouseButton.LeftButton)
    of_rule = chip(panel.filter.rules, Rule.PERSON_OVERLAP)
    assert of_rule.text() == "Person double-booked  1"
    QTest.mouseClick(of_rule, Qt.MouseButton.LeftButton)
    assert listed(clash) == everything[:1]
    QTest.mouseClick(of_rule, Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.filter.search, "ROSSI salon")
    QTest.qWait(1)
    assert listed(clash) == []
    QTest.keyClick(panel.filter.search, Qt.Key.Key_Escape)
    QTest.keyClicks(panel.filter.search, "seats SALON")
    QTest.qWait(1)
    assert listed(clash) == everything[1:]


def test_a_proposal_is_shown_on_the_board_while_it_is_pointed_at(clash, event):
    board, first = clash.board, clash.panel.fixes.buttons[0]
    assert first.fix.text == "Move “Opening” to 12:30."
    before = event.workspace.last_operation

    enter(first)
    area, card = board.previewed._ghosts.area(), board.item(event.opening)
    assert area.topLeft() == board.geometry_now.rects(card.card.at(Placement(event.hall, 0, 750)))[0].topLeft()
    assert card.opacity() == 0.4
    assert clash.tip.text().splitlines() == ["Fits", "1 conflict would be left in all. Click or Enter: do it."]
    leave(first)
    assert (board.previewed._ghosts.area(), card.opacity(), clash.tip.isVisible()) == (None, 1.0, False)
    assert event.workspace.last_operation == before


def test_a_proposal_for_another_day_opens_it_only_while_it_is_tried(clash):
    day = next(each for each in clash.panel.fixes.buttons if each.fix.kind == "day")
    enter(day)
    assert (clash.board.days, clash.days.value()) == ((1,), 1)
    leave(day)
    assert (clash.board.days, clash.days.value()) == ((0,), 0)


def test_enter_carries_a_proposal_out_as_one_step_and_undo_takes_it_back(clash, event):
    before = event.where(event.opening)
    first = clash.panel.fixes.buttons[0]
    first.setFocus()
    assert first.accessibleDescription() == clash.tip.text()
    QTest.keyClick(first, Qt.Key.Key_Return)

    assert event.where(event.opening) == (Placement(event.hall, 0, 750), 60)
    assert [each.text() for each in clash.chips.values()] == ["0 errors", "1 warning"]
    assert clash.panel.current().rule is Rule.ROOM_TOO_SMALL
    assert event.workspace.undo_label == "Move “Opening” to 12:30"
    assert clash.panel.list.hasFocus()
    event.workspace.undo()
    assert event.where(event.opening) == before


def test_all_of_a_kind_are_accepted_with_one_reason(page, event):
    for number in range(3):
        a_session(event.workspace, f"Large {number}", room_id=event.salon, day=1, start=540 + 60 * number, expected=90)
    page._open_panel()
    page.panel.go_to(Severity.WARNING)
    assert page.panel.all_button.text() == "Accept all 3 of this kind"
    QTest.keyClicks(page.panel.reason, "They stand")
    QTest.mouseClick(page.panel.all_button, Qt.MouseButton.LeftButton)

    assert set(page.board.snapshot.accepted.values()) == {"They stand"}
    assert [each.accepted for each in page.board.index.conflicts()] == [True] * 3
    assert event.workspace.undo_label == "Accept 3 conflicts: They stand"
    event.workspace.undo()
    assert page.board.snapshot.accepted == {}


def test_the_current_conflict_stays_current_when_others_go(clash, event):
    clash.panel.go_to(Severity.WARNING)
    schedule.move_session(event.workspace, event.opening, Placement(event.hall, 0, 780))

    assert clash.panel.current().rule is Rule.ROOM_TOO_SMALL
    assert clash.panel.model.rowCount() == 1


def test_a_session_that_has_begun_asks_before_a_proposal_moves_it(clash, event, window):
    window.clock = lambda: datetime(2026, 9, 26, 9, 30, tzinfo=ZoneInfo("UTC"))
    before = event.where(event.opening)
    QTest.mouseClick(clash.panel.fixes.buttons[0], Qt.MouseButton.LeftButton)
    asked = next(each for each in window.dialog_parent().findChildren(Question) if each.isVisible())
    assert event.where(event.opening) == before
    QTest.keyClick(asked, Qt.Key.Key_Return)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 750)
