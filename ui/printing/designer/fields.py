"""The fields of the panel: lengths in millimetres, colours, texts with fields of people, categories."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from organizer.domain.printing.badges.elements import CATEGORY, LONGEST
from organizer.domain.printing.badges.fields import CUSTOM
from organizer.domain.printing.faces import MILLIMETRE
from organizer.i18n import _
from ui import theme
from ui.printing.designer.swatches import ask_color, swatch
from ui.printing.designer.words import color_word, field_words
from ui.widgets.buttons import button, icon_button
from ui.widgets.forms import inset
from ui.widgets.menus import passing_menu


class Millimetres(QDoubleSpinBox):
    """A length: shown in millimetres, told in micrometres."""

    edited = Signal(int)
    """The user gave another length."""

    def __init__(self, name: str, *, least: int = 0, most: int = LONGEST, step: int = 500) -> None:
        super().__init__()
        self.setDecimals(2)
        self.setRange(least / MILLIMETRE, most / MILLIMETRE)
        self.setSingleStep(step / MILLIMETRE)
        self.setSuffix(" mm")
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setToolTip(name)
        without_arrows(self)
        inset(self)
        self.valueChanged.connect(self._tell)

    def show_length(self, length: int) -> None:
        """Show a length without telling anybody."""
        self.blockSignals(True)
        self.setValue(length / MILLIMETRE)
        self.blockSignals(False)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(round(self.value() * MILLIMETRE))


_OTHER = "other"
VALUE = 32
"""Letters of what a field says that its menu shows."""


class ColorBox(QComboBox):
    """The category's colour, one of the template's by name, or any as #rrggbb."""

    edited = Signal(str)

    def __init__(self, name: str, *, none: str = "") -> None:
        """``none``: what no colour is called; without a word there is always one."""
        super().__init__()
        self._none = none
        self._line = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.setAccessibleName(name)
        self.setToolTip(_("A colour of the template, or any as #rrggbb"))
        self._colors: Mapping[str, str] = {}
        self._color: str | None = None
        self._shown = ""
        self.activated.connect(self._chosen)
        self._line.editingFinished.connect(self._typed)

    def show_color(self, color: str | None, colors: Mapping[str, str], categories: Sequence[str]) -> None:
        """Show a colour (None: there is none) among those of the template, without telling anybody."""
        self.blockSignals(True)
        self.clear()
        self._colors = colors
        if self._none:
            self.addItem(self._none, "")
        self.addItem(swatch(*(categories[:4] or ["#888888"])), _("Category’s colour"), CATEGORY)
        for name, value in colors.items():
            if name != "none":
                self.addItem(swatch(value), color_word(name), name)
        self._color = color
        place = self.findData("" if color is None else color)
        if place < 0 and color is not None:
            self.addItem(swatch(color), color, color)
            place = self.count() - 1
        self.addItem(_("Other…"), _OTHER)
        self.setCurrentIndex(place)
        self._shown = self.currentText()
        self._line.setCursorPosition(0)
        self.blockSignals(False)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        if self.itemData(place) == _OTHER:
            self.setEditText(self._shown)
            ask_color(self, self._colors.get(self._color or "", self._color or "#000000"), self.edited.emit)
            return
        self._shown = self.itemText(place)
        self.edited.emit(self.itemData(place))

    @Slot()
    def _typed(self) -> None:
        text = self.currentText().strip()
        if text == self._shown:
            return
        place = self.findText(text)
        color = QColor(text)
        if place >= 0:
            self._chosen(place)
        elif color.isValid():
            self._shown = text
            self.edited.emit(color.name())
        else:
            self.setEditText(self._shown)


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


class QuietWheel(QObject):
    """The wheel over a number or a choice scrolls the panel and changes nothing, unless it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def without_arrows(field: QAbstractSpinBox) -> None:
    """Leave the room to the figures: the arrow keys and the wheel do the same."""
    kind = "QDoubleSpinBox" if isinstance(field, Millimetres) else "QSpinBox"
    field.setStyleSheet(
        f"{kind}::up-button, {kind}::down-button {{ width: 1px; image: none; border: none; }}"
        f"{kind}::up-arrow, {kind}::down-arrow {{ image: none; width: 0; height: 0; border: none; }}"
    )
    field.setMinimumWidth(theme.px(76))
