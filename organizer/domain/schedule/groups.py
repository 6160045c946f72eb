"""Several sessions that are carried together."""

from collections.abc import Iterable, Sequence

from organizer.domain.schedule.grid import Card, Placement


def carried(
    anchor: Card, others: Iterable[Card], target: Placement, rooms: Sequence[int | None]
) -> dict[int, Placement] | None:
    """Where the others stand when ``anchor`` goes to ``target``: as many days, minutes and rooms away from it as now.

    ``rooms`` in the order in which they are shown, None for the column without one. The answer is None where one of
    them would have no room; those that are not on the schedule stay where they are.
    """
    moves = {anchor.id: target}
    if anchor.placement is None:
        return moves
    here = anchor.placement
    days, minutes = target.day - here.day, target.start - here.start
    steps = rooms.index(target.room) - rooms.index(here.room)
    for each in others:
        if each.placement is None or each.id == anchor.id:
            continue
        place = rooms.index(each.placement.room) + steps
        if not 0 <= place < len(rooms):
            return None
        moves[each.id] = Placement(rooms[place], each.placement.day + days, each.placement.start + minutes)
    return moves


def swapped(cards: Sequence[Card]) -> dict[int, Placement] | None:
    """Each of two cards in the other's place; None unless there are two that are on the schedule.

    On one day in one room they keep the time that they take together: the later one begins where the earlier one
    began, the earlier one ends where the later one ended. Elsewhere each begins where the other one began.
    """
    if len(cards) != 2:
        return None
    one, other = cards
    here, there = one.placement, other.placement
    if here is None or there is None:
        return None
    if here.room is None or (here.room, here.day) != (there.room, there.day):
        return {one.id: there, other.id: here}
    first, second, begins = (one, other, here) if here.start <= there.start else (other, one, there)
    ends = max(here.start + one.duration, there.start + other.duration)
    return {first.id: Placement(begins.room, begins.day, ends - first.duration), second.id: begins}
