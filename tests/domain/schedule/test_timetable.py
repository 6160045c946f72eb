"""The rules of the schedule: what a move would do, and what stands wrong."""

from dataclasses import replace

import pytest

from organizer.domain.programme.words import RoleKind
from organizer.domain.schedule import timetable
from organizer.domain.schedule.free_places import nearest_place
from organizer.domain.schedule.grid import (
    Card,
    Hours,
    Participant,
    Pause,
    Placement,
    Room,
    Severity,
    Snapshot,
    TalkLine,
)

HALL, SALON, OFFICE = 1, 2, 3
ROSSI = Participant(7, "Elena Rossi")
ROOMS = (
    Room(HALL, "Hall A", capacity=420, equipment=("Projector", "Booth")),
    Room(SALON, "Salon", capacity=40, equipment=("projector",)),
    Room(OFFICE, "Office", hours=(Hours(0, 540, 720), Hours(0, 720, 1020))),
)
LUNCH = Pause(1, "Lunch", 0, 750, 90)


def card(number: int, room: int | None = HALL, start: int = 540, duration: int = 60, **more: object) -> Card:
    day = int(more.pop("day", 0))  # type: ignore[call-overload]
    return Card(number, f"Session {number}", duration, Placement(room, day, start), **more)  # type: ignore[arg-type]


def schedule(*cards: Card, **more: object) -> Snapshot:
    values = {"days": 2, "rooms": ROOMS, "pauses": (LUNCH,), "cards": cards, **more}
    return Snapshot(**values)  # type: ignore[arg-type]


def found(*cards: Card, **more: object) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(each.rule, each.severity, each.sessions) for each in timetable.conflicts(schedule(*cards, **more))]


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ([card(1), card(2, start=600)], []),
        ([card(1), card(2, start=599)], [("room-overlap", "error", (1, 2))]),
        ([card(1, start=570), card(2, duration=120)], [("room-overlap", "error", (2, 1))]),
        ([card(1), card(2, SALON)], []),
        ([card(1), card(2, day=1)], []),
        ([card(1, people=(ROSSI,)), card(2, SALON, people=(ROSSI,))], [("person-overlap", "error", (1, 2))]),
        ([card(1, people=(ROSSI,)), card(2, SALON, 600, people=(ROSSI,))], []),
        ([card(1, SALON, expected=40)], []),
        ([card(1, SALON, expected=62)], [("room-too-small", "warning", (1,))]),
        ([card(1, OFFICE, expected=62)], []),
        ([card(1, OFFICE, 680)], []),
        ([card(1, OFFICE, 1000)], [("room-closed", "warning", (1,))]),
        ([card(1, OFFICE, day=1)], [("room-closed", "warning", (1,))]),
        ([card(1, start=470)], [("outside-day", "warning", (1,))]),
        ([card(1, start=1190)], [("outside-day", "warning", (1,))]),
        ([card(1, start=700)], [("over-break", "warning", (1,))]),
        ([card(1, start=840)], []),
        ([card(1, SALON, needs=("projector",))], []),
        ([card(1, SALON, needs=("Booth", "Projector"))], [("equipment-missing", "warning", (1,))]),
        ([card(1, None)], [("no-room", "warning", (1,))]),
        ([card(1, None), card(2, None)], [("no-room", "warning", (1,)), ("no-room", "warning", (2,))]),
        ([card(1, talks=(TalkLine(1, "A", 61),))], [("talks-too-long", "warning", (1,))]),
    ],
)
def test_every_rule_finds_what_it_is_for_and_nothing_else(cards, expected):
    assert found(*cards) == expected


def test_a_night_session_meets_the_early_one_of_the_next_day():
    late, early = card(1, start=24 * 60 + 30), card(2, start=45, day=1)

    assert found(late, early, opens=0, closes=26 * 60) == [("room-overlap", "error", (1, 2))]


def test_a_break_in_one_room_leaves_the_others_alone():
    blocker = Pause(2, "Set-up", 0, 540, 60, frozenset({SALON}))

    assert found(card(1), card(2, SALON), pauses=(blocker,)) == [("over-break", "warning", (2,))]


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        (Participant(7, "Elena Rossi", RoleKind.AUDIENCE), Severity.CHECK),
        (Participant(7, "Elena Rossi", RoleKind.CHAIR), Severity.ERROR),
        (Participant(7, "Elena Rossi", RoleKind.SPEAKER, talk=1), Severity.ERROR),
        (Participant(7, "Elena Rossi", RoleKind.SPEAKER, talk=2), Severity.CHECK),
    ],
)
def test_a_person_in_two_sessions_weighs_by_role_and_by_the_time_of_the_talk(other, severity):
    talks = (TalkLine(1, "First", 30), TalkLine(2, "Second", 30))
    chaired = card(1, start=540, duration=30, people=(ROSSI,))

    (conflict,) = timetable.conflicts(schedule(chaired, card(2, SALON, talks=talks, people=(other,))))

    assert (conflict.severity, conflict.people) == (severity, (7,))


def test_texts_name_what_the_organizer_must_know():
    cards = (
        card(1, people=(ROSSI,)),
        card(2, start=570, people=(ROSSI,)),
        card(3, SALON, start=720, expected=62, needs=("Booth",)),
    )

    assert [each.text for each in timetable.conflicts(schedule(*cards, pauses=(LUNCH,), closes=765))] == [
        "Elena Rossi is in “Session 1” and “Session 2”, 09:30–10:00.",
        "“Session 1” and “Session 2” are both in Hall A, 09:30–10:00.",
        "Salon does not have: Booth.",
        "It is outside the event's hours, 08:00–12:45.",
        "It stands on “Lunch”, 12:30–14:00.",
        "62 expected, Salon seats 40.",
    ]


def test_an_accepted_conflict_stays_in_the_list_but_is_not_told_again():
    snapshot = schedule(card(1, SALON, expected=62))
    accepting = replace(snapshot, accepted={timetable.conflicts(snapshot)[0].key: "They stand"})

    assert [each.accepted for each in timetable.conflicts(accepting)] == [True]
    assert timetable.plan_move(accepting, 1, Placement(SALON, 0, 600)).warnings == ()


@pytest.mark.parametrize(
    ("target", "duration", "reason"),
    [
        (Placement(9, 0, 540), None, "This room does not exist any more."),
        (Placement(HALL, 2, 540), None, "The event has no such day."),
        (Placement(HALL, -1, 540), None, "The event has no such day."),
        (Placement(HALL, 0, -5), None, "A session cannot begin before midnight of its day."),
        (Placement(HALL, 0, 540), 0, "A session must last at least a minute."),
    ],
)
def test_little_is_refused_and_with_a_reason(target, duration, reason):
    answer = timetable.plan_move(schedule(card(1)), 1, target, duration)

    assert (answer.allowed, answer.refused) == (False, reason)


def test_a_locked_session_and_one_that_is_gone_do_not_move():
    snapshot = schedule(card(1, locked=True))

    assert timetable.plan_move(snapshot, 1, Placement(HALL, 0, 600)).refused == (
        "“Session 1” is locked. Unlock it to move it."
    )
    assert timetable.plan_move(snapshot, 5, Placement(HALL, 0, 600)).refused == "This session does not exist any more."


def test_a_move_is_judged_where_it_lands_not_where_it_was():
    snapshot = schedule(card(1), card(2, start=570), card(3, SALON))

    answer = timetable.plan_move(snapshot, 2, Placement(SALON, 0, 600))

    assert (answer.allowed, answer.warnings, answer.severity) == (True, (), None)


def test_sessions_that_move_together_are_not_in_each_others_way():
    snapshot = schedule(card(1), card(2, start=600), card(3, start=660))
    index = timetable.ConflictIndex(snapshot)
    moves = {each.id: each.placement.later(30) for each in snapshot.cards if each.placement}

    assert index.plan_together(moves).warnings == ()
    assert index.snapshot == snapshot
    assert index.plan_together({1: Placement(HALL, 0, 570)}).severity is Severity.ERROR


def test_those_that_follow_are_in_the_same_room_and_day_and_not_locked():
    cards = (
        card(1),
        card(2, start=660),
        card(3, start=600),
        card(4, start=700, locked=True),
        card(5, SALON, start=600),
        card(6, start=600, day=1),
    )

    assert [each.id for each in timetable.following(schedule(*cards), 1)] == [3, 2]


def test_the_nearest_place_prefers_the_same_hour_in_another_room_that_is_big_enough():
    snapshot = schedule(card(1, SALON, start=1100, expected=62), card(2, duration=120))
    index = timetable.ConflictIndex(snapshot)

    assert nearest_place(index, 1, Placement(SALON, 0, 600)) == Placement(OFFICE, 0, 600)
    assert nearest_place(index, 1, Placement(HALL, 0, 650)) == Placement(HALL, 0, 660)
    assert nearest_place(index, 1, Placement(HALL, 0, 740)) == Placement(HALL, 0, 690)


def test_there_may_be_no_place():
    index = timetable.ConflictIndex(schedule(card(1, expected=1000), rooms=ROOMS[:2]))

    assert nearest_place(index, 1, Placement(HALL, 0, 540)) is None
