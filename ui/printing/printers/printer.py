"""The system's printers: choosing one, and drawing faces on it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from organizer.domain.printing.choices import Sides
from organizer.domain.printing.faces import Face
from organizer.domain.printing.paper.imposition import Paper, impose
from organizer.domain.printing.paper.printer_profiles import Profile
from organizer.errors import PrinterTrouble
from organizer.i18n import _
from organizer.progress import Progress
from ui.printing.drawing.painter import FacePainter
from ui.printing.drawing.pdf import page_size, write_sheets
from ui.printing.drawing.sheets import Sheets, draw_sheets
from ui.printing.printers.queue import send, takes_files
from ui.printing.printers.trays import tray_of
from ui.printing.stock import preferences as paper_preferences

_DUPLEX = {
    Sides.FRONT: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def choose_printer(parent: QWidget, face: Face, paper: Paper, title: str, *, backs: bool = False) -> QPrinter | None:
    """Ask for a printer, set up for the paper; None: the user thought better of it. Raises RuleViolation.

    ``title``: what is printed, for the dialog and the printer's queue. ``backs``: whether the sheets have any.
    """
    printer = set_up(QPrinter(QPrinter.PrinterMode.HighResolution), face, paper, title)
    printer.setDuplex(_DUPLEX[paper.sides if backs else Sides.FRONT])
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)  # the list says what is printed
    dialog.setWindowTitle(title)
    return printer if dialog.exec() else None


def set_up(printer: QPrinter, face: Face, paper: Paper, title: str) -> QPrinter:
    """Tell the printer the size of the sheets, and that distances count from the paper's edge."""
    printer.setDocName(title)
    printer.setCreator("Organizer")
    printer.setPageSize(page_size(impose(paper, face.width, face.height)))
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


def profile_for(printer: QPrinter) -> Profile:
    """How far this printer is off with the tray that is chosen; a file is never off."""
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        return Profile()
    return paper_preferences.profile_of(printer.printerName(), tray_of(printer))


def print_faces(
    faces: Sequence[Face],
    printer: QPrinter,
    brush: FacePainter,
    paper: Paper,
    *,
    backs: Sequence[Face | None] = (),
    profile: Profile | None = None,
    progress: Progress,
) -> int:
    """Print the faces and their backs; the number of pages.

    ``profile`` is the drift to take back: unless told, what is kept of the printer. Raises PrinterTrouble,
    RuleViolation, Cancelled (then the printer's job is aborted).
    """
    imposition = impose(paper, faces[0].width, faces[0].height)
    sheets = Sheets(imposition, faces, backs, profile_for(printer) if profile is None else profile)
    if takes_files(printer):
        _print_file(sheets, printer, brush, progress)
    else:
        _draw(sheets, printer, brush, progress)
    return sheets.pages


def _print_file(sheets: Sheets, printer: QPrinter, brush: FacePainter, progress: Progress) -> None:
    with TemporaryDirectory() as folder:
        pdf = Path(folder, "sheets.pdf")
        write_sheets(sheets, pdf, brush, progress, title=printer.docName())
        send(pdf, printer, sheets.imposition)


def _draw(sheets: Sheets, printer: QPrinter, brush: FacePainter, progress: Progress) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTrouble(_("The printer does not take the job; look whether it is on and connected."))
    try:
        draw_sheets(painter, printer, sheets, brush, progress=progress)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrinterTrouble(_("The printer did not take everything; look at its queue before you print again."))
