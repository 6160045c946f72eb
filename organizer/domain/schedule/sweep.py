"""Every conflict of a schedule, by looking at everything once: the measure that the index is tested against."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from organizer.domain.schedule.conflict_values import Conflict
from organizer.domain.schedule.grid import Card, Engagement, Snapshot
from organizer.domain.schedule.moments import Filed, by_begin, filed, filed_engagement, stands
from organizer.domain.schedule.norms import Scope
from organizer.domain.schedule.pairs import Pair
from organizer.domain.schedule.rulebook import Resource, Rulebook, ordered

Sorted = dict[Scope, dict[int, list[Filed]]]
"""What each room, person and track has, in order of time."""


def conflicts(snapshot: Snapshot) -> tuple[Conflict, ...]:
    """Every conflict of the schedule, accepted ones included, the gravest first."""
    rules = Rulebook(snapshot)
    standing = [each for each in snapshot.cards if stands(each)]
    things = _sorted(snapshot, standing, rules)
    found = chain(
        rules.alone(standing),
        rules.engaged(snapshot.engagements),
        *(_swept(scope, things[scope], rules) for scope in things if rules.meeting[scope]),
        _series(things[Scope.PERSON], rules),
        _orders(snapshot, rules),
    )
    return ordered({each.key: each for each in found}.values(), snapshot.card_by_id)


def _sorted(snapshot: Snapshot, standing: Sequence[Card], rules: Rulebook) -> Sorted:
    rooms: dict[int, list[Filed]] = defaultdict(list)
    people: dict[int, list[Filed]] = defaultdict(list)
    tracks: dict[int, list[Filed]] = defaultdict(list)
    things: list[Filed] = [*map(filed, standing), *map(filed_engagement, snapshot.engagements)]
    things.sort(key=by_begin)
    for each in things:
        thing = each[2]
        if isinstance(thing, Engagement):
            people[thing.person].append(each)
            continue
        for part in thing.people:
            mine = people[part.person]
            if not mine or mine[-1] is not each:  # somebody may have several roles in one session
                mine.append(each)
        if thing.placement is not None and thing.placement.room is not None:
            rooms[thing.placement.room].append(each)
        if thing.track is not None and rules.asks_of_tracks:
            tracks[thing.track].append(each)
    return {Scope.ROOM: rooms, Scope.PERSON: people, Scope.TRACK: tracks}


def resources(thing: Card | Engagement, rules: Rulebook) -> list[Resource]:
    """What a thing may share with another: its room, each of its people once, its track if a rule asks for it."""
    if isinstance(thing, Engagement):
        return [(Scope.PERSON, thing.person)]
    found: list[Resource] = [(Scope.PERSON, each) for each in dict.fromkeys([one.person for one in thing.people])]
    if thing.placement is not None and thing.placement.room is not None:
        found.append((Scope.ROOM, thing.placement.room))
    if rules.asks_of_tracks and thing.track is not None:
        found.append((Scope.TRACK, thing.track))
    return found


def _swept(scope: Scope, things: dict[int, list[Filed]], rules: Rulebook) -> Iterator[Conflict]:
    """The conflicts of pairs: each thing against those that have not ended, or have just ended."""
    meeting, around, reach = rules.meeting[scope], rules.around[scope], rules.reach[scope]
    for number, mine in things.items():
        if len(mine) < 2:
            continue
        running: list[Filed] = []
        latest = 0
        for each in mine:
            begin, end, _thing = each
            running = [one for one in running if one[1] > begin - reach] if latest > begin - reach else []
            for one in running:
                if checks := meeting if one[1] > begin else around:
                    pair = Pair(number, one, each)
                    yield from [found for check in checks if (found := check(rules, pair)) is not None]
            running.append(each)
            if end > latest:
                latest = end


def _series(things: dict[int, list[Filed]], rules: Rulebook) -> Iterator[Conflict]:
    if rules.least_series:
        for number, mine in things.items():
            if len(mine) >= rules.least_series:
                yield from rules.series(number, mine)


def _orders(snapshot: Snapshot, rules: Rulebook) -> Iterator[Conflict]:
    for order in snapshot.orders:
        one, other = snapshot.card_by_id.get(order.session), snapshot.card_by_id.get(order.other)
        if one is not None and other is not None and stands(one) and stands(other):
            yield from rules.order(order, filed(one), filed(other))
