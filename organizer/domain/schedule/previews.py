"""What a move of many sessions would do to the conflicts of the whole event, told before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from organizer.domain.schedule.grid import Placement, Snapshot
from organizer.domain.schedule.sweep import conflicts
from organizer.domain.schedule.timetable import ConflictIndex


@dataclass(frozen=True, slots=True)
class Preview:
    """How many sessions move, how many conflicts come and go, and why none of it may be, if so.

    Accepted conflicts count for nothing.
    """

    moving: int = 0
    come: int = 0
    gone: int = 0
    refused: str | None = None


def preview(snapshot: Snapshot, moves: Mapping[int, Placement]) -> Preview:
    """What moving sessions to these places would do; those that stand there already do not move."""
    cards = snapshot.card_by_id
    real = {session: place for session, place in moves.items() if cards[session].placement != place}
    refused = ConflictIndex(snapshot).plan_together(real).refused
    if refused is not None:
        return Preview(len(real), refused=refused)
    before = _keys(snapshot)
    after = _keys(snapshot.with_cards(*(cards[session].at(place) for session, place in real.items())))
    return Preview(len(real), len(after - before), len(before - after))


def _keys(snapshot: Snapshot) -> set[str]:
    return {each.key for each in conflicts(snapshot) if not each.accepted}
