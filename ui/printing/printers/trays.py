"""The trays that a printer has: one of them is chosen, and how far the printer is off is kept for it.

A queue of CUPS says which there are, by the names of its driver; elsewhere Qt does on some systems; where nobody says,
the usual ones are offered.
"""

import re

from PySide6.QtPrintSupport import QPrinter

from organizer.i18n import _
from ui.printing.printers.queue import choices, choose, chosen, takes_files

AUTOMATIC = "Auto"
"""The tray that the printer takes by itself, and under which profiles were kept before trays were asked for."""

_BETWEEN = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|[-_]")  # the words of ByPassTray2 and by-pass-tray
_SLOT = "InputSlot"  # what drivers call the trays for CUPS


def trays_of(printer: QPrinter) -> dict[str, str]:
    """Its trays as they are kept, each with its word; first the one from which it prints unless told."""
    names = _of_queue(printer) if takes_files(printer) else _of_qt(printer)
    words = _words()
    return {name: words.get(name) or _BETWEEN.sub(" ", name) for name in names}


def tray_of(printer: QPrinter) -> str:
    """The tray from which this printer is about to print."""
    if not takes_files(printer):
        return printer.paperSource().name
    return chosen(printer).get(_SLOT) or _of_queue(printer)[0]


def use_tray(printer: QPrinter, tray: str) -> None:
    """Print from this one of its trays."""
    if not takes_files(printer):
        printer.setPaperSource(QPrinter.PaperSource[tray])
    # a queue with nothing to choose has AUTOMATIC, which is no name
    elif tray in choices(printer.printerName(), _SLOT):
        choose(printer, _SLOT, tray)


def _of_queue(printer: QPrinter) -> tuple[str, ...]:
    return choices(printer.printerName(), _SLOT) or (AUTOMATIC,)


def _of_qt(printer: QPrinter) -> tuple[str, ...]:
    asked = getattr(printer, "supportedPaperSources", None)  # Qt has it on Windows alone
    usual = [QPrinter.PaperSource[name] for name in _USUAL]
    there = asked() if asked else usual
    return tuple(dict.fromkeys((AUTOMATIC, *(each.name for each in usual if each in there))))


_USUAL = (AUTOMATIC, "OnlyOne", "Lower", "Middle", "Manual", "Envelope", "LargeCapacity", "Cassette")


def _words() -> dict[str, str]:
    """Qt's names, of which Upper is OnlyOne, and what drivers write for the same; any other stands for itself."""
    automatic, manual, envelope = _("Automatic"), _("Manual feed"), _("Envelope feed")
    return {
        **dict.fromkeys((AUTOMATIC, "AutoSelect", "Automatic", "Default"), automatic),
        **dict.fromkeys(("OnlyOne", "Upper", "Top"), _("Upper tray")),
        **dict.fromkeys(("Lower", "Bottom"), _("Lower tray")),
        "Middle": _("Middle tray"),
        **dict.fromkeys(("Manual", "ManualFeed"), manual),
        **dict.fromkeys(("Envelope", "EnvelopeFeed"), envelope),
        **dict.fromkeys(("LargeCapacity", "LargeCapacityTray"), _("Large tray")),
        "Cassette": _("Cassette"),
        **{f"Tray{n}": _("Tray {n}").format(n=n) for n in range(1, 10)},
        **dict.fromkeys(("ByPassTray", "MultiPurposeTray", "MultiPurpose", "MPTray"), _("By-pass tray")),
    }
