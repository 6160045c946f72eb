"""From the event to paper: badges and sheets as they are at this moment, brought to a file or a printer; as jobs."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from organizer.domain.printing.badge_runs import Run, Wanted
from organizer.domain.printing.imposition import Paper
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import SheetOrder
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output
from organizer.services.overview import event_card
from organizer.services.printing import badges, printouts
from organizer.services.workspace import Workspace
from ui.printing.fonts import Typeface, paper_typeface
from ui.printing.painter import FacePainter
from ui.printing.pdf import PDF, PictureSource, render_pdf
from ui.printing.printer import print_faces


def set_badges(
    workspace: Workspace, wanted: Wanted, progress: Progress, *, template: str | None = None
) -> tuple[Run, Typeface]:
    """The badges, each with a code, and what they are set in. Raises NotFound for the template."""
    badges.issue_codes(workspace, wanted)
    typeface = paper_typeface(progress)
    return badges.prepare(workspace, wanted, typeface.ruler(), progress, template=template), typeface


def badges_to_pdf(workspace: Workspace, wanted: Wanted, progress: Progress, *, path: Path, paper: Paper) -> Run:
    """Write the badges into a file. Raises BadInput, RuleViolation, FileTrouble, Cancelled."""
    refuse_output(path, PDF)
    run, typeface = set_badges(workspace, wanted, progress)
    write_badges(workspace, run, path, progress, typeface=typeface, paper=paper)
    return run


def write_badges(
    workspace: Workspace,
    run: Run,
    path: Path,
    progress: Progress,
    *,
    typeface: Typeface,
    paper: Paper,
    template: str | None = None,
) -> int:
    """Write what was set into a file that says of which event it is; the number of pages. Raises as render_pdf."""
    event = event_card(workspace).name
    return render_pdf(
        run.faces,
        path,
        progress,
        paper=paper,
        backs=run.backs,
        typeface=typeface,
        picture=picture_source(workspace, template),
        title=f"{event} · {_('Badges')}",
        author=event,
    )


def badges_to_printer(
    workspace: Workspace, wanted: Wanted, progress: Progress, *, printer: QPrinter, paper: Paper
) -> Run:
    """Print the badges. Raises PrinterTrouble, RuleViolation, Cancelled."""
    run, typeface = set_badges(workspace, wanted, progress)
    brush = FacePainter(typeface, picture_source(workspace))
    print_faces(run.faces, printer, brush, paper, backs=run.backs, progress=progress)
    return run


def sheets_to_pdf(workspace: Workspace, order: SheetOrder, progress: Progress, *, path: Path) -> Printout:
    """Write sheets of the programme into a file. Raises BadInput, NotFound, FileTrouble, Cancelled."""
    refuse_output(path, PDF)
    typeface = paper_typeface(progress)
    printout = printouts.compose(workspace, order, typeface.ruler())
    about = f"{printout.event} · {printout.title}"
    render_pdf(printout.pages, path, progress, typeface=typeface, title=about, author=printout.event)
    return printout


def sheets_to_printer(workspace: Workspace, order: SheetOrder, progress: Progress, *, printer: QPrinter) -> Printout:
    """Print sheets of the programme. Raises NotFound, PrinterTrouble, Cancelled."""
    typeface = paper_typeface(progress)
    printout = printouts.compose(workspace, order, typeface.ruler())
    print_faces(printout.pages, printer, FacePainter(typeface), Paper(), progress=progress)
    return printout


def picture_source(workspace: Workspace, template: str | None = None) -> PictureSource:
    """Gives the pictures of a template, decoded once."""
    design = badges.read_template(workspace, template)
    found = badges.pictures(workspace, design.assets) if design.assets else {}
    images = {name: QImage.fromData(data) for name, data in found.items()}
    return images.get
