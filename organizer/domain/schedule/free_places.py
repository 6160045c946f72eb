"""The nearest place on the schedule where a session fits without any conflict."""

from collections.abc import Iterator

from organizer.domain.schedule.grid import Card, Placement, Room
from organizer.domain.schedule.rulebook import NORMS, Scope
from organizer.domain.schedule.timetable import ConflictIndex

ANOTHER_ROOM = 20
"""Minutes that a change of room counts for: rather twenty minutes later here than at once next door."""

STEP = 5
"""Minutes: the nearest place begins at a time that people can say."""


def nearest_place(
    index: ConflictIndex, session: int, target: Placement, *, duration: int | None = None
) -> Placement | None:
    """The place nearest to ``target`` on the same day that brings no conflict; None where there is none.

    What the session lacks wherever it stands is against no place.
    Only moments at which something ends or could still end in time are tried, so that the answer takes milliseconds.
    """
    card = index.card(session).at(target, duration)
    for place in _candidates(index, card, target):
        answer = index.plan(session, place, duration)
        if answer.allowed and all(NORMS[each.rule].scope is Scope.CONTENT for each in answer.warnings):
            return place
    return None


def _candidates(index: ConflictIndex, card: Card, target: Placement) -> list[Placement]:
    """Every place worth trying, the nearest first."""
    order = {each.id: position for position, each in enumerate(index.setting.rooms)}
    here = order.get(target.room, 0) if target.room is not None else 0

    def distance(place: Placement) -> tuple[int, int, int]:
        apart = abs(order[place.room] - here) if place.room is not None else 0
        minutes = abs(place.start - target.start) + (ANOTHER_ROOM if apart else 0)
        return minutes, apart, place.start

    return sorted(set(_moments(index, card, target)), key=distance)


def _moments(index: ConflictIndex, card: Card, target: Placement) -> Iterator[Placement]:
    setting = index.setting
    day = target.day
    general = {target.start, setting.opens, setting.closes - card.duration}
    general |= _around(card.duration, index.occupied(day, card=card))
    for room in setting.rooms:
        if card.expected is not None and room.capacity is not None and card.expected > room.capacity:
            continue
        starts = general | _around(card.duration, _taken(index, room, day))
        yield from (Placement(room.id, day, each) for each in starts if each >= 0)


def _around(duration: int, spans: Iterator[tuple[int, int]]) -> set[int]:
    """Starting when a span ends, or so early that it is over when the span begins."""
    return {moment for start, end in spans for moment in (-(-end // STEP) * STEP, (start - duration) // STEP * STEP)}


def _taken(index: ConflictIndex, room: Room, day: int) -> Iterator[tuple[int, int]]:
    """What fills a room on a day: other sessions, breaks and the time in which it is closed."""
    yield from index.occupied(day, room=room.id)
    for pause in index.setting.pauses:
        if pause.day == day and pause.covers(room.id):
            yield pause.start, pause.end
    for hours in room.hours:
        if hours.day == day:
            yield from ((hours.opens, hours.opens), (hours.closes, hours.closes))
