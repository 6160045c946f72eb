"""Small pictures of colours, and the question for another one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QWidget

from organizer.i18n import _
from ui import theme


def ask_color(parent: QWidget, color: str, take: Callable[[str], object]) -> QColorDialog:
    """Ask for a colour and hand it over as #rrggbb."""
    dialog = QColorDialog(QColor(color), parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setWindowTitle(_("Choose a colour"))
    dialog.colorSelected.connect(lambda chosen: take(chosen.name()))
    dialog.open()
    return dialog


def swatch(*colors: str) -> QIcon:
    """Stripes of these colours."""
    size = theme.px(14)
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    width = size / len(colors)
    for place, color in enumerate(colors):
        painter.fillRect(round(place * width), 0, round(width) + 1, size, QColor(color))
    painter.setPen(theme.current().line)
    painter.drawRect(0, 0, size - 1, size - 1)
    painter.end()
    return QIcon(made)
