"""Buttons: plain, primary, flat, and a segmented control."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, theme

Kind = Literal["plain", "primary", "flat", "danger", "link"]


def button(text: str, icon: str = "", *, kind: Kind = "plain", tip: str = "", shortcut: str = "") -> "Button":
    """A push button of the given kind; a page has one primary button.

    ``shortcut`` (as in QKeySequence) works while the button's window is active, and stands in the tooltip.
    """
    made = Button(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setAccessibleName(text or tip)
    if icon:
        made.setIcon(icons.icon(icon, _tone(kind)))
        made.setIconSize(_icon_size(text))
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
    made.setToolTip(with_shortcut(tip or text, shortcut))
    return made


def primary(text: str, icon: str = "", *, tip: str = "", shortcut: str = "") -> "Button":
    """The one button of a page that does what the page is for."""
    return button(text, icon, kind="primary", tip=tip, shortcut=shortcut)


def icon_button(icon: str, tip: str, *, shortcut: str = "") -> "Button":
    """A square button with an icon only; ``tip`` is its accessible name too."""
    made = button("", icon, kind="flat", tip=tip, shortcut=shortcut)
    made.setFixedWidth(theme.px(theme.CONTROL_HEIGHT))
    made.setStyleSheet("padding: 0")
    return made


def with_shortcut(text: str, shortcut: str) -> str:
    """A tooltip's text followed by its keys, as the system writes them."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text


def _icon_size(text: str) -> QSize:
    """The icon's room; beside a word it is wider than the icon, because Qt leaves four pixels between the two."""
    return QSize(theme.px(20 if text else 16), theme.px(16))


def _tone(kind: Kind) -> icons.Tone:
    tones: dict[Kind, icons.Tone] = {"primary": "on_accent", "danger": "bad", "link": "accent"}
    return tones.get(kind, "text")


class Button(QPushButton):
    """Enter presses it as Space does, while it has the focus and only then; Qt itself knows that of dialogs alone."""

    lasting = False
    """Whether it loses its words after the others of a bar."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.words = text
        """What it says, shown or not."""
        self.compact = False
        """Whether only the icon is shown."""

    def setText(self, text: str) -> None:  # noqa: N802
        """Change the word; a compact button keeps it for later."""
        self.words = text
        self._show_text()

    def set_compact(self, compact: bool) -> None:
        """Show the icon only, where there is one; the text stays in the tooltip."""
        if compact != self.compact and not self.icon().isNull():
            self.compact = compact
            self._show_text()

    def saving(self) -> int:
        """How many pixels narrower the button is when it is compact: word, gap, and the padding of the style sheet."""
        if self.icon().isNull() or not self.words:
            return 0
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.words).width()
        return words + theme.px(4) + 2 * theme.px(4)

    def _show_text(self) -> None:
        super().setText("" if self.compact else self.words)
        self.setIconSize(_icon_size(self.text()))
        self.setProperty("compact", self.compact)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ActionButton(Button):
    """Shows a QAction as a button and follows its text, tip and state; hidden while the action is disabled."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._action = action
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        text = self._action.text()
        self.setIcon(self._action.icon())
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, theme.px(240)))
        self.setToolTip(with_shortcut(text, self._action.shortcut().toString()))
        self.setAccessibleName(text)
        self.setVisible(self._action.isEnabled())


class Segmented(QWidget):
    """A row of choices of which one is taken, such as the days of the event."""

    changed = Signal(object)
    """The value chosen by the user."""

    def __init__(self, options: Sequence[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Replace the choices, given as ``(value, text)``; keeps the chosen value if it is still there."""
        before = self.value()
        for each in self._group.buttons():
            self._group.removeButton(each)
            self._row.removeWidget(each)
            each.deleteLater()
        self._values = [value for value, _text in options]
        for place, (_value, text) in enumerate(options):
            self._add(place, text, len(options))
        if options:
            self.set_value(before if before in self._values else self._values[0])

    def value(self) -> object:
        """The chosen value; None while there are no choices."""
        place = self._group.checkedId()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose without telling anybody; an unknown value is ignored."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def chosen_button(self) -> QAbstractButton | None:
        """The button of the chosen value."""
        return self._group.checkedButton()

    def value_at(self, point: QPoint) -> object:
        """The value whose button lies at a point of this widget; None beside them."""
        under = self.childAt(point) if self.visibleRegion().contains(point) else None
        place = self._group.id(under) if isinstance(under, QAbstractButton) else -1
        return self._values[place] if 0 <= place < len(self._values) else None

    def _add(self, place: int, text: str, count: int) -> None:
        made = QPushButton(text)
        made.setCheckable(True)
        made.setAutoDefault(False)
        ends = {0: "first", count - 1: "last"}
        made.setProperty("segment", "only" if count == 1 else ends.get(place, "middle"))
        made.setAccessibleName(text)
        self._group.addButton(made, place)
        self._row.addWidget(made)

    @Slot(QAbstractButton)
    def _clicked(self, _button: QAbstractButton) -> None:
        self.changed.emit(self.value())
