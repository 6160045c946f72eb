"""Where what the mouse carries would land: on the grid, or where it touches its neighbour."""

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer.domain.schedule.snapping import magnets
from organizer.domain.schedule.snapping import snapped as jump
from ui.schedule.geometry import snapped
from ui.schedule.load import Aim, Load, Manner, Mode

if TYPE_CHECKING:
    from ui.schedule.board import Board

PULL = 7
"""Minutes from which a neighbour pulls at most; never more than half of what cards snap to."""


class Landing:
    """Keeps what pulls in each column, and the last answer: the mouse asks at every pixel."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._magnets: dict[tuple[int, float], tuple[int, ...]] = {}  # of each column and band
        self._last: tuple[tuple[int, float, int, Manner], Aim] | None = None

    def forget(self) -> None:
        """Something else is carried now, or over another board."""
        self._magnets.clear()
        self._last = None

    def of(self, load: Load | None, x: float, y: float, manner: Manner) -> Aim | None:
        """The landing place for a point of the scene; None while nothing is carried."""
        if load is None:
            return None
        here = load.card.placement
        if here is None or load.mode is Mode.MOVE:
            return self._moved(load, x, y, manner if here and not load.others else Manner.ALONE)
        snap, start, end = self._board.snap, here.start, load.card.end
        minute = snapped(self._board.geometry_now.minute_at(x, y), snap)
        if load.mode is Mode.TOP:
            start = min(minute, end - min(snap, load.card.duration))
        elif load.mode is Mode.BOTTOM:
            end = max(minute, start + min(snap, load.card.duration))
        else:
            start, end = min(start, minute), max(start + snap, minute)
        return Aim(replace(here, start=start), end - start)

    def _moved(self, load: Load, x: float, y: float, manner: Manner) -> Aim:
        """Where the card begins here: at the grid's start, or where it touches its neighbour."""
        board, here = self._board, load.card.placement
        geometry, snap = board.geometry_now, board.snap
        column, band = geometry.column_at(x, y), geometry.band_at(x if board.arrangement.sideways else y)
        if (column, band.top) not in self._magnets:
            place = geometry.landing(column, band, band.first, here.room if here else None)
            self._magnets[column, band.top] = magnets(board.index, load.card, place.room, place.day)
        wished = geometry.minute_at(x, y) - load.grab
        start = jump(wished, step=snap, magnets=self._magnets[column, band.top], pull=min(PULL, snap // 2))
        start = geometry.within(band, start, snap)
        if self._last is None or self._last[0] != (column, band.top, start, manner):
            place = geometry.landing(column, band, start, here.room if here else None)
            self._last = (column, band.top, start, manner), Aim(place, load.card.duration, manner)
        return self._last[1]
