"""The start to which a dragged session jumps: the grid's, or that at which it touches its neighbour."""

from bisect import bisect_left
from collections.abc import Sequence

from organizer.domain.schedule.conflict_values import Rule
from organizer.domain.schedule.grid import Card
from organizer.domain.schedule.moments import DAY, key_of
from organizer.domain.schedule.norms import Scope
from organizer.domain.schedule.timetable import ConflictIndex


def change_over(index: ConflictIndex) -> int:
    """Minutes that the event wants between two sessions in a room; 0 where it does not ask for any."""
    rules = index.rules
    return rules.limits[Rule.ROOM_TURNAROUND] if rules.holds(Rule.ROOM_TURNAROUND) else 0


def magnets(index: ConflictIndex, card: Card, room: int | None, day: int) -> tuple[int, ...]:
    """Starts, minutes since midnight, at which a card touches what stands in a room, with the change-over gap.

    That is after or before another session, a break, the room's hours and the event's.
    """
    setting, gap, length = index.setting, change_over(index), card.duration
    found = {setting.opens, setting.closes - length}
    for begin, end, other in index.things((Scope.ROOM, room), day) if room is not None else ():
        if key_of(other) != f"s{card.id}":
            found |= {end - day * DAY + gap, begin - day * DAY - gap - length}
    for pause in setting.pauses:
        if pause.day == day and pause.covers(room):
            found |= {pause.end, pause.start - length}
    hall = setting.room_by_id.get(room) if room is not None else None
    for hours in hall.hours if hall else ():
        if hours.day == day:
            found |= {hours.opens, hours.closes - length}
    return tuple(sorted(each for each in found if each >= 0))


def snapped(start: float, *, step: int, magnets: Sequence[int] = (), pull: float = 7) -> int:
    """Where a start jumps to: the nearest of the magnets, which are in order, at most ``pull`` away, or the grid's.

    Asked for every move of the mouse.
    """
    place = bisect_left(magnets, start)
    beside = magnets[max(place - 1, 0) : place + 1]  # the one before and the one after
    nearest = min(beside, key=lambda each: abs(each - start), default=None)
    if nearest is not None and abs(nearest - start) <= pull:
        return nearest
    return max(0, round(start / step) * step)
