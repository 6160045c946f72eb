"""The rows of the list of elements: groups with their members below them, each with its eye and its lock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, Signal

from organizer.domain.printing.designs.document import Item
from organizer.i18n import _
from ui.printing.designer.words import condition_words, element_word, item_name, kind_icon
from ui.widgets.rows import Index
from ui.widgets.rows_model import RowsModel

NAME, EYE, LOCK = range(3)
SIGN = Qt.ItemDataRole.UserRole + 7
"""The role under which the model gives the icon of a cell and whether it is quiet."""


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element, or the head of a group, with its elements from the uppermost to the lowest.

    ``called``: its own name, which may be empty; ``condition``: for whom it is there, in words; ``noted``: there is
    something to say of it.
    """

    ids: tuple[int, ...]
    name: str
    called: str
    icon: str
    condition: str
    hidden: bool
    locked: bool
    noted: bool
    inside: bool
    """Whether it is one of a group."""
    group: str = ""
    """The group whose head it is."""


def element_rows(items: Sequence[Item], *, hidden: Collection[int], noted: Collection[int]) -> tuple[ElementRow, ...]:
    """The elements of a side, the uppermost first; what lies between those of a group parts it into two."""
    rows: list[ElementRow] = []
    for group, run in groupby(reversed(items), key=lambda each: each.group):
        members = [_row(each, hidden, noted) for each in run]
        if group:
            rows.append(_head(group, members))
        rows += members
    return tuple(rows)


def _row(item: Item, hidden: Collection[int], noted: Collection[int]) -> ElementRow:
    said = item_name(item), item.name, kind_icon(item.kind), condition_words(item)
    return ElementRow((item.id,), *said, item.id in hidden, item.locked, item.id in noted, bool(item.group))


def _head(group: str, members: Sequence[ElementRow]) -> ElementRow:
    hidden, locked = all(each.hidden for each in members), all(each.locked for each in members)
    ids = tuple(id for each in members for id in each.ids)
    name = f"{_group_word(group)} · {len(ids)}"
    return ElementRow(
        ids, name, _group_word(group), "group", "", hidden, locked, noted=False, inside=False, group=group
    )


def _group_word(group: str) -> str:
    """What a group is called; those that nobody gave a name have a number."""
    word, blank, number = group.partition(" ")
    return _("Group {n}").format(n=number) if word == "group" and blank else element_word(group)


class ElementModel(RowsModel):
    """Name, eye and lock of each row."""

    renamed = Signal(int, str)
    """The row, and what it is to be called."""
    rows: Sequence[ElementRow] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        row, column = self.rows[index.row()], index.column()
        if role == SIGN:
            return _sign(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return row.called
        if role == Qt.ItemDataRole.DisplayRole and column == NAME:
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Called by Qt when a name was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(index.row(), str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Called by Qt: rows are dragged between others, never into them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else usual

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Called by Qt."""
        return Qt.DropAction.MoveAction


def _sign(row: ElementRow, column: int) -> tuple[str, bool]:
    """The icon of a cell, and whether it is quiet: what is as usual is quiet."""
    if column == EYE:
        return ("hide", False) if row.hidden else ("show", True)
    if column == LOCK:
        return ("lock", False) if row.locked else ("unlock", True)
    return (row.icon, False)


def _told(row: ElementRow, column: int) -> str:
    if column == EYE:
        return _("Hidden while designing; it is printed all the same") if row.hidden else _("Shown")
    if column == LOCK:
        return _("Locked: nothing moves or changes it") if row.locked else _("Not locked")
    return "\n".join(filter(None, (row.name, row.condition)))
