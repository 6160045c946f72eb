"""The item of a session on the board; it paints itself."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Card, Conflict, Severity
from ui import icons, theme
from ui.schedule.face import EDGE, PAD_X, Face, Line, Pens, Style, lay_out
from ui.widgets.labels import Tone, paint_chip

CORNER = 6
TONES: dict[Severity | None, Tone] = {
    None: "ok",
    Severity.ERROR: "bad",
    Severity.WARNING: "warn",
    Severity.CHECK: "accent",
}
ICONS = {None: "ok-filled", Severity.ERROR: "error-filled", Severity.WARNING: "warning-filled", Severity.CHECK: "info"}


def card_color(card: Card) -> QColor:
    """The colour of a card's track; the muted one without a track, and of what does not take place."""
    gone = card.state is SessionState.CANCELLED
    return theme.current().muted if card.color is None or gone else theme.track_color(card.color)


class CardItem(QGraphicsRectItem):
    """One session. Qt keeps its rectangle and its picture, so a ghost passing over it costs a copy and no Python."""

    def __init__(self, pens: Pens) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)  # a pen would be added to the rectangle
        self._pens = pens
        self._rect = QRectF()
        self._face: Face | None = None
        self._selected = False
        self.card = Card(0, "", 1)
        self.conflicts: tuple[Conflict, ...] = ()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_card(self, card: Card, conflicts: tuple[Conflict, ...], rect: QRectF, pens: Pens) -> None:
        """Say what to show, and where in the scene; nothing is done when nothing is new."""
        area = QRectF(0, 0, rect.width(), rect.height())
        if area == self._rect and (card, conflicts, pens) == (self.card, self.conflicts, self._pens):
            self.setPos(rect.topLeft())
            return
        self.setRect(area)
        self._rect, self.card, self.conflicts, self._pens, self._face = area, card, conflicts, pens, None
        self.setPos(rect.topLeft())
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Draw the ring of the selection."""
        if selected != self._selected:
            self._selected = selected
            self.setZValue(1 if selected else 0)
            self.update()

    def face(self) -> Face:
        """The lines the card shows in its size."""
        if self._face is None:
            self._face = lay_out(self.card, self.conflicts, self._pens, self._rect.width(), self._rect.height())
        return self._face

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Called by Qt when there is no picture of the card yet."""
        now, color = theme.current(), card_color(self.card)
        _paint_ground(painter, self._rect, color, QPen(now.accent, 2) if self._selected else None)
        face = self.face()
        for line in face.lines:
            self._paint_line(painter, line)
        self._paint_marks(painter, face)

    def _paint_line(self, painter: QPainter, line: Line) -> None:
        left, width = EDGE + PAD_X, self._rect.width() - EDGE - 2 * PAD_X
        pen = self._pens.of[line.style]
        gone = self.card.state is SessionState.CANCELLED
        painter.setFont(struck(pen.font) if gone and line.style in (Style.TITLE, Style.SECOND) else pen.font)
        if line.style is Style.CHIP and line.conflict is not None:
            severity, rest = line.conflict.severity, pen.metrics.height() + 20
            wanted = pen.metrics.horizontalAdvance(line.text) + rest
            area = QRectF(left - 2, line.y + 2, min(wanted, width + 4), line.height - 3)
            text = pen.fits(line.text, area.width() - rest + 2)
            paint_chip(painter, area, text, TONES[severity], ICONS[severity])
            return
        now = theme.current()
        quiet = now.muted if gone else theme.mix(now.text, now.muted, 0.2)
        painter.setPen(now.text if line.style is Style.TITLE and not gone else quiet)
        painter.drawText(QPointF(left, line.y + pen.baseline + (line.height - pen.line) / 2), line.text)

    def _paint_marks(self, painter: QPainter, face: Face) -> None:
        """The conflict and the lock in the corner, where no line says them."""
        size = min(14.0, self._rect.height() - 2, self._rect.width() - EDGE - 2)
        if size < 6:
            return
        corner = QRectF(self._rect.right() - size - 3, 3, size, size)
        if self._rect.height() < 20:
            corner.moveTop((self._rect.height() - size) / 2)
        if face.mark is not None:
            tone = TONES[face.mark.severity]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mix(card_color(self.card), theme.current().surface, 0.11))
            painter.drawRect(corner.adjusted(-2, -1, 1, 1))
            icons.paint(painter, corner, ICONS[face.mark.severity], getattr(theme.current(), tone))
        elif self.card.locked:
            icons.paint(painter, corner, "lock", theme.current().muted)
        taken = face.mark is not None or self.card.locked
        for number, sign in enumerate(reversed(face.signs), start=int(taken)):
            place = corner.translated(-number * (size + 2), 0)
            if place.left() > EDGE:
                icons.paint(painter, place, sign, theme.mix(theme.current().text, theme.current().muted, 0.2))


def struck(face: QFont) -> QFont:
    """The font, struck out."""
    made = QFont(face)
    made.setStrikeOut(True)
    return made


def _paint_ground(painter: QPainter, rect: QRectF, color: QColor, ring: QPen | None) -> None:
    """The tinted ground with a thin border and the coloured left edge."""
    surface = theme.current().surface
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    corner = min(CORNER, rect.height() / 3, rect.width() / 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, corner, corner)
    painter.setClipRect(rect.adjusted(EDGE, 0, 0, 0))
    painter.setPen(theme.mix(color, surface, 0.35))
    painter.setBrush(theme.mix(color, surface, 0.11))
    painter.drawRoundedRect(area, corner, corner)
    painter.setClipping(False)
    if ring is not None:
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner, corner)
