"""The system's printers: choosing one, and drawing faces on it."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from organizer.domain.printing.faces import Face
from organizer.domain.printing.stock import Stock, impose
from organizer.errors import PrinterTrouble
from organizer.i18n import _
from organizer.progress import Progress
from ui.printing.painter import FacePainter
from ui.printing.pdf import page_size
from ui.printing.sheets import draw_sheets


def choose_printer(parent: QWidget, face: Face, stock: Stock, title: str) -> QPrinter | None:
    """Ask for a printer, set up for sheets of the stock; None: the user thought better of it. Raises RuleViolation.

    ``title``: what is printed, for the dialog and the printer's queue.
    """
    printer = set_up(QPrinter(QPrinter.PrinterMode.HighResolution), face, stock, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() else None


def set_up(printer: QPrinter, face: Face, stock: Stock, title: str) -> QPrinter:
    """Tell the printer the size of the sheets, and that distances count from the paper's edge."""
    printer.setDocName(title)
    printer.setCreator("Organizer")
    printer.setPageSize(page_size(impose(stock, face.width, face.height)))
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


def print_faces(
    faces: Sequence[Face], printer: QPrinter, brush: FacePainter, stock: Stock, *, progress: Progress
) -> int:
    """Print the faces; the number of sheets. Raises PrinterTrouble, Cancelled (then the printer's job is aborted)."""
    imposition = impose(stock, faces[0].width, faces[0].height)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTrouble(_("The printer does not take the job; look whether it is on and connected."))
    try:
        return draw_sheets(painter, printer, faces, brush, imposition, progress=progress)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
