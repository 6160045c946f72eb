"""A table of few lines of texts, all of them in memory."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui.widgets.rows import Index
from ui.widgets.table import COLOR_ROLE

_ROOT = QModelIndex()


class LinesModel(QAbstractTableModel):
    """Some lines of texts; ``ids`` and ``colors`` go with them."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._lines: Sequence[Sequence[str]] = ()
        self._colors: Sequence[int] = ()
        self.ids: Sequence[int] = ()

    def set_lines(self, ids: Sequence[int], lines: Sequence[Sequence[str]], colors: Sequence[int] = ()) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self.ids, self._lines, self._colors = ids, lines, colors
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if role == 0:  # DisplayRole
            return self._lines[index.row()][index.column()]
        return self._colors[index.row()] if role == COLOR_ROLE and self._colors else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Called by Qt."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if shown else None
