"""Everything the mouse does works by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Placement
from organizer.services import schedule

ALT = Qt.KeyboardModifier.AltModifier


def test_arrows_go_from_card_to_card(page, event):
    schedule.move_session(event.workspace, event.eurasian, Placement(event.salon, 0, 660))
    board = page.board
    chosen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(board, key)
        chosen.append(board.selection())

    assert chosen == [
        event.opening,
        event.clinic,
        event.eurasian,
        event.clinic,
        event.opening,
        event.opening,
    ]
    assert board.accessibleDescription().startswith("Opening\n开幕式\n09:00–10:00 · Hall A")
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.selection() is None


def test_enter_picks_up_arrows_move_enter_drops(page, event):
    page.board.select(event.opening)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(page.board, key)
    assert page.tip.text() == "Fits\nEnter drops, Esc cancels"
    assert page.board.accessibleDescription() == "Salon, 09:30. Fits\nEnter drops, Esc cancels"
    QTest.keyClick(page.board, Qt.Key.Key_Return)

    assert event.where(event.opening)[0] == Placement(event.salon, 0, 570)
    assert page.board.selection() == event.opening


def test_escape_puts_the_card_back(page, event):
    page.board.select(event.opening)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        QTest.keyClick(page.board, key)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 540)
    assert page.board.selection() == event.opening


def test_alt_and_arrows_carry_until_alt_is_let_go(page, event):
    page.board.select(event.opening)
    QTest.keyPress(page.board, Qt.Key.Key_Down, ALT)
    QTest.keyPress(page.board, Qt.Key.Key_Down, ALT)
    assert page.drag.active
    QTest.keyRelease(page.board, Qt.Key.Key_Alt)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 570)
    assert event.workspace.undo_label == "Move “Opening” to Hall A, 2026-09-26 09:30"


def test_page_keys_carry_to_another_day(page, event):
    page.board.select(event.opening)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        QTest.keyClick(page.board, key)

    assert event.where(event.opening)[0] == Placement(event.hall, 1, 540)
    assert page.board.days == (1,)


def test_a_listed_card_is_placed_by_keyboard(page, event):
    page.tray.list.setFocus()
    page.tray.list.setCurrentIndex(page.tray.model.index(0, 0))
    QTest.keyClick(page.tray.list, Qt.Key.Key_Return)
    assert page.drag.active
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(page.board, key)

    assert event.where(event.eurasian)[0] == Placement(event.salon, 0, 495)


def test_delete_unschedules_and_l_locks(page, event):
    page.board.select(event.opening)
    QTest.keyClick(page.board, Qt.Key.Key_L)
    assert schedule.snapshot(event.workspace).card_by_id[event.opening].locked
    QTest.keyClick(page.board, Qt.Key.Key_L)
    QTest.keyClick(page.board, Qt.Key.Key_Delete)

    assert event.where(event.opening) == (None, 60)


def test_f2_edits_title_and_length(page, event):
    page.board.select(event.opening)
    QTest.keyClick(page.board, Qt.Key.Key_F2)
    popover = page.acts.popover
    assert (popover.title.text(), popover.second_title.text(), popover.duration.value()) == ("Opening", "开幕式", 60)
    popover.title.setText("Opening and keynote")
    popover.duration.setValue(75)
    QTest.keyClick(popover.title, Qt.Key.Key_Return)

    card = schedule.snapshot(event.workspace).card_by_id[event.opening]
    assert (card.title, card.second_title, card.duration) == ("Opening and keynote", "开幕式", 75)
    assert not popover.isVisible()
