"""A queue of CUPS, which takes a finished PDF: as large as the paper, nothing sent before all is drawn.

Qt draws on such a queue too, but it sends what was drawn before Cancel, says nothing when the queue is gone, lets the
printer scale, and rounds the page to whole points.
"""

import shutil
import subprocess
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from organizer.domain.printing.faces import millimetres
from organizer.domain.printing.paper.imposition import Imposition
from organizer.errors import PrinterTrouble
from organizer.i18n import _
from ui.printing.drawing.pdf import page_size

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)  # PPK_CupsOptions of Qt's qprint_p.h
_OURS = {"media", "PageSize", "PageRegion", "sides", "Duplex", "fit-to-page"}
_PATIENCE, _SHORT_PATIENCE = 60, 5  # seconds for a server on the network to answer; while somebody looks at a dialog


def takes_files(printer: QPrinter) -> bool:
    """Whether the printer is a queue of CUPS, and its command is installed."""
    native = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and bool(printer.printerName())
    return native and all(shutil.which(each) is not None for each in ("lp", "lpstat", "lpoptions"))


def send(pdf: Path, printer: QPrinter, imposition: Imposition) -> str:
    """Put the file into the queue, at its own size; what the system calls the job. Raises PrinterTrouble."""
    options = [f"media={_medium(imposition)}", "print-scaling=none"]
    options += [f"{name}={value}" for name, value in chosen(printer).items()]
    if printer.duplex() in _SIDES:
        options.append(f"sides={_SIDES[printer.duplex()]}")
    command = ["lp", "-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", printer.docName()]
    command += [part for option in options for part in ("-o", option)]
    command += ["--", str(pdf)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise _gone(printer, str(problem)) from problem
    if done.returncode:
        raise _gone(printer, done.stderr.strip())
    return done.stdout.strip()


def choices(queue: str, option: str) -> tuple[str, ...]:
    """What the queue can do about an option of its driver, first what it does unless told; nothing when it has none."""
    command = ["lpoptions", "-p", queue, "-l"]  # a line an option: "InputSlot/Media Source: *Auto Upper Lower"
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SHORT_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    lines = (line.partition(":") for line in done.stdout.splitlines())
    values = next((told.split() for name, _colon, told in lines if name.partition("/")[0] == option), [])
    return tuple(each.removeprefix("*") for each in sorted(values, key=lambda each: not each.startswith("*")))


def chosen(printer: QPrinter) -> dict[str, str]:
    """What was chosen in the dialog beyond paper and sides, such as the tray."""
    told = printer.printEngine().property(_CUPS_OPTIONS) or []
    return {name: value for name, value in zip(told[::2], told[1::2], strict=False) if name not in _OURS}


def choose(printer: QPrinter, option: str, value: str) -> None:
    """As if it had been chosen in the dialog."""
    options = chosen(printer) | {option: value}
    printer.printEngine().setProperty(_CUPS_OPTIONS, [part for pair in options.items() for part in pair])


def _gone(printer: QPrinter, reason: str) -> PrinterTrouble:
    text = _("The printer “{name}” did not take the job, so nothing was printed ({reason}). Look whether it is on.")
    return PrinterTrouble(text.format(name=printer.printerName(), reason=reason))


def _medium(imposition: Imposition) -> str:
    known = page_size(imposition)
    if known.id() is not QPageSize.PageSizeId.Custom:
        return known.key()
    return f"Custom.{millimetres(imposition.width)}x{millimetres(imposition.height)}mm"
