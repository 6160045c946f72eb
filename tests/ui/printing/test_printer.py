from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock import A4, SINGLE, Stock
from organizer.errors import Cancelled, PrinterTrouble
from organizer.files.codes import decode
from organizer.progress import Progress
from tests.ui.printing.badge_pages import NAMES, faces, poppler, texts
from tests.ui.printing.test_painter import luminance
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.printers.printer import print_faces, set_up


def a_printer(path: Path, typeface: Typeface, paper: Paper) -> QPrinter:
    """The system's printing, into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return set_up(printer, faces(typeface, NAMES[:1])[0], paper, "Badges")


@pytest.mark.parametrize(("stock", "sheets", "size"), [(SINGLE, 5, "255 x 368"), (A4, 2, "595 x 842")])
def test_a_printer_gets_what_a_pdf_gets(
    typeface: Typeface, tmp_path: Path, stock: Stock, sheets: int, size: str
) -> None:
    path = tmp_path / "printed.pdf"
    printer = a_printer(path, typeface, Paper(stock))
    brush = FacePainter(typeface)
    assert print_faces(faces(typeface, NAMES[:5]), printer, brush, Paper(stock), progress=Progress()) == sheets
    pages = " ".join(texts(path))
    assert [name for name in NAMES[:5] if name not in pages] == []
    assert size in poppler("pdfinfo", path)
    poppler("pdftoppm", "-r", 150, "-f", 1, "-l", 1, "-png", path, tmp_path / "page")
    (page,) = tmp_path.glob("page*.png")
    assert "7K2M9XQP" in decode(luminance(QImage(str(page))))


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")  # what is tested
def test_a_printer_that_takes_nothing_is_told(typeface: Typeface, tmp_path: Path) -> None:
    printer = a_printer(tmp_path / "no folder" / "printed.pdf", typeface, Paper())
    with pytest.raises(PrinterTrouble, match="whether it is on"):
        print_faces(faces(typeface, NAMES[:1]), printer, FacePainter(typeface), Paper(), progress=Progress())


def test_a_cancelled_job_is_taken_from_the_printer(typeface: Typeface, tmp_path: Path) -> None:
    printer, progress = a_printer(tmp_path / "printed.pdf", typeface, Paper()), Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        print_faces(faces(typeface, NAMES[:1]), printer, FacePainter(typeface), Paper(), progress=progress)
    assert printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Idle)
