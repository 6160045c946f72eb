"""The list of what is wrong with the paper that is out there, to walk round with and tick."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from organizer.domain.printing.ledger import Wrong
from organizer.i18n import _
from ui.dialogs import Dialog
from ui.widgets.buttons import button, primary
from ui.widgets.tick_list import TickList, titled


class WrongList(Dialog):
    """Each by its name; all are ticked at first."""

    chosen = Signal(object)
    """Carries the Wrong ones that are ticked."""

    def __init__(self, parent: QWidget, title: str, question: str, wrongs: Sequence[Wrong], *, go_on: str) -> None:
        """``go_on``: the verb on the button."""
        super().__init__(parent, title, width=520, height=520)
        self._wrongs = wrongs
        self.list = TickList(title)
        for each in wrongs:
            self.list.add(each.mark.id, each.title[:1].upper() + each.title[1:], ticked=True)
        self.list.ticks_changed.connect(self._count)
        self.column.addLayout(titled(question, self.list), 1)
        self._go_on = primary(go_on)
        self._words = go_on
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(self._go_on, self._choose)
        self._count()
        self.list.setFocus()

    def _ticked(self) -> tuple[Wrong, ...]:
        unticked = self.list.unticked()
        return tuple(each for each in self._wrongs if each.mark.id not in unticked)

    @Slot()
    def _count(self) -> None:
        count = len(self._ticked())
        said = _("{what}: {n} of {all}")
        self._go_on.setText(said.format(what=self._words, n=f"{count:,}", all=f"{len(self._wrongs):,}"))
        self._go_on.setEnabled(count > 0)

    @Slot()
    def _choose(self) -> None:
        ticked = self._ticked()
        self.accept()
        self.chosen.emit(ticked)
