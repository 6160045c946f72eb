"""Cards are carried by the mouse: between rooms, times and days, from and to the list, by their edges."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsPixmapItem

from organizer.domain.schedule.grid import Card, Placement
from organizer.services import schedule
from ui.schedule.load import Manner, Mode


def ghosts(page):
    """Where a ghost is seen, in the scene."""
    items = [each for each in page.board.scene().items() if isinstance(each, QGraphicsPixmapItem) and each.isVisible()]
    return [each.pos() for each in items if each.parentItem() is None and each.zValue() > 0]


def test_a_card_goes_to_another_room_and_time_and_comes_back_by_undo(page, event, hand, window):
    hand.carry(Placement(event.hall, 0, 540), Placement(event.salon, 0, 780))

    assert event.where(event.opening) == (Placement(event.salon, 0, 780), 60)
    assert event.workspace.undo_label == "Move “Opening” to Salon, 2026-09-26 13:00"
    window.undo_action.trigger()
    assert event.where(event.opening) == (Placement(event.hall, 0, 540), 60)
    assert page.board.item(event.opening).card.placement == Placement(event.hall, 0, 540)
    window.redo_action.trigger()
    assert page.board.item(event.opening).card.placement == Placement(event.salon, 0, 780)


def test_the_answer_is_shown_before_the_drop_and_nothing_is_written(page, event, hand):
    before = event.workspace.last_operation
    hand.press(Placement(event.hall, 0, 540))
    hand.move(hand.over(Placement(event.hall, 0, 660)))

    assert page.tip.isVisible()
    assert page.tip.text() == ("Possible, with 1 error\n“Opening” and “Clinic” are both in Hall A, 11:00–12:00.")
    assert ghosts(page) == corners(page, Placement(event.hall, 0, 660), 60)
    assert event.workspace.last_operation == before

    QTest.keyClick(page.board, Qt.Key.Key_Escape)
    assert not page.drag.active
    assert not page.tip.isVisible()
    hand.release(hand.over(Placement(event.hall, 0, 660)))
    assert event.where(event.opening) == (Placement(event.hall, 0, 540), 60)


def test_the_landing_place_snaps(page, event, hand):
    page.board.snap = 30
    hand.press(Placement(event.hall, 0, 540), 10)
    hand.move(hand.over(Placement(event.hall, 0, 800), 10))
    hand.release(hand.over(Placement(event.hall, 0, 800), 10))

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 810)


def test_a_listed_card_is_dragged_onto_the_board(page, event, hand):
    target = hand.over(Placement(event.salon, 0, 600), 15)
    _drag_from_list(page, page.board.viewport().mapToGlobal(target))

    assert page.tip.text().startswith("Fits, with 2 warnings\n62 expected, Salon seats 40.")
    _drop_from_list(page)

    assert event.where(event.eurasian) == (Placement(event.salon, 0, 600), 90)
    assert page.tray.model.rowCount() == 0


def _drag_from_list(page, end: QPoint) -> None:
    view = page.tray.list
    start = view.visualRect(view.model().index(0, 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view.viewport(), start + QPoint(20, 0))
    QTest.mouseMove(view.viewport(), view.viewport().mapFromGlobal(end))


def _drop_from_list(page) -> None:
    QTest.mouseRelease(page.tray.list.viewport(), Qt.MouseButton.LeftButton)


def test_a_card_dragged_back_to_the_list_is_unscheduled(page, event, hand):
    hand.press(Placement(event.hall, 0, 540))
    inside = page.board.viewport().mapFromGlobal(page.tray.mapToGlobal(page.tray.rect().center()))
    hand.move(inside)
    assert page.tip.text() == "Back to the list"
    hand.release(inside)

    assert event.where(event.opening) == (None, 60)
    assert [page.tray.model.card(row).id for row in range(2)] == [event.opening, event.eurasian]


def test_a_card_held_over_a_day_opens_it_and_lands_there(page, event, hand, qtbot):
    hand.press(Placement(event.hall, 0, 540))
    tab = page.days.findChildren(type(page.days.children()[-1]))[1]
    hand.move(page.board.viewport().mapFromGlobal(tab.mapToGlobal(tab.rect().center())))
    qtbot.waitUntil(lambda: page.board.days == (1,))
    hand.move(hand.over(Placement(event.salon, 1, 600)))
    hand.release(hand.over(Placement(event.salon, 1, 600)))

    assert event.where(event.opening)[0] == Placement(event.salon, 1, 600)


def test_shift_takes_all_that_follow_along(page, event, hand):
    hand.press(Placement(event.hall, 0, 540))
    point = hand.over(Placement(event.hall, 0, 570))
    page.drag.pointer(*_on_screen(page, point), manner=Manner.FOLLOWING)
    hand.release(point, Qt.KeyboardModifier.ShiftModifier)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 570)
    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 690)
    event.workspace.undo()
    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 660)


def _on_screen(page, point: QPoint) -> tuple[int, int]:
    there = page.board.viewport().mapToGlobal(point)
    return there.x(), there.y()


@pytest.mark.parametrize(
    ("edge", "target", "expected"),
    [(58.5, 645, (540, 105)), (1.5, 510, (510, 90)), (1.5, 720, (585, 15)), (58.5, 500, (540, 15))],
)
def test_an_edge_resizes(event, hand, edge, target, expected):
    start, duration = expected
    hand.press(Placement(event.hall, 0, 540), edge)
    hand.move(hand.over(Placement(event.hall, 0, target), 0))
    hand.release(hand.over(Placement(event.hall, 0, target), 0))

    assert event.where(event.opening) == (Placement(event.hall, 0, start), duration)


def corners(page, place, duration):
    return [each.topLeft() for each in page.board.geometry_now.rects(Card(0, "", duration, place))]


def drag_on_empty_space(page, event, hand):
    hand.press(Placement(event.salon, 0, 600), 2)
    hand.move(hand.over(Placement(event.salon, 0, 675), 2))
    assert ghosts(page) == corners(page, Placement(event.salon, 0, 600), 75)
    assert page.drag.aim.duration == 75
    hand.release(hand.over(Placement(event.salon, 0, 675), 2))
    assert page.acts.popover.isVisible()
    return page.acts.popover


def test_dragging_on_empty_space_asks_for_a_title_and_creates_a_session_as_one_step(page, event, hand):
    last = event.workspace.last_operation
    popover = drag_on_empty_space(page, event, hand)
    assert (popover.title.text(), popover.duration.value()) == ("New session", 75)
    popover.title.setText("Delegation reception")
    popover.second_title.setText("代表团招待会")
    QTest.keyClick(popover.title, Qt.Key.Key_Return)

    made = max(page.board.snapshot.card_by_id)
    card = schedule.snapshot(event.workspace).card_by_id[made]
    assert event.where(made) == (Placement(event.salon, 0, 600), 75)
    assert (card.title, card.second_title) == ("Delegation reception", "代表团招待会")
    assert event.workspace.last_operation == last + 1


def test_escape_creates_nothing_and_going_elsewhere_does(page, event, hand):
    before = set(page.board.snapshot.card_by_id)
    popover = drag_on_empty_space(page, event, hand)
    QTest.keyClick(popover.title, Qt.Key.Key_Escape)
    assert set(page.board.snapshot.card_by_id) == before

    popover = drag_on_empty_space(page, event, hand)
    popover.title.setText("Reception")
    popover._focus_moved(popover.title, page.board)
    (made,) = set(page.board.snapshot.card_by_id) - before
    assert page.board.snapshot.card_by_id[made].title == "Reception"


def test_a_locked_card_says_why_it_does_not_move(page, event, hand):
    schedule.lock_session(event.workspace, event.opening)
    hand.press(Placement(event.hall, 0, 540))
    hand.move(hand.over(Placement(event.salon, 0, 600)))

    assert page.tip.text() == "Cannot stand here\n“Opening” is locked. Unlock it to move it."
    hand.release(hand.over(Placement(event.salon, 0, 600)))
    assert event.where(event.opening)[0] == Placement(event.hall, 0, 540)


def test_the_nearest_place_that_fits_is_offered_and_taken_by_n(page, event, hand, qtbot):
    hand.press(Placement(event.hall, 0, 540))
    hand.move(hand.over(Placement(event.hall, 0, 660)))
    qtbot.waitUntil(lambda: "nearest place that fits is Salon, 11:00" in page.tip.text())
    QTest.keyClick(page.board, Qt.Key.Key_N)

    assert not page.drag.active
    assert event.where(event.opening)[0] == Placement(event.salon, 0, 660)
    hand.release(hand.over(Placement(event.hall, 0, 660)))


def test_a_change_from_elsewhere_ends_the_drag(page, event, hand):
    hand.press(Placement(event.hall, 0, 540))
    schedule.move_session(event.workspace, event.opening, Placement(event.salon, 0, 900))

    assert not page.drag.active
    hand.release(hand.over(Placement(event.hall, 0, 700)))
    assert event.where(event.opening)[0] == Placement(event.salon, 0, 900)


def test_the_mouse_takes_the_card_or_its_edge(page, event, hand):
    item = page.board.item(event.opening)

    assert page.board.hand.mode_at(item, hand.over(Placement(event.hall, 0, 540), 30)) is Mode.MOVE
    assert page.board.hand.mode_at(item, hand.over(Placement(event.hall, 0, 540), 2)) is Mode.TOP
    assert page.board.hand.mode_at(item, hand.over(Placement(event.hall, 0, 540), 58)) is Mode.BOTTOM
