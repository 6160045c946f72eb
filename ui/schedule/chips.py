"""The counts of conflicts in the page's header, as chips that can be pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from organizer.domain.schedule.grid import Severity
from organizer.i18n import _
from ui import theme
from ui.schedule.cards import ICONS, TONES
from ui.schedule.words import counted
from ui.widgets.labels import chip_size, paint_chip


class CountChip(QAbstractButton):
    """“3 warnings”; hidden when there are none."""

    def __init__(self, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity = severity
        self.setFont(theme.font(theme.SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another number."""
        self.setText(counted(self.severity, count))
        self.setAccessibleName(self.text())
        self.setToolTip(_("Show the conflicts (F8)"))
        self.setVisible(count > 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return chip_size(self.fontMetrics(), self.text(), ICONS[self.severity])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_chip(painter, area, self.text(), TONES[self.severity], ICONS[self.severity])
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), area.height() / 2, area.height() / 2)
