"""Several sessions at once, breaks, talks, duties and rules, on real rows; the fixture undoes and redoes each."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from organizer.domain.programme.words import OrderKind, SessionState
from organizer.domain.schedule.fixes import fixes
from organizer.domain.schedule.grid import Engagement, EngagementKind, Hours, Level, Pause, Placement, Rule
from organizer.domain.schedule.timetable import ConflictIndex, conflicts
from organizer.errors import BadInput, NotFound, RuleViolation
from organizer.services import arrangements, breaks, duties, rooms, schedule, schedule_rules, talks
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_break, a_person, a_role, a_room, a_session, a_talk


@pytest.fixture
def halls(workspace) -> tuple[int, int, int]:
    return a_room(workspace, "A"), a_room(workspace, "B"), a_room(workspace, "C")


def at(workspace: Workspace, room: int, start: int, day: int = 0, **more) -> int:
    return a_session(workspace, more.pop("title", f"At {start}"), room_id=room, day=day, start=start, **more)


def places(workspace: Workspace) -> dict[int, Placement | None]:
    return {each.id: each.placement for each in schedule.snapshot(workspace).cards}


def rules_of(workspace: Workspace) -> list[str]:
    return [each.rule.value for each in conflicts(schedule.snapshot(workspace))]


def test_rooms_rotate_for_a_day_and_locked_sessions_stay(workspace, halls):
    a, b, c = halls
    ids = [at(workspace, room, 600) for room in halls]
    locked, tomorrow = at(workspace, a, 800, locked=1), at(workspace, a, 600, day=1)

    arrangements.rotate_rooms(workspace, 0, [a, b, c])

    found = places(workspace)
    assert [found[each].room for each in (*ids, locked, tomorrow)] == [b, c, a, a, a]
    assert workspace.undo_label == "Rotate rooms A → B → C → A on 2026-09-26"


def test_a_day_or_a_part_of_it_is_shifted(workspace, halls):
    a, b, _c = halls
    early, late, other = at(workspace, a, 600), at(workspace, a, 900), at(workspace, b, 900)

    arrangements.delay(workspace, 0, 15)
    arrangements.delay(workspace, 0, -30, between=(700, 1000), rooms=[a])

    assert [places(workspace)[each].start for each in (early, late, other)] == [615, 885, 915]
    assert workspace.undo_label == "Shift a part of 2026-09-26 by -30 minutes"
    with pytest.raises(RuleViolation, match="before midnight"):
        arrangements.delay(workspace, 0, -700)


def test_gaps_close_up_to_what_stays(workspace, halls):
    a, _b, _c = halls
    first, second = at(workspace, a, 540), at(workspace, a, 630)
    locked, last = at(workspace, a, 735, locked=1), at(workspace, a, 900, duration=30)
    a_break(workspace, "Lunch", day=0, start=795, duration=60, rooms=(a,))

    arrangements.compact(workspace, 0, a, gap=5)

    found = places(workspace)
    assert [found[each].start for each in (first, second, locked, last)] == [540, 605, 735, 855]


def test_a_proposed_fix_is_carried_out_as_it_was_worded(workspace, halls):
    one, two = at(workspace, halls[0], 600, title="One"), at(workspace, halls[0], 600, title="Two")
    index = ConflictIndex(schedule.snapshot(workspace))
    (clash,) = index.conflicts()

    arrangements.apply_fix(workspace, fixes(index, clash)[0])

    assert workspace.undo_label == "Move “One” to B"
    assert places(workspace) == {one: Placement(halls[1], 0, 600), two: Placement(halls[0], 0, 600)}


def test_a_cancelled_session_is_in_nobodys_way_and_a_tentative_one_is_told(workspace, halls):
    one, two = at(workspace, halls[0], 600), at(workspace, halls[0], 630)
    assert rules_of(workspace) == ["room-overlap"]

    arrangements.set_state(workspace, [one], SessionState.CANCELLED)
    arrangements.set_state(workspace, [two], SessionState.TENTATIVE)

    assert rules_of(workspace) == ["unconfirmed"]


def test_an_interpreter_is_missed_for_the_language_that_nobody_covers(workspace, halls):
    session = at(workspace, halls[0], 600)
    a_role(workspace, a_person(workspace), "interpreter", session_id=session, language="fr")

    arrangements.set_interpretation(workspace, session, ["fr", " zh ", ""])

    (found,) = conflicts(schedule.snapshot(workspace))
    assert found.text == "It has no interpreter for: zh."


def test_what_has_begun_is_told_by_the_clock_of_the_event(workspace, halls):
    one, two = at(workspace, halls[0], 600), at(workspace, halls[0], 660)
    ten_past_ten_in_shanghai = datetime(2026, 9, 26, 2, 10, tzinfo=UTC)

    assert [each.id for each in arrangements.begun(workspace, [two, one], ten_past_ten_in_shanghai)] == [one]


def test_talks_are_put_in_order_with_their_lengths(workspace, halls):
    session = at(workspace, halls[0], 600)
    first, second, third = (a_talk(workspace, session, title, position=n) for n, title in enumerate("ABC"))

    talks.arrange_talks(workspace, session, [(third, 25), (first, 5)])

    (card,) = schedule.snapshot(workspace).cards
    assert [(each.id, each.duration) for each in card.talks] == [(third, 25), (first, 5), (second, 10)]
    with pytest.raises(BadInput):
        talks.arrange_talks(workspace, session, [(first, 0)])
    with pytest.raises(NotFound):
        talks.arrange_talks(workspace, session, [(999, 5)])


def test_a_break_lies_over_chosen_rooms_and_moves_and_grows(workspace, halls):
    a, b, c = halls
    coffee = breaks.create_break(workspace, Pause(0, "Coffee", 0, 600, 30, frozenset({a, b})))
    for room in halls:
        at(workspace, room, 615)
    assert rules_of(workspace) == ["over-break"] * 2

    breaks.change_break(workspace, Pause(coffee, "Coffee", 1, 600, 30, frozenset({c})))
    assert workspace.undo_label == "Move “Coffee” to 2026-09-27 10:00"
    breaks.change_break(workspace, Pause(coffee, "Coffee", 1, 600, 45))
    assert workspace.undo_label == "Resize “Coffee” to 10:00–10:45"

    assert [(each.day, each.duration, each.rooms) for each in schedule.snapshot(workspace).pauses] == [(1, 45, None)]
    breaks.delete_break(workspace, coffee)
    assert schedule.snapshot(workspace).pauses == ()
    for bad in (Pause(0, " ", 0, 0, 5), Pause(0, "A", 0, 0, 0), Pause(0, "A", 0, 0, 5, frozenset())):
        with pytest.raises(BadInput):
            breaks.create_break(workspace, bad)
    for bad in (Pause(0, "A", 9, 0, 5), Pause(0, "A", 0, 0, 5, frozenset({999}))):
        with pytest.raises(RuleViolation):
            breaks.create_break(workspace, bad)
    with pytest.raises(NotFound):
        breaks.change_break(workspace, Pause(999, "A", 0, 0, 5))


def test_a_break_goes_with_its_last_room(workspace, halls):
    a, b, _c = halls
    a_break(workspace, "Set-up", day=0, start=600, duration=30, rooms=(a,))
    a_break(workspace, "Coffee", day=0, start=700, duration=30, rooms=(a, b))
    a_break(workspace, "Lunch", day=0, start=720, duration=60)

    rooms.remove_room(workspace, a)

    assert [(each.title, each.rooms) for each in schedule.snapshot(workspace).pauses] == [
        ("Coffee", frozenset({b})),
        ("Lunch", None),
    ]


def test_people_are_on_duty_and_away(workspace, halls):
    who = a_person(workspace, "Elena Rossi")
    session = at(workspace, halls[0], 600)
    a_role(workspace, who, session_id=session)
    desk = Engagement(EngagementKind.DUTY, 0, "Desk 1", who, "", 0, 630, 60, halls[0])

    duty = duties.add_duty(workspace, desk)
    duties.set_availability(workspace, who, [Hours(0, 660, 900), Hours(1, 540, 600)])

    texts = [each.text for each in conflicts(schedule.snapshot(workspace))]
    assert texts == [
        "Elena Rossi is in “At 600” and “Desk 1”, 10:30–11:00.",
        "Elena Rossi is here 11:00–15:00 only.",
        "“Desk 1”, 10:30–11:30: Elena Rossi is here 11:00–15:00 only.",
    ]
    (found,) = schedule.snapshot(workspace).engagements
    assert (found.id, found.name, found.room) == (duty, "Elena Rossi", halls[0])
    duties.set_availability(workspace, who, [])
    duties.change_duty(workspace, Engagement(EngagementKind.DUTY, duty, "Desk 2", who, "", 0, 700, 60))
    assert rules_of(workspace) == []
    duties.remove_duty(workspace, found)
    assert schedule.snapshot(workspace).engagements == ()


def test_a_refused_rule_refuses_and_a_rule_that_is_off_says_nothing(workspace, halls):
    at(workspace, halls[0], 600)
    session = a_session(workspace, "Second")
    schedule_rules.set_rule(workspace, Rule.ROOM_OVERLAP, Level.REFUSED)

    with pytest.raises(RuleViolation, match="are both in A"):
        schedule.move_session(workspace, session, Placement(halls[0], 0, 630))
    schedule_rules.set_rule(workspace, Rule.ROOM_OVERLAP, Level.OFF)
    schedule.move_session(workspace, session, Placement(halls[0], 0, 630))

    assert rules_of(workspace) == []
    schedule_rules.reset_rule(workspace, Rule.ROOM_OVERLAP)
    assert rules_of(workspace) == ["room-overlap"]


def test_limits_are_the_events_own(workspace, halls):
    at(workspace, halls[0], 600), at(workspace, halls[0], 665)
    schedule_rules.set_rule(workspace, Rule.ROOM_TURNAROUND, Level.WARNING, 5)
    assert rules_of(workspace) == []
    schedule_rules.set_rule(workspace, Rule.ROOM_TURNAROUND, Level.WARNING)
    assert rules_of(workspace) == ["room-turnaround"]

    listed = {each.norm.rule: each for each in schedule_rules.rules(workspace)}
    assert list(listed) == list(Rule)
    assert (listed[Rule.ROOM_TURNAROUND].changed, listed[Rule.ROOM_TURNAROUND].setting.limit) == (True, 10)
    assert all(each.norm.title() for each in listed.values())


def test_the_day_may_end_after_midnight(workspace, halls):
    at(workspace, halls[0], 1430, duration=60)
    at(workspace, halls[0], 30, day=1)
    assert rules_of(workspace) == ["room-overlap", "outside-day", "outside-day"]

    schedule_rules.set_hours_of_day(workspace, 0, 26 * 60)

    assert rules_of(workspace) == ["room-overlap"]


def test_what_must_hold_between_two_sessions_is_told_when_it_does_not(workspace, halls):
    one, two = at(workspace, halls[0], 600, title="One"), at(workspace, halls[1], 630, title="Two")
    ids = {kind: schedule_rules.add_order(workspace, kind, one, two) for kind in OrderKind}
    assert schedule_rules.add_order(workspace, OrderKind.BEFORE, one, two) == ids[OrderKind.BEFORE]
    assert sorted(rules_of(workspace)) == ["before", "not-parallel"]

    schedule.move_session(workspace, two, Placement(halls[1], 1, 630))
    assert rules_of(workspace) == ["same-day"]
    for order in schedule.snapshot(workspace).orders:
        schedule_rules.remove_order(workspace, order)

    assert rules_of(workspace) == []
    with pytest.raises(BadInput):
        schedule_rules.add_order(workspace, OrderKind.BEFORE, one, one)


def test_a_meeting_takes_its_peoples_time(workspace, halls):
    who = a_person(workspace, "Elena Rossi")
    a_role(workspace, who, session_id=at(workspace, halls[0], 600))
    with workspace.operation("Plan a meeting") as db:
        db.execute(tables.meeting.insert().values(id=1, title="Sensors", day=0, start=610, duration=20))
        db.execute(tables.party.insert().values(meeting_id=1, person_id=who))

    (found,) = conflicts(schedule.snapshot(workspace))

    assert found.text == "Elena Rossi is in “At 600” and “Sensors”, 10:10–10:30."
    with workspace.reading() as db:
        assert db.scalar(select(tables.meeting.c.id)) == 1
