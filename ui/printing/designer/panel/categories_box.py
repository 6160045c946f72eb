"""A field for whom something is there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.menus import passing_menu


class CategoriesBox(QWidget):
    """For whom an element is there: everybody, only some categories, all but some."""

    edited = Signal(str, object)
    """Carries ``only``, ``except`` or nothing, and the names."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._known: Sequence[str] = ()
        self._key = QComboBox()
        self._key.setAccessibleName(_("For whom"))
        for key, word in (("", _("For everybody")), ("only", _("Only for…")), ("except", _("Not for…"))):
            self._key.addItem(word, key)
        self._list = button("", "filter", tip=_("Choose the categories"))
        self._list.clicked.connect(self.open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self._key)
        row.addWidget(self._list, 1)
        self._key.activated.connect(self._tell)

    def show_condition(self, key: str, names: Sequence[str], known: Sequence[str]) -> None:
        """Show a condition; ``known`` are the event's categories."""
        self._names, self._known = list(names), known
        self._key.setCurrentIndex(max(0, self._key.findData(key)))
        self._say()

    def _say(self) -> None:
        chosen = self._key.currentData()
        self._list.setVisible(bool(chosen))
        text = ", ".join(self._names) or _("Choose…")
        room = theme.px(130)
        self._list.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self._list.setToolTip(text)

    def make_menu(self) -> QMenu:
        """The categories, of which several may be taken."""
        menu = passing_menu(self)
        for name in dict.fromkeys((*self._known, *self._names)):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name in self._names)
            action.toggled.connect(lambda on, name=name: self.choose(name, on))
        return menu

    @Slot()
    def open_menu(self) -> None:
        """Offer the categories."""
        self.make_menu().popup(self._list.mapToGlobal(self._list.rect().bottomLeft()))

    def choose(self, name: str, chosen: bool) -> None:
        """Add a category or take it away."""
        rest = [each for each in self._names if each != name]
        self._names = [*rest, name] if chosen else rest
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._say()
        self.edited.emit(self._key.currentData(), list(self._names))
