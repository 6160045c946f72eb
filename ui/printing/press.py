"""From the event to paper: badges and sheets as they are at this moment, brought to a file or a printer; as jobs."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from organizer.domain.printing.badges.runs import Run, Wanted, paper_of
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.resolutions import COARSEST
from organizer.domain.printing.printouts import Printout
from organizer.domain.printing.sheet_orders import SheetOrder
from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.outputs import refuse_output
from organizer.services.overview import event_card
from organizer.services.printing import badges, printouts
from organizer.services.workspace import Workspace
from ui.printing.fonts import Typeface, paper_typeface
from ui.printing.painter import FacePainter
from ui.printing.pdf import PDF, PictureSource, render_pdf
from ui.printing.printer import print_faces, set_up

_PICTURES = 64  # kept decoded at a time


def set_badges(
    workspace: Workspace,
    wanted: Wanted,
    progress: Progress,
    *,
    template: str | None = None,
    resolution: int = COARSEST,
) -> tuple[Run, Typeface]:
    """The badges, each with a code, and what they are set in. Raises NotFound for the template."""
    badges.issue_codes(workspace, wanted)
    typeface = paper_typeface(progress)
    ruler = typeface.ruler()
    return badges.prepare(workspace, wanted, ruler, progress, template=template, resolution=resolution), typeface


def badges_to_pdf(workspace: Workspace, wanted: Wanted, progress: Progress, *, path: Path, paper: Paper) -> Run:
    """Write the badges into a file. Raises BadInput, NotFound (no badge), RuleViolation, FileTrouble, Cancelled."""
    refuse_output(path, PDF)
    run, typeface = set_badges(workspace, wanted, progress)
    _refuse_nothing(run)
    write_badges(workspace, run, path, progress, typeface=typeface, paper=paper)
    return run


def write_badges(
    workspace: Workspace, run: Run, path: Path, progress: Progress, *, typeface: Typeface, paper: Paper
) -> int:
    """Write what was set into files that say of which event they are; the number of pages.

    See files_of. Raises BadInput (one of the further files is there already) and as render_pdf.
    """
    files, event, picture = files_of(run, path), event_card(workspace).name, picture_source(workspace)
    refuse_further(files, path)
    pages = 0
    for number, (file, batch) in enumerate(zip(files, run.batches, strict=True)):
        pages += render_pdf(
            batch.faces,
            file,
            progress,
            paper=paper_of(number, paper),
            backs=batch.backs,
            typeface=typeface,
            picture=picture,
            title=" · ".join(filter(None, (event, _("Badges"), batch.parcel))),
            author=event,
        )
    return pages


def files_of(run: Run, path: Path) -> tuple[Path, ...]:
    """A file for the badges of each size: ``badges.pdf``, ``badges-2.pdf`` …; most runs have one size.

    Parcels that are apart have a file each, by their names: ``badges-A-F.pdf``, ``badges-G-Z.pdf`` ….
    """
    named: Counter[str] = Counter()
    files = []
    for batch in run.batches:
        named[batch.parcel] += 1
        size = named[batch.parcel]
        parts = path.stem, batch.parcel, str(size) if size > 1 else ""
        files.append(path.with_name("-".join(filter(None, parts)) + path.suffix))
    return tuple(files)


def refuse_further(files: Sequence[Path], path: Path) -> None:
    """Raise BadInput where one of these files is there for which nobody asked, as somebody did for ``path``."""
    if taken := [each.name for each in files if each != path and each.exists()]:
        text = _("This goes into {n} files, but there is a “{name}” already. Choose another name.")
        raise BadInput(text.format(n=len(files), name=taken[0]))


def said_files(run: Run, path: Path) -> str:
    """The names of these files; where there are several, how many badges are in each."""
    files = files_of(run, path)
    if len(files) < 2:
        return f"“{files[0].name if files else path.name}”"
    counts = (batch.badges for batch in run.batches)
    return _(", ").join(f"“{file.name}” ({count:,})" for file, count in zip(files, counts, strict=True))


def badges_to_printer(
    workspace: Workspace, wanted: Wanted, progress: Progress, *, printer: QPrinter, paper: Paper
) -> Run:
    """Print the badges. Raises NotFound (no badge), PrinterTrouble, RuleViolation, Cancelled."""
    run, typeface = set_badges(workspace, wanted, progress)
    _refuse_nothing(run)
    brush = FacePainter(typeface, picture_source(workspace))
    title = printer.docName()
    for number, batch in enumerate(run.batches):  # each is a job of its own
        used = paper_of(number, paper)
        if number:  # the dialog has set the printer up for the first one
            set_up(printer, batch.faces[0], used, title)
        printer.setDocName(" · ".join(filter(None, (title, batch.parcel))))
        print_faces(batch.faces, printer, brush, used, backs=batch.backs, progress=progress)
    return run


def _refuse_nothing(run: Run) -> None:
    if not run.faces:
        raise NotFound(_("There is nothing to print: nobody of these has a name."))


def sheets_to_pdf(workspace: Workspace, orders: Sequence[SheetOrder], progress: Progress, *, path: Path) -> Printout:
    """Write sheets into a file, if there is a page to write. Raises BadInput, NotFound, FileTrouble, Cancelled.

    ``orders``: several are on paper of one size.
    """
    refuse_output(path, PDF)
    typeface = paper_typeface(progress)
    printout = printouts.compose_together(workspace, orders, typeface.ruler())
    about = f"{printout.event} · {printout.title}"
    if printout.pages:
        render_pdf(printout.pages, path, progress, typeface=typeface, title=about, author=printout.event)
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


def picture_source(workspace: Workspace) -> PictureSource:
    """Gives the event's pictures, decoded when they are first asked for; a logo stays while photos come and go."""

    @lru_cache(maxsize=_PICTURES)
    def image(asset: str) -> QImage | None:
        found = badges.pictures(workspace, [asset])
        return QImage.fromData(found[asset]) if found else None

    return image
