"""Badges on their way to paper: asked about before they come twice, printed in a job, marked when they came out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.domain.printing.badges.runs import BadgeLine, Run, Wanted
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.ledger import Reprint, State
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.i18n import ngettext
from organizer.progress import Progress
from organizer.services.printing import ledger
from ui.printing.outcome import OutcomeBar
from ui.printing.reprint import ReprintBar
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class BadgePrinting(QWidget):
    """Two bars, which take no room while there is nothing to ask."""

    came_out = Signal(object, int)
    """Behind what came out on this Paper, the label with this number is the first that is free."""
    answered = Signal()
    """Whether they came out was said."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._printed: tuple[Run, Paper] | None = None  # what it is asked about
        self._reprint: Reprint | None = None  # why those that were printed before are printed again
        self.again, self.outcome = ReprintBar(), OutcomeBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.again)
        column.addWidget(self.outcome)
        self.outcome.answered.connect(self._came_out)

    def ask(self, lines: Sequence[BadgeLine], plan: Plan | None, go_on: Callable[[Wanted], object]) -> None:
        """Go on with these people; where badges are printed already, ask first what to do about them."""
        printed = {line.id for line in lines if line.state is State.PRINTED}

        def answered(reprint: Reprint | None) -> None:
            self._reprint = reprint
            ids = [line.id for line in lines if reprint or line.id not in printed]
            go_on(Wanted(ids=ids, plan=plan))

        if printed:
            self.again.ask(len(printed), len(lines), answered)
        else:
            answered(None)

    def start(self, work: Callable[[Progress], Run], place: Callable[[Run], str], *, paper: Paper, title: str) -> None:
        """Print as a job on ``paper``, then ask whether the badges came out of ``place``."""

        def done(run: Run) -> None:
            self._printed = run, paper
            self.outcome.ask(run.pieces, place(run), run.sheet_numbers(paper))

        self._shell.jobs.start(work, done, title)

    def take_back(self, person: int) -> None:
        """The badge of this person did not come out after all."""
        subjects = [Subject(person=person)]
        self._shell.run_quietly(lambda: ledger.unmark(self._workspace, PieceKind.BADGE, subjects))

    @Slot(object)
    def _came_out(self, pieces: Sequence[Piece]) -> None:
        self.answered.emit()
        if not pieces or self._printed is None:
            return
        run, paper = self._printed
        self.came_out.emit(paper, run.next_start(paper, pieces[-1]))
        marked = self._shell.run_quietly(
            lambda: ledger.mark_printed(self._workspace, pieces, Progress(), again=self._reprint)
        )
        if marked is not None:
            said = ngettext("{n} badge is marked as printed.", "{n} badges are marked as printed.", marked)
            self._shell.toast(said.format(n=f"{marked:,}"))
