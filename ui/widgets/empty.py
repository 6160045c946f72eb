"""What an empty page or list shows: what it is for, and the first step."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.labels import label

WIDTH = 480
"""Pixels of a line at 100 % text: longer ones are hard to read."""


class Picture(QWidget):
    """A large quiet icon."""

    def __init__(self, icon: str, size: int = 48, tone: icons.Tone | None = None) -> None:
        """``tone``: a colour token; without one the icon is quiet."""
        super().__init__()
        self._icon, self._size, self._tone = icon, theme.px(size), tone
        self.setFixedSize(QSize(self._size, self._size))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        now = theme.current()
        ink = getattr(now, self._tone) if self._tone else theme.mix(now.muted, now.surface, 0.6)
        icons.paint(QPainter(self), self.rect(), self._icon, ink)


class EmptyState(QWidget):
    """An icon, a title, a sentence and buttons, in the middle of the free room."""

    def __init__(self, icon: str, title: str, text: str, *actions: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._title, self._text = label(title, "strong"), label(text, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.SMALL_GAP)
        column.addStretch(2)
        column.addWidget(Picture(icon), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(theme.px(WIDTH))
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addLayout(_between(each))
        column.addLayout(_centred(actions))
        column.addStretch(3)

    def set_texts(self, title: str, text: str) -> None:
        """Change what is said, for instance from “no people yet” to “nobody fits the search”."""
        self._title.setText(title)
        self._text.setText(text)


def card_in_the_middle(page: QWidget, width: int) -> QVBoxLayout:
    """Lay a card of at least ``width`` pixels (at 100 % text) out in the middle of a page; answers its inside."""
    card = QFrame()
    card.setProperty("role", "card")
    card.setMinimumWidth(theme.px(width))
    column = QVBoxLayout()
    column.addStretch(2)
    column.addWidget(card)
    column.addStretch(3)
    around = QHBoxLayout(page)
    around.addStretch(1)
    around.addLayout(column)
    around.addStretch(1)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(*[theme.MARGIN * 2] * 4)
    inside.setSpacing(theme.GAP)
    return inside


def _between(text: QLabel) -> QHBoxLayout:
    """A text in the middle of its line, no wider than is easy to read."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(text, 1000)
    row.addStretch(1)
    return row


def _centred(actions: tuple[QPushButton, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, theme.SMALL_GAP, 0, 0)
    row.setSpacing(theme.SMALL_GAP)
    row.addStretch(1)
    for each in actions:
        row.addWidget(each)
    row.addStretch(1)
    return row
