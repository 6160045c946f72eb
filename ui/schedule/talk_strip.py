"""The talks of a session along its time: dragged into another order, made longer or shorter by their lower edge."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from organizer.domain.programme.words import clock
from organizer.domain.schedule.grid import TalkLine
from organizer.i18n import _, ngettext
from ui import theme
from ui.schedule.cards import CORNER
from ui.schedule.face import Pens, Style

AXIS, GAP, EDGE_REACH, STEP = 52, 2, 6, 1
"""Pixels of the hours at the left, between two talks, and from a lower edge in which the mouse takes it; minutes."""
LEAST_HEIGHT, PER_MINUTE = 24, 4.0
"""Pixels of the shortest talk and of a minute at least, so that every title can be read."""


class TalkStrip(QWidget):
    """Nothing is written: whoever shows it asks for :meth:`talks`."""

    changed = Signal()
    """Order or lengths are others now."""

    def __init__(self, start: int, duration: int, talks: Sequence[TalkLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start, self._duration = start, duration
        self._talks = list(talks)
        self._current = 0
        self._held: tuple[str, int] | None = None  # "move" or "edge", and how far from its top or its edge
        self._pens = Pens()
        self._per_minute = self._scale()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Talks"))
        self._tell()

    def talks(self) -> tuple[TalkLine, ...]:
        """The talks in their order, with their lengths."""
        return tuple(self._talks)

    def too_long(self) -> int:
        """Minutes by which the talks are longer than the session; negative: minutes that are left."""
        return sum(each.duration for each in self._talks) - self._duration

    def share_equally(self) -> None:
        """Give every talk the same length; the first ones get the minutes that are left over."""
        each, rest = divmod(self._duration, len(self._talks))
        self._talks = [replace(talk, duration=max(each + (place < rest), 1)) for place, talk in enumerate(self._talks)]
        self._told()

    # -- where things are ----------------------------------------------------------------------------------------------

    def _scale(self) -> float:
        shortest = min((each.duration for each in self._talks), default=1)
        return max(theme.px(LEAST_HEIGHT) / shortest, PER_MINUTE)

    def _rect(self, place: int) -> QRectF:
        top = sum(each.duration for each in self._talks[:place]) * self._per_minute
        height = self._talks[place].duration * self._per_minute
        left = theme.px(AXIS)
        return QRectF(left, top, self.width() - left - 2, height - GAP)

    def _place_at(self, y: float) -> int | None:
        for place in range(len(self._talks)):
            rect = self._rect(place)
            if rect.top() <= y < rect.bottom() + GAP:
                return place
        return None

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        total = max(sum(each.duration for each in self._talks), self._duration)
        return QSize(theme.px(420), round(total * self._per_minute) + theme.px(24))

    # -- drawing -------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        end = self._duration * self._per_minute
        self._paint_over(painter, end)
        minute = self._start
        for place, talk in enumerate(self._talks):
            self._paint_talk(painter, place, minute)
            minute += talk.duration
        self._paint_end(painter, end)

    def _paint_over(self, painter: QPainter, end: float) -> None:
        """What lies after the session's end."""
        if self.too_long() > 0:
            over = QColor(theme.current().bad)
            over.setAlpha(40)
            painter.fillRect(
                QRectF(0, end, self.width(), self.height() - end), QBrush(over, Qt.BrushStyle.BDiagPattern)
            )

    def _paint_talk(self, painter: QPainter, place: int, minute: int) -> None:
        now, talk, rect = theme.current(), self._talks[place], self._rect(place)
        mine, focused = place == self._current, self.hasFocus()
        painter.setPen(QPen(now.accent, 2) if mine and focused else QPen(now.line))
        painter.setBrush(now.accent_soft if mine else now.surface)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CORNER, CORNER)
        strong, small = self._pens.of[Style.TITLE], self._pens.of[Style.TIME]
        painter.setFont(small.font)
        painter.setPen(now.muted)
        beside = QRectF(0, rect.top(), theme.px(AXIS) - 8, min(rect.height(), strong.line + 8))
        painter.drawText(beside, _RIGHT, clock(minute))
        length = _("{count} min").format(count=talk.duration)
        room = small.metrics.horizontalAdvance(length) + 12
        line = QRectF(rect.left() + 10, rect.top() + 2, rect.width() - 20, min(rect.height() - 4, strong.line + 4))
        painter.drawText(line, _RIGHT, length)
        painter.setFont(strong.font)
        painter.setPen(now.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, strong.fits(talk.title, line.width() - room))

    def _paint_end(self, painter: QPainter, end: float) -> None:
        now = theme.current()
        painter.setPen(QPen(now.bad if self.too_long() > 0 else now.accent, 2, Qt.PenStyle.DashLine))
        painter.drawLine(0, round(end), self.width(), round(end))

    # -- hands ---------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        y = event.position().y()
        place = self._place_at(y)
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        self._current = place
        rect = self._rect(place)
        edge = self._is_edge(place, y)
        self._held = ("edge", round(rect.bottom() + GAP - y)) if edge else ("move", round(y - rect.top()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        y = event.position().y()
        if self._held is None:
            place = self._place_at(y)
            edge = place is not None and self._is_edge(place, y)
            self.setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)
        elif self._held[0] == "edge":
            wished = (y + self._held[1] - self._rect(self._current).top()) / self._per_minute
            self._set_length(max(round(wished / STEP) * STEP, 1))
        else:
            self._move_to(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        self._held = None

    def _is_edge(self, place: int, y: float) -> bool:
        return y > self._rect(place).bottom() - EDGE_REACH

    def _move_to(self, point: QPoint) -> None:
        """The held talk changes places with a neighbour once it covers more than half of it."""
        rect = self._rect(self._current)
        top = point.y() - (self._held[1] if self._held else 0)
        for step, neighbour in ((-1, self._current - 1), (1, self._current + 1)):
            if not 0 <= neighbour < len(self._talks):
                continue
            middle = self._rect(neighbour).center().y()
            if (step < 0 and top < middle) or (step > 0 and top + rect.height() > middle):
                self._swap(step)
                return

    def _swap(self, step: int) -> None:
        other = self._current + step
        if 0 <= other < len(self._talks):
            self._talks[self._current], self._talks[other] = self._talks[other], self._talks[self._current]
            self._current = other
            self._told()

    def _set_length(self, minutes: int) -> None:
        if minutes != self._talks[self._current].duration:
            self._talks[self._current] = replace(self._talks[self._current], duration=minutes)
            self._told()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: the arrows go from talk to talk, with Alt they carry it; plus and minus change its length."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        lengths = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: -STEP}
        if key in steps and alt:
            self._swap(steps[Qt.Key(key)])
        elif key in steps:
            self._current = min(max(self._current + steps[Qt.Key(key)], 0), len(self._talks) - 1)
            self._tell()
            self.update()
        elif key in lengths:
            self._set_length(max(self._talks[self._current].duration + lengths[Qt.Key(key)], 1))
        else:
            super().keyPressEvent(event)

    def _told(self) -> None:
        self._tell()
        self.updateGeometry()
        self.update()
        self.changed.emit()

    def _tell(self) -> None:
        """Say the current talk to screen readers."""
        if self._talks:
            talk = self._talks[self._current]
            length = ngettext("{count} minute", "{count} minutes", talk.duration).format(count=talk.duration)
            self.setAccessibleDescription(f"{self._current + 1}. {talk.title}, {length}")


_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
