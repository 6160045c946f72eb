"""The window's frame: on the screen at once, before anything that stands in it has been imported.

Its first picture is the rail and the ground in the colours of the theme; then :attr:`Frame.painted` asks for the rest.
Keep it free of Qt's enumerations: the first use of one costs as much time as the frame itself.
"""

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ui import tokens

SMALLEST, USUAL = (960, 600), (1280, 800)
TITLE_BAR = 40
"""Pixels that the desktop may put above the window."""


class Frame(QMainWindow):
    """Holds one widget, the window proper, once there is one."""

    painted = Signal()
    """The first frame is on the screen."""

    def __init__(self, *, dark: bool, rail: bool, percent: int = 100) -> None:
        """``rail``: whether an event is about to be opened; the welcome screen has no rail."""
        super().__init__()
        self._colors = {name: QColor(value) for name, value in (tokens.DARK if dark else tokens.LIGHT).items()}
        self._rail = tokens.RAIL_WIDTH * percent // 100 if rail else 0
        self._head = tokens.HEADER_HEIGHT * percent // 100
        self._seen = False
        self.setWindowTitle("Organizer")
        self.setMinimumSize(*SMALLEST)
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self.resize(room.boundedTo(QSize(*USUAL)))  # without a window manager nobody else does

    def put(self, content: QWidget) -> None:
        """Show the window proper, in the place of what was there."""
        self.setCentralWidget(content)
        content.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.centralWidget() is None:
            self._sketch()
        else:
            super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def _sketch(self) -> None:
        """The page before there is a page: ground, header, rail."""
        painter, width, height = QPainter(self), self.width(), self.height()
        painter.fillRect(QRect(0, 0, width, height), self._colors["bg"])
        if self._rail:
            painter.fillRect(QRect(0, 0, width, self._head - 1), self._colors["surface"])
            painter.fillRect(QRect(0, self._head - 1, width, 1), self._colors["line"])
            painter.fillRect(QRect(0, 0, self._rail, height), self._colors["rail"])
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Called by Qt: the window proper ends its work first."""
        content = self.centralWidget()
        if content is not None and not content.close():
            event.ignore()
