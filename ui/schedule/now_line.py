"""The line that says what time it is, over the columns of today."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from organizer.domain.schedule.moments import DAY
from ui import theme

if TYPE_CHECKING:
    from ui.schedule.board import Board

THICK, UNDER_CARDS = 2, -0.5


class NowLine:
    """One line for each column of the day that it is."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._items: list[QGraphicsRectItem] = []
        self._moment: int | None = None

    def show(self, moment: int | None) -> None:
        """It is so many minutes after the event's first midnight; None: nobody knows."""
        self._moment = moment
        self.again()

    def again(self) -> None:
        """The board has another layout."""
        for item in self._items:
            self._board.scene().removeItem(item)
        self._items.clear()
        if self._moment is None:
            return
        geometry = self._board.geometry_now
        for band in geometry.bands:
            for first, last, minute in self._stretches(band.day):
                if band.first <= minute <= band.last:
                    across = (last - first) * geometry.column
                    area = geometry.area(first * geometry.column, round(geometry.y(band, minute)) - 1, across, THICK)
                    item = self._board.scene().addRect(area, QPen(Qt.PenStyle.NoPen), theme.current().bad)
                    item.setZValue(UNDER_CARDS)
                    self._items.append(item)

    def _stretches(self, day: int | None) -> list[tuple[int, int, int]]:
        """The first column, the one after the last, and the minute of their day; after midnight it is still yesterday.

        A day that ends after midnight shows the hours of the next one as its own, so the line may stand in both.
        """
        if self._moment is None:
            return []
        count = len(self._board.geometry_now.columns)
        if day is not None:
            return [(0, count, self._moment - day * DAY)]
        columns = self._board.geometry_now.columns
        return [(place, place + 1, self._moment - (each.day or 0) * DAY) for place, each in enumerate(columns)]
