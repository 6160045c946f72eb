"""The rules of the schedule: what a move would do, and what stands wrong."""

from dataclasses import replace

import pytest

from organizer.domain.programme.words import OrderKind, RoleKind, SessionState
from organizer.domain.schedule import timetable
from organizer.domain.schedule.free_places import nearest_place
from organizer.domain.schedule.grid import (
    Card,
    Hours,
    Level,
    OrderRule,
    Participant,
    Pause,
    Placement,
    Room,
    Rule,
    Setting,
    Severity,
    Snapshot,
    TalkLine,
    building_of,
)
from organizer.domain.schedule.rulebook import NORMS

HALL, SALON, OFFICE = 1, 2, 3
ROSSI = Participant(7, "Elena Rossi")
CHAIR = Participant(8, "Kenji Sato", RoleKind.CHAIR)
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
        ([card(1, people=(ROSSI,)), card(2, SALON, 600, people=(ROSSI,))], [("change-room", "check", (1, 2))]),
        ([card(1, people=(ROSSI,)), card(2, SALON, 605, people=(ROSSI,))], []),
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
    chaired = card(1, start=540, duration=25, people=(ROSSI,))

    (conflict,) = timetable.conflicts(schedule(chaired, card(2, SALON, talks=talks, people=(other, CHAIR))))

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


@pytest.mark.parametrize(
    ("cards", "more", "expected"),
    [
        ([card(1, track=1), card(2, SALON, track=1)], {}, "“Session 1” and “Session 2” are of one track, 09:00–10:00."),
        ([card(1, state=SessionState.TENTATIVE)], {}, "It is not confirmed yet."),
        ([card(1)], {}, "It has no talks, and nobody speaks in it."),
        ([card(1, talks=(TalkLine(1, "A", 9), TalkLine(2, "B", 9)))], {}, "It has 2 talks and no chair."),
        ([card(1, interpreted=("fr",))], {}, "It has no interpreter for: fr."),
        (
            [card(1, people=(ROSSI,))],
            {"available": {7: (Hours(0, 600, 700),)}},
            "Elena Rossi is here 10:00–11:40 only.",
        ),
        ([card(1, people=(ROSSI,))], {"available": {7: (Hours(1, 0, 1440),)}}, "Elena Rossi is not here that day."),
        (
            [card(1, people=(ROSSI,)), card(2, OFFICE, 605, people=(ROSSI,))],
            {"rooms": (replace(ROOMS[0], building="North"), replace(ROOMS[2], building="South"))},
            "Elena Rossi has 5 minutes to go from Hall A to Office; it takes 15.",
        ),
        (
            [card(number, start=540 + 30 * number, duration=30, people=(ROSSI,)) for number in range(5)],
            {"pauses": ()},
            "Elena Rossi has 5 sessions in a row, 09:00–11:30.",
        ),
        (
            [card(1), card(2, start=605)],
            {},
            "5 minutes in Hall A between “Session 1” and “Session 2”; changing over takes 10.",
        ),
        (
            [card(1, SALON, people=tuple(Participant(n, "A", RoleKind.AUDIENCE) for n in range(41)))],
            {},
            "41 enrolled, Salon seats 40.",
        ),
        (
            [card(n, room, people=(Participant(9, "A", RoleKind.AUDIENCE),)) for n, room in ((1, HALL), (2, SALON))],
            {},
            "1 person of the audience is in “Session 1” and “Session 2”, 09:00–10:00.",
        ),
        (
            [card(1), card(2, SALON)],
            {"orders": (OrderRule(1, OrderKind.BEFORE, 1, 2),)},
            "“Session 1” should be over before “Session 2” begins.",
        ),
    ],
)
def test_each_rule_tells_in_a_sentence_what_is_wrong(cards, more, expected):
    every = {each: Setting(norm.level if norm.level is not Level.OFF else Level.CHECK) for each, norm in NORMS.items()}

    texts = [each.text for each in timetable.conflicts(schedule(*cards, settings=every, **more))]

    assert expected in texts


def test_every_rule_has_a_function_and_a_title_of_its_own():
    assert set(NORMS) == set(Rule)
    assert len({norm.title() for norm in NORMS.values()}) == len(Rule)


def test_a_rule_that_is_refused_refuses_the_move_with_its_sentence():
    refusing = {Rule.ROOM_TOO_SMALL: Setting(Level.REFUSED)}
    snapshot = schedule(card(1, expected=62), settings=refusing)
    index = timetable.ConflictIndex(snapshot)

    assert index.plan(1, Placement(SALON, 0, 540)).refused == "62 expected, Salon seats 40."
    assert index.plan(1, Placement(HALL, 0, 600)).allowed
    key = "room-too-small:s1:r2"
    accepting = timetable.ConflictIndex(replace(snapshot, accepted={key: "They stand"}))
    assert accepting.plan(1, Placement(SALON, 0, 540)) == timetable.Answer()


def test_the_building_stands_before_the_first_comma_of_a_place():
    assert [building_of(each) for each in ("Main building, second floor", "主楼，二层", "Second floor", "")] == [
        "Main building",
        "主楼",
        "",
        "",
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


def test_what_a_session_lacks_anywhere_is_against_no_place():
    index = timetable.ConflictIndex(schedule(card(1, talks=(TalkLine(1, "A", 90),)), pauses=()))

    assert nearest_place(index, 1, Placement(SALON, 0, 600)) == Placement(SALON, 0, 600)


def test_there_may_be_no_place():
    index = timetable.ConflictIndex(schedule(card(1, expected=1000), rooms=ROOMS[:2]))

    assert nearest_place(index, 1, Placement(HALL, 0, 540)) is None
