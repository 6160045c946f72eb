"""The incremental index against the full sweep, after random moves."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
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

# Most of it stands in one morning, so that things meet and follow each other; some passes midnight.
DAYS = [0, 0, 0, 0, 1, 2]
STARTS = [*range(540, 700, 10), *range(545, 700, 15), 5, 1380, 1435, 1500]
LENGTHS = [5, 15, 20, 30, 30, 45, 60, 60, 200]
STATES = [SessionState.CONFIRMED] * 6 + [*SessionState]
LEVELS = [*Level, Level.CHECK, Level.WARNING, Level.ERROR]
AVAILABLE = {1: (Hours(0, 500, 600),), 2: (Hours(0, 0, 1440), Hours(1, 600, 700))}


def _card(chance: Random, number: int) -> Card:
    place = Placement(chance.choice([1, 1, 2, 2, 3, None]), chance.choice(DAYS), chance.choice(STARTS))
    talks = (TalkLine(1, "One", 30), TalkLine(2, "Two", 20)) if number % 3 == 0 else ()
    return Card(
        number,
        f"Session {number}",
        chance.choice(LENGTHS),
        place if chance.random() < 0.8 else None,
        expected=chance.choice([None, 5, 15, 60]),
        needs=chance.choice([(), (), ("projector",)]),
        people=tuple(_participant(chance, bool(talks)) for _part in range(chance.randint(0, 3))),
        talks=talks,
        track=chance.choice([None, 1, 2]),
        state=chance.choice(STATES),
        interpreted=chance.choice([(), (), ("fr",), ("fr", "zh")]),
    )


def _participant(chance: Random, has_talks: bool) -> Participant:
    role = chance.choice([*RoleKind, RoleKind.SPEAKER, RoleKind.CHAIR])
    talk = chance.choice([None, 1, 2]) if has_talks else None
    return Participant(chance.randint(1, 4), "Person", role, talk, chance.choice(["", "fr", "zh"]))


def _engagement(chance: Random, number: int) -> Engagement:
    times = (chance.choice(DAYS), chance.choice(STARTS), chance.choice(LENGTHS), chance.choice([None, 1, 2]))
    return Engagement(chance.choice([*EngagementKind]), number, "Desk", chance.randint(1, 4), "Person", *times)


def _settings(chance: Random) -> dict[Rule, Setting]:
    chosen = chance.sample([*Rule], 12)
    return {each: Setting(chance.choice(LEVELS), chance.choice([None, 0, 1, 2, 3, 10, 25, 60])) for each in chosen}


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """From a seed: drawn value by value, such schedules are thin, and half of the rules have nothing to say."""
    chance = Random(draw(st.integers(0, 2**32)))
    cards = tuple(_card(chance, number) for number in range(1, chance.randint(1, 12) + 1))
    pairs = [chance.sample(range(1, 11), 2) for _order in range(chance.randint(0, 4))]
    return Snapshot(
        days=3,
        rooms=ROOMS,
        pauses=PAUSES,
        cards=cards,
        engagements=tuple(_engagement(chance, number) for number in range(chance.randint(0, 4))),
        available=chance.choice([{}, AVAILABLE]),
        orders=tuple(OrderRule(number, chance.choice([*OrderKind]), *pair) for number, pair in enumerate(pairs)),
        settings=_settings(chance),
    )


places = st.builds(Placement, st.sampled_from([None, 1, 2, 3]), st.integers(0, 2), st.sampled_from(STARTS))
lengths = st.sampled_from(LENGTHS)
moves = st.lists(st.tuples(st.integers(0, 9), st.none() | places, st.none() | lengths), min_size=1, max_size=12)


def test_the_schedules_of_these_tests_break_every_rule():
    broken: Counter[Rule] = Counter()

    @settings(max_examples=300)
    @given(snapshots())
    def count(snapshot: Snapshot) -> None:
        broken.update({each.rule for each in timetable.conflicts(snapshot)})

    count()
    assert set(broken) == set(Rule)


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
