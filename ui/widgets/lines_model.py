"""A table of few lines of texts, all of them in memory."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from ui.widgets.rows import Index
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import COLOR_ROLE


class LinesModel(RowsModel):
    """Some lines of texts; ``ids`` and ``colors`` go with them."""

    rows: Sequence[Sequence[str]] = ()

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent, titles=titles)
        self._colors: Sequence[int] = ()
        self.ids: Sequence[int] = ()

    def set_lines(self, ids: Sequence[int], lines: Sequence[Sequence[str]], colors: Sequence[int] = ()) -> None:
        """Show these lines instead."""
        self.ids, self._colors = ids, colors
        self.show_rows(lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if role == 0:  # DisplayRole
            return self.rows[index.row()][index.column()]
        return self._colors[index.row()] if role == COLOR_ROLE and self._colors else None
