"""The note at the pointer that says what a drop would do, and why."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from organizer.domain.grid import Answer, Severity
from organizer.i18n import _, ngettext
from ui import icons, theme
from ui.schedule.cards import ICONS, TONES

WIDTH, PAD, SHADOW, MOST = 288, 12, 6, 4
"""Pixels; and how many reasons are told before “and n more”."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the tip says: a headline in a tone, the reasons, and a hint in small."""

    headline: str
    reasons: tuple[str, ...] = ()
    hint: str = ""
    severity: Severity | None = None


def told(answer: Answer, hint: str = "") -> Told:
    """The answer in words."""
    if answer.refused is not None:
        return Told(_("Cannot stand here"), (answer.refused,), hint, Severity.ERROR)
    texts = tuple(each.text for each in answer.warnings)
    if len(texts) > MOST:
        rest = len(texts) - MOST + 1
        more = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
        texts = (*texts[: MOST - 1], more)
    return Told(_headline(answer), texts, hint, answer.severity)


def _headline(answer: Answer) -> str:
    errors = sum(each.severity is Severity.ERROR for each in answer.warnings)
    if errors:
        return ngettext("Possible, with {count} error", "Possible, with {count} errors", errors).format(count=errors)
    count = len(answer.warnings)
    if count:
        return ngettext("Fits, with {count} warning", "Fits, with {count} warnings", count).format(count=count)
    return _("Fits")


class Tip(QWidget):
    """Lies over the page and lets the mouse through; what it says is drawn once and then only moved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told = Told("")
        self._picture: QPixmap | None = None
        self.hide()

    def say(self, what: Told) -> None:
        """Change what is said; nothing is drawn when it is the same."""
        if what == self._told and self._picture is not None:
            return
        self._told = what
        self.setAccessibleName(self.text())
        self._picture = self._drawn()
        self.resize(self._picture.deviceIndependentSize().toSize())
        self.update()

    def text(self) -> str:
        """Everything that is said, as lines."""
        return "\n".join(filter(None, (self._told.headline, *self._told.reasons, self._told.hint)))

    def place(self, point: QPoint) -> None:
        """Stand beside a point of the screen, on the side that has room."""
        point = self._over.mapFromGlobal(point)
        room = self._over.rect()
        x, y = point.x() + 16, point.y() + 18
        if x + self.width() > room.right():
            x = point.x() - self.width() - 12
        if y + self.height() > room.bottom():
            y = point.y() - self.height() - 8
        self.move(max(x, 0), max(y, 0))
        if not self.isVisible():
            self.show()
            self.raise_()

    def forget(self) -> None:
        """Disappear, and draw anew the next time: the theme may have changed."""
        self._picture = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self._picture is not None:
            ratio = self._picture.devicePixelRatio()
            part = event.rect()
            source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
            QPainter(self).drawPixmap(QRectF(part), self._picture, source)

    def _drawn(self) -> QPixmap:
        rows = self._rows()
        width = theme.px(WIDTH)
        height = sum(row[2].height() for row in rows) + 2 * PAD - 4
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(width + 2 * SHADOW, height + 2 * SHADOW) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_frame(painter, QRect(SHADOW, SHADOW - 2, width, height))
        y = SHADOW - 2 + PAD - 2
        for text, font, area, ink, left in rows:
            painter.setFont(font)
            painter.setPen(ink)
            spot = area.translated(SHADOW + PAD + left, y)
            painter.drawText(spot, Qt.TextFlag.TextWordWrap, text)
            y += area.height()
        size = theme.px(15)
        tone = getattr(theme.current(), TONES[self._told.severity])
        icons.paint(painter, QRect(SHADOW + PAD, SHADOW + PAD - 3, size, size), ICONS[self._told.severity], tone)
        painter.end()
        return picture

    def _rows(self) -> list[tuple[str, QFont, QRect, QColor, int]]:
        now = theme.current()
        strong, body, small = theme.font(theme.BODY, QFont.Weight.DemiBold), theme.font(), theme.font(theme.SMALL)
        indent = theme.px(20)
        texts = [(self._told.headline, strong, now.text, indent)]
        texts += [(each, body, now.text, 0) for each in self._told.reasons]
        texts += [(self._told.hint, small, now.muted, 0)] if self._told.hint else []
        return [(text, font, _area(text, font, left), ink, left) for text, font, ink, left in texts]


def _area(text: str, font: QFont, left: int) -> QRect:
    room = QRect(0, 0, theme.px(WIDTH) - 2 * PAD - left, 1000)
    needed = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    return QRect(0, 0, room.width(), needed.height() + 3)


def _paint_frame(painter: QPainter, area: QRect) -> None:
    now = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 7 if not now.dark else 18))
        rounded = area.adjusted(-spread, -spread + 2, spread, spread + 2)
        painter.drawRoundedRect(rounded, theme.RADIUS + spread, theme.RADIUS + spread)
    painter.setPen(now.line)
    painter.setBrush(now.raised)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
