"""Asks for a name and a note: of a version that is given out, or of a scenario that is kept."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.i18n import _
from ui.dialogs import Dialog
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label


class NameAndNote(Dialog):
    """Two lines to type into; Enter takes them, unless the name is empty."""

    given = Signal(str, str)
    """Carries name and note, without spaces around them."""

    def __init__(self, parent: QWidget, title: str, text: str, *, verb: str, name: str = "", note: str = "") -> None:
        super().__init__(parent, title, width=480)
        self.name, self.note = QLineEdit(name), QLineEdit(note)
        self.note.setPlaceholderText(_("What it is for, to whom it goes"))
        self.name.selectAll()
        self.name.textChanged.connect(self._look)
        self.column.addWidget(label(title, "title"))
        self.column.addWidget(label(text, "muted", wrap=True))
        self.column.addLayout(form_layout([(_("Called"), self.name), (_("Note"), self.note)]))
        self._take_button = primary(verb)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(self._take_button, self._take)
        self.name.setFocus()
        self._look()

    @Slot()
    def _look(self) -> None:
        self._take_button.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _take(self) -> None:
        self.accept()
        self.given.emit(self.name.text().strip(), self.note.text().strip())
