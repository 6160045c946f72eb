"""Ctrl+V where no text field has the focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def paste_with(page: QWidget, take: Callable[[str], object]) -> QShortcut:
    """Hand the clipboard's text to ``take`` when somebody pastes into ``page``; a field of it keeps its own pasting."""
    made = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(lambda: take(QGuiApplication.clipboard().text()))
    return made
