"""Rulers in millimetres along the canvas; a guide is dragged out of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.faces import MILLIMETRE
from organizer.i18n import _
from ui import theme
from ui.printing.designer.canvas.gestures import GuideDrag
from ui.printing.designer.canvas.view import ruler_step

if TYPE_CHECKING:
    from ui.printing.designer.canvas.canvas import Canvas

TINY = 10


class Ruler(QWidget):
    """Counts from the badge's corner; what is selected is shaded on it."""

    def __init__(self, canvas: "Canvas", axis: Axis) -> None:
        """``axis``: along which it lies, and so do the guides that come out of it."""
        super().__init__(canvas)
        self._canvas, self._axis = canvas, axis
        across = axis is Axis.ACROSS
        self.setCursor(Qt.CursorShape.SplitVCursor if across else Qt.CursorShape.SplitHCursor)
        self.setToolTip(_("Drag a guide out of the ruler; drag it back to take it away"))
        self.setAccessibleName(_("Ruler across") if across else _("Ruler down"))

    # -- the mouse -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._canvas.hand.begin(GuideDrag(self._canvas.editing, self._axis, None))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self._canvas.hand.follow(self._on_canvas(event), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._canvas.hand.release()

    def _on_canvas(self, event: QMouseEvent) -> QPointF:
        return QPointF(self._canvas.viewport().mapFromGlobal(event.globalPosition().toPoint()))

    # -- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        now, painter = theme.current(), QPainter(self)
        painter.fillRect(event.rect(), now.surface)
        self._shade_selected(painter)
        face = theme.tabular(theme.font(TINY))
        painter.setFont(face)
        step = ruler_step(self._canvas.view.scale, theme.px(48))
        for at in self._marks(step // 5):
            self._mark(painter, at, 1.0 if at % step == 0 else 0.25)
            if at % step == 0:
                self._label(painter, at)
        painter.setPen(now.line)
        edge = self.rect().bottomLeft() if self._axis is Axis.ACROSS else self.rect().topRight()
        painter.drawLine(edge, self.rect().bottomRight())

    def _marks(self, step: int) -> range:
        """Every mark in sight."""
        view, length = self._canvas.view, self.width() if self._axis is Axis.ACROSS else self.height()
        first, last = view.at(QPointF(0, 0)), view.at(QPointF(length, length))
        place = 0 if self._axis is Axis.ACROSS else 1
        return range(first[place] // step * step, last[place] + step, step)

    def _mark(self, painter: QPainter, at: int, share: float) -> None:
        now = theme.current()
        painter.setPen(theme.mix(now.muted, now.surface, 0.6))
        reach = round(self._depth() * share * 0.7)
        pixel = self._pixel(at)
        if self._axis is Axis.ACROSS:
            painter.drawLine(pixel, self.height() - reach, pixel, self.height())
        else:
            painter.drawLine(self.width() - reach, pixel, self.width(), pixel)

    def _label(self, painter: QPainter, at: int) -> None:
        painter.setPen(theme.current().muted)
        text, pixel, depth = f"{at // MILLIMETRE}", self._pixel(at), self._depth()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self._axis is Axis.ACROSS:
            painter.drawText(QRectF(pixel + 3, 0, 60, depth * 0.6), flags, text)
            return
        painter.save()
        painter.translate(0, pixel - 3)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, 60, depth * 0.6), flags, text)
        painter.restore()

    def _shade_selected(self, painter: QPainter) -> None:
        box, view = self._canvas.editing.bounds, self._canvas.view
        if box is None:
            return
        area = view.rect(box)
        shade = QRectF(area.left(), 0, area.width(), self.height())
        if self._axis is Axis.DOWN:
            shade = QRectF(0, area.top(), self.width(), area.height())
        painter.fillRect(shade, theme.current().accent_soft)

    def _pixel(self, at: int) -> int:
        return round(self._canvas.view.x(at) if self._axis is Axis.ACROSS else self._canvas.view.y(at))

    def _depth(self) -> int:
        return self.height() if self._axis is Axis.ACROSS else self.width()
