"""Whole sheets on the page Print: choose of what they are, see every page, and print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.domain.printing.choices import Sides
from organizer.domain.printing.faces import Face
from organizer.domain.printing.ledger import Reprint
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.printouts import Printout, SheetProblem
from organizer.domain.printing.reprints import Stack
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.errors import Refused
from organizer.i18n import _, ngettext, paragraph
from organizer.progress import Progress
from organizer.services.printing import printouts
from organizer.services.printing.choices import Choices, read_choices
from ui import dialogs, theme
from ui.printing.badges.models import kind_word, lines_table
from ui.printing.drawing.fonts import Typeface, ready_typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.narrowed import Narrowed
from ui.printing.outcome import Question
from ui.printing.press import sheets_to_pdf, sheets_to_printer
from ui.printing.preview_pane import PreviewPane
from ui.printing.printers.printer import choose_printer
from ui.printing.questions import Questions
from ui.printing.sheets.counts import said_counts
from ui.printing.sheets.options import SheetOptions
from ui.rereading import JobRereading
from ui.shell import Shell
from ui.widgets.buttons import button, primary
from ui.widgets.header import PageHeader
from ui.widgets.labels import Chip, label, rule
from ui.widgets.rows import LINES, Index, Lines
from ui.widgets.rows_model import RowsModel
from ui.widgets.scrolling import Snug

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

_TOUCHING = (
    *("session", "talk", "role", "room", "track", "break", "break_room", "event", "person", "organization"),
    *("category", "meeting", "party", "table", "duty", "print_mark", "custom_field", "scan"),
)  # fmt: skip
_WIDTH = 300


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
    """What a job made: the pages, or why there are none; what they are set in; and what there is to choose from."""

    orders: tuple[SheetOrder, ...]
    printout: Printout | None
    reason: str
    typeface: Typeface
    choices: Choices

    @property
    def pages(self) -> tuple[Face, ...]:
        return self.printout.pages if self.printout else ()


class SheetsPage(QWidget):
    """What is previewed is what the buttons print."""

    chosen_freely = Signal(object)
    """Sheets of this kind are shown, and no longer what became wrong."""

    def __init__(self, workspace: "Workspace", shell: Shell, kinds: QWidget) -> None:
        """``kinds`` stands beside the title: what else may be printed."""
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._made: _Composed | None = None
        self._brush: FacePainter | None = None
        self._place = 0
        self.options = SheetOptions()
        self._choosing = Snug(self.options)
        self._pdf = button("PDF…", "pdf", tip=_("Write these pages to a PDF file"), shortcut="Ctrl+Shift+P")
        self._print = primary(_("Print…"), "print", tip=_("Print these pages"), shortcut="Ctrl+P")
        self._pane = PreviewPane("print", _("Preview of the page"), before=_("Page before"), after=_("Next page"))
        self._counts = label("", "muted", wrap=True)
        self._verdict = Chip("", "muted")
        self._model = SheetProblemModel(self)
        self._list = lines_table(_("Problems"), self._model)
        self._wrong: Stack | None = None  # what is printed instead of what is chosen
        self._later = ""  # what does not go through the printer with it
        self._newer = ""  # what is wrong and was not offered with it
        self._narrowed = Narrowed()
        self.printing = Questions(workspace, shell)
        self._lay_out(kinds)
        self._connect()
        self._offer(ready=False)

    # -- building ------------------------------------------------------------------------------------------------------

    def _lay_out(self, kinds: QWidget) -> None:
        header = PageHeader(_("Print"))
        header.add_left(kinds)
        for each in (self._pdf, self._print):
            header.add_right(each)
        around = QVBoxLayout()
        around.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.GAP)
        around.addWidget(self._pane, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(around, 1)
        body.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.printing)
        column.addLayout(body, 1)
        self.setFocusProxy(self._pane.preview)

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
        for each in (self._narrowed, self._choosing, self._counts, self._verdict):
            head.addWidget(each)
        column.addWidget(above)
        column.addWidget(rule())
        column.addWidget(self._list, 1)
        return side

    def _connect(self) -> None:
        self._pane.turned.connect(self._turn)
        self.options.changed.connect(self._chosen)
        self._list.clicked.connect(self._problem_chosen)
        self._narrowed.dropped.connect(self._choose_freely)
        self.printing.settled.connect(self._pane.preview.setFocus)
        self._pdf.clicked.connect(self.write_pdf)
        self._print.clicked.connect(self.print_sheets)
        self._rereading = JobRereading(
            self, self._shell, self._composing, self._take, touching=_TOUCHING, over=self._is_over
        )

    # -- composing -----------------------------------------------------------------------------------------------------

    def show_kinds(self, kinds: Sequence[SheetKind]) -> None:
        """Compose sheets of another kind: one of these, which differ in their paper alone."""
        if self._wrong or self.options.order.kind not in kinds:
            self._made, self._wrong = None, None
            self.options.show_kinds(kinds)
            self._chosen()

    def show_people(self, people: Sequence[int] | None) -> None:
        """Print for exactly these people, as long as nobody wants it otherwise."""
        self.options.show_people(people)

    def show_wrong(self, stack: Stack, later: str) -> None:
        """Print exactly these, whatever is chosen here; ``later``: what goes on other paper, in words."""
        self._made, self._wrong, self._later, self._newer = None, stack, later, ""
        self._chosen()

    def say_newer(self, newer: str) -> None:
        """What is wrong by now and was not offered to :meth:`show_wrong`, in words."""
        if newer != self._newer:
            self._newer = newer
            self._narrowed.say(*self._said_narrowed())

    @Slot()
    def _choose_freely(self) -> None:
        if self._wrong:
            self.show_kinds(self.options.kind.variants)
            self.chosen_freely.emit(self.options.kind)
        else:
            self.show_people(None)

    @Slot()
    def _chosen(self) -> None:
        self._place = 0
        self.printing.drop()
        self._choosing.setHidden(self._wrong is not None)
        self._narrowed.say(*self._said_narrowed())
        self._rereading.expire()

    def _said_narrowed(self) -> tuple[str, str]:
        people = self.options.people
        if self._wrong:
            count = len(self._wrong.pieces)
            said = ngettext("{n} sheet that became wrong", "{n} sheets that became wrong", count)
            later = _("Not among them, because of their paper: {what}.") if self._later else ""
            newer = _("Wrong too by now: {what}. “Print these” takes them in.") if self._newer else ""
            more = (later.format(what=self._later), newer.format(what=self._newer))
            return said.format(n=f"{count:,}"), paragraph(more)
        if people is not None:
            said = ngettext("For {n} chosen person", "For {n} chosen people", len(people))
            return said.format(n=f"{len(people):,}"), ""
        return "", ""

    @property
    def orders(self) -> tuple[SheetOrder, ...]:
        """What is to be printed, on paper of one size."""
        return self._wrong.orders if self._wrong else (self.options.order,)

    def _composing(self) -> Callable[[Progress], _Composed]:
        if not self._pages:
            self._pane.say("", _("Setting the pages…"))
            self._offer(ready=False)
        self._allow(printing=False)  # what is on paper just so may have become other
        workspace, orders = self._workspace, self.orders

        def work(_progress: Progress) -> _Composed:
            typeface, choices = ready_typeface(), read_choices(workspace)
            try:
                printout = printouts.compose_together(workspace, orders, typeface.ruler())
            except Refused as reason:  # nothing to print is no error: it is said in the page's place
                return _Composed(orders, None, str(reason), typeface, choices)
            return _Composed(orders, printout, "", typeface, choices)

        return work

    def _is_over(self) -> None:
        """After Cancel or an error what is shown may be printed as before, where it is what is wanted."""
        made = self._made
        self._allow(printing=made is not None and made.orders == self.orders and bool(made.pages))

    def _take(self, made: _Composed) -> None:
        self.options.show_choices(made.choices)
        if made.orders != self.orders:  # what was composed is no longer what is chosen
            self._rereading.expire()
        elif self._wrong and made.printout and not made.pages:  # all of it is right on paper now
            self._choose_freely()
        else:
            self._show(made)

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show(self, made: _Composed) -> None:
        self._made, self._brush = made, FacePainter(made.typeface)
        self._place = max(0, min(self._place, len(made.pages) - 1))
        self._model.show_rows(made.printout.problems if made.printout else ())
        if made.printout:
            self._pane.say(_("Everything is printed"), _("What is new, or would say something else, appears here."))
        else:
            self._pane.say(_("Nothing to print"), made.reason)
        self._offer(ready=bool(made.pages))
        if made.printout and made.pages:
            self._show_verdict(made.printout)
            self._show_page()

    def _allow(self, *, printing: bool) -> None:
        for each in (self._pdf, self._print):
            each.setEnabled(printing)

    def _offer(self, *, ready: bool) -> None:
        self._allow(printing=ready)
        self._verdict.setVisible(ready)
        self._counts.setVisible(ready)
        self._pane.show_any(there=ready)

    def _show_verdict(self, printout: Printout) -> None:
        self._counts.setText(" · ".join(said_counts(self.orders, printout)))
        problems = len(printout.problems)
        if problems:
            text = ngettext("{n} thing to look at", "{n} things to look at", problems)
            self._verdict.set(text.format(n=f"{problems:,}"), "warn", "warning")
        else:
            self._verdict.set(_("everything fits"), "ok", "ok")

    @property
    def _pages(self) -> tuple[Face, ...]:
        return self._made.pages if self._made else ()

    def _show_page(self) -> None:
        if pages := self._pages:
            self._pane.show_face(pages[self._place], self._brush)
            self._pane.show_place(self._place, len(pages))

    @Slot(int)
    def _turn(self, step: int) -> None:
        if 0 <= self._place + step < len(self._pages):
            self._place += step
            self._show_page()

    @Slot(QModelIndex)
    def _problem_chosen(self, index: QModelIndex) -> None:
        """Turn to the first page that names the person or the session."""
        name = self._model.rows[index.row()].name
        words = name.split()[:1]
        self._place = next((n for n, page in enumerate(self._pages) if _names(page.words(), name, words)), self._place)
        self._show_page()

    # -- printing ------------------------------------------------------------------------------------------------------

    @Slot()
    def write_pdf(self) -> None:
        """Ask for a file and write the pages into it."""
        printout = self._made.printout if self._made else None
        name = f"{printout.title if printout else _('Agenda')}.pdf"
        path = dialogs.choose_new_file(self._shell.dialog_parent(), _("Write a PDF"), _("PDF files (*.pdf)"), name)
        if path is not None:
            self.write_pdf_to(path)

    def write_pdf_to(self, path: Path) -> None:
        """Write the pages into this file, then ask whether they came out."""

        def write(_printout: Printout, orders: tuple[SheetOrder, ...], reprint: Reprint | None) -> None:
            work = partial(sheets_to_pdf, self._workspace, orders, path=path)
            self._print_by(work, f"“{path.name}”", reprint, _("Writing the PDF"))

        self._ask(write)

    def _ask(self, go_on: Callable[[Printout, tuple[SheetOrder, ...], Reprint | None], object]) -> None:
        """Go on with what is shown, once it is known what to do about what is on paper just so already.

        What is there is left out by the job: since it was shown more may have come out.
        """
        made = self._made
        if made is None or made.printout is None:
            return
        printout = made.printout
        due = tuple(replace(each, due=True) for each in made.orders)

        def answered(reprint: Reprint | None) -> None:
            go_on(printout, made.orders if reprint else due, reprint)

        self.printing.ask_before(len(printout.again), len(printout.pieces), answered)

    @Slot()
    def print_sheets(self) -> None:
        """Ask for a printer and print the pages on it."""
        self._ask(self._print_orders)

    def _print_orders(self, shown: Printout, orders: tuple[SheetOrder, ...], reprint: Reprint | None) -> None:
        folded, parent = orders[0].kind is SheetKind.BOOKLET, self._shell.dialog_parent()
        paper = Paper(sides=Sides.SHORT_EDGE) if folded else Paper()
        face, title = shown.pages[0], shown.title
        printer = self._shell.run_quietly(lambda: choose_printer(parent, face, paper, title, backs=folded))
        if printer is not None:
            work = partial(sheets_to_printer, self._workspace, orders, printer=printer)
            self._print_by(work, printer.printerName() or _("the printer"), reprint, _("Printing"))

    def _print_by(self, work: Callable[[Progress], Printout], place: str, reprint: Reprint | None, title: str) -> None:
        """Print as a job, then ask whether all came out of ``place``; of what the ledger holds nothing, say so."""

        def done(printout: Printout) -> None:
            if printout.pieces:
                self.printing.ask_after(Question(printout.pieces, place), reprint)
            elif printout.pages:
                said = ngettext("{n} page went to {where}.", "{n} pages went to {where}.", len(printout.pages))
                self._shell.toast(said.format(n=f"{len(printout.pages):,}", where=place))
            else:
                self._shell.toast(_("Everything is printed"))

        self._shell.jobs.start(work, done, title)


def _names(said: Sequence[str], name: str, words: Sequence[str]) -> bool:
    """Whether a page names a session: its title may be broken into lines there, or begin with a word of it."""
    joined = " ".join(said)
    return name in joined or any(f" {word} " in joined for word in words)
