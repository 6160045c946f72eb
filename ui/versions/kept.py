"""The list at the left of a view: what was kept, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from ui import theme
from ui.widgets.rows import LINES, Index, Lines, LinesDelegate
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import frameless

WIDTH = 208
"""Pixels of the list at 100 % text; half of it where the room is short."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of the list."""

    id: int
    lines: Lines


class KeptModel(RowsModel):
    """Lines in memory."""

    rows: Sequence[Kept] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if not index.isValid():
            return None
        each = self.rows[index.row()]
        if role == LINES:
            return each.lines
        return each.lines.text() if role == Qt.ItemDataRole.AccessibleTextRole else None


class KeptList(QListView):
    """One of the lines is chosen, as long as there is any."""

    chosen = Signal(object)
    """The id of the line that is chosen now, or None."""
    wanted = Signal()
    """Enter or F2 on a line."""
    unwanted = Signal()
    """Del on a line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = KeptModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(LinesDelegate(self))
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.px(WIDTH // 2))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(theme.NO_BAR)
        self.setUniformItemSizes(True)
        frameless(self)
        self.doubleClicked.connect(self.wanted)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_all(self, kept: Sequence[Kept]) -> None:
        """Show these; the chosen one stays chosen, else the first is."""
        before = self.current()
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.rows.show_rows(kept)
        self.choose(before)
        selection.blockSignals(False)
        self.viewport().update()
        self._tell()

    def choose(self, id: int | None) -> None:
        """Choose a line; the first where that one is not there."""
        ids = [each.id for each in self.rows.rows]
        if ids:
            self.setCurrentIndex(self.rows.index(ids.index(id) if id in ids else 0, 0))

    def current(self) -> int | None:
        """The id of the chosen line."""
        row = self.currentIndex().row()
        return self.rows.rows[row].id if 0 <= row < len(self.rows.rows) else None

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.current())


def moment(at: datetime) -> str:
    """An instant by the clock of this machine."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
