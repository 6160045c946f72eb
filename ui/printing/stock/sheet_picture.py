"""A small picture of a sheet with its labels; a click on one chooses where to begin."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.domain.printing.faces import Box
from organizer.i18n import _
from ui import theme
from ui.printing.stock.measures import Measure

_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_READABLE = 9  # pixels: a smaller number in a label says nothing


class SheetPicture(QWidget):
    """Labels before the chosen one are drawn as used."""

    started = Signal(int)
    """The label with this number, from 1 in the order of filling, is the first to be printed on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = self._height = self._radius = self._first = 0
        self._boxes: Sequence[Box] = ()
        self._measure: Measure | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(theme.px(80), theme.px(80)))

    def show_sheet(self, width: int, height: int, boxes: Sequence[Box], *, radius: int = 0) -> None:
        """Show a sheet with labels in the order of filling; micrometres. A sheet of 0 × 0 is none."""
        self._width, self._height, self._boxes, self._radius = width, height, boxes, radius
        self._first = min(self._first, max(0, len(boxes) - 1))
        self._offer()
        self.update()

    def show_start(self, number: int) -> None:
        """Say where printing begins, from 1."""
        self._first = number - 1
        self._offer()
        self.update()

    def show_measure(self, measure: Measure | None) -> None:
        """Show where something is measured."""
        self._measure = measure
        self.update()

    def _offer(self) -> None:
        """A choice is only where there are several labels."""
        several = len(self._boxes) > 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if several else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if several else Qt.CursorShape.ArrowCursor)
        self.setToolTip(
            _("Click the first label that is still there; the arrow keys go on and back") if several else ""
        )
        said = _("Begins at label {n} of {count}").format(n=self._first + 1, count=len(self._boxes))
        self.setAccessibleDescription(said)

    # -- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        if not self._width or not self._height:
            return
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.accent if self.hasFocus() else now.line, 1))
        painter.setBrush(now.bg)
        painter.drawRect(self._area(Box(0, 0, self._width, self._height)))
        for number in range(len(self._boxes)):
            self._paint_label(painter, number)
        if self._measure is not None:
            self._paint_measure(painter, self._measure)
        painter.end()

    def _paint_label(self, painter: QPainter, number: int) -> None:
        now, area = theme.current(), self._area(self._boxes[number])
        used, first = number < self._first, number == self._first
        line = Qt.PenStyle.DotLine if used else Qt.PenStyle.SolidLine
        painter.setPen(QPen(now.accent if first else now.line, 1, line))
        painter.setBrush(Qt.BrushStyle.NoBrush if used else now.accent_soft if first else now.surface)
        radius = self._radius * self._scale()
        painter.drawRoundedRect(area, radius, radius)
        size = min(theme.px(theme.SMALL), round(min(area.width() / 2, area.height() * 0.7)))
        if size >= _READABLE and len(self._boxes) > 1:
            font = QFont(self.font())
            font.setPixelSize(size)
            painter.setFont(font)
            painter.setPen(now.accent if first else now.muted)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "×" if used else str(number + 1))

    def _paint_measure(self, painter: QPainter, measure: Measure) -> None:
        """A line with a short one across each of its ends."""
        painter.setPen(QPen(theme.current().accent, theme.px(2)))
        one, other = (
            self._area(Box(*at, 0, 0)).topLeft() for at in ((measure.x, measure.y), (measure.to_x, measure.to_y))
        )
        tick = QPointF(0, theme.px(5)) if measure.y == measure.to_y else QPointF(theme.px(5), 0)
        for line in ((one, other), (one - tick, one + tick), (other - tick, other + tick)):
            painter.drawLine(*line)

    def _scale(self) -> float:
        """Pixels of a micrometre."""
        return min((self.width() - 2) / self._width, (self.height() - 2) / self._height)

    def _area(self, box: Box) -> QRectF:
        scale = self._scale()
        left, top = (self.width() - self._width * scale) / 2, (self.height() - self._height * scale) / 2
        return QRectF(left + box.x * scale, top + box.y * scale, box.width * scale, box.height * scale)

    # -- choosing ------------------------------------------------------------------------------------------------------

    def label_at(self, point: QPointF) -> int | None:
        """The number of the label there, from 1."""
        areas = (self._area(box) for box in self._boxes)
        return next((number for number, area in enumerate(areas, 1) if area.contains(point)), None)

    def center_of(self, number: int) -> QPointF:
        """Where the label with this number, from 1, is drawn."""
        return self._area(self._boxes[number - 1]).center()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        number = self.label_at(event.position()) if len(self._boxes) > 1 else None
        if number is not None:
            self.started.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        number = self._first + 1 + _KEYS.get(Qt.Key(event.key()), 0)
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif 1 <= number <= len(self._boxes):
            self.started.emit(number)
