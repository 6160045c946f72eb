"""The two lists of the first page as item models: frozen rows in, roles out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from organizer.domain.overview import RoomNow, Standing
from organizer.i18n import ngettext
from ui.today import words
from ui.widgets.rows import LINES, Index, Lines
from ui.widgets.rows_model import RowsModel


class RoomsModel(RowsModel):
    """One row a room: the room, what runs, what follows."""

    rows: Sequence[tuple[Lines | None, ...]] = ()

    def set_rooms(self, rooms: Sequence[RoomNow], heads: tuple[str, ...]) -> None:
        """Show these rooms under these headings."""
        self.titles = heads
        self.show_rows((_room(each), _session(each.now), _session(each.next)) for each in rooms)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if role not in (LINES, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        lines = self.rows[index.row()][index.column()]
        return lines if role == LINES or lines is None else lines.text()


def _room(room: RoomNow) -> Lines:
    seats = ngettext("{n} seat", "{n} seats", room.capacity).format(n=room.capacity) if room.capacity else ""
    return Lines(room.name, " · ".join(part for part in (room.second_name, seats) if part))


def _session(session: Standing | None) -> Lines | None:
    return Lines(session.title, words.under(session), color=session.color, strong=False) if session else None


class StepsModel(RowsModel):
    """The latest operations."""

    rows: Sequence[Lines] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if not index.isValid():
            return None
        if role == LINES:
            return self.rows[index.row()]
        return self.rows[index.row()].text() if role == Qt.ItemDataRole.AccessibleTextRole else None
