"""Counts in the page's header, as chips that can be pressed; where the room is short, a number is left of the words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from organizer.domain.schedule.grid import Severity
from organizer.i18n import _
from ui import icons, theme
from ui.schedule.cards import ICONS, TONES
from ui.schedule.words import counted
from ui.widgets.buttons import Button
from ui.widgets.labels import Tone, chip_size, paint_chip


class HeaderChip(Button):
    """Says something in words, or by its number alone; yields after the other buttons of its bar."""

    lasting = True

    def __init__(self, tone: Tone, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._tone, self._sign, self._brief = tone, icon, ""
        self.setIcon(icons.icon(icon))  # not drawn: it tells the bar that something is left without the words
        self.setStyleSheet("min-height: 0; padding: 0; border: none; background: transparent")
        self.setFont(theme.font(theme.SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, brief: str) -> None:
        """Show other words; ``brief`` is what is left of them where the room is short."""
        self._brief = brief
        self.setText(words)
        self.updateGeometry()
        self.update()

    def saving(self) -> int:
        """How many pixels narrower it is without its words."""
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self.words) - metrics.horizontalAdvance(self._brief)

    def _show_text(self) -> None:
        QPushButton.setText(self, self._brief if self.compact else self.words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return chip_size(self.fontMetrics(), self.text(), self._sign)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_chip(painter, area, self.text(), self._tone, self._sign)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), area.height() / 2, area.height() / 2)


class CountChip(HeaderChip):
    """“3 warnings”; hidden when there are none."""

    def __init__(self, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(TONES[severity], ICONS[severity], parent)
        self.severity = severity
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another number."""
        self.say(counted(self.severity, count), str(count))
        self.setAccessibleName(self.words)
        self.setToolTip(_("{what}: show them (F8)").format(what=self.words))
        self.setVisible(count > 0)
