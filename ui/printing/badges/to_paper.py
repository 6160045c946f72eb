"""Badges from the list to paper: what is there already only for a reason, and afterwards what came out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from organizer.domain.printing.badges.runs import BadgeLine, Wanted
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.faces import Face
from organizer.domain.printing.ledger import Reprint, State
from organizer.domain.printing.pieces import Piece
from organizer.i18n import _
from organizer.progress import Progress
from ui.printing.outcome import Question
from ui.printing.press import Sent, badges_to_pdf, badges_to_printer
from ui.printing.printers.printer import choose_printer
from ui.printing.questions import Questions
from ui.printing.stock.panel import PaperPanel
from ui.shell import Shell

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class BadgesToPaper:
    """Prints as a job on the paper that is chosen, and asks before and after it."""

    def __init__(self, workspace: "Workspace", shell: Shell, questions: Questions, panel: PaperPanel) -> None:
        self._workspace, self._shell, self._questions, self._panel = workspace, shell, questions, panel
        self._asked: list[int] = []  # of whom it is asked whether their badges are printed again

    def write(self, lines: Sequence[BadgeLine], plan: Plan | None, path: Path) -> None:
        """Write the badges of these people into a file."""
        self._ask(lines, plan, partial(self._write, path))

    def print(self, lines: Sequence[BadgeLine], plan: Plan | None, face: Face, *, backs: bool) -> None:
        """Ask for a printer, by one of the badges and whether any has a back, and print those of these people."""
        self._ask(lines, plan, partial(self._print, face, backs))

    def listed(self, lines: Sequence[BadgeLine]) -> None:
        """These would be printed now: of others it is asked no longer what to do about them."""
        if [line.id for line in lines] != self._asked:
            self._questions.drop()

    def _ask(
        self, lines: Sequence[BadgeLine], plan: Plan | None, go_on: Callable[[Wanted, Reprint | None], object]
    ) -> None:
        """Go on once it is known what to do about badges that are on paper already.

        What is there is left out by the job: since it was listed more may have come out.
        """
        printed, ids = sum(line.state is State.PRINTED for line in lines), [line.id for line in lines]
        self._asked = ids

        def answered(reprint: Reprint | None) -> None:
            go_on(Wanted(ids=ids, due=reprint is None, plan=plan), reprint)

        self._questions.ask_before(printed, len(lines), answered)

    def _write(self, path: Path, wanted: Wanted, reprint: Reprint | None) -> None:
        work = partial(badges_to_pdf, self._workspace, wanted, path=path, paper=self._panel.paper)
        self.start(work, reprint, _("Writing badges"))

    def _print(self, face: Face, backs: bool, wanted: Wanted, reprint: Reprint | None) -> None:
        parent, paper = self._shell.dialog_parent(), self._panel.paper
        printer = self._shell.run_quietly(lambda: choose_printer(parent, face, paper, _("Badges"), backs=backs))
        if printer is not None:
            work = partial(badges_to_printer, self._workspace, wanted, printer=printer, paper=paper)
            self.start(work, reprint, _("Printing badges"))

    def start(self, work: Callable[[Progress], Sent], reprint: Reprint | None, title: str) -> None:
        """Print as a job, then ask whether all that was sent came out, and say why not more was."""

        def done(sent: Sent) -> None:
            question = Question(sent.pieces, sent.place, sent.sheets)
            self._questions.ask_after(question, reprint, partial(self._came_out, sent))
            if sent.trouble is not None:
                self._shell.present(sent.trouble)

        self._shell.jobs.start(work, done, title)

    def _came_out(self, sent: Sent, pieces: Sequence[Piece]) -> None:
        """The labels are used up to the last badge that came out."""
        if pieces:
            self._panel.go_on_after(sent.paper, sent.next_start(pieces[-1]))
