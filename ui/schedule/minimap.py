"""The whole board in a corner of it: where the cards are, and which part is in sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from organizer.i18n import _
from ui import theme
from ui.schedule.cards import card_color
from ui.widgets.raised import lift

if TYPE_CHECKING:
    from ui.schedule.board import Board

LONGEST, EDGE = 168, 12
"""Pixels of its longer side at most, and between it and the corner, at 100 % text."""
TIMES_LARGER = 2
"""How many times larger than what is in sight the board is before a map of it helps."""
LEAST, MOST_COVERED = 40, 0.05
"""Pixels of its shorter side; the share of what is in sight that it may cover."""


class Minimap(QWidget):
    """Drawn once for each layout; scrolling moves only the frame. A press or a drag shows that part of the board."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._picture = QPixmap()
        self._scale = 1.0
        self.wanted = True
        self.setAccessibleName(_("Map of the board"))
        self.setToolTip(_("The whole board: press to go there (M hides it)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lift(self)
        self.hide()

    def follow(self) -> None:
        """The board has another layout or size."""
        geometry, sight = self._board.geometry_now, self._board.viewport().size()
        larger = max(geometry.width / max(sight.width(), 1), geometry.height / max(sight.height(), 1))
        self._scale = theme.px(LONGEST) / max(geometry.width, geometry.height)
        size = QSize(round(geometry.width * self._scale), round(geometry.height * self._scale))
        covered = size.width() * size.height() / max(sight.width() * sight.height(), 1)
        self.setVisible(self.wanted and larger >= TIMES_LARGER and covered <= MOST_COVERED)
        if self.isHidden():
            return
        self.resize(size.expandedTo(QSize(LEAST, LEAST)))
        area = self._board.viewport().geometry()
        self.move(area.right() - self.width() - theme.px(EDGE), area.bottom() - self.height() - theme.px(EDGE))
        self._draw()
        self.raise_()
        self.update()

    def toggle(self) -> None:
        """Hide it, or show it again where it helps."""
        self.wanted = not self.wanted
        self.follow()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap((self.size().toSizeF() * ratio).toSize())
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(theme.current().surface)
        painter = QPainter(self._picture)
        for item in self._board.all_items():
            rect = item.sceneBoundingRect()
            left, top = rect.left() * self._scale, rect.top() * self._scale
            small = QRectF(left, top, max(rect.width() * self._scale, 1), max(rect.height() * self._scale, 1))
            painter.fillRect(small, card_color(item.card))
        painter.end()

    def _sight(self) -> QRectF:
        board = self._board
        area = QRectF(board.mapToScene(board.viewport().rect()).boundingRect())
        scaled = QRectF(area.topLeft() * self._scale, area.size() * self._scale)
        return scaled.intersected(QRectF(self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        now = theme.current()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        soft = QColor(now.accent)
        soft.setAlpha(36)
        painter.setBrush(soft)
        painter.setPen(QPen(now.accent, 1.5))
        painter.drawRect(self._sight().adjusted(1, 1, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(now.line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt while the button is held."""
        self._go(event.position())

    def _go(self, point: QPointF) -> None:
        self._board.centerOn(point / self._scale)
