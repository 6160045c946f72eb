"""What the board shows while a proposal is looked at: where sessions would go, and the days it had to open for it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from organizer.domain.schedule.grid import Answer, Placement
from ui.schedule.ghosts import Ghosts
from ui.schedule.judged import Judged

if TYPE_CHECKING:
    from ui.schedule.board import Board


class Preview:
    """Ghosts without a hand that holds them; the board is as it was when they go."""

    def __init__(self, board: "Board") -> None:
        self._board = board
        self._ghosts = Ghosts(board)
        self._faded: tuple[int, ...] = ()
        self._before: tuple[int, int] | None = None

    def show(self, moves: Mapping[int, Placement], answer: Answer) -> QRectF | None:
        """Let ghosts stand where sessions would go, in sight; where the first stands in the scene."""
        board = self._board
        self.end()
        self._before = (board.horizontalScrollBar().value(), board.verticalScrollBar().value())
        by_id = board.snapshot.card_by_id
        self._ghosts.stand(
            [by_id[each].at(place) for each, place in moves.items() if each in by_id], Judged(lambda: answer).tone
        )
        self._faded = tuple(moves)
        self._fade(0.4)
        area = self._ghosts.area()
        if area is not None:
            board.map.hide()  # it could cover the ghost
            board.ensureVisible(area, 24, 24)
        return area

    def end(self) -> None:
        """Let the ghosts go, and scroll back."""
        self._ghosts.hide()
        self._fade(1.0)
        self._faded = ()
        if self._before is not None:
            across, down = self._before
            self._before = None
            self._board.horizontalScrollBar().setValue(across)
            self._board.verticalScrollBar().setValue(down)
            self._board.map.follow()

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self.end()
        self._ghosts.restyle()

    def _fade(self, opacity: float) -> None:
        for item in (item for each in self._faded for item in self._board.items_of(each)):
            item.setOpacity(opacity)
