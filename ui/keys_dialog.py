"""A sheet of everything that mouse and keys do on a page (F1)."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from organizer.i18n import _
from ui import theme
from ui.dialogs import Dialog
from ui.widgets.buttons import primary
from ui.widgets.labels import label

Gesture = tuple[str, str]
"""What is done, and what it does."""

Gestures = Sequence[tuple[str, Sequence[Gesture]]]
"""Gestures by what they are for."""


class KeysDialog(Dialog):
    """Two columns of words under headings."""

    def __init__(self, parent: QWidget, title: str, gestures: Gestures) -> None:
        super().__init__(parent, title, width=640, height=600)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, theme.GAP, 0)
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.SMALL_GAP)
        grid.setColumnStretch(1, 1)
        for heading, rows in gestures:
            _add(grid, heading, rows)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(area, 1)
        self.add_button(primary(_("Close")), self.accept)


def _add(grid: QGridLayout, heading: str, rows: Iterable[Gesture]) -> None:
    grid.addWidget(label(heading, "strong"), grid.rowCount(), 0, 1, 2)
    for done, does in rows:
        row = grid.rowCount()
        grid.addWidget(label(done), row, 0)
        grid.addWidget(label(does, "muted", wrap=True), row, 1)
