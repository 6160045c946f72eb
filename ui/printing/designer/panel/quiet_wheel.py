"""The wheel over a panel that scrolls."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class QuietWheel(QObject):
    """The wheel over a number or a choice scrolls the panel and changes nothing, unless it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
