"""What lies over a page: the shadow that lifts it, and how much of a screen a dialog may take."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from ui import theme

SOFT, SHIFT = 24, 4
"""Pixels of the shadow: how far it fades, and how much lower than the widget it lies."""


def lift(widget: QWidget) -> None:
    """Let a widget throw a shadow on what it covers."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(SOFT)
    shadow.setOffset(0, SHIFT)
    shadow.setColor(QColor(0, 0, 0, 140 if theme.current().dark else 44))
    widget.setGraphicsEffect(shadow)


def ask_for_room(dialog: QWidget, width: int, height: int = 0) -> None:
    """Make a dialog at least this large (pixels at 100 % text), as far as the screen has the room."""
    room = dialog.screen().availableSize()
    margin = 2 * theme.MARGIN
    dialog.setMinimumSize(min(theme.px(width), room.width() - margin), min(theme.px(height), room.height() - margin))
