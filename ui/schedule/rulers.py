"""The two edges of the board that stay in sight: the rooms above, the time at the left."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from organizer.domain.programme.words import clock
from organizer.domain.schedule.grid import Snapshot
from organizer.i18n import _, ngettext
from ui import theme
from ui.schedule.face import TINY, Pens, Style
from ui.schedule.geometry import DAY_BAND, HOUR, TOP, Geometry
from ui.schedule.ground import line_step
from ui.schedule.words import room_name

AXIS_WIDTH, HEADER = 56, 40


def axis_width() -> int:
    """Pixels of the hours beside the board, for the size of text in use."""
    return theme.px(AXIS_WIDTH)


def header_height() -> int:
    """Pixels of the rooms above the board, for the size of text in use."""
    return theme.px(HEADER)


class RoomRuler(QWidget):
    """The rooms' names and seats over their columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rooms"))
        self._snapshot, self._left = Snapshot(), 0
        self._pens = Pens()
        self._geometry: Geometry | None = None
        self._aimed: int | None = None
        self._aiming = False

    def show_geometry(self, snapshot: Snapshot, geometry: Geometry) -> None:
        """Follow another schedule or zoom."""
        self._snapshot, self._geometry = snapshot, geometry
        self.update()

    def restyle(self, pens: Pens) -> None:
        """Follow another theme or size of text."""
        self._pens = pens

    def scroll_to(self, left: int) -> None:
        """Follow the board's horizontal scroll bar."""
        self._left = left
        self.update()

    def aim(self, aiming: bool, room: int | None = None) -> None:
        """Underline the room over which a card is carried."""
        if (aiming, room) != (self._aiming, self._aimed):
            for each in (self._aimed, room):
                if self._geometry is not None and each in self._geometry.rooms:
                    self.update(self._cell(self._geometry.rooms.index(each)))
            self._aiming, self._aimed = aiming, room

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), now.surface)
        if self._geometry is not None:
            painter.save()
            painter.setClipRect(self.rect().adjusted(axis_width(), 0, 0, 0))
            for place, room in enumerate(self._geometry.rooms):
                cell = self._cell(place)
                if cell.intersects(event.rect()):
                    self._paint_room(painter, cell, room)
            painter.restore()
        painter.setPen(now.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _cell(self, place: int) -> QRect:
        if self._geometry is None:
            return QRect()
        column = self._geometry.column
        left = round(place * column)
        return QRect(axis_width() + left - self._left, 0, round((place + 1) * column) - left, self.height())

    def _paint_room(self, painter: QPainter, cell: QRect, room: int | None) -> None:
        now = theme.current()
        if self._aiming and room == self._aimed:
            painter.fillRect(cell.adjusted(1, 0, 0, -1), now.accent_soft)
        painter.setPen(now.line)
        painter.drawLine(cell.topLeft(), cell.bottomLeft())
        area = cell.adjusted(10, 0, -6, 0)
        if area.width() < 16:
            return
        name, seats = room_name(self._snapshot, room), self._seats(room)
        strong, small = self._pens.of[Style.TITLE], self._pens.of[Style.BODY]
        name_width = round(strong.metrics.horizontalAdvance(name))
        seats_width = round(small.metrics.horizontalAdvance(seats))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if name_width + 6 + seats_width > area.width():
            seats = self._seats(room, short=True)
            seats_width = round(small.metrics.horizontalAdvance(seats))
        painter.setPen(now.text)
        painter.setFont(strong.font)
        shows_seats = seats and area.width() - seats_width - 6 > 40
        most = area.width() - (seats_width + 6 if shows_seats else 0)
        painter.drawText(area, flags, strong.fits(name, most))
        if shows_seats:
            painter.setPen(now.muted)
            painter.setFont(small.font)
            painter.drawText(area.adjusted(min(name_width, most) + 6, 0, 0, 0), flags, seats)

    def _seats(self, room: int | None, *, short: bool = False) -> str:
        found = self._snapshot.room_by_id.get(room) if room is not None else None
        if found is None or found.capacity is None:
            return ""
        if short:
            return f"{found.capacity:,}"
        return ngettext("{count} seat", "{count} seats", found.capacity).format(count=f"{found.capacity:,}")

    def event(self, event: QEvent) -> bool:
        """Called by Qt: the tooltip says the whole name, the second one, the seats and the equipment."""
        if isinstance(event, QHelpEvent) and self._geometry is not None:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """Everything about the room at this point of the ruler."""
        if self._geometry is None or point.x() < axis_width():
            return ""
        number = self._geometry.room_at(point.x() - axis_width() + self._left)
        found = self._snapshot.room_by_id.get(number) if number is not None else None
        if found is None:
            return _("Sessions that have a time but no room")
        return "\n".join(filter(None, (found.name, found.second_name, self._seats(number), ", ".join(found.equipment))))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(400, header_height())


class TimeRuler(QWidget):
    """The hours beside the board."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Hours"))
        self._snapshot, self._top = Snapshot(), 0
        self._geometry: Geometry | None = None

    def show_geometry(self, snapshot: Snapshot, geometry: Geometry) -> None:
        """Follow another schedule or zoom."""
        self._snapshot, self._geometry = snapshot, geometry
        self.update()

    def scroll_to(self, top: int) -> None:
        """Follow the board's vertical scroll bar."""
        self._top = top
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), now.surface)
        if self._geometry is None:
            return
        painter.setFont(theme.tabular(theme.font(TINY)))
        half = painter.fontMetrics().height() / 2
        step = line_step(self._geometry.per_minute)
        for band in self._geometry.bands:
            if len(self._geometry.bands) > 1:
                area = QRectF(0, band.top - DAY_BAND - self._top, self.width(), DAY_BAND - TOP)
                painter.fillRect(area, now.bg)
            for minute in range(band.first, band.last + 1, step):
                y = round(self._geometry.y(band, minute)) - self._top
                faint = minute % HOUR
                painter.setPen(theme.mix(now.line, now.surface, 0.5) if faint else now.line)
                painter.drawLine(self.width() - 6, y, self.width(), y)
                painter.setPen(now.muted if faint else theme.mix(now.text, now.muted, 0.5))
                spot = QRectF(0, y - half, self.width() - 10, 2 * half)
                painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(minute))
        painter.setPen(now.line)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
