"""The bar over every page: its title, controls beside it, actions at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.labels import label

LONGEST = 420
"""Pixels of a title at 100 % text."""


class PageHeader(Bar):
    """56 pixels high: ``title [left …]        [… right]``; the rail says the title as well."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        self._title: QLabel = label(title, "title")
        super().__init__(self._title, parent)
        self.setProperty("role", "header")
        self.setMinimumHeight(theme.px(theme.HEADER_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        self.row.setSpacing(theme.GAP)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(theme.GAP)
        self.row.addLayout(self._left)
        self.row.addStretch(1)
        self.row.addLayout(self._right)

    def set_title(self, title: str) -> None:
        """Change the title; a very long one, such as a file's name, is shortened in its middle."""
        shown = self._title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, theme.px(LONGEST))
        self._title.setText(shown)
        self._title.setToolTip(title if shown != title else "")

    def add_left(self, widget: QWidget) -> None:
        """Put a control beside the title: what is shown."""
        self._left.addWidget(widget)

    def add_stretching(self, widget: QWidget) -> None:
        """Put something beside the title that takes what room is left, such as an ElidedLabel."""
        self.row.setStretch(self.row.count() - 2, 0)
        self.row.insertWidget(self.row.count() - 2, widget, 1)

    def add_right(self, widget: QWidget) -> None:
        """Put an action at the right end; the primary one comes last."""
        if isinstance(widget, Button):
            self.add_action(widget, self._right)
        else:
            self._right.addWidget(widget)
