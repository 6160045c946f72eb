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
from organizer.domain.schedule.norms import NORMS
from organizer.domain.schedule.timetable import ConflictIndex, conflicts

OPENS, CLOSES = 9 * 60, 26 * 60


def schedule(sessions: int, rooms: int, days: int = 5, *, seed: int = 26) -> Snapshot:
    """A schedule of which about one session in twenty stands wrong; times in minutes, every room equally used."""
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
        for role in (RoleKind.SPEAKER, RoleKind.SPEAKER, RoleKind.CHAIR)[: chance.choice([1, 1, 1, 2, 3])]
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


def moving(index: ConflictIndex, moves: int = 400) -> tuple[float, float]:
    """CPU milliseconds of telling the index of a move, median and 99th percentile."""
    chance = random.Random(4)
    cards, rooms = list(index.by_id.values()), index.setting.rooms
    index.conflicts()
    found = []
    for _number in range(moves):
        card = chance.choice(cards)
        target = Placement(
            chance.choice(rooms).id, chance.randrange(index.setting.days), chance.randrange(OPENS, CLOSES, 5)
        )
        begin = time.thread_time_ns()
        index.move(card.id, target)
        found.append(time.thread_time_ns() - begin)
    found.sort()
    return found[len(found) // 2] / 1e6, found[len(found) * 99 // 100] / 1e6


def main() -> None:
    """Print the table."""
    print("| sessions × rooms | conflicts | floor ms | full ms | × floor | all rules ms | move p50 / p99 ms |")
    print("|---|---|---|---|---|---|---|")
    for sessions, rooms in ((1_000, 60), (5_000, 100)):
        snapshot = schedule(sessions, rooms)
        snapshot.card_by_id, snapshot.room_by_id  # noqa: B018 - both are kept with the snapshot, as on the board
        floor, full, whole = best(sweep, snapshot), best(conflicts, snapshot), best(conflicts, everything(snapshot))
        median, high = moving(ConflictIndex(snapshot))
        count = len(conflicts(snapshot))
        print(
            f"| {sessions:,} × {rooms} | {count} | {floor:.2f} | {full:.2f} | {full / floor:.1f} | {whole:.2f} "
            f"| {median:.3f} / {high:.3f} |"
        )


if __name__ == "__main__":
    sys.exit(main())
