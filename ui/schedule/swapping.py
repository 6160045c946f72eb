"""Two selected sessions in each other's place: shown first, done when that is wanted."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from organizer.domain.schedule.grid import Placement
from organizer.domain.schedule.groups import swapped
from organizer.i18n import _
from ui.schedule.trying import Trying

if TYPE_CHECKING:
    from ui.schedule.board import Board

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Swapping(QObject):
    """Shows the swap on the board; Enter, or the keys that showed it, do it, everything else lets it be."""

    wanted = Signal(object)
    """Carries the moves to carry out."""

    def __init__(self, board: "Board", trying: Trying, *, say: Callable[[str], object]) -> None:
        """``say``: tells a sentence, why there is nothing to swap."""
        super().__init__(board)
        self._board, self._trying, self._say = board, trying, say
        self._moves: Mapping[int, Placement] | None = None
        trying.ended.connect(self._forget)
        board.selected.connect(self.end)

    def moves(self) -> Mapping[int, Placement] | None:
        """Where the two selected sessions would go; None where not two on the schedule are selected."""
        return swapped([self._board.snapshot.card_by_id[each] for each in self._board.chosen()])

    @Slot()
    def begin(self) -> None:
        """Show what swapping would do, or say why it cannot be."""
        moves = self.moves()
        if moves is None:
            self._say(_("Select two sessions on the schedule to swap them."))
        elif (refused := self._board.index.plan_together(moves).refused) is not None:
            self._say(refused)
        else:
            self._trying.look(moves, hint=_("Enter swaps them, Esc does not."))
            self._moves = moves

    @Slot()
    def carry_out(self) -> None:
        """Swap the two that are selected."""
        moves = self.moves()
        self.end()
        if moves is not None:
            self.wanted.emit(moves)

    @Slot()
    def end(self) -> None:
        """Show the board as it is."""
        if self._moves is not None:
            self._trying.end()

    @Slot()
    def _forget(self) -> None:
        self._moves = None

    def take(self, event: QKeyEvent) -> bool:
        """Handle the key that answers a swap that is shown; any other key ends it and means what it always means."""
        if self._moves is None:
            return False
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in ENTER or (control and key == Qt.Key.Key_R):
            self.carry_out()
        elif key not in HELD:
            self.end()
            return key == Qt.Key.Key_Escape
        return True
