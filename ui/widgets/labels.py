"""Text in its roles, chips, and text that is shortened with a tooltip."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui import icons, theme

Role = Literal["", "title", "strong", "muted", "small", "number", "bad", "warn"]
Tone = Literal["accent", "ok", "warn", "bad", "muted"]


def label(text: str, role: Role = "", *, wrap: bool = False) -> QLabel:
    """Plain text (never markup) in one of the roles of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def rule() -> QFrame:
    """A hairline over the whole width."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


class ElidedLabel(QLabel):
    """One line that ends in “…” where the room is short; the whole text is its tooltip then."""

    def __init__(self, text: str = "", role: Role = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def text_size(self) -> QSize:
        """What the whole text needs."""
        return self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._whole)

    def shortened(self, width: int) -> str:
        """As much of the text as these pixels hold."""
        return self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.shortened(max(self.width(), 1))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Chip(QWidget):
    """A small rounded mark: an icon, a word and a colour that mean the same."""

    def __init__(self, text: str, tone: Tone = "accent", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.SMALL))
        self.setAccessibleName(text)

    def set(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Change the text and, where given, tone and icon."""
        self._text = text
        self._tone = self._tone if tone is None else tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word on the chip."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return chip_size(self.fontMetrics(), self._text, self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._icon)


def chip_size(metrics: QFontMetrics, text: str, icon: str = "") -> QSize:
    """The room a chip needs in a font."""
    width = metrics.horizontalAdvance(text) + 16 + (metrics.height() + 2 if icon else 0)
    return QSize(width, metrics.height() + 5)


def paint_chip(painter: QPainter, area: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """Draw a chip with the painter's font; for delegates and cards as well."""
    fill, ink = chip_colors(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    left = area.left() + 8
    if icon:
        size = painter.fontMetrics().height() - 2
        icons.paint(painter, QRectF(left, area.center().y() - size / 2, size, size), icon, ink)
        left += size + 4
    painter.setPen(ink)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(left, area.top(), area.right() - left, area.height()), flags, text)
    painter.restore()


def chip_colors(tone: Tone) -> tuple[QColor, QColor]:
    """Ground and ink of a tone in the theme in use."""
    now = theme.current()
    if tone == "muted":
        return theme.mix(now.muted, now.surface, 0.06), now.muted
    return getattr(now, f"{tone}_soft"), getattr(now, tone)
