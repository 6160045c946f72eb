"""A line of text with fields of the person and of the event."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from organizer.domain.printing.badges.fields import CUSTOM
from organizer.i18n import _
from ui import theme
from ui.printing.designer.words import field_words
from ui.widgets.buttons import icon_button
from ui.widgets.menus import passing_menu

VALUE = 32
"""Letters of what a field says that its menu shows."""


class FieldText(QWidget):
    """A line of text, with a menu of the fields that it may have."""

    edited = Signal(str)
    """Told with every letter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setToolTip(_("Text; what stands in braces comes from the person or the event"))
        self._custom: Collection[str] = ()
        self.said: Callable[[str], str] = lambda _text: ""
        """What a text says for the person who is tried on."""
        menu = icon_button("add", _("Put in a field of the person or the event"))
        menu.clicked.connect(self.open_menu)
        self._button = menu
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.line, 1)
        row.addWidget(menu)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)

    def show_text(self, text: str, custom: Collection[str]) -> None:
        """Show a text without telling anybody; ``custom`` are the event's own fields."""
        self._custom = custom
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def make_menu(self) -> QMenu:
        """The fields by what they are of."""
        menu = passing_menu(self)
        for title, fields in field_words():
            part = menu.addMenu(title)
            for name, word in fields:
                part.addAction(self._with_value(word, name)).setData(name)
        if self._custom:
            part = menu.addMenu(_("Own fields"))
            for label in self._custom:
                part.addAction(self._with_value(label, f"{CUSTOM}{label}")).setData(f"{CUSTOM}{label}")
        menu.triggered.connect(lambda action: self.put_in(action.data()))
        return menu

    def _with_value(self, word: str, field: str) -> str:
        """What a field is called, and at the right edge of the menu what it says."""
        value = " ".join(self.said(f"{{{field}}}").split())
        shown = value if len(value) <= VALUE else f"{value[:VALUE]}…"
        return f"{word}\t{shown}".replace("&", "&&")

    @Slot()
    def open_menu(self) -> None:
        """Offer the fields."""
        self.make_menu().popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def put_in(self, field: str) -> None:
        """Write a field where the cursor stands."""
        self.line.insert(f"{{{field}}}")
        self.line.setFocus()
        self.edited.emit(self.line.text())
