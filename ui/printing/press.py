"""From the event to paper: badges and sheets as they are at this moment, brought to a file or a printer; as jobs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.badges.runs import Run, Wanted, paper_of
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.resolutions import COARSEST
from organizer.domain.printing.pieces import Piece
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import SheetOrder
from organizer.errors import Cancelled, NotFound, OrganizerError
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output
from organizer.services.printing import badges, printouts
from organizer.services.workspace import Workspace
from ui.printing.drawing.fonts import Typeface, paper_typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.drawing.pdf import PDF
from ui.printing.pdf_files import badge_files, picture_source, said_files, sheet_files, write_files
from ui.printing.printers.printer import print_faces, set_up


@dataclass(frozen=True, slots=True)
class Sent:
    """Badges on ``paper`` of which the first ``count`` went to a ``place``; ``trouble``: why no more did."""

    run: Run
    paper: Paper
    place: str
    count: int
    trouble: OrganizerError | Cancelled | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What went there."""
        return self.run.pieces[: self.count]

    @property
    def sheets(self) -> tuple[int, ...]:
        """On which sheet each of the pieces is, see Run.sheet_numbers."""
        return self.run.sheet_numbers(self.paper)[: self.count]

    def next_start(self, last: Piece) -> int:
        """The first label that is free behind this piece, see Run.next_start."""
        return self.run.next_start(self.paper, last)


def set_badges(
    workspace: Workspace,
    wanted: Wanted,
    progress: Progress,
    *,
    template: str | None = None,
    resolution: int = COARSEST,
) -> tuple[Run, Typeface]:
    """The badges, each with a code, and what they are set in; the run's new codes are not issued yet.

    Raises NotFound for the template.
    """
    codes, typeface = badges.draft_codes(workspace, wanted), paper_typeface(progress)
    ruler = typeface.ruler()
    run = badges.prepare(workspace, wanted, ruler, progress, template=template, resolution=resolution, codes=codes)
    return run, typeface


def badges_to_pdf(workspace: Workspace, wanted: Wanted, progress: Progress, *, path: Path, paper: Paper) -> Sent:
    """Write the badges into files. Raises BadInput, NotFound (no badge), RuleViolation, FileTrouble, Cancelled."""
    refuse_output(path, PDF)
    run, typeface = set_badges(workspace, wanted, progress)
    _refuse_nothing(run, wanted)
    write_files(workspace, badge_files(run, path, paper), path, progress, typeface=typeface, codes=run.codes)
    return Sent(run, paper, said_files(run, path), len(run.pieces))


def badges_to_printer(
    workspace: Workspace, wanted: Wanted, progress: Progress, *, printer: QPrinter, paper: Paper
) -> Sent:
    """Print the badges. Raises NotFound (no badge), PrinterTrouble, RuleViolation, Cancelled.

    Each batch is a job of its own: what was sent before the trouble with a later one is on its way, and given back.
    """
    run, typeface = set_badges(workspace, wanted, progress)
    _refuse_nothing(run, wanted)
    badges.issue_codes(workspace, run.codes)
    brush = FacePainter(typeface, picture_source(workspace))
    title, place, sent = printer.docName(), printer.printerName() or _("the printer"), 0
    for number, batch in enumerate(run.batches):
        used = paper_of(number, paper)
        try:
            set_up(printer, batch.faces[0], used, " · ".join(filter(None, (title, batch.parcel))))
            print_faces(batch.faces, printer, brush, used, backs=batch.backs, progress=progress)
        except (OrganizerError, Cancelled) as trouble:
            if not sent:
                raise
            return Sent(run, paper, place, sent, trouble)
        sent += batch.badges
    return Sent(run, paper, place, sent)


def _refuse_nothing(run: Run, wanted: Wanted) -> None:
    if not run.faces:
        nameless = sum(each.kind is ProblemKind.MISSING_NAME for each in run.problems)
        raise NotFound(_why_nothing(nameless, others=run.skipped - nameless, due=wanted.due))


def _why_nothing(nameless: int, *, others: int, due: bool) -> str:
    """``others``: have cancelled, or where only what is ``due`` is printed, have their badge."""
    if not others:
        return _("There is nothing to print: nobody of these has a name.")
    if due:
        return _("There is nothing to print: who has a name here has the badge already, or has cancelled.")
    if not nameless:
        return _("There is nothing to print: everybody here has cancelled.")
    return _("There is nothing to print: everybody here has cancelled or has no name.")


def sheets_to_pdf(workspace: Workspace, orders: Sequence[SheetOrder], progress: Progress, *, path: Path) -> Printout:
    """Write sheets into a file, if there is a page to write. Raises BadInput, NotFound, FileTrouble, Cancelled.

    ``orders``: several are on paper of one size.
    """
    refuse_output(path, PDF)
    typeface = paper_typeface(progress)
    printout = printouts.compose_together(workspace, orders, typeface.ruler())
    write_files(workspace, sheet_files(printout, path), path, progress, typeface=typeface)
    return printout


def sheets_to_printer(
    workspace: Workspace, orders: Sequence[SheetOrder], progress: Progress, *, printer: QPrinter
) -> Printout:
    """Print sheets. Raises NotFound, PrinterTrouble, Cancelled."""
    typeface = paper_typeface(progress)
    printout = printouts.compose_together(workspace, orders, typeface.ruler())
    if printout.pages:
        print_faces(printout.pages, printer, FacePainter(typeface), Paper(), progress=progress)
    return printout
