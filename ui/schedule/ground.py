"""What lies under the cards: hour lines, columns, closed hours, breaks over their rooms, headings of days."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from organizer.domain.programme.words import span
from organizer.domain.schedule.grid import Pause, Room, Snapshot
from organizer.i18n import _
from ui import theme
from ui.schedule.arrangement import By
from ui.schedule.geometry import DAY_BAND, HOUR, TOP, Band, Geometry
from ui.schedule.words import day_name

PAD = 6
WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
STRIPE = 22
"""Pixels after which the stripes of a break repeat."""
LABEL_APART = 24
"""Pixels between two lines at least: never closer than a label is high."""


class Ground:
    """Paints the board's background; the view keeps the picture."""

    def __init__(self, snapshot: Snapshot, geometry: Geometry) -> None:
        self._snapshot, self._geometry = snapshot, geometry

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what lies in ``exposed``, in the scene's coordinates."""
        painter.fillRect(exposed, theme.current().surface)
        for band in self._geometry.bands:
            self._paint_closed(painter, band)
            self._paint_hours(painter, band)
        self._paint_columns(painter)
        for band in self._geometry.bands:
            self._paint_over(painter, band)

    def _line(self, painter: QPainter, across: float, along: float, *, breadth: float = 0, length: float = 0) -> None:
        area = self._geometry.area(across, along, breadth, length)
        painter.drawLine(area.topLeft(), QPointF(area.right(), area.bottom()))

    def _paint_hours(self, painter: QPainter, band: Band) -> None:
        geometry, now = self._geometry, theme.current()
        for minute in range(band.first, band.last + 1, line_step(geometry.per_minute)):
            painter.setPen(theme.mix(now.line, now.surface, 0.5) if minute % HOUR else now.line)
            self._line(painter, 0, round(geometry.y(band, minute)), breadth=geometry.across)

    def _paint_columns(self, painter: QPainter) -> None:
        geometry, now = self._geometry, theme.current()
        day: int | None = None
        for place in range(len(geometry.columns) + 1):
            column = geometry.columns[place] if place < len(geometry.columns) else None
            first = column is not None and place > 0 and column.day != day
            painter.setPen(now.muted if first else now.line)
            day = column.day if column else None
            self._line(painter, round(place * geometry.column), 0, length=geometry.along)

    def _paint_over(self, painter: QPainter, band: Band) -> None:
        """What the lines of the columns do not cross: headings and breaks."""
        if len(self._geometry.bands) > 1:
            self._paint_heading(painter, band)
        for pause in self._snapshot.pauses:
            if band.day in (None, pause.day):
                for first, last in self._stretches(pause):
                    self._paint_pause(painter, band, pause, first, last)

    def _paint_heading(self, painter: QPainter, band: Band) -> None:
        """The day over its rooms; where time runs to the right the ruler says it."""
        if band.day is None:
            return
        now, geometry = theme.current(), self._geometry
        area = geometry.area(0, band.top - DAY_BAND, geometry.across, DAY_BAND - TOP)
        painter.fillRect(area, now.bg)
        if geometry.arrangement.sideways:
            return
        painter.setPen(now.text)
        painter.setFont(theme.font(theme.BODY))
        for left in self._repeats(area):
            spot = QRectF(left, area.top(), area.width(), area.height()).adjusted(12, 0, 0, 0)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, day_name(self._snapshot, band.day))

    def _paint_closed(self, painter: QPainter, band: Band) -> None:
        geometry = self._geometry
        if geometry.arrangement.by is not By.ROOM:
            return
        ground = QColor(theme.current().bg)
        for place, column in enumerate(geometry.columns):
            room = self._snapshot.room_by_id.get(column.key) if isinstance(column.key, int) else None
            day = band.day if band.day is not None else column.day
            if room is None or day is None or not room.hours:
                continue
            for start, end in closed(room, day, band):
                length = (end - start) * geometry.per_minute
                along = geometry.y(band, start)
                painter.fillRect(geometry.area(place * geometry.column, along, geometry.column, length), ground)

    # -- breaks --------------------------------------------------------------------------------------------------------

    def _stretches(self, pause: Pause) -> Iterator[tuple[int, int]]:
        """The columns that a break lies over: the first and the one after the last of each run side by side."""
        begun = None
        for place in range(len(self._geometry.columns) + 1):
            under = place < len(self._geometry.columns) and self._is_under(pause, place)
            if under and begun is None:
                begun = place
            elif not under and begun is not None:
                yield begun, place
                begun = None

    def rects(self, pause: Pause) -> Iterator[QRectF]:
        """Where a break lies in the scene."""
        geometry = self._geometry
        if (band := geometry.band(pause.day)) is None:
            return
        for first, last in self._stretches(pause):
            left, along = round(first * geometry.column), round(geometry.y(band, pause.start))
            yield geometry.area(left, along, (last - first) * geometry.column, pause.duration * geometry.per_minute)

    def pause_at(self, point: QPointF) -> Pause | None:
        """The break at a point of the scene; of several the one that was painted last."""
        under = (each for each in self._snapshot.pauses if any(area.contains(point) for area in self.rects(each)))
        return max(under, key=lambda each: each.id, default=None)

    def _is_under(self, pause: Pause, place: int) -> bool:
        column = self._geometry.columns[place]
        if column.day not in (None, pause.day):
            return False
        if pause.rooms is None:
            return True
        return self._geometry.arrangement.by is By.ROOM and isinstance(column.key, int) and pause.covers(column.key)

    def _paint_pause(self, painter: QPainter, band: Band, pause: Pause, first: int, last: int) -> None:
        geometry, now = self._geometry, theme.current()
        left, along = round(first * geometry.column), round(geometry.y(band, pause.start))
        area = geometry.area(left, along, (last - first) * geometry.column, pause.duration * geometry.per_minute)
        painter.fillRect(area, now.surface)
        painter.fillRect(area, stripes())
        painter.setPen(now.line)
        painter.drawRect(area)
        painter.setPen(now.muted)
        painter.setFont(theme.font(theme.BODY))
        if geometry.arrangement.sideways:
            self._label_upright(painter, area, pause)
        elif area.height() >= painter.fontMetrics().height():
            self._label(painter, area, pause)

    def _label(self, painter: QPainter, area: QRectF, pause: Pause) -> None:
        names = " · ".join(filter(None, (pause.title, pause.second_title)))
        text = "   ".join([names, span(pause.start, pause.end), *([_("all rooms")] if pause.rooms is None else [])])
        lefts = list(self._repeats(area))
        width = area.width() / len(lefts)
        for left in lefts:
            _write(painter, QRectF(left + PAD, area.top(), width - 2 * PAD, area.height()), text)

    def _label_upright(self, painter: QPainter, area: QRectF, pause: Pause) -> None:
        """Where time runs to the right a break is higher than wide: it is read from below."""
        if area.width() < painter.fontMetrics().height():
            return
        text = "   ".join(filter(None, (pause.title, pause.second_title, span(pause.start, pause.end))))
        for top in self._repeats_down(area):
            height = area.height() / len(list(self._repeats_down(area)))
            painter.save()
            painter.translate(area.left(), top + height)
            painter.rotate(-90)
            _write(painter, QRectF(PAD, 0, height - 2 * PAD, area.width()), text)
            painter.restore()

    def _repeats(self, area: QRectF) -> Iterator[float]:
        """What is written over many columns is repeated, so that it is always in sight."""
        count = max(1, round(area.width() / (self._geometry.sight or area.width())))
        yield from (area.left() + each * area.width() / count for each in range(count))

    def _repeats_down(self, area: QRectF) -> Iterator[float]:
        count = max(1, round(area.height() / (self._geometry.sight or area.height())))
        yield from (area.top() + each * area.height() / count for each in range(count))


def _write(painter: QPainter, spot: QRectF, text: str) -> None:
    """The text in the middle, in several lines where they fit, else shortened in one."""
    if painter.boundingRect(spot, WRAPPED, text).height() <= spot.height():
        painter.drawText(spot, WRAPPED, text)
    else:
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(spot.width()))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, short)


def closed(room: Room, day: int, band: Band) -> Iterator[tuple[int, int]]:
    """The spans of a shown day in which a room with hours is closed."""
    position = band.first
    for hours in sorted((each for each in room.hours if each.day == day), key=lambda each: each.opens):
        if hours.opens > position:
            yield position, min(hours.opens, band.last)
        position = max(position, hours.closes)
    if position < band.last:
        yield position, band.last


def line_step(per_minute: float, apart: int = LABEL_APART) -> int:
    """Minutes between two lines of the board and two labels of its axis, which are ``apart`` pixels at least."""
    steps = (5, 10, 15, 30, 60, 120, 180)
    finest = 5 if per_minute >= 4 else 30
    return next((each for each in steps if each >= finest and each * per_minute >= apart), 240)


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
