"""What is asked around printing: what to do about what is on paper already, and afterwards whether all came out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Reprint
from organizer.domain.printing.ledger_words import counted_pieces
from organizer.domain.printing.pieces import Piece
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.printing import ledger
from ui.printing.outcome import OutcomeBar
from ui.printing.reprint import ReprintBar
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class Questions(QWidget):
    """Two bars above a page that prints, which take no room while there is nothing to ask."""

    answered = Signal(object)
    """It was said what came out: carries these pieces, none where nothing did."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._reprint: Reprint | None = None  # why those that were printed before are printed again
        self.again, self.outcome = ReprintBar(), OutcomeBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.again)
        column.addWidget(self.outcome)
        self.outcome.answered.connect(self._came_out)

    def ask_before(self, printed: int, listed: int, go_on: Callable[[bool], object]) -> None:
        """Go on, told whether to leave out the ``printed`` among all that are listed; where there are such, ask."""

        def answered(reprint: Reprint | None) -> None:
            self._reprint = reprint
            go_on(reprint is None)

        self._reprint = None
        if printed:
            self.again.ask(printed, listed, answered)
        else:
            self.again.hide()
            go_on(False)

    def drop(self) -> None:
        """Something else is to be printed now: do not ask about what was."""
        self.again.hide()

    def ask_after(self, pieces: Sequence[Piece], place: str, sheets: Sequence[int] = ()) -> None:
        """Ask whether these, in the order of printing, came out of ``place``; then mark those that did.

        ``sheets``: on which sheet each of them is, from 1, where several may be on one.
        """
        self.outcome.ask(pieces, place, sheets)

    @Slot(object)
    def _came_out(self, pieces: Sequence[Piece]) -> None:
        self.answered.emit(pieces)
        if not pieces:
            return
        marked = self._shell.run_quietly(
            lambda: ledger.mark_printed(self._workspace, pieces, Progress(), again=self._reprint)
        )
        if marked is not None:
            self._shell.toast(_("Marked as printed: {what}.").format(what=counted_pieces(pieces)))
