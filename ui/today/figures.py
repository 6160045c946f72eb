"""A large number with its word, that leads to the page where it is dealt with."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import icons, theme
from ui.widgets.labels import Tone

_ICONS = {"ok": "ok", "warn": "warning", "bad": "error"}


class Figure(QAbstractButton):
    """A card: “37 unplaced”. A number that asks for something has an icon and a colour as well."""

    def __init__(self, word: str, page: str) -> None:
        super().__init__()
        self.page = page
        self._number, self._word, self._tone, self._icon = "–", word, "text", ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set(self, number: str, word: str, tone: Tone | None = None) -> None:
        """Show a number; ``tone`` where it asks for something, or says that nothing is asked."""
        self._number, self._word, self._tone = number, word, tone or "text"
        self._icon = _ICONS.get(tone or "", "")
        self._describe()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Number and word."""
        return f"{self._number} {self._word}"

    def _describe(self) -> None:
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        number = QFontMetrics(_large()).horizontalAdvance(self._number) + (theme.px(24) if self._icon else 0)
        word = QFontMetrics(theme.font()).horizontalAdvance(self._word)
        return QSize(max(number, word) + 2 * theme.LARGE_GAP, theme.px(76))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        now = theme.current()
        ink = getattr(now, self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.accent if self.hasFocus() or self.underMouse() else now.line)
        painter.setBrush(now.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        area = QRectF(self.rect()).adjusted(theme.LARGE_GAP, theme.px(12), -theme.LARGE_GAP, -theme.px(12))
        top = QRectF(area.left(), area.top(), area.width(), theme.px(28))
        if self._icon:
            size = theme.px(20)
            icons.paint(painter, QRectF(top.left(), top.center().y() - size / 2, size, size), self._icon, ink)
            top.setLeft(top.left() + theme.px(26))
        painter.setPen(ink)
        painter.setFont(_large())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, self._number)
        painter.setPen(now.muted)
        painter.setFont(theme.font())
        word = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom, word)


def _large() -> QFont:
    return theme.tabular(theme.font(theme.TITLE, QFont.Weight.DemiBold))
