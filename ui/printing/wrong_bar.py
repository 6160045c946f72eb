"""The bar that says which sheets on paper have become wrong, found in a job after every change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Fault, Wrong
from organizer.domain.printing.ledger_words import counted_pieces, say_wrong
from organizer.i18n import _
from organizer.progress import Progress
from ui import theme
from ui.printing.wrong_list import WrongList
from ui.rereading import JobRereading
from ui.shell import Shell
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

WAIT = 600
"""Milliseconds after the last change: whoever types or drags on is not followed step by step."""

KINDS = 3
"""So many kinds of sheets are named; the tooltip names all, and the lists each."""


class WrongBar(QWidget):
    """Takes no room while nothing is wrong. Hidden pages look when they are shown."""

    print_wanted = Signal(object)
    """Print these pieces: carries the Wrong ones that have a piece in their place."""
    found = Signal(object)
    """Carries all Wrong ones, after every look."""

    def __init__(self, workspace: "Workspace", shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.wrongs: tuple[Wrong, ...] = ()
        """What was found last."""
        self._bar = QFrame()
        self._bar.setProperty("role", "header")
        self._text = label("", "strong", wrap=True)
        self._print = button(
            _("Print these"), "print", tip=_("See what is wrong as it would be now, and print all of it again")
        )
        self._which = button(_("Which?"), tip=_("List what is wrong, and choose what of it is printed again"))
        self._away = button(_("Take away…"), tip=_("List what is no longer needed, and tick what was taken away"))
        self._print.clicked.connect(self._print_these)
        self._which.clicked.connect(self._ask_which)
        self._away.clicked.connect(self._ask_what_is_away)
        self._lay_out()
        JobRereading(self, shell, self._looking, self._take, calm=WAIT)  # nearly every table is on some sheet

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._text, 1)
        for each in (self._away, self._which, self._print):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        self._bar.hide()

    def _looking(self) -> Callable[[Progress], tuple[Wrong, ...]]:
        workspace = self._workspace

        def work(progress: Progress) -> tuple[Wrong, ...]:
            from organizer.services.printing import ledger

            return ledger.wrong(workspace, progress)

        return work

    def _take(self, wrongs: tuple[Wrong, ...]) -> None:
        self.wrongs = wrongs
        self._text.setText(say_wrong(wrongs, KINDS))
        self._text.setToolTip(say_wrong(wrongs))
        faults = {each.fault for each in wrongs}
        self._print.setVisible(Fault.CHANGED in faults)
        self._which.setVisible(Fault.CHANGED in faults)
        self._away.setVisible(Fault.GONE in faults)
        self._bar.setVisible(bool(wrongs))
        self.found.emit(wrongs)

    def _with(self, fault: Fault) -> tuple[Wrong, ...]:
        return tuple(each for each in self.wrongs if each.fault is fault)

    @Slot()
    def _print_these(self) -> None:
        self.print_wanted.emit(self._with(Fault.CHANGED))

    @Slot()
    def _ask_which(self) -> None:
        title, question = _("Wrong on paper"), _("These would say something else now. Print again what is ticked.")
        asked = WrongList(
            self._shell.dialog_parent(), title, question, self._with(Fault.CHANGED), go_on=_("Print again")
        )
        asked.chosen.connect(self.print_wanted)
        asked.open()

    @Slot()
    def _ask_what_is_away(self) -> None:
        title, question = (
            _("No longer needed"),
            _("These are on paper and not needed any more. Tick what was taken away."),
        )
        asked = WrongList(self._shell.dialog_parent(), title, question, self._with(Fault.GONE), go_on=_("Taken away"))
        asked.chosen.connect(self._take_away)
        asked.open()

    @Slot(object)
    def _take_away(self, wrongs: Sequence[Wrong]) -> None:
        from organizer.services.printing import ledger

        marks = [each.mark for each in wrongs]

        def put_back() -> None:
            self._shell.run_quietly(lambda: ledger.put_back(self._workspace, marks))

        def throw_away() -> bool:
            ledger.throw_away(self._workspace, marks)
            return True

        if self._shell.run_quietly(throw_away):
            said = _("Taken away: {what}.").format(what=counted_pieces(marks))
            self._shell.toast(said, (_("Undo"), put_back))
