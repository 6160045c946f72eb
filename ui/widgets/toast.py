"""A sentence at the window's foot that goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from organizer.i18n import _
from ui import icons, theme
from ui.widgets.buttons import button
from ui.widgets.labels import Tone, label
from ui.widgets.raised import lift

_MOVES = 250  # milliseconds
SHORT, LONG = 4_000, 9_000
"""Milliseconds for a notice and for something that has to be read."""
KEEP_CLEAR = "keep-clear"
"""The object name of what no toast may cover: somebody is answering in it."""
FOOT = 56
"""Pixels at the window's foot that are left free: buttons for what is selected stand there."""
_ICONS = {"ok": "ok", "bad": "error", "warn": "warning", "accent": "info", "muted": "info"}


class Toast(QWidget):
    """Lies over its parent, at the bottom; one at a time; stays while the pointer is on it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone: Tone = "ok"
        self._act: Callable[[], object] | None = None
        self._text = label("", wrap=True)
        self._button: QPushButton = button("", kind="link")
        self._button.clicked.connect(self._acted)
        close = button("", "close", kind="flat", tip=_("Close"))
        close.setFixedWidth(theme.px(28))
        close.setStyleSheet("padding: 0")
        close.clicked.connect(self.hide)
        self._over = self._page = parent
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(44, theme.SMALL_GAP, theme.SMALL_GAP, theme.SMALL_GAP)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._moves = QTimer(self, interval=_MOVES)  # what must be kept clear may come while this is shown
        self._moves.timeout.connect(self._place)
        parent.installEventFilter(self)
        lift(self)
        self.hide()

    def stand_over(self, page: QWidget) -> None:
        """Stand in the middle of this part of the parent."""
        self._page = page

    def say(self, text: str, tone: Tone = "ok", *, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show ``text``; ``action`` is a word for the button and what it does."""
        self._tone = tone
        self._act = action[1] if action else None
        self._text.setText(text)
        self._button.setText(action[0] if action else "")
        self._button.setVisible(action is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._moves.start()
        self._timer.start(LONG if tone in ("bad", "warn") or action else SHORT)

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    @Slot()
    def _acted(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _place(self) -> None:
        room = self._page.geometry() if self._page is not self._over else self._over.rect()
        width = min(room.width() - 2 * theme.MARGIN, max(theme.px(280), self._wanted()))
        self.resize(width, max(theme.px(48), self._row.totalHeightForWidth(width)))
        foot = min([room.bottom() + 1 - theme.px(FOOT), *self._tops()])
        self.move(room.center().x() - width // 2, foot - self.height() - theme.SMALL_GAP)

    def _tops(self) -> list[int]:
        """Where what must be kept clear begins, in pixels of what this lies over."""
        found = self._page.findChildren(QWidget, KEEP_CLEAR)
        return [each.mapTo(self._over, QPoint(0, 0)).y() for each in found if each.isVisible()]

    def _wanted(self) -> int:
        text = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 8
        rest = 44 + theme.px(28) + 4 * theme.SMALL_GAP
        return min(text, theme.px(560)) + rest + (self._button.sizeHint().width() if self._act else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: keeps the place when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self._timer.start(SHORT)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().hideEvent(event)
        self._moves.stop()
        self.closed.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(theme.px(360), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.line)
        painter.setBrush(now.raised)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.RADIUS, theme.RADIUS)
        size = theme.px(20)
        area = self.rect().adjusted(14, 0, 0, 0)
        area.setWidth(size)
        icons.paint(painter, area, _ICONS[self._tone], getattr(now, self._tone))
