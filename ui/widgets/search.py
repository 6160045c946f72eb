"""The search field of a page; Ctrl+F puts the cursor into the visible one."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.i18n import _
from ui import icons, theme

WIDTH = 240
"""Pixels at 100 % text, where there is room."""


class SearchField(QLineEdit):
    """Tells what is searched a moment after the last key; Esc empties it."""

    searched = Signal(str)
    """The text, without blanks at its ends."""
    left_downwards = Signal()
    """Down or Enter was pressed: the list below should take the keys."""

    def __init__(self, placeholder: str, parent: QWidget | None = None, *, delay: int = 0) -> None:
        """``delay``: milliseconds without a key before a search starts."""
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setToolTip(_("{what} (Ctrl+F)").format(what=placeholder))
        self.setMinimumWidth(theme.px(112))
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setTextMargins(-theme.px(5), 0, 0, 0)  # Qt leaves twice as much between icon and text as elsewhere
        self.setClearButtonEnabled(True)
        for each in self.findChildren(QObject, "_q_qlineeditclearaction"):
            each.setProperty("icon", icons.icon("close", "muted"))
        self._timer = QTimer(self, singleShot=True, interval=delay)
        self._timer.timeout.connect(self._search)
        self.textChanged.connect(self._wait)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    @Slot()
    def _wait(self) -> None:
        self._timer.start()

    @Slot()
    def _search(self) -> None:
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Called by Qt: Esc empties the field before it means anything to the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, key: QKeyEvent) -> bool:
        """Whether a key is meant for the field before it means anything to the page."""
        return key.matches(QKeySequence.StandardKey.Cancel) and bool(self.text())
