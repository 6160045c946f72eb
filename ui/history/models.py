"""The history as an item model: pages of frozen rows, read further when the view asks."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from organizer.domain.changes import OperationKind
from organizer.i18n import _
from organizer.services.history import Operation
from ui.widgets.labels import Tone
from ui.widgets.rows import CHIP, LINES, Index, Lines
from ui.widgets.rows_model import RowsModel

PAGE = 200
"""Operations read at once."""
TIME, WHAT, STATE, WHO = range(4)


class HistoryModel(RowsModel):
    """The newest operation first."""

    rows: Sequence[Operation] = ()

    def __init__(self, read: Callable[[int, int | None], Sequence[Operation]], parent: QObject | None = None) -> None:
        """``read(limit, before)``: the operations below an id, the newest first."""
        super().__init__(parent, titles=(_("Time"), _("What"), _("Kind"), _("Who")))
        self._read = read
        self._more = False

    def reload(self) -> None:
        """Read from the newest on, as many as were read before."""
        wanted = max(PAGE, len(self.rows))
        rows = self._read(wanted, None)
        self._more = len(rows) == wanted
        self.show_rows(rows)

    def operation(self, row: int) -> Operation:
        """The operation in a row."""
        return self.rows[row]

    def row_of(self, identifier: int) -> int | None:
        """Where an operation stands; None while it was not read."""
        return next((place for place, each in enumerate(self.rows) if each.id == identifier), None)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Called by Qt."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        rows = self._read(PAGE, self.rows[-1].id)
        self._more = len(rows) == PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows = (*self.rows, *rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if not index.isValid():
            return None
        if role == LINES and index.column() != STATE:
            each = self.rows[index.row()]
            return Lines(_text(each, index.column()), strong=False, gone=each.undone)
        if role == CHIP:
            return state(self.rows[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _text(self.rows[index.row()], index.column())
        return None


def _text(each: Operation, column: int) -> str:
    if column == TIME:
        return f"{datetime.fromisoformat(each.at).astimezone():%Y-%m-%d %H:%M:%S}"
    if column == WHAT:
        return each.label
    if column == STATE:
        return state(each)[0]
    return " · ".join(part for part in (each.actor, each.desk) if part)


def state(each: Operation) -> tuple[str, Tone, str]:
    """A word, a tone and an icon for what an operation is now."""
    if each.kind is OperationKind.UNDO:
        return _("undo"), "warn", "undo"
    if each.kind is OperationKind.REDO:
        return _("redo"), "accent", "redo"
    if each.undone:
        return _("undone"), "muted", "undo"
    if not each.undoable:
        return _("noted"), "muted", "lock"
    return _("done"), "ok", "check"
