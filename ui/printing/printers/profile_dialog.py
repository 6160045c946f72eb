"""Measuring a printer: a ruled page comes out, two numbers in each direction go in, and sheets come out straight."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from organizer.domain.printing.choices import Sides
from organizer.domain.printing.faces import millimetres
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.printer_profiles import UNSCALED, Drift, Measured, Profile, drift_of, measured_from
from organizer.domain.printing.paper.ruled_page import ruled_page
from organizer.errors import Refused, StorageTrouble
from organizer.i18n import _
from organizer.progress import Progress
from ui import theme
from ui.dialogs import Dialog
from ui.printing.drawing.fonts import paper_typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.printers.printer import print_faces, set_up
from ui.printing.printers.trays import trays_of, use_tray
from ui.printing.stock.fields import Length
from ui.printing.stock.preferences import keep_profile, profile_of
from ui.shell import Shell
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label

_SIDES = ("front", "back")


class ProfileDialog(Dialog):
    """For the printer and tray that are chosen; what was measured before is shown."""

    def __init__(self, parent: QWidget, shell: Shell, size: tuple[int, int]) -> None:
        """``size`` of the sheet, in micrometres."""
        super().__init__(parent, _("Measure the printer"), width=660)
        self._shell, self._size = shell, size
        self.printers, self.trays = QComboBox(), QComboBox()
        self.trays.setPlaceholderText(_("The printer is asked…"))
        self.printers.addItems([each.printerName() for each in QPrinterInfo.availablePrinters()])
        self.printers.setCurrentText(QPrinterInfo.defaultPrinterName())
        self.fields = {(side, letter): Length("", 0, step=100) for side in _SIDES for letter in "ABCD"}
        self._found, self._problem = label("", "muted", wrap=True), label("", "bad", wrap=True)
        tip = _("On plain paper, on both sides if the printer can")
        self._test = button(_("Print the ruled page"), "print", tip=tip)
        self._straight = button(_("Forget"), tip=_("Print as the printer does by itself"))
        self._save = primary(_("Save"))
        self._asked: object = None
        self._build()
        self._ask_trays()

    def _build(self) -> None:
        width, height = map(millimetres, self._size)
        text = _("Print the ruled page on plain paper of {width} × {height} mm at 100 %, and measure it with a ruler.")
        self.column.addWidget(label(text.format(width=width, height=height), wrap=True))
        self.column.addLayout(form_layout(((_("Printer"), self.printers), (_("Tray"), self.trays))))
        self.column.addWidget(self._test)
        self.column.addLayout(self._numbers())
        self.column.addWidget(self._found)
        self.column.addWidget(self._problem)
        self._problem.hide()
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(self._straight, self._forget)
        self.add_button(self._save, self._keep)
        self.printers.currentIndexChanged.connect(self._ask_trays)
        self.trays.currentIndexChanged.connect(self._show_kept)
        self._test.clicked.connect(self.print_page)
        for each in self.fields.values():
            each.valueChanged.connect(self._follow)

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.SMALL_GAP)
        grid.setColumnStretch(0, 1)
        for column, word in enumerate((_("Front"), _("Back")), 1):
            grid.addWidget(label(word, "strong"), 0, column)
        words = {
            "A": _("A: left edge to the first upright line"),
            "B": _("B: from there to the second upright line"),
            "C": _("C: upper edge to the first lying line"),
            "D": _("D: from there to the second lying line"),
        }
        for row, (letter, word) in enumerate(words.items(), 1):
            grid.addWidget(label(word), row, 0)
            for column, (side, name) in enumerate(zip(_SIDES, (_("Front"), _("Back")), strict=True), 1):
                self.fields[side, letter].setAccessibleName(f"{name}, {word}")
                grid.addWidget(self.fields[side, letter], row, column)
        return grid

    # -- what is kept --------------------------------------------------------------------------------------------------

    @Slot()
    def _ask_trays(self) -> None:
        """Of the chosen printer, in a job: one on the network that is switched off lets wait for its answer."""
        self._asked = ask = partial(trays_of, self._printer())
        self._show_trays({})
        if self.printers.count():
            self._shell.jobs.start(lambda _progress: ask(), partial(self._answered, ask), "")
        else:
            self._say(_("This computer knows no printer; add one in the system’s settings."))

    def _answered(self, ask: object, trays: Mapping[str, str]) -> None:
        """Unless another printer was asked since, or the dialog is closed."""
        if ask is self._asked:
            self._show_trays(trays)

    def done(self, result: int) -> None:
        """Called by Qt however the dialog is left."""
        self._asked = None
        super().done(result)

    def _show_trays(self, trays: Mapping[str, str]) -> None:
        """The one from which it prints unless told is chosen."""
        self.trays.blockSignals(True)
        self.trays.clear()
        for tray, word in trays.items():
            self.trays.addItem(word, tray)
        self.trays.setCurrentIndex(0)
        self.trays.blockSignals(False)
        self._show_kept()
        for each in (self.trays, self._test, self._save, self._straight, *self.fields.values()):
            each.setEnabled(bool(trays))

    @Slot()
    def _show_kept(self) -> None:
        profile = profile_of(self.printers.currentText(), self.trays.currentData() or "")
        for side, drift in zip(_SIDES, (profile.front, profile.back), strict=True):
            across, down = measured_from(drift, self._size)
            for letter, value in zip("ABCD", (across.first, across.between, down.first, down.between), strict=True):
                self.fields[side, letter].show_length(value)
        self._follow()

    def profile(self) -> Profile:
        """What the numbers say. Raises RuleViolation."""
        return Profile(*(self._drift(side) for side in _SIDES))

    def _drift(self, side: str) -> Drift:
        a, b, c, d = (self.fields[side, letter].length() for letter in "ABCD")
        return drift_of(*self._size, across=Measured(a, b), down=Measured(c, d))

    @Slot()
    def _follow(self) -> None:
        try:
            profile = self.profile()
        except Refused as problem:
            self._found.setText("")
            self._say(str(problem))
            return
        self._found.setText("\n".join((drift_words(_("Front"), profile.front), drift_words(_("Back"), profile.back))))
        self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @Slot()
    def _keep(self) -> None:
        self._keep_profile(self.profile)

    @Slot()
    def _forget(self) -> None:
        self._keep_profile(Profile)

    def _keep_profile(self, found: Callable[[], Profile]) -> None:
        try:
            keep_profile(self.printers.currentText(), self.trays.currentData() or "", found())
        except (Refused, StorageTrouble) as problem:
            self._say(str(problem))
        else:
            self.accept()

    # -- the ruled page ------------------------------------------------------------------------------------------------

    def _printer(self) -> QPrinter:
        info = QPrinterInfo.printerInfo(self.printers.currentText())
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)

    @Slot()
    def print_page(self) -> None:
        """Print both sides as the printer does by itself, as a job."""
        front, back = ruled_page(*self._size, _("Front")), ruled_page(*self._size, _("Back"))
        printer, tray, paper = self._printer(), self.trays.currentData(), Paper(sides=Sides.LONG_EDGE)
        set_up(printer, front, paper, _("Ruled page"))
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)

        def work(progress: Progress) -> int:
            use_tray(printer, tray)  # which asks the printer
            brush = FacePainter(paper_typeface(progress))
            return print_faces([front], printer, brush, paper, backs=[back], profile=Profile(), progress=progress)

        self._shell.jobs.start(work, lambda _pages: None, _("Printing"))


def drift_words(side: str, drift: Drift) -> str:
    """How far off a side is, in a sentence."""
    if drift == Drift():
        return _("{side}: straight").format(side=side)
    across = _("{n} mm to the right") if drift.x >= 0 else _("{n} mm to the left")
    down = _("{n} mm down") if drift.y >= 0 else _("{n} mm up")
    parts = [across.format(n=millimetres(abs(drift.x))), down.format(n=millimetres(abs(drift.y)))]
    for scale, word in ((drift.across, _("width {n} %")), (drift.down, _("height {n} %"))):
        if scale != UNSCALED:
            parts.append(word.format(n=f"{scale / UNSCALED * 100:.2f}"))
    return _("{side}: {off}").format(side=side, off=_(", ").join(parts))
