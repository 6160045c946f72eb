"""The ghosts of a drag: where the carried card would land, and those that would follow it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from organizer.domain.grid import Answer, Card, Placement, span
from organizer.domain.timetable import shifted
from ui.schedule.cards import GhostItem
from ui.schedule.face import Pens
from ui.schedule.words import room_name

if TYPE_CHECKING:
    from ui.schedule.board import Board


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the carried card would land; ``placement`` is None over the list."""

    placement: Placement | None
    duration: int
    following: bool = False


class Ghosts:
    """As many ghost items as the drag needs; they are kept for the next one."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._items: list[GhostItem] = []

    def show(self, card: Card | None, aim: Aim | None, answer: Answer) -> None:
        """Stand where the aim is; nowhere without one."""
        places = self._places(card, aim)
        while len(self._items) < len(places):
            ghost = GhostItem(self._board.pens)
            self._board.scene().addItem(ghost)
            self._items.append(ghost)
        for ghost in self._items[len(places) :]:
            ghost.setVisible(False)
        for ghost, (shown, place, duration) in zip(self._items, places, strict=False):
            self._land(ghost, shown, place, duration, answer)

    def hide(self) -> None:
        """Nothing is carried."""
        for ghost in self._items:
            ghost.setVisible(False)

    def restyle(self, pens: Pens) -> None:
        """Follow another size of text."""
        for ghost in self._items:
            ghost.forget(pens)

    def area(self) -> QRectF | None:
        """Where the carried card would land, in the scene."""
        shown = self._items and self._items[0].isVisible()
        return self._items[0].sceneBoundingRect() if shown else None

    def _places(self, card: Card | None, aim: Aim | None) -> list[tuple[Card, Placement, int]]:
        """The carried card first, then those that follow it."""
        if card is None or aim is None or aim.placement is None:
            return []
        own = (card, aim.placement, aim.duration)
        if not aim.following:
            return [own]
        moves = shifted(self._board.snapshot, card.id, aim.placement)
        cards = self._board.snapshot.card_by_id
        rest = ((cards[each], place) for each, place in moves.items() if each != card.id)
        return [own, *((each, place, each.duration) for each, place in rest)]

    def _land(self, ghost: GhostItem, card: Card, place: Placement, duration: int, answer: Answer) -> None:
        rect = self._board.geometry_now.rect(place, duration)
        if rect is None:
            ghost.setVisible(False)
            return
        time, room = span(place.start, place.start + duration), room_name(self._board.snapshot, place.room)
        ghost.land(rect, answer, card.title, time=time, room=room)
