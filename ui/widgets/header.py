"""The bar over every page: its title, controls beside it, actions at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.labels import label


class PageHeader(QFrame):
    """56 pixels high: ``title [left …]        [… right]``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setMinimumHeight(theme.px(theme.HEADER_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title: QLabel = label(title, "title")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._title)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(theme.GAP)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def add_left(self, widget: QWidget) -> None:
        """Put a control beside the title: what is shown."""
        self._left.addWidget(widget)

    def add_stretching(self, widget: QWidget) -> None:
        """Put something beside the title that takes what room is left, such as an ElidedLabel."""
        self._row.setStretch(self._row.count() - 2, 0)
        self._row.insertWidget(self._row.count() - 2, widget, 1)

    def add_right(self, widget: QWidget) -> None:
        """Put an action at the right end; the primary one comes last."""
        self._right.addWidget(widget)
