"""What is carried over the board, where it would land, and what the rules say to that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from organizer.domain.schedule.grid import Answer, Card, Placement, Snapshot
from organizer.domain.schedule.groups import carried
from organizer.domain.schedule.timetable import ConflictIndex, shifted
from organizer.i18n import _

Rooms: TypeAlias = Callable[[], Sequence[int | None]]
"""The rooms as they stand beside each other; asked for only where several cards are carried."""


class Mode(StrEnum):
    """What a drag changes."""

    MOVE = "move"
    TOP = "top"
    BOTTOM = "bottom"
    CREATE = "create"


class Manner(StrEnum):
    """What else a move does."""

    ALONE = "alone"
    FOLLOWING = "following"
    """All that follow in the room come along."""
    COPY = "copy"
    """The card stays where it is, and another one like it is made."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the carried card would land; ``placement`` is None over the list."""

    placement: Placement | None
    duration: int
    manner: Manner = Manner.ALONE


@dataclass(frozen=True, slots=True)
class Load:
    """What is carried: ``card``, held ``grab`` minutes below its top, and the others that are selected with it.

    The id of a card that does not exist yet is 0.
    """

    card: Card
    mode: Mode = Mode.MOVE
    grab: float = 0.0
    others: tuple[Card, ...] = ()
    copies: bool = False
    """Whether it is a copy that is carried, whatever keys are held."""

    def cards_at(self, aim: Aim, snapshot: Snapshot, rooms: Rooms) -> list[Card]:
        """Every card where it would stand, the carried one first; none over the list."""
        if aim.placement is None:
            return []
        moves = self.moves(aim, snapshot, rooms) or {self.card.id: aim.placement}
        own = self.card.at(aim.placement, aim.duration)
        by_id = snapshot.card_by_id
        return [own, *(by_id[each].at(place) for each, place in moves.items() if each != own.id)]

    def moves(self, aim: Aim, snapshot: Snapshot, rooms: Rooms) -> Mapping[int, Placement] | None:
        """Where everything would stand; None where one of several has no room."""
        if aim.placement is None:
            return {}
        if self.others:
            return carried(self.card, self.others, aim.placement, rooms())
        if aim.manner is Manner.FOLLOWING:
            return shifted(snapshot, self.card.id, aim.placement)
        return {self.card.id: aim.placement}

    def answer(self, aim: Aim, index: ConflictIndex, snapshot: Snapshot, rooms: Rooms) -> Answer:
        """What letting go here would bring."""
        if aim.placement is None:
            locked = next((each for each in (self.card, *self.others) if each.locked), None)
            return Answer(refused=is_locked(locked) if locked else None)
        if not self.card.id or aim.manner is Manner.COPY:
            return index.answer(replace(self.card, id=0, locked=False).at(aim.placement, aim.duration))
        if not self.others and aim.manner is Manner.ALONE:
            return index.plan(self.card.id, aim.placement, aim.duration)
        moves = self.moves(aim, snapshot, rooms)
        if moves is None:
            return Answer(refused=_("There is no room beside for one of them."))
        return index.plan_together(moves)


@dataclass(frozen=True, slots=True)
class Drop:
    """What the user let go, where; ``session`` is None for a new one. ``moves`` says where everything goes."""

    session: int | None
    mode: Mode
    aim: Aim
    moves: Mapping[int, Placement]
    others: tuple[int, ...] = ()


def is_locked(card: Card) -> str:
    """Why a card cannot be taken."""
    return _("“{title}” is locked. Unlock it to move it.").format(title=card.title)
