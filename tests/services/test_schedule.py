"""What people do on the schedule, on real rows."""

import random

import pytest
from sqlalchemy import event, select

from organizer.domain.programme.words import OrderKind
from organizer.domain.schedule.grid import Level, Pause, Placement, Rule, Severity
from organizer.domain.schedule.timetable import conflicts, plan_move
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.services import breaks, schedule, schedule_rules
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.timetable_rows import read_around
from tests.factories import a_person, a_role, a_room, a_session, a_talk, make


def place(workspace: Workspace, session: int) -> tuple[int | None, int | None, int | None, int]:
    """Where a session's row says it stands, and how long it is."""
    row = tables.session.c
    with workspace.reading() as db:
        return tuple(db.execute(select(row.room_id, row.day, row.start, row.duration).where(row.id == session)).one())  # type: ignore[return-value]


def test_the_snapshot_holds_everything_that_a_card_or_a_rule_needs(workspace):
    track = make(workspace, tables.track, name="AI", color=3)
    activity = make(workspace, tables.activity, name="Roadshow")
    room = a_room(workspace, "Hall A", capacity=80, equipment=["booth"])
    make(workspace, tables.room_hours, room_id=room, day=0, opens=540, closes=1080)
    make(workspace, tables.pause, title="Lunch", day=0, start=720, duration=60)
    session = a_session(
        workspace,
        "Opening",
        second_title="开幕式",
        track_id=track,
        activity_id=activity,
        room_id=room,
        day=0,
        start=600,
        expected=70,
        locked=1,
        needs_equipment=["booth"],
    )
    talk = a_talk(workspace, session, "A new sensor")
    chair, speaker = a_person(workspace, "Elena Rossi"), a_person(workspace, "王晓宇")
    a_role(workspace, speaker, talk_id=talk)
    a_role(workspace, chair, "chair", session_id=session)

    snapshot = schedule.snapshot(workspace)
    (card,) = snapshot.cards

    assert (snapshot.days, snapshot.opens, str(snapshot.start_date)) == (2, 480, "2026-09-26")
    assert (card.title, card.second_title, card.activity, card.color) == ("Opening", "开幕式", "Roadshow", 3)
    assert (card.placement, card.expected, card.locked, card.needs) == (Placement(room, 0, 600), 70, True, ("booth",))
    assert [(each.name, each.role, each.talk) for each in card.people] == [
        ("Elena Rossi", "chair", None),
        ("王晓宇", "speaker", talk),
    ]
    assert [(each.title, each.duration) for each in card.talks] == [("A new sensor", 10)]
    assert [(each.name, each.capacity, each.equipment, len(each.hours)) for each in snapshot.rooms] == [
        ("Hall A", 80, ("booth",), 1)
    ]
    assert [(each.title, each.start, each.end, each.rooms) for each in snapshot.pauses] == [("Lunch", 720, 780, None)]


def test_the_number_of_queries_does_not_grow(workspace):
    def queries() -> int:
        counted: list[str] = []

        def count(_connection, _cursor, statement, *_rest) -> None:
            counted.append(statement)

        with workspace.reading() as db:
            engine = db.engine
        event.listen(engine, "before_cursor_execute", count)
        schedule.snapshot(workspace)
        event.remove(engine, "before_cursor_execute", count)
        return len(counted)

    _a_full_session(workspace, 1)
    one = queries()
    for number in (2, 3, 4):
        _a_full_session(workspace, number)

    assert queries() == one


def _a_full_session(workspace: Workspace, number: int) -> int:
    room = a_room(workspace, f"Room {number}")
    session = a_session(workspace, f"Session {number}", room_id=room, day=0, start=600)
    a_role(workspace, a_person(workspace, f"Person {number}"), talk_id=a_talk(workspace, session))
    return session


def test_a_move_is_one_operation_named_by_what_it_does(workspace):
    hall, salon = a_room(workspace, "Hall A"), a_room(workspace, "Salon", capacity=40)
    session = a_session(workspace, "Opening", room_id=hall, day=0, start=540, expected=62)

    answer = schedule.move_session(workspace, session, Placement(salon, 1, 630))

    assert place(workspace, session) == (salon, 1, 630, 60)
    assert [each.rule for each in answer.warnings] == [Rule.ROOM_TOO_SMALL]
    assert workspace.undo_label == "Move “Opening” to Salon, 2026-09-27 10:30"
    workspace.undo()
    assert place(workspace, session) == (hall, 0, 540, 60)


def test_what_begins_after_midnight_is_named_with_the_date_of_the_night(workspace):
    hall, session = a_room(workspace, "Hall B"), a_session(workspace, "Opening")

    schedule.move_session(workspace, session, Placement(hall, 0, 1530))

    assert place(workspace, session) == (hall, 0, 1530, 60)
    assert workspace.undo_label == "Move “Opening” to Hall B, 2026-09-27 01:30"
    lunch = breaks.create_break(workspace, Pause(0, "Supper", 0, 1200, 60))
    breaks.change_break(workspace, Pause(lunch, "Supper", 0, 1470, 60))
    assert workspace.undo_label == "Move “Supper” to 2026-09-27 00:30"


def test_the_answer_is_that_of_the_rows_as_they_are_now(workspace):
    hall = a_room(workspace)
    session, other = a_session(workspace), a_session(workspace, "Second")
    schedule.move_session(workspace, other, Placement(hall, 0, 600))

    answer = schedule.move_session(workspace, session, Placement(hall, 0, 630))

    assert [(each.rule, each.severity) for each in answer.warnings] == [(Rule.ROOM_OVERLAP, Severity.ERROR)]
    assert answer.warnings == tuple(conflicts(schedule.snapshot(workspace)))


def test_what_is_refused_leaves_no_trace(workspace):
    session = a_session(workspace, locked=1)
    hall = a_room(workspace)
    before = workspace.undo_label

    with pytest.raises(RuleViolation, match="“Opening” is locked"):
        schedule.move_session(workspace, session, Placement(hall, 0, 600))
    with pytest.raises(RuleViolation, match="no such day"):
        schedule.move_session(workspace, a_session(workspace, "Other"), Placement(hall, 9, 600))
    with pytest.raises(NotFound):
        schedule.move_session(workspace, 999, Placement(hall, 0, 600))
    with pytest.raises(RuleViolation, match="locked"):
        schedule.unschedule_session(workspace, session)
    with pytest.raises(RuleViolation, match="locked"):
        schedule.delete_session(workspace, session)

    workspace.undo()
    assert (workspace.undo_label, place(workspace, session)) == (before, (None, None, None, 60))
    workspace.redo()


def test_resizing_sets_start_and_length(workspace):
    hall = a_room(workspace)
    session = a_session(workspace, room_id=hall, day=0, start=600)

    schedule.resize_session(workspace, session, start=570, duration=120)

    assert place(workspace, session) == (hall, 0, 570, 120)
    assert workspace.undo_label == "Resize “Opening” to 09:30–11:30"
    with pytest.raises(RuleViolation, match="at least a minute"):
        schedule.resize_session(workspace, session, start=570, duration=0)
    with pytest.raises(RuleViolation, match="not on the schedule"):
        schedule.resize_session(workspace, a_session(workspace, "Listed"), start=570, duration=10)


def test_unscheduling_keeps_the_length(workspace):
    session = a_session(workspace, room_id=a_room(workspace), day=0, start=600, duration=45)

    schedule.unschedule_session(workspace, session)

    assert place(workspace, session) == (None, None, None, 45)


def test_all_that_follow_move_along_and_locked_ones_stay(workspace):
    hall, salon = a_room(workspace, "Hall A"), a_room(workspace, "Salon")
    first, second, locked, third = (
        a_session(workspace, title, room_id=hall, day=0, start=start, locked=int(title == "Locked"))
        for title, start in (("First", 600), ("Second", 660), ("Locked", 720), ("Third", 800))
    )
    elsewhere = a_session(workspace, "Elsewhere", room_id=salon, day=0, start=900)

    schedule.shift_following(workspace, second, Placement(salon, 1, 680))

    assert [place(workspace, each)[:3] for each in (first, second, locked, third, elsewhere)] == [
        (hall, 0, 600),
        (salon, 1, 680),
        (hall, 0, 720),
        (salon, 1, 820),
        (salon, 0, 900),
    ]
    assert workspace.undo_label == "Move “Second” to Salon, 2026-09-27 11:20 with all that follow"


def test_a_session_is_created_where_the_mouse_drew_it(workspace):
    hall = a_room(workspace)

    session = schedule.create_session_at(workspace, Placement(hall, 1, 600), duration=45, title=" Clinic ")

    assert place(workspace, session) == (hall, 1, 600, 45)
    assert workspace.undo_label == "Create “Clinic” in Hall A, 2026-09-27 10:00"
    with pytest.raises(RuleViolation, match="room does not exist"):
        schedule.create_session_at(workspace, Placement(99, 0, 600), duration=45)


def test_a_session_is_created_in_the_list(workspace):
    session = schedule.create_session(workspace, duration=30)

    assert place(workspace, session) == (None, None, None, 30)
    assert [each.title for each in schedule.snapshot(workspace).cards] == ["New session"]


def test_titles_and_length_are_described_together(workspace):
    session = a_session(workspace)

    schedule.describe_session(workspace, session, title=" Opening day ", second_title="开幕", duration=75)

    (card,) = schedule.snapshot(workspace).cards
    assert (card.title, card.second_title, card.duration) == ("Opening day", "开幕", 75)
    with pytest.raises(BadInput, match="needs a title"):
        schedule.describe_session(workspace, session, title="  ", second_title="", duration=75)
    with pytest.raises(BadInput, match="at least a minute"):
        schedule.describe_session(workspace, session, title="A", second_title="", duration=0)


def test_a_lock_holds_until_it_is_opened(workspace):
    hall = a_room(workspace)
    session = a_session(workspace, room_id=hall, day=0, start=600)

    schedule.lock_session(workspace, session)
    with pytest.raises(RuleViolation):
        schedule.move_session(workspace, session, Placement(hall, 0, 660))
    schedule.unlock_session(workspace, session)
    schedule.move_session(workspace, session, Placement(hall, 0, 660))

    assert place(workspace, session) == (hall, 0, 660, 60)


def test_an_accepted_conflict_stays_accepted_until_it_is_reopened(workspace):
    hall = a_room(workspace, capacity=10)
    a_session(workspace, room_id=hall, day=0, start=600, expected=20)
    (conflict,) = conflicts(schedule.snapshot(workspace))

    schedule.accept_conflict(workspace, conflict.key, " They stand ")
    assert schedule.snapshot(workspace).accepted == {conflict.key: "They stand"}
    schedule.accept_conflict(workspace, conflict.key, "Screens outside")
    assert [each.accepted for each in conflicts(schedule.snapshot(workspace))] == [True]
    schedule.reopen_conflict(workspace, conflict.key)

    assert [each.accepted for each in conflicts(schedule.snapshot(workspace))] == [False]


def test_a_deleted_session_is_gone_and_comes_back(workspace):
    session = a_session(workspace)

    schedule.delete_session(workspace, session)
    assert schedule.snapshot(workspace).cards == ()
    workspace.undo()

    assert [each.id for each in schedule.snapshot(workspace).cards] == [session]
    workspace.redo()


def test_a_move_is_answered_from_its_neighbours_as_from_the_whole_schedule(workspace):
    chance = random.Random(26)
    rooms = [a_room(workspace, name, capacity=capacity) for name, capacity in (("A", 40), ("B", 90), ("C", 200))]
    people = [a_person(workspace, f"Person {number}") for number in range(6)]
    tracks = [make(workspace, tables.track, name=name) for name in ("AI", "Energy")]
    sessions = []
    for number in range(24):
        spot = {"room_id": chance.choice(rooms), "day": chance.randrange(2), "start": chance.randrange(480, 1430, 10)}
        length = chance.choice([30, 90, 600, 1500])
        track = tracks[number % 9] if number % 9 < 2 else None
        sessions.append(a_session(workspace, f"S{number}", duration=length, expected=60, track_id=track, **spot))
        for person in chance.sample(people, 2):
            held = {"session_id": sessions[-1]} if number % 2 else {"talk_id": a_talk(workspace, sessions[-1])}
            a_role(workspace, person, **held)

    schedule_rules.set_rule(workspace, Rule.SAME_TRACK, Level.CHECK)
    schedule_rules.set_rule(workspace, Rule.IN_A_ROW, Level.CHECK, 2)
    for number, kind in enumerate(OrderKind):
        schedule_rules.add_order(workspace, kind, sessions[number], sessions[-1 - number])
    for person in people[:3]:
        make(workspace, tables.person_hours, person_id=person, day=0, opens=600, closes=900)
        make(workspace, tables.duty, person_id=person, title="Desk", day=1, start=700, duration=90)

    whole = schedule.snapshot(workspace)
    answers = []
    for session in sessions:
        target = Placement(chance.choice(rooms), chance.randrange(2), chance.randrange(480, 1430, 10))
        with workspace.reading() as db:
            around = read_around(db, session, target)
        assert plan_move(around, session, target) == plan_move(whole, session, target)
        answers.append(len(around.cards))
    assert max(answers) < len(sessions)
