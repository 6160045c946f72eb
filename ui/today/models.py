"""The two lists of the first page as item models: frozen rows in, roles out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QObject, Qt

from organizer.domain.overview import RoomNow, Standing
from organizer.i18n import ngettext
from ui.today import words
from ui.widgets.rows import LINES, Index, Lines


class RoomsModel(QAbstractTableModel):
    """One row a room: the room, what runs, what follows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Lines | None, ...]] = []
        self._heads: tuple[str, ...] = ("", "", "")

    def set_rooms(self, rooms: Sequence[RoomNow], heads: tuple[str, ...]) -> None:
        """Show these rooms under these headings."""
        self.beginResetModel()
        self._heads = heads
        self._rows = [(_room(each), _session(each.now), _session(each.next)) for each in rooms]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if role not in (LINES, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        lines = self._rows[index.row()][index.column()]
        return lines if role == LINES or lines is None else lines.text()

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Called by Qt."""
        across = orientation == Qt.Orientation.Horizontal
        return self._heads[section] if across and role == Qt.ItemDataRole.DisplayRole else None


def _room(room: RoomNow) -> Lines:
    seats = ngettext("{n} seat", "{n} seats", room.capacity).format(n=room.capacity) if room.capacity else ""
    return Lines(room.name, " · ".join(part for part in (room.second_name, seats) if part))


def _session(session: Standing | None) -> Lines | None:
    return Lines(session.title, words.under(session), color=session.color, strong=False) if session else None


class StepsModel(QAbstractListModel):
    """The latest operations."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Lines] = []

    def set_steps(self, rows: Sequence[Lines]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if not index.isValid():
            return None
        if role == LINES:
            return self._rows[index.row()]
        return self._rows[index.row()].text() if role == Qt.ItemDataRole.AccessibleTextRole else None
