"""Every conflict of a large schedule, and what one move costs: ``python -m tests.benchmarks.schedule_rules``.

The floor is a plain sweep over the same schedule in the same run: intervals sorted by begin, those in one room that
meet are counted, and nothing else is asked. CPU time, best of several rounds.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from organizer.domain.programme.words import OrderKind, RoleKind
from organizer.domain.schedule.fixes import fixes
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
    Setting,
    Snapshot,
    TalkLine,
)
from organizer.domain.schedule.places import Places, places
from organizer.domain.schedule.rulebook import NORMS
from organizer.domain.schedule.timetable import ConflictIndex, conflicts

OPENS, CLOSES = 9 * 60, 26 * 60


def schedule(sessions: int, rooms: int, days: int = 5, *, seed: int = 26) -> Snapshot:
    """A schedule of which about one session in six stands wrong; every room and day equally used."""
    chance = random.Random(seed)
    halls = tuple(
        Room(
            number,
            f"Room {number}",
            capacity=chance.choice([50, 80, 200, None]),
            hours=tuple(Hours(day, OPENS, CLOSES) for day in range(days)) if number % 7 == 0 else (),
            building="North" if number % 3 else "South",
        )
        for number in range(1, rooms + 1)
    )
    free = {(room.id, day): OPENS for room in halls for day in range(days)}
    cards = []
    for number in range(1, sessions + 1):
        room, day = chance.choice(list(free))
        start = free[room, day]
        length = chance.choice([30, 45, 60])
        free[room, day] = start + length + chance.choice([0, 5, 10, 15])
        if chance.random() < 0.03:
            start = max(OPENS, start - 15)
        cards.append(_card(chance, number, sessions, Placement(room, day, start), length))
    desks = tuple(
        Engagement(EngagementKind.DUTY, n, "Desk", chance.randint(1, sessions), "Somebody", n % days, OPENS, 120)
        for n in range(sessions // 50)
    )
    kinds = list(OrderKind)
    orders = tuple(OrderRule(n, kinds[n % 3], n + 1, n + 2) for n in range(sessions // 50))
    return Snapshot(
        days=days,
        opens=OPENS,
        closes=CLOSES,
        rooms=halls,
        pauses=tuple(Pause(day, "Lunch", day, 750, 30, frozenset({1, 2, 3})) for day in range(days)),
        cards=tuple(cards),
        engagements=desks,
        available={person: (Hours(day, 0, CLOSES),) for person in range(1, sessions, 40) for day in range(1)},
        orders=orders,
    )


def _card(chance: random.Random, number: int, people: int, place: Placement, length: int) -> Card:
    cast = tuple(
        Participant(chance.randint(1, 2 * people), "Somebody", role, language="")
        for role in (RoleKind.CHAIR, RoleKind.SPEAKER, RoleKind.SPEAKER)[: chance.choice([1, 1, 1, 2, 3])]
    )
    talks = (TalkLine(2 * number, "One", 15), TalkLine(2 * number + 1, "Two", 15)) if number % 4 == 0 else ()
    expected = chance.choice([None, 20, 40, 60])
    return Card(
        number, f"Session {number}", length, place, track=number % 12, expected=expected, people=cast, talks=talks
    )


def everything(snapshot: Snapshot) -> Snapshot:
    """The same with every rule asked for."""
    settings = {each.rule: Setting(Level.CHECK) for each in NORMS.values() if each.level is Level.OFF}
    return replace(snapshot, settings=settings)


def sweep(snapshot: Snapshot) -> int:
    """The floor: pairs of sessions that meet in a room."""
    by_room: dict[int, list[tuple[int, int]]] = {}
    for card in snapshot.cards:
        place = card.placement
        begin = place.day * 1440 + place.start
        by_room.setdefault(place.room, []).append((begin, begin + card.duration))
    count = 0
    for spans in by_room.values():
        spans.sort()
        running: list[int] = []
        for begin, end in spans:
            running = [each for each in running if each > begin]
            count += len(running)
            running.append(end)
    return count


def best(work: Callable[[Snapshot], object], snapshot: Snapshot, *, rounds: int = 15) -> float:
    """CPU milliseconds of the fastest round."""
    found = []
    for _round in range(rounds):
        begin = time.process_time_ns()
        work(snapshot)
        found.append(time.process_time_ns() - begin)
    return min(found) / 1e6


def moving(index: ConflictIndex, moves: int = 400) -> list[tuple[float, float]]:
    """CPU milliseconds of asking what a move would do and of telling the index of it: median, 99th percentile."""
    chance = random.Random(4)
    cards, rooms = list(index.by_id.values()), index.setting.rooms
    index.conflicts()
    asked, told = [], []
    for _number in range(moves):
        card, day = chance.choice(cards), chance.randrange(index.setting.days)
        target = Placement(chance.choice(rooms).id, day, chance.randrange(OPENS, CLOSES, 5))
        begin = time.thread_time_ns()
        index.plan(card.id, target)
        middle = time.thread_time_ns()
        index.move(card.id, target)
        asked.append(middle - begin)
        told.append(time.thread_time_ns() - middle)
    return [(sorted(each)[moves // 2] / 1e6, sorted(each)[moves * 99 // 100] / 1e6) for each in (asked, told)]


def painting(index: ConflictIndex, sessions: int = 20) -> tuple[float, float]:
    """CPU milliseconds of painting one room's day, and all rooms of a day, for a session; medians."""
    chance = random.Random(5)
    rooms = [each.id for each in index.setting.rooms]
    one, all_of_them = [], []
    for card in chance.sample(list(index.by_id.values()), sessions):
        begin = time.thread_time_ns()
        Places(index, [card]).of(chance.choice(rooms), 0)
        middle = time.thread_time_ns()
        places(index, [card], days=[0], rooms=rooms)
        one.append(middle - begin)
        all_of_them.append(time.thread_time_ns() - middle)
    return sorted(one)[sessions // 2] / 1e6, sorted(all_of_them)[sessions // 2] / 1e6


def mending(index: ConflictIndex, conflicts: int = 40) -> tuple[float, float]:
    """CPU milliseconds of proposing what helps against a conflict: median and the longest."""
    found = []
    for conflict in index.conflicts()[:conflicts]:
        begin = time.thread_time_ns()
        fixes(index, conflict)
        found.append(time.thread_time_ns() - begin)
    return sorted(found)[len(found) // 2] / 1e6, max(found) / 1e6


def main() -> None:
    """Print the figures of both sizes side by side."""
    columns = [figures(*size) for size in ((1_000, 60), (5_000, 100))]
    print("| what, CPU ms | 1,000 × 60 × 5 days | 5,000 × 100 × 5 days |")
    print("|---|---|---|")
    for name, one, other in zip(columns[0], columns[0].values(), columns[1].values(), strict=True):
        print(f"| {name} | {one} | {other} |")


def figures(sessions: int, rooms: int) -> dict[str, str]:
    """What is measured on a schedule of that size."""
    snapshot = schedule(sessions, rooms)
    snapshot.card_by_id, snapshot.room_by_id  # noqa: B018 - both are kept with the snapshot, as on the board
    floor, full, whole = best(sweep, snapshot), best(conflicts, snapshot), best(conflicts, everything(snapshot))
    index = ConflictIndex(snapshot)
    paint, mend = painting(index), mending(index)
    asked, told = moving(index)
    return {
        "conflicts": str(len(conflicts(snapshot))),
        "plain interval sweep by room (floor)": f"{floor:.2f}",
        "full check, rules as the program has them": f"{full:.2f} ({full / floor:.0f} × floor)",
        "full check, every rule asked for": f"{whole:.1f}",
        "what would a move do, p50 / p99": f"{asked[0]:.3f} / {asked[1]:.3f}",
        "tell the index of a move, p50 / p99": f"{told[0]:.3f} / {told[1]:.3f}",
        "paint one room's day / all rooms of a day": f"{paint[0]:.2f} / {paint[1]:.0f}",
        "propose fixes, median / longest": f"{mend[0]:.0f} / {mend[1]:.0f}",
    }


if __name__ == "__main__":
    sys.exit(main())
