"""Where several sessions would stand when they move together; nothing here asks whether they may."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.schedule.grid import Card, Placement, Snapshot
from organizer.domain.schedule.moments import begins

Moves = dict[int, Placement]
"""Where each session goes."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How far one session stands from another: days, minutes, and columns in the order of rooms."""

    days: int = 0
    minutes: int = 0
    columns: int = 0

    def of_room(self, rooms: Sequence[int], room: int | None) -> int | None:
        """The room so many columns from another one; None where there is none."""
        if room is None or room not in rooms:
            return None
        column = rooms.index(room) + self.columns
        return rooms[column] if 0 <= column < len(rooms) else None


def offset_between(snapshot: Snapshot, anchor: Placement | None, other: Placement | None) -> Offset:
    """How far a place is from another; none at all where one of them is not on the schedule."""
    if anchor is None or other is None:
        return Offset()
    order = {each.id: column for column, each in enumerate(snapshot.rooms)}
    here, there = order.get(anchor.room or 0), order.get(other.room or 0)
    columns = 0 if here is None or there is None else there - here
    return Offset(other.day - anchor.day, other.start - anchor.start, columns)


def following(snapshot: Snapshot, session: int) -> tuple[Card, ...]:
    """The cards that begin after this one in the same room on the same day, in order; locked ones stay out."""
    card = snapshot.card_by_id[session]
    if card.placement is None:
        return ()
    here = card.placement
    after = (
        each
        for each in snapshot.cards
        if each.placement is not None
        and not each.locked
        and (each.placement.room, each.placement.day) == (here.room, here.day)
        and (each.placement.start, each.id) > (here.start, card.id)
    )
    return tuple(sorted(after, key=begins))


def shifted(snapshot: Snapshot, session: int, target: Placement) -> Moves:
    """Where a session and those that follow it stand when it moves: by the same minutes, in the same room and day."""
    card = snapshot.card_by_id.get(session)
    moves = {session: target}
    if card is not None and card.placement is not None:
        minutes = target.start - card.placement.start
        for each in following(snapshot, session):
            moves[each.id] = Placement(target.room, target.day, each.end - each.duration + minutes)
    return moves


def rotated(snapshot: Snapshot, day: int, rooms: Sequence[int]) -> Moves:
    """A day's sessions of each room in the next of ``rooms``, those of the last one in the first; locked ones stay."""
    into = dict(zip(rooms, [*rooms[1:], *rooms[:1]], strict=True))
    return {
        card.id: Placement(into[place.room], day, place.start)
        for card, place in _placed(snapshot, day)
        if place.room in into
    }


def delayed(
    snapshot: Snapshot,
    day: int,
    minutes: int,
    *,
    between: tuple[int, int] | None = None,
    rooms: Iterable[int] | None = None,
) -> Moves:
    """A day's sessions so many minutes later (negative: earlier); locked ones stay.

    ``between``: only those that begin from the one minute up to, and without, the other; ``rooms``: only those in them.
    """
    among = None if rooms is None else frozenset(rooms)
    return {
        card.id: place.later(minutes)
        for card, place in _placed(snapshot, day)
        if (between is None or between[0] <= place.start < between[1]) and (among is None or place.room in among)
    }


def compacted(snapshot: Snapshot, day: int, room: int, *, gap: int = 0) -> Moves:
    """A room's sessions of a day drawn up to each other, ``gap`` minutes apart, in their order.

    The first one stays. None begins later than it does now, none is put over a locked one or over a break of the room.
    """
    cards = sorted((card for card, place in _placed(snapshot, day, locked=True) if place.room == room), key=begins)
    fixed = [(each.start, each.end) for each in snapshot.pauses if each.day == day and each.covers(room)]
    fixed += [(card.end - card.duration - gap, card.end + gap) for card in cards if card.locked]
    moves: Moves = {}
    free = None
    for card in cards:
        start = card.end - card.duration
        if not card.locked and free is not None:
            earliest = _past(free, card.duration, fixed)
            if earliest < start:
                moves[card.id] = Placement(room, day, earliest)
                start = earliest
        free = max(free or 0, start + card.duration + gap)
    return moves


def _past(start: int, duration: int, fixed: Iterable[tuple[int, int]]) -> int:
    """The first moment from ``start`` at which so many minutes are free of what is fixed."""
    for begin, end in sorted(fixed):
        if begin < start + duration and start < end:
            start = end
    return start


def _placed(snapshot: Snapshot, day: int, *, locked: bool = False) -> Iterator[tuple[Card, Placement]]:
    for card in snapshot.cards:
        if card.placement is not None and card.placement.day == day and (locked or not card.locked):
            yield card, card.placement
