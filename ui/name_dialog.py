"""Asks for one name."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.i18n import _
from ui.dialogs import Dialog
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label


class NameDialog(Dialog):
    """A line to type into; Enter takes it, and what is empty is not taken."""

    named = Signal(str)
    """Carries what was typed, without spaces around it."""

    def __init__(self, parent: QWidget, title: str, text: str, suggestion: str = "") -> None:
        super().__init__(parent, title)
        self.line = QLineEdit(suggestion)
        self.line.setAccessibleName(title)
        self.line.selectAll()
        self.line.textChanged.connect(self._look)
        self.column.addWidget(label(text, wrap=True))
        self.column.addWidget(self.line)
        self._save = primary(_("Save"))
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(self._save, self._take)
        self.line.setFocus()
        self._look()

    @Slot()
    def _look(self) -> None:
        self._save.setEnabled(bool(self.line.text().strip()))

    @Slot()
    def _take(self) -> None:
        self.accept()
        self.named.emit(self.line.text().strip())
