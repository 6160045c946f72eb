"""What is asked around printing: what to do about what is on paper already, and afterwards whether all came out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Reprint
from organizer.domain.printing.ledger_words import counted_pieces
from organizer.domain.printing.pieces import Piece
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.printing import ledger
from ui.printing.outcome import CameOut, OutcomeBar, Question
from ui.printing.reprint import Answer, ReprintBar
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class Questions(QWidget):
    """Two bars above a page that prints, which take no room while there is nothing to ask."""

    settled = Signal()
    """Of everything that was printed it was said what came out."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self.again, self.outcome = ReprintBar(), OutcomeBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.again)
        column.addWidget(self.outcome)
        self.outcome.settled.connect(self.settled)

    def ask_before(self, printed: int, listed: int, go_on: Answer) -> None:
        """Go on: without what is on paper already, unless it was asked and a reason was given to print it again.

        It is asked where ``printed`` are on paper among all that are ``listed``.
        """
        if printed:
            self.again.ask(printed, listed, go_on)
        else:
            self.again.hide()
            go_on(None)

    def drop(self) -> None:
        """Something else is to be printed now: do not ask about what was."""
        self.again.hide()

    def ask_after(self, question: Question, reprint: Reprint | None, then: CameOut | None = None) -> None:
        """Ask whether these came out; ``then`` is told which did, and they are marked.

        ``reprint``: why those that were printed before were printed again.
        """

        def answered(pieces: Sequence[Piece]) -> None:
            if then:
                then(pieces)
            if pieces and not self._mark(pieces, reprint):
                self.ask_after(question, reprint, then)  # what is on paper must not count as new

        self.outcome.ask(question, answered)

    def _mark(self, pieces: Sequence[Piece], reprint: Reprint | None) -> bool:
        """Whether they are remembered; where they could not be, it was said why."""
        marked = self._shell.run_quietly(
            lambda: ledger.mark_printed(self._workspace, pieces, Progress(), again=reprint)
        )
        if marked is None:
            return False
        self._shell.toast(_("Marked as printed: {what}.").format(what=counted_pieces(pieces)))
        return True
