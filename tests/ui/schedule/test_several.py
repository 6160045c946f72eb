"""Several sessions at once: selecting, carrying, copying, swapping."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Card, Placement
from organizer.domain.schedule.groups import carried, swapped
from organizer.errors import RuleViolation
from organizer.services import schedule
from tests.factories import a_session
from tests.ui.schedule.conftest import Event, Hand
from ui.schedule.load import Manner
from ui.schedule.page import SchedulePage

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
A, B, C = Card(1, "A", 60, Placement(1, 0, 540)), Card(2, "B", 30, Placement(2, 0, 600)), Card(3, "C", 30)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (Placement(1, 0, 555), {1: Placement(1, 0, 555), 2: Placement(2, 0, 615)}),
        (Placement(2, 1, 540), {1: Placement(2, 1, 540), 2: Placement(3, 1, 600)}),
        (Placement(3, 0, 540), None),
    ],
)
def test_what_is_carried_together_stays_together(target, expected):
    assert carried(A, (B, C), target, (1, 2, 3)) == expected


def test_only_two_that_are_on_the_schedule_are_swapped():
    assert swapped([A, B]) == {1: B.placement, 2: A.placement}
    assert swapped([A, C]) is None
    assert swapped([A]) is None


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("start", "ends"), [(600, 690), (660, 750), (570, 660)])
def test_two_in_one_room_keep_the_time_that_they_take_together(turned, start, ends):
    short, long = Card(1, "A", 60, Placement(1, 0, 540)), Card(2, "B", 90, Placement(1, 0, start))

    moves = swapped([long, short] if turned else [short, long])

    assert moves == {1: Placement(1, 0, ends - 60), 2: Placement(1, 0, 540)}


def test_two_on_other_days_or_without_a_room_begin_where_the_other_one_began():
    for one, other in (
        (Placement(1, 0, 540), Placement(1, 1, 660)),
        (Placement(None, 0, 540), Placement(None, 0, 600)),
    ):
        assert swapped([Card(1, "A", 60, one), Card(2, "B", 90, other)]) == {1: other, 2: one}


def click(page, point, keys=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(page.board.viewport(), Qt.MouseButton.LeftButton, keys, point)


@pytest.fixture
def both(page: SchedulePage, event: Event, hand: Hand) -> SchedulePage:
    """Opening and Clinic are selected."""
    click(page, hand.over(Placement(event.hall, 0, 540)))
    click(page, hand.over(Placement(event.hall, 0, 660)), CONTROL)
    return page


def test_control_and_a_click_add_and_take_away(both: SchedulePage, event: Event, hand: Hand):
    assert both.board.chosen() == (event.opening, event.clinic)

    click(both, hand.over(Placement(event.hall, 0, 540)), CONTROL)
    assert both.board.chosen() == (event.clinic,)


def test_a_click_on_one_of_several_selects_it_alone(both: SchedulePage, event: Event, hand: Hand):
    click(both, hand.over(Placement(event.hall, 0, 660)))

    assert both.board.chosen() == (event.clinic,)


def test_a_frame_selects_what_it_touches(page: SchedulePage, event: Event, hand: Hand):
    start, end = hand.over(Placement(event.salon, 0, 520), 0), hand.over(Placement(event.hall, 0, 690), 0)
    viewport = page.board.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, CONTROL, start)
    QTest.mouseMove(viewport, start - QPoint(20, -20))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, CONTROL, end)

    assert sorted(page.board.chosen()) == sorted((event.opening, event.clinic))


@pytest.mark.usefixtures("both")
def test_several_are_dragged_as_one_step(event: Event, hand: Hand, window):
    hand.carry(Placement(event.hall, 0, 540), Placement(event.salon, 0, 600))

    assert event.where(event.opening)[0] == Placement(event.salon, 0, 600)
    assert event.where(event.clinic)[0] == Placement(event.salon, 0, 720)
    assert event.workspace.undo_label == "Move 2 sessions"
    window.undo_action.trigger()
    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 660)


def test_delete_puts_all_selected_back_as_one_step(both: SchedulePage, event: Event):
    QTest.keyClick(both.board, Qt.Key.Key_Delete)

    assert event.where(event.opening)[0] is None
    assert event.where(event.clinic)[0] is None
    assert event.workspace.undo_label == "Unschedule 2 sessions"


def test_delete_leaves_locked_ones_and_says_so(both: SchedulePage, event: Event, window):
    schedule.lock_session(event.workspace, event.clinic)

    QTest.keyClick(both.board, Qt.Key.Key_Delete)

    assert event.where(event.opening)[0] is None
    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 660)
    assert window.toaster.text() == "1 locked session stayed."
    assert event.workspace.undo_label == "Unschedule 1 session"


def test_delete_says_which_is_locked_where_all_are(both: SchedulePage, event: Event, window):
    for each in (event.opening, event.clinic):
        schedule.lock_session(event.workspace, each)

    QTest.keyClick(both.board, Qt.Key.Key_Delete)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 540)
    assert "is locked. Unlock it to move it." in window.toaster.text()


def test_moving_several_says_which_one_is_locked(event: Event):
    schedule.lock_session(event.workspace, event.clinic)
    moves = {event.opening: Placement(event.salon, 0, 540), event.clinic: Placement(event.salon, 0, 660)}

    with pytest.raises(RuleViolation, match="“Clinic” is locked"):
        schedule.move_sessions(event.workspace, moves)


def test_alt_makes_a_copy_with_talks_and_people(page: SchedulePage, event: Event, hand: Hand):
    hand.press(Placement(event.hall, 0, 540))
    target = hand.over(Placement(event.salon, 0, 780))
    QTest.mouseMove(page.board.viewport(), target)
    page.drag.pointer(*_on_screen(page, target), manner=Manner.COPY)
    hand.release(target, ALT)

    copies = [each for each in page.board.snapshot.cards if each.title == "Opening" and each.id != event.opening]
    assert [each.placement for each in copies] == [Placement(event.salon, 0, 780)]
    assert [each.name for each in copies[0].people] == ["Elena Rossi"]
    assert event.where(event.opening)[0] == Placement(event.hall, 0, 540)


def _on_screen(page, point):
    at = page.board.viewport().mapToGlobal(point)
    return at.x(), at.y()


def test_duplicate_stands_at_the_nearest_free_place_after(page: SchedulePage, event: Event):
    page.board.select(event.opening)
    QTest.keyClick(page.board, Qt.Key.Key_D, CONTROL)

    (copy,) = (each for each in page.board.snapshot.cards if each.title == "Opening" and each.id != event.opening)
    assert copy.placement == Placement(event.hall, 0, 600)
    assert event.workspace.undo_label == "Copy “Opening” to Hall A, 2026-09-26 10:00"


@pytest.mark.parametrize(("key", "copies"), [(Qt.Key.Key_C, 1), (Qt.Key.Key_X, 0)])
def test_cut_or_copied_it_is_carried_by_paste(page: SchedulePage, event: Event, key, copies):
    page.board.select(event.opening)
    QTest.keyClick(page.board, key, CONTROL)
    QTest.keyClick(page.board, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(page.board, Qt.Key.Key_Right)
    QTest.keyClick(page.board, Qt.Key.Key_Return)

    openings = [each.placement for each in page.board.snapshot.cards if each.title == "Opening"]
    assert Placement(event.salon, 0, 540) in openings
    assert len(openings) == 1 + copies


def test_two_selected_change_places(both: SchedulePage, event: Event):
    QTest.keyClick(both.board, Qt.Key.Key_R, CONTROL)
    QTest.keyClick(both.board, Qt.Key.Key_Return)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 690)
    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 540)


def test_a_swap_is_shown_first_and_let_be_by_any_other_key(both: SchedulePage, event: Event):
    board, before = both.board, event.workspace.last_operation
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_M):
        QTest.keyClick(board, Qt.Key.Key_R, CONTROL)
        assert (board.item(event.opening).opacity(), both.tip.isVisible()) == (0.4, True)
        QTest.keyClick(board, key)
        assert (board.item(event.opening).opacity(), both.tip.isVisible()) == (1.0, False)
        assert len(board.chosen()) == 2
    QTest.keyClick(board, Qt.Key.Key_Return)
    both.drag.cancel()
    assert event.workspace.last_operation == before


def test_the_menu_shows_a_swap_and_does_it(both: SchedulePage, event: Event):
    menu = both.acts.menu_of(event.opening)
    action = menu.actions()[0]
    assert action.text() == "Swap the two"
    menu.hovered.emit(action)
    assert both.board.item(event.clinic).opacity() == 0.4
    menu.aboutToHide.emit()
    assert both.board.item(event.clinic).opacity() == 1.0
    action.trigger()
    menu.deleteLater()

    assert event.where(event.clinic)[0] == Placement(event.hall, 0, 540)


def test_what_is_locked_is_not_swapped_and_says_so(both: SchedulePage, event: Event, window):
    schedule.lock_session(event.workspace, event.clinic)
    QTest.keyClick(both.board, Qt.Key.Key_R, CONTROL)
    assert window.toaster.text() == "“Clinic” is locked. Unlock it to move it."


def test_many_that_are_carried_say_why_no_place_is_painted(page: SchedulePage, event: Event):
    made = [a_session(event.workspace, f"S{each}", room_id=event.hall, day=1, start=540 + each) for each in range(13)]
    page.board.choose(made)
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    assert not page.board.painted.shown
    assert page.tip.text().splitlines()[-1] == (
        "Places are painted for up to 12 sessions together. Enter drops, Esc cancels"
    )
    page.drag.cancel()


def test_a_swap_says_which_conflicts_it_brings(page: SchedulePage, event: Event):
    big = a_session(event.workspace, "Gala", room_id=event.salon, day=0, start=720, duration=60, expected=30)
    wide = a_session(event.workspace, "Forum", room_id=event.hall, day=0, start=900, duration=60, expected=62)
    page.board.choose((big, wide))

    page.swapping.begin()

    assert page.tip.text().splitlines() == [
        "Fits, with 1 warning",
        "62 expected, Salon seats 40.",
        "1 conflict would be left in all. Enter swaps them, Esc does not.",
    ]
    page.swapping.carry_out()
    assert event.where(wide)[0] == Placement(event.salon, 0, 720)


def test_all_of_the_day_are_selected(page: SchedulePage, event: Event):
    QTest.keyClick(page.board, Qt.Key.Key_A, CONTROL)

    assert sorted(page.board.chosen()) == sorted((event.opening, event.clinic))
