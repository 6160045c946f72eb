"""What the columns of the board are, and where a card lands in each arrangement."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.domain.schedule.grid import Card, Participant, Placement, Room, Snapshot, Track
from tests.ui.schedule.conftest import Event, Hand
from ui.schedule import geometry
from ui.schedule.arrangement import Arrangement, By, columns
from ui.schedule.column_chooser import ColumnChooser
from ui.schedule.page import ALL_DAYS, SchedulePage

ROOMS = (Room(1, "Hall", capacity=1200), Room(2, "Salon"))
ANNA, BORIS = Participant(7, "Anna"), Participant(8, "Boris")
TALK = Card(1, "Talk", 60, Placement(1, 0, 600), track=5, activity="Roadshow", people=(BORIS, ANNA))
TEA = Card(2, "Tea", 30, Placement(2, 1, 540))
EVENT = Snapshot(days=2, rooms=ROOMS, cards=(TALK, TEA), tracks=(Track(5, "Chips", 1),))


@pytest.mark.parametrize(
    ("arrangement", "expected"),
    [
        (Arrangement(), ["Hall", "Salon"]),
        (Arrangement(order=(2,)), ["Salon", "Hall"]),
        (Arrangement(hidden_rooms=frozenset({1})), ["Salon"]),
        (Arrangement(abreast=True), ["Hall", "Salon", "Hall", "Salon"]),
        (Arrangement(By.TRACK), ["Chips", "No track"]),
        (Arrangement(By.ACTIVITY), ["Roadshow", "No activity"]),
        (Arrangement(By.PERSON), ["Anna", "Boris", "Nobody"]),
        (Arrangement(By.PERSON, hidden_tracks=frozenset({5})), ["Nobody"]),
        (Arrangement(By.DAY), ["Day 1", "Day 2"]),
    ],
)
def test_what_the_columns_are(arrangement, expected):
    assert [each.name for each in columns(EVENT, (0, 1), arrangement)] == expected


def test_a_session_stands_once_in_the_column_of_each_of_its_people():
    made = geometry.make(EVENT, (0, 1), room=900, arrangement=Arrangement(By.PERSON))

    assert [made.columns[each].name for each in made.places_of(TALK)] == ["Boris", "Anna"]


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("abreast", [False, True])
@pytest.mark.parametrize("by", list(By))
def test_what_is_drawn_at_a_place_is_found_there(by, abreast, sideways):
    made = geometry.make(EVENT, (0, 1), room=900, arrangement=Arrangement(by, abreast, sideways))
    for card in EVENT.cards:
        for rect in made.rects(card):
            start = rect.left() if sideways else rect.top()
            x, y = (start, rect.center().y()) if sideways else (rect.center().x(), start)

            assert made.placement_at(x, y, 15, keep=card.placement.room) == card.placement


@pytest.mark.parametrize("abreast", [False, True])
def test_the_keyboard_steps_from_room_to_room_and_stays_on_the_board(abreast):
    made = geometry.make(EVENT, (0, 1), room=900, arrangement=Arrangement(abreast=abreast))

    assert made.beside(TALK.placement, 1) == Placement(2, 0, 600)
    assert made.beside(TALK.placement, -1) == TALK.placement
    assert made.beside(TALK.placement, 2) == (Placement(1, 1, 600) if abreast else Placement(2, 0, 600))


def test_a_forgotten_room_does_not_stay_hidden():
    gone = Arrangement(order=(9, 2), hidden_rooms=frozenset({1, 9}), hidden_tracks=frozenset({4}))

    assert gone.without(EVENT) == Arrangement(order=(2,), hidden_rooms=frozenset({1}))


def test_a_card_is_dragged_to_a_later_time_where_time_runs_to_the_right(page: SchedulePage, event: Event, hand: Hand):
    page.arrange(Arrangement(sideways=True))

    hand.carry(Placement(event.hall, 0, 540), Placement(event.salon, 0, 600))

    assert event.where(event.opening)[0] == Placement(event.salon, 0, 600)


def test_an_edge_is_dragged_where_time_runs_to_the_right(page: SchedulePage, event: Event, hand: Hand):
    page.arrange(Arrangement(sideways=True))
    rect = page.board.item(event.opening).sceneBoundingRect()
    right = page.board.mapFromScene(rect.right() - 2, rect.center().y())
    QTest.mousePress(page.board.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, right)

    hand.move(hand.over(Placement(event.hall, 0, 630), 0))
    hand.release(hand.over(Placement(event.hall, 0, 630), 0))

    assert event.where(event.opening) == (Placement(event.hall, 0, 540), 90)


def test_a_card_keeps_its_room_where_columns_are_tracks(page: SchedulePage, event: Event):
    page.arrange(Arrangement(By.TRACK))
    item = page.board.item(event.opening)
    start = page.board.mapFromScene(item.sceneBoundingRect().center())
    later = page.board.mapFromScene(item.sceneBoundingRect().center().x(), item.sceneBoundingRect().center().y() + 82)
    viewport = page.board.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, later)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, later)

    assert event.where(event.opening)[0] == Placement(event.hall, 0, 600)


def test_rooms_are_hidden_and_ordered_in_a_dialog(page: SchedulePage, event: Event):
    page._choose_columns()
    dialog = page.findChild(ColumnChooser)
    dialog.rooms.setCurrentRow(0)
    QTest.keyClick(dialog.rooms, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    dialog.tracks.tick_none()
    dialog._choose()

    assert page.board.arrangement.order == (event.salon, event.hall)
    assert [each.name for each in page.board.geometry_now.columns] == ["Salon", "Hall A"]
    assert page.view.text() == "By room, 1 hidden"


def test_a_week_shows_all_days(page: SchedulePage):
    page.arrange(Arrangement(By.DAY))

    assert page.days.value() == (ALL_DAYS if page.board.snapshot.days > 1 else 0)
    assert len(page.board.geometry_now.columns) == page.board.snapshot.days


@pytest.mark.parametrize("sideways", [False, True])
def test_cards_beside_each_other_have_room_to_say_something(sideways):
    crowd = tuple(Card(number, f"S{number}", 60, Placement(number, 0, 600), activity="Roadshow") for number in range(8))
    event = Snapshot(rooms=tuple(Room(each, str(each)) for each in range(8)), cards=crowd)
    made = geometry.make(event, (0,), room=300, arrangement=Arrangement(By.ACTIVITY, sideways=sideways))

    rects = [rect for _card, rect in made.stand(crowd, (0,)).values()]
    breadths = [rect.height() if sideways else rect.width() for rect in rects]
    assert min(breadths) >= (geometry.LANE_ROW if sideways else geometry.LANE) - 4


def test_a_page_that_is_left_carries_nothing(page: SchedulePage, event: Event, hand: Hand, window):
    hand.press(Placement(event.hall, 0, 540))
    assert page.drag.active
    window.show_page("people")

    assert not page.drag.active


def test_from_the_list_to_days_abreast_the_first_card_is_in_sight(page: SchedulePage):
    page.arrange(Arrangement(listed=True))
    page._open_day(-1)
    page.arrange(Arrangement(abreast=True))
    first = min(each.y() for each in page.board.all_items())
    assert page.board.mapFromScene(0, first).y() == 24
