"""Frozen rows in memory as an item model: all that such models answer Qt alike."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui.widgets.rows import Index

_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows under titles; a list is a table of one column without a title. Who inherits says what a cell holds."""

    rows: Sequence[Any] = ()

    def __init__(self, parent: QObject | None = None, *, titles: Sequence[str] = ("",)) -> None:
        super().__init__(parent)
        self.titles = titles

    def show_rows(self, rows: Iterable[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Called by Qt."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self.titles[section] if shown else None
