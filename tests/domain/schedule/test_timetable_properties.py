"""The incremental index against the full sweep, after random moves."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.programme.words import OrderKind, RoleKind, SessionState
from organizer.domain.schedule import timetable
from organizer.domain.schedule.grid import (
    Card,
    Engagement,
    EngagementKind,
    Hours,
    Level,
    OrderRule,
    Participant,
    Pause,
    Placement,
    Room,
    Rule,
    Setting,
    Snapshot,
    TalkLine,
)
from organizer.domain.schedule.moments import overlap

ROOMS = (
    Room(1, "A", capacity=50, building="Old"),
    Room(2, "B", capacity=20, hours=(Hours(0, 480, 700), Hours(1, 600, 900)), building="New"),
    Room(3, "C", equipment=("projector",)),
)
PAUSES = (Pause(1, "Lunch", 0, 720, 60), Pause(2, "Set-up", 1, 540, 60, frozenset({1})))

places = st.builds(Placement, st.sampled_from([None, 1, 2, 3]), st.integers(0, 2), st.integers(0, 300).map((5).__mul__))
lengths = st.integers(1, 40).map((5).__mul__)
roles = st.builds(
    Participant,
    st.integers(1, 6),
    st.just("Person"),
    st.sampled_from(RoleKind),
    st.sampled_from([None, None, 1, 2]),
    st.sampled_from(["", "fr", "zh"]),
)
settings = st.builds(Setting, st.sampled_from(Level), st.none() | st.integers(0, 60))
orders = st.tuples(st.sampled_from(OrderKind), st.integers(1, 10), st.integers(1, 10)).filter(
    lambda each: each[1] != each[2]
)
engagements = st.builds(
    Engagement,
    st.sampled_from(EngagementKind),
    st.integers(1, 3),
    st.just("Desk"),
    st.integers(1, 6),
    st.just("Person"),
    st.integers(0, 2),
    st.integers(0, 300).map((5).__mul__),
    st.integers(1, 40).map((5).__mul__),
    st.sampled_from([None, 1, 2]),
)
AVAILABLE = {1: (Hours(0, 500, 800),), 2: (Hours(0, 0, 1440), Hours(1, 600, 700))}


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    cards = tuple(
        Card(
            number,
            f"Session {number}",
            draw(lengths),
            draw(st.none() | places),
            expected=draw(st.none() | st.integers(1, 60)),
            needs=draw(st.sampled_from([(), ("projector",)])),
            people=tuple(draw(st.lists(roles, max_size=3))),
            talks=(TalkLine(1, "One", 30), TalkLine(2, "Two", 20)) if number % 2 else (),
            track=draw(st.sampled_from([None, 1, 2])),
            state=draw(st.sampled_from([*SessionState, SessionState.CONFIRMED])),
            interpreted=draw(st.sampled_from([(), ("fr",), ("fr", "zh")])),
        )
        for number in range(1, draw(st.integers(1, 10)) + 1)
    )
    return Snapshot(
        days=3,
        rooms=ROOMS,
        pauses=PAUSES,
        cards=cards,
        engagements=tuple(draw(st.lists(engagements, max_size=4, unique_by=lambda each: (each.key, each.person)))),
        available=draw(st.sampled_from([{}, AVAILABLE])),
        orders=tuple(OrderRule(number, *each) for number, each in enumerate(draw(st.lists(orders, max_size=4)))),
        settings=draw(st.dictionaries(st.sampled_from(Rule), settings)),
    )


moves = st.lists(st.tuples(st.integers(0, 9), st.none() | places, st.none() | lengths), min_size=1, max_size=12)


@given(snapshots(), moves)
def test_after_any_moves_the_index_knows_what_a_full_sweep_finds(snapshot, steps):
    index = timetable.ConflictIndex(snapshot)
    for number, target, duration in steps:
        index.move(number % len(snapshot.cards) + 1, target, duration)

        assert index.conflicts() == timetable.conflicts(index.snapshot)


@given(snapshots(), moves)
def test_what_hovering_tells_is_what_the_drop_brings(snapshot, steps):
    index = timetable.ConflictIndex(snapshot)
    for number, target, duration in steps:
        session = number % len(snapshot.cards) + 1
        if target is None:
            continue
        answer = index.plan(session, target, duration)
        index.move(session, target, duration)

        of_it = tuple(each for each in timetable.conflicts(index.snapshot) if session in each.sessions)
        refusing = [each.text for each in of_it if index.rules.levels[each.rule] is Level.REFUSED]
        assert index.of(session) == of_it
        assert (answer.warnings, answer.refused) == (((), refusing[0]) if refusing else (of_it, None))


@given(snapshots())
def test_two_sessions_in_a_room_conflict_exactly_when_they_share_time(snapshot):
    placed = [each for each in snapshot.cards if each.placement and each.placement.room]
    expected = {
        frozenset((one.id, other.id))
        for one, other in combinations(placed, 2)
        if one.placement.room == other.placement.room and overlap(one, other)
    }

    standing = replace(
        snapshot,
        settings={},
        cards=tuple(replace(each, state=SessionState.CONFIRMED) for each in snapshot.cards),
    )
    swept = timetable.conflicts(standing)

    assert {frozenset(each.sessions) for each in swept if each.rule is Rule.ROOM_OVERLAP} == expected


@given(snapshots(), st.lists(places, max_size=5))
def test_asking_about_several_changes_nothing(snapshot, targets):
    index = timetable.ConflictIndex(snapshot)
    index.plan_together({each.id: target for each, target in zip(snapshot.cards, targets, strict=False)})

    assert index.snapshot == snapshot
    assert index.conflicts() == timetable.conflicts(snapshot)
