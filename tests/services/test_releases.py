"""Versions of the programme and schedules side by side, on real rows; the fixture undoes and redoes each."""

import pytest
from sqlalchemy import delete, select, update

from organizer.domain.programme.words import BreakKind, SessionState
from organizer.domain.schedule.grid import Pause, Placement
from organizer.domain.schedule.releases import by_person
from organizer.errors import BadInput, NotFound
from organizer.services import arrangements, breaks, people, releases, rooms, scenarios, schedule, talks
from organizer.storage import tables
from organizer.storage.bulk import insert_row
from tests.databases import dump
from tests.factories import a_break, a_person, a_role, a_room, a_session, a_talk

PROGRAMME = ("session", "talk", "role", "break", "break_room")


@pytest.fixture
def programme(workspace):
    """Two halls, four sessions of which one waits, one talk, three people, one break."""
    hall, salon = a_room(workspace, "Hall"), a_room(workspace, "Salon")
    sessions = [
        a_session(workspace, title, room_id=hall, day=0, start=start)
        for title, start in (("Opening", 540), ("Keynote", 600), ("Panel", 700))
    ]
    waiting = a_session(workspace, "Waiting")
    for name, session in zip(("Rossi", "Wang", "Sato"), sessions, strict=True):
        a_role(workspace, a_person(workspace, name), session_id=session)
    a_talk(workspace, sessions[2], "A new sensor")
    a_break(workspace, "Lunch", day=0, start=720, duration=60, rooms=(hall,))
    return hall, salon, (*sessions, waiting)


def kinds(comparison) -> dict[str, list[str]]:
    return {each.title: [kind.value for kind in each.kinds] for each in comparison.changes}


def test_what_is_different_since_is_told_for_each_session_and_each_person(workspace, programme):
    _hall, salon, (opening, keynote, panel, waiting) = programme
    first = releases.release(workspace, " v1 ", "Sent to the press")
    assert releases.changes_since(workspace, first).changes == ()

    schedule.move_session(workspace, opening, Placement(salon, 1, 540))
    schedule.describe_session(workspace, keynote, title="The keynote", second_title="", duration=45)
    people.delete_people(workspace, {2})
    arrangements.set_state(workspace, [panel], SessionState.CANCELLED)
    schedule.move_session(workspace, waiting, Placement(salon, 0, 600))

    found = releases.changes_since(workspace, first)
    assert kinds(found) == {
        "Opening": ["time", "room"],
        "The keynote": ["length", "renamed", "people"],
        "Waiting": ["new"],
        "Panel": ["cancelled"],
    }
    names = {
        found.before.people[person]: [each.title for each in its] for person, its in by_person(found.changes).items()
    }
    assert names == {"Rossi": ["Opening"], "Wang": ["The keynote"], "Sato": ["Panel"]}
    assert [(each.name, each.note) for each in releases.releases(workspace)] == [("v1", "Sent to the press")]


def test_talks_tracks_and_breaks_are_compared_too(workspace, programme):
    hall, salon, (opening, _keynote, panel, _waiting) = programme
    with workspace.operation("Add a track") as db:
        optics = insert_row(db, tables.track, {"name": "Optics"})
    first = releases.release(workspace, "v1")

    with workspace.operation("Put into a track") as db:
        db.execute(update(tables.session).where(tables.session.c.id == opening).values(track_id=optics))
    talks.arrange_talks(workspace, panel, [(1, 33)])
    breaks.change_break(workspace, Pause(1, "Lunch", 0, 720, 90, frozenset({hall, salon})))
    breaks.create_break(workspace, Pause(0, "Set up", 0, 900, 15, kind=BreakKind.BLOCKER))

    found = releases.changes_since(workspace, first)
    assert kinds(found) == {"Opening": ["track"], "Panel": ["talks"]}
    assert [[kind.value for kind in each.kinds] for each in found.breaks] == [["room", "length"]]
    assert releases.change_counts(workspace) == {first: 3}
    assert found.after.tracks == {optics: "Optics"}


def test_deleted_and_unscheduled_sessions_are_gone(workspace, programme):
    first = releases.release(workspace, "v1")
    schedule.delete_session(workspace, programme[2][0])
    schedule.unschedule_session(workspace, programme[2][1])
    second = releases.release(workspace, "v2")

    found = releases.changes_between(workspace, first, second)

    assert kinds(found) == {"Opening": ["gone"], "Keynote": ["gone"]}
    assert kinds(releases.changes_between(workspace, second, first)) == {"Opening": ["new"], "Keynote": ["new"]}


def test_going_back_gives_the_released_programme_row_by_row(workspace, programme):
    hall, salon, (opening, keynote, panel, _waiting) = programme
    first = releases.release(workspace, "v1")
    before = dump(workspace)
    schedule.delete_session(workspace, opening)
    schedule.move_session(workspace, keynote, Placement(salon, 1, 800))
    talks.arrange_talks(workspace, panel, [(1, 33)])
    breaks.change_break(workspace, Pause(1, "Long lunch", 0, 700, 90, frozenset({hall, salon})))
    breaks.create_break(workspace, Pause(0, "Tea", 0, 900, 15))

    releases.go_back(workspace, first)

    after = dump(workspace)
    assert {each: after[each] for each in PROGRAMME} == {each: before[each] for each in PROGRAMME}
    assert releases.changes_since(workspace, first).changes == ()
    assert workspace.undo_label == "Go back to “v1”"


def test_what_was_added_since_is_not_lost(workspace, programme):
    hall, _salon, (opening, *_rest) = programme
    first = releases.release(workspace, "v1")
    added = schedule.create_session_at(workspace, Placement(hall, 1, 600), duration=30, title="Added")
    talk = a_talk(workspace, opening, "Added talk")

    releases.go_back(workspace, first)

    cards = schedule.snapshot(workspace).card_by_id
    assert (cards[added].title, cards[added].placement, cards[opening].talks) == ("Added", None, ())
    with workspace.reading() as db:
        assert db.scalar(select(tables.talk.c.session_id).where(tables.talk.c.id == talk)) is None


def test_going_back_does_without_what_is_gone(workspace, programme):
    hall, _salon, (opening, keynote, *_rest) = programme
    first = releases.release(workspace, "v1")
    people.delete_people(workspace, {1})
    rooms.remove_room(workspace, hall)

    releases.go_back(workspace, first)

    cards = schedule.snapshot(workspace).card_by_id
    assert (cards[opening].placement, cards[opening].people) == (Placement(None, 0, 540), ())
    assert [each.name for each in cards[keynote].people] == ["Wang"]


@pytest.mark.usefixtures("programme")
def test_a_release_is_described_and_forgotten(workspace):
    first = releases.release(workspace, "v1")
    releases.describe_release(workspace, first, name="v1.0", note="Printed")
    assert [(each.name, each.note) for each in releases.releases(workspace)] == [("v1.0", "Printed")]

    releases.delete_release(workspace, first)

    assert releases.releases(workspace) == ()
    for gone in (releases.changes_since, releases.go_back, releases.delete_release):
        with pytest.raises(NotFound):
            gone(workspace, first)
    with pytest.raises(BadInput):
        releases.release(workspace, " ")


def test_a_scenario_is_kept_compared_and_applied(workspace, programme):
    hall, salon, (opening, keynote, panel, _waiting) = programme
    morning = scenarios.keep_scenario(workspace, "Morning")
    schedule.move_session(workspace, opening, Placement(salon, 1, 540))
    schedule.unschedule_session(workspace, keynote)
    schedule.move_session(workspace, panel, Placement(salon, 0, 900))
    schedule.lock_session(workspace, panel)
    evening = scenarios.keep_scenario(workspace, "Evening")

    assert [(each.session, each.before, each.after) for each in scenarios.compare_scenario(workspace, morning)] == [
        (opening, (Placement(salon, 1, 540), 60), (Placement(hall, 0, 540), 60)),
        (keynote, (None, 60), (Placement(hall, 0, 600), 60)),
        (panel, (Placement(salon, 0, 900), 60), (Placement(hall, 0, 700), 60)),
    ]
    assert len(scenarios.compare_scenario(workspace, morning, evening)) == 3

    applied = scenarios.apply_scenario(workspace, morning)

    assert (applied.moved, [each.id for each in applied.locked]) == (2, [panel])
    assert [each.session for each in scenarios.compare_scenario(workspace, morning)] == [panel]
    assert [each.name for each in scenarios.scenarios(workspace)] == ["Evening", "Morning"]


def test_a_scenario_of_the_same_name_is_kept_anew_and_does_without_rooms_that_are_gone(workspace, programme):
    hall, _salon, (opening, *_rest) = programme
    first = scenarios.keep_scenario(workspace, "Plan")
    assert scenarios.keep_scenario(workspace, "Plan") == first
    schedule.unschedule_session(workspace, opening)
    rooms.remove_room(workspace, hall)

    scenarios.apply_scenario(workspace, first)

    assert schedule.snapshot(workspace).card_by_id[opening].placement == Placement(None, 0, 540)
    scenarios.delete_scenario(workspace, first)
    with pytest.raises(NotFound):
        scenarios.apply_scenario(workspace, first)


@pytest.mark.usefixtures("programme")
def test_a_released_session_has_its_code_again_from_the_one_that_took_it(workspace):
    with workspace.operation("Give a code") as db:
        db.execute(update(tables.session).where(tables.session.c.id == 1).values(code="X1"))
    first = releases.release(workspace, "v1")
    with workspace.operation("Give it to another") as db:
        db.execute(delete(tables.session).where(tables.session.c.id == 1))
        db.execute(update(tables.session).where(tables.session.c.id == 2).values(code="X1"))

    releases.go_back(workspace, first)

    assert {each.id: each.code for each in schedule.snapshot(workspace).cards if each.id in (1, 2)} == {1: "X1", 2: ""}


def test_a_scenario_is_tried_first_and_seen_as_a_whole(workspace, programme):
    hall, salon, (opening, keynote, panel, waiting) = programme
    plan = scenarios.keep_scenario(workspace, "Plan")
    schedule.move_session(workspace, opening, Placement(salon, 1, 540))
    schedule.lock_session(workspace, opening)
    schedule.unschedule_session(workspace, keynote)
    schedule.delete_session(workspace, panel)
    added = schedule.create_session_at(workspace, Placement(salon, 0, 800), duration=30, title="Added")

    tried = scenarios.try_scenario(workspace, plan)
    assert [each.session for each in tried.moving] == [keynote]
    assert ([each.id for each in tried.locked], tried.roomless, tried.gone) == ([opening], (), 1)
    seen = scenarios.scenario_snapshot(workspace, plan).card_by_id
    assert {each: seen[each].placement for each in (opening, keynote, waiting, added)} == {
        opening: Placement(hall, 0, 540),
        keynote: Placement(hall, 0, 600),
        waiting: None,
        added: Placement(salon, 0, 800),
    }

    rooms.remove_room(workspace, hall)
    assert [each.id for each in scenarios.try_scenario(workspace, plan).roomless] == [opening, keynote]


@pytest.mark.usefixtures("programme")
def test_a_scenario_is_called_otherwise(workspace):
    plan, other = (scenarios.keep_scenario(workspace, name) for name in ("Plan", "Other"))
    scenarios.describe_scenario(workspace, plan, name=" Rain ", note="Inside")

    assert [(each.name, each.note) for each in scenarios.scenarios(workspace)] == [("Other", ""), ("Rain", "Inside")]
    for name in ("", "Rain"):
        with pytest.raises(BadInput):
            scenarios.describe_scenario(workspace, other, name=name, note="")


@pytest.mark.usefixtures("programme")
def test_who_released_what_and_how_much_changed_since(workspace):
    assert releases.newest(workspace) is None
    first = releases.release(workspace, releases.suggested_name(releases.releases(workspace)))
    schedule.move_session(workspace, 1, Placement(1, 1, 540))
    second = releases.release(workspace, "Version 3")
    schedule.unschedule_session(workspace, 2)

    known = releases.releases(workspace)
    assert [(each.name, each.by) for each in known] == [("Version 3", "tester"), ("Version 1", "tester")]
    assert releases.suggested_name(known) == "Version 4"
    assert releases.change_counts(workspace) == {first: 2, second: 1}
    assert releases.newest(workspace) == (known[0], 1)
    assert kinds(releases.changes_back(workspace, second)) == {"Keynote": ["new"]}
