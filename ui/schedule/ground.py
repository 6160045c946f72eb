"""What lies under the cards: hour lines, columns, closed hours, breaks over their rooms, headings of days."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from organizer.domain.programme.words import span
from organizer.domain.schedule.grid import Pause, Room, Snapshot
from organizer.i18n import _
from ui import theme
from ui.schedule.geometry import DAY_BAND, HOUR, TOP, Band, Geometry
from ui.schedule.words import day_name

PAD = 6
WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
STRIPE = 22
"""Pixels after which the stripes of a break repeat."""


class Ground:
    """Paints the board's background; the view keeps the picture."""

    def __init__(self, snapshot: Snapshot, geometry: Geometry) -> None:
        self._snapshot, self._geometry = snapshot, geometry

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what lies in ``exposed``, in the scene's coordinates."""
        now = theme.current()
        painter.fillRect(exposed, now.surface)
        for band in self._geometry.bands:
            self._paint_band(painter, band)
        painter.setPen(now.line)
        for place in range(len(self._geometry.rooms) + 1):
            x = round(place * self._geometry.column)
            painter.drawLine(QPointF(x, 0), QPointF(x, self._geometry.height))
        for band in self._geometry.bands:
            self._paint_over(painter, band)

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        geometry, now = self._geometry, theme.current()
        for room in self._snapshot.rooms:
            self._paint_closed(painter, band, room)
        for minute in range(band.first, band.last + 1, line_step(geometry.per_minute)):
            faint = minute % HOUR
            painter.setPen(theme.mix(now.line, now.surface, 0.5) if faint else now.line)
            y = round(geometry.y(band, minute))
            painter.drawLine(QPointF(0, y), QPointF(geometry.width, y))

    def _paint_over(self, painter: QPainter, band: Band) -> None:
        """What the lines of the columns do not cross: headings and breaks."""
        if len(self._geometry.bands) > 1:
            self._paint_heading(painter, band)
        for pause in self._snapshot.pauses:
            if pause.day == band.day:
                self._paint_pause(painter, band, pause)

    def _paint_heading(self, painter: QPainter, band: Band) -> None:
        now = theme.current()
        area = QRectF(0, band.top - DAY_BAND, self._geometry.width, DAY_BAND - TOP)
        painter.fillRect(area, now.bg)
        painter.setPen(now.text)
        painter.setFont(theme.font(theme.BODY))
        text = day_name(self._snapshot, band.day)
        for left in self._repeats(area):
            spot = QRectF(left, area.top(), area.width(), area.height()).adjusted(12, 0, 0, 0)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_closed(self, painter: QPainter, band: Band, room: Room) -> None:
        left = self._geometry.x(room.id)
        if left is None or not room.hours:
            return
        ground = QColor(theme.current().bg)
        for start, end in closed(room, band):
            top = self._geometry.y(band, start)
            area = QRectF(left, top, self._geometry.column, (end - start) * self._geometry.per_minute)
            painter.fillRect(area, ground)

    def _paint_pause(self, painter: QPainter, band: Band, pause: Pause) -> None:
        geometry, now = self._geometry, theme.current()
        left = 0.0 if pause.room is None else geometry.x(pause.room)
        if left is None:
            return
        width = geometry.width if pause.room is None else geometry.column
        area = QRectF(left, round(geometry.y(band, pause.start)), width, pause.duration * geometry.per_minute)
        painter.fillRect(area, now.surface)
        painter.fillRect(area, stripes())
        painter.setPen(now.line)
        painter.drawRect(area)
        painter.setPen(now.muted)
        painter.setFont(theme.font(theme.BODY))
        if area.height() >= painter.fontMetrics().height():
            self._label(painter, area, pause)

    def _label(self, painter: QPainter, area: QRectF, pause: Pause) -> None:
        names = " · ".join(filter(None, (pause.title, pause.second_title)))
        text = "   ".join([names, span(pause.start, pause.end), *([_("all rooms")] if pause.room is None else [])])
        lefts = list(self._repeats(area))
        width = area.width() / len(lefts)
        for left in lefts:
            spot = QRectF(left + PAD, area.top(), width - 2 * PAD, area.height())
            if painter.boundingRect(spot, WRAPPED, text).height() <= area.height():
                painter.drawText(spot, WRAPPED, text)
            else:
                short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(spot.width()))
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, short)

    def _repeats(self, area: QRectF) -> Iterator[float]:
        """What is written over many rooms is repeated, so that it is always in sight."""
        count = max(1, round(area.width() / (self._geometry.room or area.width())))
        yield from (area.left() + each * area.width() / count for each in range(count))


def closed(room: Room, band: Band) -> Iterator[tuple[int, int]]:
    """The spans of a shown day in which a room with hours is closed."""
    position = band.first
    for hours in sorted((each for each in room.hours if each.day == band.day), key=lambda each: each.opens):
        if hours.opens > position:
            yield position, min(hours.opens, band.last)
        position = max(position, hours.closes)
    if position < band.last:
        yield position, band.last


def line_step(per_minute: float) -> int:
    """Minutes between two lines of the board and two labels of its axis: never closer than a label is high."""
    return next((each for each in (15, 30, 60, 120, 180) if each * per_minute >= 24 and each != 15), 240)


def stripes() -> QBrush:
    """The hatching of breaks, 45 degrees, in the theme's quiet colours."""
    tile = QPixmap(STRIPE, STRIPE)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(theme.current().bg)
    pen.setWidthF(STRIPE / 2**0.5 / 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for shift in (-STRIPE, 0, STRIPE):
        painter.drawLine(QPointF(shift - 4, STRIPE + 4), QPointF(shift + STRIPE + 4, -4))
    painter.end()
    return QBrush(tile)
