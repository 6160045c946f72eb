"""Sheets of the programme on the page Print: choose paper and day, see every page, and print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.changes import Changes
from organizer.domain.printing.imposition import Paper
from organizer.domain.printing.printouts import Printout, SheetProblem
from organizer.domain.printing.sheet_orders import PaperSize, SheetKind, SheetOrder
from organizer.errors import Refused
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.printing import printouts
from organizer.services.printing.choices import Choice, Choices, read_choices
from ui import dialogs, theme
from ui.printing.fonts import Typeface, paper_typeface
from ui.printing.models import kind_word, lines_table
from ui.printing.painter import FacePainter
from ui.printing.press import sheets_to_pdf, sheets_to_printer
from ui.printing.preview import FacePreview
from ui.printing.printer import choose_printer
from ui.shell import Shell
from ui.widgets.buttons import button, icon_button, primary
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.labels import Chip, label, rule
from ui.widgets.rows import LINES, Index, Lines
from ui.widgets.rows_model import RowsModel

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

_TOUCHING = (
    *("session", "talk", "role", "room", "track", "break", "break_room", "event", "person", "organization"),
)  # fmt: skip
_WIDTH = 300

PaperChoice = tuple[SheetKind, PaperSize]


class SheetProblemModel(RowsModel):
    """One row a problem: of which session, and what about it."""

    rows: tuple[SheetProblem, ...] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        each = self.rows[index.row()]
        if role == LINES:
            return Lines(each.name, each.text, kind_word(each.kind))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{each.name}: {each.text}"
        return None


@dataclass(frozen=True, slots=True)
class _Composed:
    """What a job made: the pages, and what they are set in."""

    printout: Printout
    typeface: Typeface
    choices: Choices


class SheetsPage(QWidget):
    """What is previewed is what the buttons print."""

    def __init__(self, workspace: "Workspace", shell: Shell, kinds: QWidget, *, papers: Sequence[PaperChoice]) -> None:
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._stale, self._reading = True, False
        self._again = False  # something changed, or was chosen, while it was composed
        self._printout: Printout | None = None
        self._brush: FacePainter | None = None
        self._place = 0
        self._papers, self._days = _box(_("Paper")), _box(_("Day"))
        self._fill(papers)
        self._pdf = button("PDF…", "pdf", tip=_("Write these pages to a PDF file"), shortcut="Ctrl+Shift+P")
        self._print = primary(_("Print…"), "print", tip=_("Print these pages"), shortcut="Ctrl+P")
        self._preview = FacePreview(_("Preview of the page"))
        self._where, self._counts = label("", "muted"), label("", "muted", wrap=True)
        self._verdict = Chip("", "muted")
        self._model = SheetProblemModel(self)
        self._list = lines_table(_("Problems"), self._model)
        self._nothing = EmptyState("print", "", "")
        self._middle = QStackedWidget()
        self._lay_out(kinds)
        self._connect()
        self._offer(ready=False)

    # -- building ------------------------------------------------------------------------------------------------------

    def _fill(self, papers: Sequence[PaperChoice]) -> None:
        for kind, size in papers:
            self._papers.addItem(paper_words(kind, size), (kind.value, size.value))
        self._days.addItem(_("All days"), None)

    def _lay_out(self, kinds: QWidget) -> None:
        header = PageHeader(_("Print"))
        header.add_left(kinds)
        for each in (self._pdf, self._print):
            header.add_right(each)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._centre(), 1)
        body.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(body, 1)
        self.setFocusProxy(self._preview)

    def _centre(self) -> QVBoxLayout:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._preview, 1)
        column.addLayout(self._turner())
        self._middle.addWidget(shown)
        self._middle.addWidget(self._nothing)
        around = QVBoxLayout()
        around.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        around.addWidget(self._middle, 1)
        return around

    def _turner(self) -> QHBoxLayout:
        back = icon_button("left", _("Page before"), shortcut="Alt+Left")
        onward = icon_button("right", _("Next page"), shortcut="Alt+Right")
        back.clicked.connect(self._back)
        onward.clicked.connect(self._onward)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        row.addStretch(1)
        for each in (back, self._where, onward):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _side(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "right-side")
        side.setFixedWidth(theme.px(_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.GAP)
        above = QWidget()
        above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        head = QVBoxLayout(above)
        head.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        head.setSpacing(theme.GAP)
        for each in (self._papers, self._days, self._counts, self._verdict):
            head.addWidget(each)
        column.addWidget(above)
        column.addWidget(rule())
        column.addWidget(self._list, 1)
        return side

    def _connect(self) -> None:
        self._preview.turned.connect(self._turn)
        for each in (self._papers, self._days):
            each.currentIndexChanged.connect(self._chosen)
        self._list.clicked.connect(self._problem_chosen)
        self._pdf.clicked.connect(self.write_pdf)
        self._print.clicked.connect(self.print_sheets)
        self._shell.bridge.changed.connect(self._changed)

    # -- composing -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Called by Qt: a hidden page composes when it is looked at again."""
        super().showEvent(event)
        if self._stale:
            self._compose()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHING):
            self._stale = self._again = True
            if self.isVisible():
                self._compose()

    @Slot()
    def _chosen(self) -> None:
        self._place = 0
        self._compose()

    @property
    def order(self) -> SheetOrder:
        """What is chosen."""
        kind, size = self._papers.currentData()
        return SheetOrder(SheetKind(kind), PaperSize(size), self._days.currentData())

    def _compose(self) -> None:
        """Compose in a job; another choice or a change meanwhile makes it compose once more."""
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        if self._printout is None:
            self._nothing.set_texts("", _("Setting the pages…"))
            self._offer(ready=False)
        workspace, order = self._workspace, self.order

        def work(progress: Progress) -> _Composed:
            typeface = paper_typeface(progress)
            printout = printouts.compose(workspace, order, typeface.ruler())
            return _Composed(printout, typeface, read_choices(workspace))

        quiet = ""  # who waits for the pages may look at others meanwhile
        self._shell.jobs.start(work, self._take, quiet, failed=self._failed, over=self._is_over)

    def _is_over(self) -> None:
        self._reading = False

    def _failed(self, reason: Exception) -> None:
        """Nothing to print is no error: say so in the page's place. Anything else the shell presents."""
        self._printout = None
        self._model.show_rows(())
        self._nothing.set_texts(_("Nothing to print"), str(reason) if isinstance(reason, Refused) else "")
        self._offer(ready=False)
        if not isinstance(reason, Refused):
            raise reason
        self._once_more()

    def _take(self, made: _Composed) -> None:
        self._printout, self._brush = made.printout, FacePainter(made.typeface)
        self._show_days(made.choices.days)
        self._place = min(self._place, len(made.printout.pages) - 1)
        self._model.show_rows(made.printout.problems)
        self._show_verdict(made.printout)
        self._offer(ready=True)
        self._show_page()
        self._once_more()

    def _once_more(self) -> None:
        self._stale = self._again
        if self._stale and self.isVisible():
            self._compose()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _offer(self, *, ready: bool) -> None:
        for each in (self._pdf, self._print):
            each.setEnabled(ready)
        self._verdict.setVisible(ready)
        self._counts.setVisible(ready)
        self._middle.setCurrentIndex(0 if ready else 1)

    def _show_days(self, days: Sequence[Choice]) -> None:
        wanted = self._days.currentData()
        self._days.blockSignals(True)
        self._days.clear()
        self._days.addItem(_("All days"), None)
        for each in days:
            self._days.addItem(each.label, each.id)
        self._days.setCurrentIndex(max(0, self._days.findData(wanted)))
        self._days.blockSignals(False)

    def _show_verdict(self, printout: Printout) -> None:
        pages, count = len(printout.pages), printout.printed
        said = [
            ngettext("{n} page", "{n} pages", pages).format(n=f"{pages:,}"),
            ngettext("{n} session", "{n} sessions", count).format(n=f"{count:,}"),
        ]
        if printout.skipped:
            said.append(_("{n} without a time or cancelled").format(n=f"{printout.skipped:,}"))
        self._counts.setText(" · ".join(said))
        problems = len(printout.problems)
        if problems:
            text = ngettext("{n} thing to look at", "{n} things to look at", problems)
            self._verdict.set(text.format(n=f"{problems:,}"), "warn", "warning")
        else:
            self._verdict.set(_("everything fits"), "ok", "ok")

    def _show_page(self) -> None:
        if self._printout is None:
            return
        pages = self._printout.pages
        self._preview.show_face(pages[self._place], self._brush)
        self._where.setText(_("{place} of {count}").format(place=f"{self._place + 1:,}", count=f"{len(pages):,}"))

    @Slot(int)
    def _turn(self, step: int) -> None:
        count = len(self._printout.pages) if self._printout else 0
        if 0 <= self._place + step < count:
            self._place += step
            self._show_page()

    @Slot()
    def _back(self) -> None:
        self._turn(-1)

    @Slot()
    def _onward(self) -> None:
        self._turn(1)

    @Slot(QModelIndex)
    def _problem_chosen(self, index: QModelIndex) -> None:
        """Turn to the first page that names the session."""
        name, pages = self._model.rows[index.row()].name, self._printout.pages if self._printout else ()
        words = name.split()[:1]
        self._place = next((n for n, page in enumerate(pages) if _names(page.words(), name, words)), self._place)
        self._show_page()

    # -- printing ------------------------------------------------------------------------------------------------------

    @Slot()
    def write_pdf(self) -> None:
        """Ask for a file and write the pages into it."""
        name = f"{self._printout.title if self._printout else _('Agenda')}.pdf"
        path = dialogs.choose_new_file(self._shell.dialog_parent(), _("Write a PDF"), _("PDF files (*.pdf)"), name)
        if path is not None:
            self.write_pdf_to(path)

    def write_pdf_to(self, path: Path) -> None:
        """Write the pages into this file."""
        work = partial(sheets_to_pdf, self._workspace, self.order, path=path)
        self._print_by(work, f"“{path.name}”", _("Writing the PDF"))

    @Slot()
    def print_sheets(self) -> None:
        """Ask for a printer and print the pages on it."""
        if self._printout is None:
            return
        face, title = self._printout.pages[0], self._printout.title
        parent = self._shell.dialog_parent()
        printer = self._shell.run_quietly(lambda: choose_printer(parent, face, Paper(), title))
        if printer is not None:
            work = partial(sheets_to_printer, self._workspace, self.order, printer=printer)
            self._print_by(work, printer.printerName() or _("the printer"), _("Printing"))

    def _print_by(self, work: Callable[[Progress], Printout], place: str, title: str) -> None:
        def done(printout: Printout) -> None:
            said = ngettext("{n} page went to {where}.", "{n} pages went to {where}.", len(printout.pages))
            self._shell.toast(said.format(n=f"{len(printout.pages):,}", where=place))

        self._shell.jobs.start(work, done, title)


def paper_words(kind: SheetKind, size: PaperSize) -> str:
    """A choice of paper as people say it."""
    if kind is not SheetKind.SPLIT_POSTER:
        return size.words
    count = size.sheets[0] * size.sheets[1]
    return _("{size}, glued from {count} sheets of A4").format(size=size.words, count=count)


def _names(said: Sequence[str], name: str, words: Sequence[str]) -> bool:
    """Whether a page names a session: its title may be broken into lines there, or begin with a word of it."""
    joined = " ".join(said)
    return name in joined or any(f" {word} " in joined for word in words)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
