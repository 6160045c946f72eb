"""The table of people: its columns, and its selection told by ids."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from organizer.domain.people.person import PersonOrder
from organizer.i18n import _
from ui.people.model import COLUMNS, PeopleModel
from ui.widgets.table import ColorChipDelegate, Column, RowDelegate, RowsView

WIDTHS = {
    PersonOrder.NAME: Column(148, 3),
    PersonOrder.SECOND_NAME: Column(110, 2, 1),
    PersonOrder.ORGANIZATION: Column(190, 4),
    PersonOrder.CATEGORY: Column(132, 1, 2),
    PersonOrder.JOB_TITLE: Column(140, 2, 6),
    PersonOrder.EMAIL: Column(190, 3, 3),
    PersonOrder.PHONE: Column(144, 1, 5),
    PersonOrder.CODE: Column(104, 0, 4),
}


class PeopleTable(RowsView):
    """Shows a PeopleModel."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__([WIDTHS[column] for column in COLUMNS], parent)
        self._people = model
        self.setAccessibleName(_("People"))
        self.setModel(model)
        self.setItemDelegateForColumn(0, RowDelegate(self, QFont.Weight.DemiBold))
        self.setItemDelegateForColumn(COLUMNS.index(PersonOrder.CATEGORY), ColorChipDelegate(self))
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)

    def selected(self) -> list[int]:
        """The ids of who is selected, in the table's order."""
        rows = sorted({row for each in self._ranges() for row in range(each.top(), each.bottom() + 1)})
        return [self._people.ids[row] for row in rows]

    def selected_count(self) -> int:
        """How many are selected."""
        return sum(each.height() for each in self._ranges())

    def current(self) -> int | None:
        """The id in the current row."""
        index = self.currentIndex()
        return self._people.ids[index.row()] if index.isValid() else None

    def select(self, ids: Sequence[int], current: int | None) -> None:
        """Select these people where they are shown, and no others."""
        selection = QItemSelection()
        for first, last in _runs(self._people.rows_of(ids)):
            selection.select(self._people.index(first, 0), self._people.index(last, len(COLUMNS) - 1))
        chosen = self.selectionModel()
        chosen.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for row in self._people.rows_of([current] if current else []):
            chosen.setCurrentIndex(self._people.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def bring_into_view(self, id: int) -> None:
        """Scroll to somebody who is shown."""
        for row in self._people.rows_of([id]):
            self.scrollTo(self._people.index(row, 0))

    def below(self, id: int) -> list[int]:
        """The id in the row below somebody; nothing at the end."""
        rows = self._people.rows_of([id])
        return list(self._people.ids[rows[0] + 1 : rows[0] + 2]) if rows else []

    def _ranges(self) -> list[QItemSelectionRange]:
        return list(self.selectionModel().selection())  # type: ignore[call-overload, no-any-return]


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as ``(first, last)`` of those that stand next to each other."""
    for _key, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        together = [row for _place, row in run]
        yield together[0], together[-1]
