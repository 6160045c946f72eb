"""How the strip looks: days and hours, names, what people do, when they are not available, what clashes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from organizer.domain.programme.words import clock, role_words, span
from organizer.domain.schedule.grid import Snapshot
from organizer.domain.schedule.moments import DAY
from organizer.domain.schedule.person_days import Doing, DoingKind
from organizer.i18n import _, ngettext
from ui import icons, theme
from ui.schedule.cards import ICONS, TONES
from ui.schedule.face import Pens, Style
from ui.schedule.person.layout import HEAD, LANE, NAMES, PAD, SENTENCE, Layout, Row
from ui.schedule.words import day_name, room_name

KIND_ICONS = {
    DoingKind.SESSION: "session",
    DoingKind.TALK: "talk",
    DoingKind.MEETING: "match",
    DoingKind.DUTY: "badge",
}
KIND_COLORS = {DoingKind.SESSION: 0, DoingKind.TALK: 1, DoingKind.MEETING: 3, DoingKind.DUTY: 2}
"""Track colours; the icon and the word say the same."""
NARROW = 44
"""Pixels below which only the icon is shown; the tooltip says all."""


def kind_words() -> dict[DoingKind, str]:
    """What each kind of thing is called."""
    return {
        DoingKind.SESSION: _("Session"),
        DoingKind.TALK: _("Talk"),
        DoingKind.MEETING: _("Meeting"),
        DoingKind.DUTY: _("Duty"),
    }


def part_words(doing: Doing) -> str:
    """As what somebody is there: “Speaker”, “Interpreter, zh”, “Duty”."""
    word = kind_words()[doing.kind] if doing.role is None else role_words()[doing.role]
    return f"{word}, {doing.language}" if doing.language else word


def hours_of(doing: Doing) -> str:
    """“10:30–12:00”."""
    return span(doing.begin % DAY, doing.begin % DAY + doing.end - doing.begin)


def story(doing: Doing, snapshot: Snapshot) -> str:
    """Everything about it, as lines of plain text."""
    day = f"{day_name(snapshot, doing.begin // DAY)} " if snapshot.days > 1 else ""
    place = room_name(snapshot, doing.room) if doing.room is not None else ""
    head = " · ".join(filter(None, (f"{day}{hours_of(doing)}", part_words(doing), place)))
    state = _("Cancelled") if doing.cancelled else ""
    return "\n".join(filter(None, (doing.title, doing.session, head, state, *(each.text for each in doing.conflicts))))


class StripPainter:
    """Paints the rows that are in sight."""

    def __init__(self, painter: QPainter, layout: Layout, pens: Pens, snapshot: Snapshot) -> None:
        self._painter, self._layout, self._pens, self._snapshot = painter, layout, pens, snapshot

    def paint(self, seen: QRectF, current: tuple[int, Doing] | None) -> None:
        """Everything within ``seen``, a part of the strip; the head and the names stay at its edges."""
        painter = self._painter
        painter.fillRect(seen, theme.current().surface)
        rows = [each for each in self._layout.rows if each.top < seen.bottom() and each.bottom > seen.top()]
        for row in rows:
            self._paint_row(row, seen, current)
        self._paint_head(seen)
        for row in rows:
            self._paint_name(row, seen)
        self._paint_corner(seen)

    # -- the frame -----------------------------------------------------------------------------------------------------

    def _paint_head(self, seen: QRectF) -> None:
        now, painter, layout = theme.current(), self._painter, self._layout
        area = QRectF(seen.left(), seen.top(), seen.width(), theme.px(HEAD))
        painter.fillRect(area, now.bg)
        strong, small = self._pens.of[Style.TITLE], self._pens.of[Style.TIME]
        for each in layout.stretches:
            left, right = each.left, layout.x(each.last, each)
            painter.setFont(strong.font)
            painter.setPen(now.text)
            at = max(left, seen.left() + theme.px(NAMES) + 4)
            painter.drawText(QPointF(at, area.top() + strong.baseline + 2), day_name(self._snapshot, each.day))
            painter.setFont(small.font)
            painter.setPen(now.muted)
            for minute in range(-(-each.first // 60) * 60, each.last, 60):
                x = layout.x(minute, each)
                if x + 34 <= right:
                    painter.drawText(QPointF(x, area.bottom() - 8), clock(minute))
        painter.setPen(now.line)
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_corner(self, seen: QRectF) -> None:
        now, width = theme.current(), theme.px(NAMES)
        self._painter.fillRect(QRectF(seen.left(), seen.top(), width, theme.px(HEAD) - 1), now.bg)
        self._painter.setPen(now.line)
        self._painter.drawLine(QPointF(seen.left() + width, seen.top()), QPointF(seen.left() + width, seen.bottom()))

    def _paint_name(self, row: Row, seen: QRectF) -> None:
        now, painter, width = theme.current(), self._painter, theme.px(NAMES)
        top = max(row.top, seen.top() + theme.px(HEAD))
        if top >= row.bottom:
            return
        painter.fillRect(QRectF(seen.left(), top, width, row.bottom - top - 1), now.surface)
        strong, small = self._pens.of[Style.TITLE], self._pens.of[Style.SECOND]
        painter.setFont(strong.font)
        painter.setPen(now.text)
        left, room = seen.left() + theme.px(PAD), width - 2 * theme.px(PAD)
        y = row.top + theme.px(PAD)
        painter.drawText(QPointF(left, y + strong.baseline), strong.fits(row.days.name, room))
        painter.setFont(small.font)
        painter.setPen(now.muted)
        count = len(row.days.doings)
        said = ngettext("{count} thing", "{count} things", count).format(count=count) if count else _("Nothing yet")
        painter.drawText(QPointF(left, y + strong.line + small.baseline), small.fits(said, room))

    # -- a row ---------------------------------------------------------------------------------------------------------

    def _paint_row(self, row: Row, seen: QRectF, current: tuple[int, Doing] | None) -> None:
        now, painter, layout = theme.current(), self._painter, self._layout
        painter.setPen(now.line)
        painter.drawLine(QPointF(seen.left(), row.bottom - 1), QPointF(seen.right(), row.bottom - 1))
        for each in layout.stretches:
            for minute in range(-(-each.first // 60) * 60, each.last + 1, 60):
                x = layout.x(minute, each)
                painter.drawLine(QPointF(x, row.top), QPointF(x, row.bottom - 1))
        for begin, end in row.days.away:
            self._paint_away(row, begin, end)
        for doing in row.days.doings:
            area = layout.area(row, doing)
            if area.intersects(seen):
                self._paint_doing(area, doing, chosen=current == (row.days.person, doing))
        self._paint_sentences(row, seen)

    def _paint_away(self, row: Row, begin: int, end: int) -> None:
        now, painter, stretch = theme.current(), self._painter, self._layout.stretch_of(end)
        left, right = self._layout.x(max(begin, stretch.first), stretch), self._layout.x(end, stretch)
        area = QRectF(left, row.top, right - left, row.height - 1)
        painter.fillRect(area, theme.mix(now.muted, now.surface, 0.1))
        painter.fillRect(area, QBrush(theme.mix(now.muted, now.surface, 0.3), Qt.BrushStyle.BDiagPattern))
        small = self._pens.of[Style.TIME]
        painter.setFont(small.font)
        painter.setPen(now.text)
        said = small.fits(_("not available"), area.width() - 8)
        painter.drawText(QPointF(area.left() + 4, area.top() + small.baseline + 1), said)

    def _paint_doing(self, area: QRectF, doing: Doing, *, chosen: bool) -> None:
        now, painter = theme.current(), self._painter
        color = now.muted if doing.cancelled else theme.track_color(KIND_COLORS[doing.kind])
        tone = getattr(now, TONES[doing.severity]) if doing.severity is not None else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone or theme.mix(color, now.surface, 0.4), 2 if tone else 1))
        painter.setBrush(_ground(doing, color))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        if chosen:
            painter.setPen(QPen(now.accent, 2, Qt.PenStyle.DotLine if tone else Qt.PenStyle.SolidLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 6, 6)
        painter.setClipRect(area)
        self._write(area, doing, tone or color)
        painter.restore()

    def _write(self, area: QRectF, doing: Doing, ink: QColor) -> None:
        """The icon of its kind, or of its conflict; title, and below it hours, part and room."""
        now, painter = theme.current(), self._painter
        symbol = ICONS[doing.severity] if doing.severity is not None else KIND_ICONS[doing.kind]
        left = area.left() + 6
        if area.width() < NARROW:
            icons.paint(painter, QRectF(area.center().x() - 7, area.center().y() - 7, 14, 14), symbol, ink)
            return
        icons.paint(painter, QRectF(left, area.top() + 4, 13, 13), symbol, ink)
        left += 17
        room = area.right() - left - 4
        strong, small = self._pens.of[Style.SECOND], self._pens.of[Style.TIME]
        face = theme.font(theme.SMALL)
        face.setStrikeOut(doing.cancelled)
        painter.setFont(face)
        painter.setPen(now.muted if doing.cancelled else now.text)
        painter.drawText(QPointF(left, area.top() + strong.baseline + 1), strong.fits(doing.title, room))
        painter.setFont(small.font)
        painter.setPen(theme.mix(now.text, now.muted, 0.3))
        place = room_name(self._snapshot, doing.room) if doing.room is not None else ""
        said = " · ".join(filter(None, (part_words(doing), hours_of(doing), place)))
        y = area.top() + strong.line + small.baseline + 1
        painter.drawText(QPointF(area.left() + 6, y), small.fits(said, area.width() - 10))

    def _paint_sentences(self, row: Row, seen: QRectF) -> None:
        """What clashes, in words, below the things; always in sight."""
        now, painter, pen = theme.current(), self._painter, self._pens.of[Style.SECOND]
        left = seen.left() + theme.px(NAMES) + 6
        top = row.top + theme.px(PAD) + row.days.lanes * theme.px(LANE) - 2
        painter.setFont(pen.font)
        for number, conflict in enumerate(row.days.conflicts):
            y, ink = top + number * theme.px(SENTENCE), getattr(now, TONES[conflict.severity])
            text = pen.fits(conflict.text, seen.right() - left - 26)
            wide = QFontMetricsF(pen.font).horizontalAdvance(text) + 26
            painter.fillRect(QRectF(left - 2, y, wide, theme.px(SENTENCE)), now.surface)
            icons.paint(painter, QRectF(left, y + 2, 13, 13), ICONS[conflict.severity], ink)
            painter.setPen(ink)
            painter.drawText(QPointF(left + 18, y + pen.baseline), text)


def _ground(doing: Doing, color: QColor) -> QColor:
    now = theme.current()
    if doing.severity is not None:
        return QColor(getattr(now, f"{TONES[doing.severity]}_soft"))
    return theme.mix(color, now.surface, 0.13)
