from datetime import date

import pytest

from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.services import rooms
from tests.factories import a_session


def test_a_room_is_made_as_it_was_typed(workspace):
    id = rooms.add_room(
        workspace,
        {
            "name": "Hall A",
            "second_name": "主会场",
            "capacity": "1,420",
            "place": "Ground floor",
            "equipment": "stage, 投影；stage",
        },
        {0: "8-12, 13:00–18:30", 1: ""},
    )
    (room,) = rooms.rooms(workspace)
    assert (room.id, room.name, room.second_name, room.capacity, room.place) == (
        id,
        "Hall A",
        "主会场",
        1420,
        "Ground floor",
    )
    assert room.equipment == ("stage", "投影")
    assert room.hours == {0: ((480, 720), (780, 1110))}
    assert workspace.undo_label == "Add room “Hall A”"


def test_a_room_is_changed_where_it_differs(workspace):
    id = rooms.add_room(workspace, {"name": "Hall A", "capacity": "10"}, {0: "8-12"})
    rooms.change_room(workspace, id, {"name": "Hall B", "capacity": ""}, {0: "", 1: "9-10"})
    (room,) = rooms.rooms(workspace)
    assert (room.name, room.capacity, room.hours) == ("Hall B", None, {1: ((540, 600),)})
    last = workspace.last_operation
    rooms.change_room(workspace, id, {"name": "Hall B", "capacity": ""}, {1: "09:00–10:00"})
    assert workspace.last_operation == last


@pytest.mark.parametrize(
    ("values", "hours"),
    [
        ({"name": " "}, {}),
        ({"name": "A", "capacity": "many"}, {}),
        ({"name": "A"}, {0: "late"}),
        ({"name": "A"}, {0: "9-12, 11-13"}),
    ],
)
def test_what_cannot_be_is_refused(workspace, values, hours):
    with pytest.raises(BadInput):
        rooms.add_room(workspace, values, hours)
    assert rooms.rooms(workspace) == ()


def test_names_are_given_once(workspace):
    rooms.add_room(workspace, {"name": "Hall A"})
    other = rooms.add_room(workspace, {"name": "Hall B"})
    with pytest.raises(RuleViolation, match="a “Hall A” already"):
        rooms.change_room(workspace, other, {"name": "Hall A"})
    with pytest.raises(RuleViolation):
        rooms.add_room(workspace, {"name": "Hall A"})


def test_tracks_get_the_next_colour(workspace):
    first, second = (rooms.add_track(workspace, {"name": name}) for name in ("AI", "Energy"))
    rooms.change_track(workspace, second, {"name": "Energy", "second_name": "能源", "color": "5"})
    a_session(workspace, track_id=second)
    assert [(each.id, each.color, each.sessions) for each in rooms.tracks(workspace)] == [(first, 0, 0), (second, 5, 1)]
    assert workspace.undo_label == "Add session"


def test_deleting_leaves_the_sessions(workspace):
    room, track = rooms.add_room(workspace, {"name": "A"}, {0: "8-9"}), rooms.add_track(workspace, {"name": "T"})
    a_session(workspace, room_id=room, track_id=track, day=0, start=480)
    rooms.remove_room(workspace, room)
    rooms.remove_track(workspace, track)
    assert (rooms.rooms(workspace), rooms.tracks(workspace)) == ((), ())
    with pytest.raises(NotFound):
        rooms.remove_room(workspace, room)


def test_the_order_is_changed(workspace):
    a, _b, c = (rooms.add_room(workspace, {"name": name}) for name in "ABC")
    rooms.move_room(workspace, c, 0)
    rooms.move_room(workspace, a, 2)
    assert [each.name for each in rooms.rooms(workspace)] == ["C", "B", "A"]
    tracks = [rooms.add_track(workspace, {"name": name}) for name in "XY"]
    rooms.move_track(workspace, tracks[1], 0)
    assert [each.name for each in rooms.tracks(workspace)] == ["Y", "X"]


def test_the_days_of_the_event(workspace):
    assert rooms.event_days(workspace) == (date(2026, 9, 26), date(2026, 9, 27))
