"""The table model of a review: frozen rows, filtered by group and text, with boxes for what is taken."""

from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from organizer.domain.imports.decisions import SOMEBODY_NEW, Side
from organizer.domain.imports.outcomes import Group
from organizer.i18n import _
from ui import theme
from ui.imports.answers import Answers
from ui.imports.rows import Review, ReviewRow
from ui.imports.words import group_look, group_word
from ui.widgets.labels import Tone
from ui.widgets.rows import CHIP, Index

TAKE, WHAT, FIRST = 0, 1, 2
"""The columns of the box and of the group; the cells follow."""


_TICKED_TOGETHER = (Group.NEW, Group.UPDATED)


class ReviewModel(QAbstractTableModel):
    """Shows what would happen and what the user answered; nothing of it is written."""

    taken_changed = Signal()
    """Another number of rows would be imported."""

    def __init__(self, review: Review, parent: Any = None) -> None:
        super().__init__(parent)
        self.review = review
        self.answers = Answers(review)
        self._shown = list(range(len(review.rows)))
        self._shown_keys: set[int] | None = None  # found when they are first asked for

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_only(self, group: Group | None, text: str, keys: Set[int] | None = None) -> None:
        """Show the rows of a group (None: of all) whose cells or reason hold ``text``; only ``keys`` where given."""
        wanted = text.casefold().strip()
        self.beginResetModel()
        rows, texts = self.review.rows, self.review.texts
        self._shown = [
            place
            for place, row in enumerate(rows)
            if (group is None or row.group is group)
            and (not wanted or wanted in texts[place])
            and (keys is None or row.key in keys)
        ]
        self._shown_keys = None
        self.endResetModel()

    def row_at(self, index: Index) -> ReviewRow | None:
        """The row behind an index."""
        return self.review.rows[self._shown[index.row()]] if index.isValid() else None

    def line_of(self, key: int) -> int | None:
        """The line of the table that shows a row; None where it is not shown."""
        rows = self.review.rows
        return next((line for line, place in enumerate(self._shown) if rows[place].key == key), None)

    def next_undecided(self, after: int) -> int | None:
        """The line of the next row that waits for a decision, from the top again after the last; None: there is none.

        ``after``: a line of the table, -1 for before the first.
        """
        if not self.answers.waiting:
            return None
        rows, lines = self.review.rows, chain(range(after + 1, len(self._shown)), range(after + 1))
        return next((line for line in lines if self._waits(rows[self._shown[line]])), None)

    def _waits(self, row: ReviewRow) -> bool:
        return (row.wants_person or row.wants_cells) and not self.answers.is_taken(row)

    # -- what is taken -----------------------------------------------------------------------------------------------

    @property
    def taken(self) -> int:
        """How many rows would be imported."""
        return self.answers.taken

    def set_taken(self, keys: set[int], *, taken: bool) -> None:
        """Take or leave out rows by key."""
        (self.answers.take if taken else self.answers.leave_out)(keys)
        self._repaint()

    def shown_keys(self) -> set[int]:
        """The rows on show that may be taken or left; never people to be removed, who are ticked one by one."""
        if self._shown_keys is None:
            rows = (self.review.rows[place] for place in self._shown)
            self._shown_keys = {row.key for row in rows if row.group in _TICKED_TOGETHER}
        return self._shown_keys

    def all_shown_taken(self) -> bool | None:
        """Whether all rows shown that may be taken are; None: some are."""
        keys = self.shown_keys()
        if keys.isdisjoint(self.answers.left_out):
            return True
        return False if keys <= self.answers.left_out else None

    def decide(self, key: int, whom: int | None) -> None:
        """Say whom a doubtful row means: an id, SOMEBODY_NEW, or None to leave it undecided and out."""
        self.answers.decide(key, whom)
        self._repaint()

    def decide_all(self, whom: Mapping[int, int | None]) -> None:
        """Say it of many doubtful rows, by key."""
        for key, id in whom.items():
            self.answers.decide(key, id)
        self._repaint()

    def decide_alike(self, row: ReviewRow, *, update: bool | None) -> int:
        """See :meth:`ui.imports.answers.Answers.decide_alike`."""
        answered = self.answers.decide_alike(row, update=update)
        self._repaint()
        return answered

    def choose(self, key: int, label: str, side: Side) -> None:
        """Say which value of a cell stays."""
        self.answers.choose(key, label, side)
        self._repaint()

    def choose_all(self, rows: Sequence[ReviewRow], side: Side) -> None:
        """See :meth:`ui.imports.answers.Answers.choose_all`."""
        self.answers.choose_all(rows, side)
        self._repaint()

    def choose_alike(self, row: ReviewRow, side: Side) -> int:
        """See :meth:`ui.imports.answers.Answers.choose_alike`."""
        answered = self.answers.choose_alike(row, side)
        self._repaint()
        return answered

    def _repaint(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, TAKE, TAKE)
        self.taken_changed.emit()

    # -- Qt ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Called by Qt."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Called by Qt."""
        return 0 if parent.isValid() else FIRST + len(self.review.headers) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Called by Qt."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", _("Result"), *self.review.headers, _("What changes or why"))[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == TAKE:
            return _("Take or leave all rows shown")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        row = self.review.rows[self._shown[index.row()]]
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == TAKE and self._has_box(row):
                return Qt.CheckState.Checked if self.answers.is_taken(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.FontRole if column == FIRST:
                return theme.font(theme.BODY, QFont.Weight.DemiBold)
            case Qt.ItemDataRole.ForegroundRole if self._is_quiet(row, column):
                return theme.current().muted
            case _ if role == CHIP and column == WHAT:
                return self._chip(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Called by Qt: the box was clicked, or Space pressed on it."""
        row = self.row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None or not row.can_be_taken:
            return False
        self.set_taken({row.key}, taken=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Called by Qt."""
        flags = super().flags(index)
        row = self.row_at(index)
        if index.column() == TAKE and row is not None and row.can_be_taken:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _has_box(self, row: ReviewRow) -> bool:
        return row.can_be_taken or row.wants_person or row.wants_cells

    def _is_quiet(self, row: ReviewRow, column: int) -> bool:
        last = column == FIRST + len(row.cells)
        return last and row.group in (Group.NEW, Group.UPDATED)

    def _chip(self, row: ReviewRow) -> tuple[str, Tone, str]:
        """The group; of a doubtful row what was decided."""
        whom = self.answers.who.get(row.key)
        if whom is None:
            decided = row.wants_cells and self.answers.is_taken(row)
            return (_("decided"), "accent", "check") if decided else (group_word(row.group), *group_look(row.group))
        if whom == SOMEBODY_NEW:
            return _("new"), "ok", "add"
        return (_("merged"), "accent", "merge") if whom < 0 else (_("decided"), "accent", "check")

    def _text(self, row: ReviewRow, column: int) -> str | None:
        if column < FIRST:
            return None
        return row.cells[column - FIRST] if column - FIRST < len(row.cells) else row.why
