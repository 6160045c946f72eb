"""Where cards lie on the board."""

import pytest

from organizer.domain.schedule.grid import Card, Pause, Placement, Room, Snapshot
from ui.schedule import geometry
from ui.schedule.geometry import Lane

ROOMS = (Room(1, "A"), Room(2, "B"))


def card(number: int, start: int, duration: int, room: int | None = 1, day: int = 0) -> Card:
    return Card(number, f"S{number}", duration, Placement(room, day, start))


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ([], {}),
        ([card(1, 600, 60), card(2, 660, 60)], {1: Lane(0, 1), 2: Lane(0, 1)}),
        ([card(1, 600, 60), card(2, 630, 60)], {1: Lane(0, 2), 2: Lane(1, 2)}),
        (
            [card(1, 600, 120), card(2, 600, 30), card(3, 630, 30), card(4, 720, 30)],
            {1: Lane(0, 2), 2: Lane(1, 2), 3: Lane(1, 2), 4: Lane(0, 1)},
        ),
    ],
)
def test_cards_that_overlap_share_the_column(cards, expected):
    assert geometry.lanes(cards) == expected


def test_few_rooms_fill_the_width_and_many_scroll():
    few = geometry.make(Snapshot(rooms=ROOMS), [0], room=1000)
    many = geometry.make(Snapshot(rooms=tuple(Room(each, str(each)) for each in range(40))), [0], room=1000)

    assert (few.column, many.column) == (500, geometry.MIN_COLUMN)


def test_the_day_reaches_as_far_as_what_stands_on_it():
    late = card(1, 25 * 60 + 10, 60)
    snapshot = Snapshot(rooms=ROOMS, cards=(late,), pauses=(Pause(1, "Set-up", 0, 405, 30),))

    (band,) = geometry.make(snapshot, [0], room=1000).bands

    assert (band.first, band.last) == (6 * 60, 27 * 60)


def test_a_time_without_a_room_has_a_column_of_its_own():
    made = geometry.make(Snapshot(rooms=ROOMS, cards=(card(1, 600, 60, None),)), [0], room=900)

    assert [each.key for each in made.columns] == [1, 2, None]
    assert made.rects(card(1, 600, 60, None))[0].left() == 600 + geometry.INSET_X


@pytest.mark.parametrize("days", [[0], [0, 1]])
@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_what_is_drawn_at_a_place_is_found_there(days, zoom):
    made = geometry.make(Snapshot(days=2, rooms=ROOMS), days, room=1000, zoom=zoom)
    for place in (Placement(1, 0, 480), Placement(2, days[-1], 615), Placement(2, 0, 1170)):
        (rect,) = made.rects(Card(1, "S", 60, place))

        assert made.placement_at(rect.center().x(), rect.top(), 15) == place
