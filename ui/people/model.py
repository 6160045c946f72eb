"""The table of people: ids in their order, and the lines of those that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from organizer.domain.people.person import PersonOrder, PersonRow
from ui.field_words import field_word
from ui.widgets.rows import Index
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import COLOR_ROLE

Fetch = Callable[[Sequence[int]], Sequence[PersonRow]]

PAGE = 64
"""Lines read at once."""
PAGES = 128
"""Pages kept; the one not looked at for longest is dropped."""

COLUMNS = tuple(PersonOrder)
_ROOT = QModelIndex()
_CATEGORY = COLUMNS.index(PersonOrder.CATEGORY)
_ACCESS = [column.value for column in COLUMNS]

Line = tuple[Any, ...]
"""The cells of a row in the order of COLUMNS, then the category's colour."""


class PeopleModel(RowsModel):
    """Any number of people: only the ids are held, the rest is read a page at a time by ``fetch``."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent, titles=[field_word(column) for column in COLUMNS])
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()

    # -- what the page asks --------------------------------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[int]:
        """Who is shown, in order."""
        return self._ids

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these people instead."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: Collection[int]) -> None:
        """Read these people again; only their rows are painted anew."""
        wanted = frozenset(ids)
        for page, lines in self._pages.items():
            first = page * PAGE
            for row, id in enumerate(self._ids[first : first + PAGE], first):
                if id in wanted:
                    lines[row - first] = self._read([id])[0]
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def forget(self) -> None:
        """Read everything again that is looked at."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def rows_of(self, ids: Collection[int]) -> list[int]:
        """The rows where these people stand, ascending; those not shown have none."""
        wanted = frozenset(ids)
        return [row for row, id in enumerate(self._ids) if id in wanted] if wanted else []

    # -- what Qt asks --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt, thousands of times for one screen."""
        if role == 0:  # DisplayRole; comparing enumeration members costs more than all the rest
            return self._line(index.row())[index.column()]
        if role == COLOR_ROLE:
            return self._line(index.row())[-1]
        return None

    # -- pages ---------------------------------------------------------------------------------------------------------

    def _line(self, row: int) -> Line:
        number, at = divmod(row, PAGE)
        lines = self._pages.get(number)
        if lines is None:
            lines = self._pages[number] = self._read(self._ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return lines[at]

    def _read(self, ids: Sequence[int]) -> list[Line]:
        """The lines of these people; who was deleted meanwhile has an empty one until the table hears of it."""
        found = {row.id: _line_of(row) for row in self._fetch(ids)}
        return [found.get(id, _NOBODY) for id in ids]


_NOBODY: Line = (*[""] * len(COLUMNS), 0)


def _line_of(row: PersonRow) -> Line:
    return (*[getattr(row, name) for name in _ACCESS], row.color)
