"""The edges of the board that stay in sight: what its columns are, and the time."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from organizer.domain.programme.words import clock
from organizer.domain.schedule.grid import Snapshot
from organizer.i18n import _
from ui import theme
from ui.schedule.arrangement import By, Column
from ui.schedule.face import TINY, Pens, Style
from ui.schedule.geometry import DAY_BAND, HOUR, TOP, Band, Geometry
from ui.schedule.ground import line_step
from ui.schedule.words import day_name

AXIS_WIDTH, HEADER, SIDE_WIDTH, DAY_LINE = 56, 40, 148, 22


def axis_width(geometry: Geometry) -> int:
    """Pixels at the left of the board, for the size of text in use: the hours, or the columns' names."""
    return theme.px(SIDE_WIDTH if geometry.arrangement.sideways else AXIS_WIDTH)


def header_height(geometry: Geometry) -> int:
    """Pixels above the board, for the size of text in use; a line more where it names days."""
    return theme.px(HEADER) + (theme.px(DAY_LINE) if _names_days(geometry) else 0)


def _names_days(geometry: Geometry) -> bool:
    if geometry.arrangement.sideways:
        return len(geometry.bands) > 1
    return geometry.arrangement.abreast and geometry.arrangement.by is not By.DAY


class Ruler(QWidget):
    """One edge of the board; it follows the board's scroll bar of its direction."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.snapshot, self.offset = Snapshot(), 0
        self.pens = Pens()
        self.geometry_now: Geometry | None = None

    def show_geometry(self, snapshot: Snapshot, geometry: Geometry) -> None:
        """Follow another schedule, zoom or arrangement."""
        self.snapshot, self.geometry_now = snapshot, geometry
        self.update()

    def restyle(self, pens: Pens) -> None:
        """Follow another theme or size of text."""
        self.pens = pens

    def scroll_to(self, offset: int) -> None:
        """Follow the board's scroll bar."""
        if offset != self.offset:
            self.offset = offset
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(400, theme.px(HEADER))


class ColumnRuler(Ruler):
    """The columns' names: rooms with their seats, tracks, people, days."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Columns"))
        self._aimed: int | None = None

    def aim(self, place: int | None) -> None:
        """Underline the column over which a card is carried; None: none."""
        if place != self._aimed:
            for each in (self._aimed, place):
                if each is not None:
                    self.update(self._cell(each))
            self._aimed = place

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().surface)
        geometry = self.geometry_now
        if geometry is not None:
            for place, column in enumerate(geometry.columns):
                cell = self._cell(place)
                if cell.intersects(event.rect()):
                    self._paint_column(painter, place, column, cell)
            if _names_days(geometry) and not geometry.arrangement.sideways:
                self._paint_days(painter, geometry)
        painter.setPen(theme.current().line)
        sideways = geometry is not None and geometry.arrangement.sideways
        edge = self.rect().topRight() if sideways else self.rect().bottomLeft()
        painter.drawLine(edge, self.rect().bottomRight())

    def _cell(self, place: int) -> QRect:
        geometry = self.geometry_now
        if geometry is None:
            return QRect()
        first = round(place * geometry.column)
        breadth = round((place + 1) * geometry.column) - first
        if geometry.arrangement.sideways:
            return QRect(0, first - self.offset, self.width(), breadth)
        top = theme.px(DAY_LINE) if _names_days(geometry) else 0
        return QRect(first - self.offset, top, breadth, self.height() - top)

    def _paint_days(self, painter: QPainter, geometry: Geometry) -> None:
        """The days over their columns; a name stays in sight as long as its day does."""
        now = theme.current()
        painter.setFont(self.pens.of[Style.TITLE].font)
        each_day = len(geometry.columns) // len({each.day for each in geometry.columns})
        for place in range(0, len(geometry.columns), each_day):
            left = round(place * geometry.column) - self.offset
            right = round((place + each_day) * geometry.column) - self.offset
            area = QRect(left, 0, right - left, theme.px(DAY_LINE))
            painter.fillRect(area, now.bg)
            painter.setPen(now.line)
            painter.drawLine(area.topLeft(), area.bottomLeft())
            painter.setPen(now.text)
            seen = area.intersected(self.rect()).adjusted(10, 0, -6, 0)
            text = day_name(self.snapshot, geometry.columns[place].day or 0)
            painter.drawText(seen, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _paint_column(self, painter: QPainter, place: int, column: Column, cell: QRect) -> None:
        now = theme.current()
        if place == self._aimed:
            painter.fillRect(cell.adjusted(1, 0, 0, -1), now.accent_soft)
        painter.setPen(now.line)
        sideways = self.geometry_now is not None and self.geometry_now.arrangement.sideways
        painter.drawLine(cell.topLeft(), cell.topRight() if sideways else cell.bottomLeft())
        area = cell.adjusted(10, 0, -6, 0)
        if area.width() < 16:
            return
        if sideways and area.height() >= self.pens.of[Style.TITLE].line + self.pens.of[Style.BODY].line:
            self._write_below(painter, column, area)
        else:
            self._write_beside(painter, column, area)

    def _write_below(self, painter: QPainter, column: Column, area: QRect) -> None:
        """The name and, below it, the detail, both in the middle of a row."""
        strong, small = self.pens.of[Style.TITLE], self.pens.of[Style.BODY]
        height = strong.line + (small.line if column.detail else 0)
        spot = QRectF(area.left(), area.center().y() - height / 2, area.width(), strong.line)
        painter.setPen(theme.current().text)
        painter.setFont(strong.font)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, strong.fits(column.name, spot.width()))
        painter.setPen(theme.current().muted)
        painter.setFont(small.font)
        spot = QRectF(area.left(), spot.bottom(), area.width(), small.line)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, small.fits(column.detail, spot.width()))

    def _write_beside(self, painter: QPainter, column: Column, area: QRect) -> None:
        """The name and the detail in one line; the detail gets shorter or goes before the name does."""
        strong, small, detail = self.pens.of[Style.TITLE], self.pens.of[Style.BODY], column.detail
        name_width = round(strong.metrics.horizontalAdvance(column.name))
        detail_width = round(small.metrics.horizontalAdvance(detail))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if name_width + 6 + detail_width > area.width():
            detail = column.brief
            detail_width = round(small.metrics.horizontalAdvance(detail))
        shows_detail = detail and area.width() - detail_width - 6 > 40
        most = area.width() - (detail_width + 6 if shows_detail else 0)
        painter.setPen(theme.current().text)
        painter.setFont(strong.font)
        painter.drawText(area, flags, strong.fits(column.name, most))
        if shows_detail:
            painter.setPen(theme.current().muted)
            painter.setFont(small.font)
            painter.drawText(area.adjusted(min(name_width, most) + 6, 0, 0, 0), flags, detail)

    def event(self, event: QEvent) -> bool:
        """Called by Qt: the tooltip says the whole name, the second one, the seats and the equipment."""
        if isinstance(event, QHelpEvent) and self.geometry_now is not None:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """Everything about the column at this point of the ruler."""
        if self.geometry_now is None:
            return ""
        place = self.geometry_now.column_at(point.x() + self.offset, point.y() + self.offset)
        return self.geometry_now.columns[place].tip


class TimeRuler(Ruler):
    """The hours."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Hours"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        now, geometry = theme.current(), self.geometry_now
        painter = QPainter(self)
        painter.fillRect(event.rect(), now.surface)
        if geometry is None:
            return
        painter.setFont(theme.tabular(theme.font(TINY)))
        paint = self._paint_to_the_right if geometry.arrangement.sideways else self._paint_downwards
        for band in geometry.bands:
            paint(painter, geometry, band)
        painter.setPen(now.line)
        edge = self.rect().bottomLeft() if geometry.arrangement.sideways else self.rect().topRight()
        painter.drawLine(edge, self.rect().bottomRight())

    def _paint_downwards(self, painter: QPainter, geometry: Geometry, band: Band) -> None:
        half = painter.fontMetrics().height() / 2
        if len(geometry.bands) > 1:
            area = QRectF(0, band.top - DAY_BAND - self.offset, self.width(), DAY_BAND - TOP)
            painter.fillRect(area, theme.current().bg)
        for minute in range(band.first, band.last + 1, line_step(geometry.per_minute)):
            y = round(geometry.y(band, minute)) - self.offset
            painter.setPen(_line_color(minute))
            painter.drawLine(self.width() - 6, y, self.width(), y)
            painter.setPen(_label_color(minute))
            spot = QRectF(0, y - half, self.width() - 10, 2 * half)
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(minute))

    def _paint_to_the_right(self, painter: QPainter, geometry: Geometry, band: Band) -> None:
        top = theme.px(DAY_LINE) if _names_days(geometry) else 0
        first, last = (round(geometry.y(band, each)) - self.offset for each in (band.first, band.last))
        if top and band.day is not None:
            painter.save()
            painter.setFont(self.pens.of[Style.TITLE].font)
            painter.setPen(theme.current().text)
            seen = QRect(first, 0, last - first, top).intersected(self.rect())
            painter.fillRect(seen, theme.current().bg)
            painter.drawText(
                seen.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, day_name(self.snapshot, band.day)
            )
            painter.restore()
        half = painter.fontMetrics().horizontalAdvance("00:00") / 2 + 2
        for minute in range(band.first, band.last + 1, line_step(geometry.per_minute, apart=round(2.6 * half))):
            x = round(geometry.y(band, minute)) - self.offset
            painter.setPen(_line_color(minute))
            painter.drawLine(x, self.height() - 6, x, self.height())
            painter.setPen(_label_color(minute))
            left = max(x - half, 0) if x >= 0 else x - half
            spot = QRectF(left, top, 2 * half, self.height() - top - 8)
            painter.drawText(spot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, clock(minute))


def _line_color(minute: int) -> object:
    now = theme.current()
    return theme.mix(now.line, now.surface, 0.5) if minute % HOUR else now.line


def _label_color(minute: int) -> object:
    now = theme.current()
    return now.muted if minute % HOUR else theme.mix(now.text, now.muted, 0.5)
