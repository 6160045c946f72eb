"""Prints labels on a queue in a process of its own, because the library of CUPS asks for its server only once.

    python -m tests.ui.printing.cups_client QUEUE [cancel|wait|trays|TRAY]

Says how many pages went there, or the name of what was raised and its sentence. ``wait``: says “ready” when the printer
is chosen and goes on at the next line. ``trays``: says which it has and prints nothing.
"""

import sys

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.errors import Cancelled, OrganizerError
from organizer.progress import Progress
from tests.ui.printing.sheet_rendering import GREYS, grey_face
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.printers.printer import print_faces, set_up
from ui.printing.printers.trays import tray_of, trays_of, use_tray

FACES = [grey_face(80_000, 50_000, grey) for grey in (*GREYS, *GREYS, *GREYS)]


def main(queue: str, how: str = "") -> None:
    """Print twelve labels and their backs."""
    _app = QApplication(["labels", "-platform", "offscreen"])
    paper, progress = Paper(stock_named("Avery L4785")), Progress()
    printer = QPrinter(QPrinterInfo.printerInfo(queue), QPrinter.PrinterMode.HighResolution)
    set_up(printer, FACES[0], paper, "Labels")
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    if how == "wait":
        print("ready", flush=True)
        sys.stdin.readline()
    if how == "trays":
        print(tray_of(printer), trays_of(printer))
        return
    if how == "cancel":
        progress.cancel()
    elif how != "wait" and how:
        use_tray(printer, how)
    try:
        brush = FacePainter(Typeface(("Inter",)))
        print(print_faces(FACES, printer, brush, paper, backs=FACES, progress=progress))
    except (OrganizerError, Cancelled) as raised:
        print(f"{type(raised).__name__} {raised}".strip())


if __name__ == "__main__":
    main(*sys.argv[1:])
