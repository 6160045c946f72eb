"""The bar that says which sheets on paper have become wrong, found in a job after every change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.printing.ledger import Fault, Wrong
from organizer.domain.printing.ledger_words import say_wrong
from organizer.i18n import _
from organizer.progress import Progress
from ui import theme
from ui.rereading import JobRereading
from ui.shell import Shell
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

WAIT = 600
"""Milliseconds after the last change: whoever types or drags on is not followed step by step."""

KINDS = 3
"""So many kinds of sheets are named; the tooltip names all."""


class WrongBar(QWidget):
    """Takes no room while nothing is wrong. Hidden pages look when they are shown."""

    print_wanted = Signal(object)
    """Print these pieces: carries the Wrong ones that have a piece in their place."""

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
        self._away = button(_("Thrown away"), tip=_("What is no longer needed was taken away: do not list it any more"))
        self._print.clicked.connect(self._print_these)
        self._away.clicked.connect(self._throw_away)
        self._lay_out()
        JobRereading(self, shell, self._looking, self._take, calm=WAIT)  # nearly every table is on some sheet

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._text, 1)
        row.addWidget(self._away)
        row.addWidget(self._print)
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
        self._away.setVisible(Fault.GONE in faults)
        self._bar.setVisible(bool(wrongs))

    @Slot()
    def _print_these(self) -> None:
        self.print_wanted.emit(tuple(each for each in self.wrongs if each.piece))

    @Slot()
    def _throw_away(self) -> None:
        from organizer.services.printing import ledger

        gone = [each.mark.id for each in self.wrongs if each.fault is Fault.GONE]
        self._shell.run_quietly(lambda: ledger.throw_away(self._workspace, gone))
