"""The programme as a tree model: frozen items in, texts out; what is edited or dropped is told by signals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from organizer.domain.programme.outline import NEW, Item, ItemKind, Key
from organizer.i18n import _
from ui.programme.words import activity_words, minutes, place_text
from ui.widgets.rows import Index
from ui.widgets.table import COLOR_ROLE

MIME = "application/x-organizer-programme-line"
KIND_ROLE = Qt.ItemDataRole.UserRole + 2
"""The ItemKind of a line."""

TITLE, SECOND, WHAT, DURATION, PLACE, PEOPLE = range(6)
WORDS = {TITLE: "title", SECOND: "second_title", DURATION: "duration"}
"""Columns that are edited in place, by the words of organizer.domain.programme.outline."""

ABOVE = {ItemKind.SESSION: ItemKind.ACTIVITY, ItemKind.TALK: ItemKind.SESSION, ItemKind.ACTIVITY: None}
_ROOT = QModelIndex()


@dataclass(slots=True)
class _Node:
    item: Item
    parent: int  # -1: the tree itself
    row: int
    below: list[int] = field(default_factory=list)
    cells: tuple[str, ...] = ()


class OutlineModel(QAbstractItemModel):
    """Activities, sessions and talks."""

    edited = Signal(object, str, str)
    """A line's key, the word of the field and the new text."""
    moved = Signal(object, object, int)
    """A line's key, the id of what shall hold it (None: the tree), and its place among the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._roots: list[int] = []
        self._days: Sequence[date] = ()
        self._titles = [
            _("Title"),
            _("Second title"),
            _("Kind or track"),
            _("Duration"),
            _("Time and room"),
            _("People"),
        ]

    # -- what the page asks --------------------------------------------------------------------------------------------

    def set_items(self, items: tuple[Item, ...], days: Sequence[date]) -> bool:
        """Show this tree. Where it has the same lines as before, only what differs is painted anew.

        Answers whether the lines are others, so that what was open and selected has to be found again.
        """
        before, self._days = self._nodes, days
        nodes, roots = self._numbered(items)
        if [(node.item.key, node.parent) for node in nodes] == [(node.item.key, node.parent) for node in before]:
            self._nodes = nodes
            for number, node in enumerate(nodes):
                if node.cells != before[number].cells or node.item.color != before[number].item.color:
                    self.dataChanged.emit(self._index(number), self._index(number, PEOPLE))
            return False
        self.beginResetModel()
        self._nodes, self._roots = nodes, roots
        self.endResetModel()
        return True

    def key_at(self, index: Index) -> Key | None:
        """Which line it is."""
        return self._nodes[index.internalId()].item.key if index.isValid() else None

    def index_of(self, key: Key, column: int = 0) -> QModelIndex:
        """Where a line stands; invalid when it does not."""
        found = (number for number, node in enumerate(self._nodes) if node.item.key == key)
        number = next(found, None)
        return QModelIndex() if number is None else self._index(number, column)

    # -- what Qt asks --------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Called by Qt."""
        below = self._below(parent)
        if not 0 <= row < len(below) or not 0 <= column <= PEOPLE:
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Called by Qt."""
        above = self._nodes[index.internalId()].parent if index.isValid() else -1
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Called by Qt."""
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802, ARG002
        """Called by Qt."""
        return PEOPLE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        node = self._nodes[index.internalId()]
        if role == 0:  # DisplayRole
            return node.cells[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return str(node.item.duration) if index.column() == DURATION else node.cells[index.column()]
        if role == COLOR_ROLE:
            return node.item.color
        return node.item.kind if role == KIND_ROLE else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Called by Qt."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Called by Qt."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kind = self._nodes[index.internalId()].item.kind
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if kind is not ItemKind.TALK:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        if index.column() in WORDS and not (index.column() == DURATION and kind is ItemKind.ACTIVITY):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Called by Qt when a cell was edited: the page writes it down, and the tree hears of it as everybody."""
        key = self.key_at(index)
        if key is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value == self.data(index, role) and key[1] != NEW:  # what is new may be called as it was proposed
            return False
        self.edited.emit(key, WORDS[index.column()], str(value))
        return True

    # -- dragging ------------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Called by Qt."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Called by Qt."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Called by Qt: the kind and the id of the first line that is dragged."""
        carried = QMimeData()
        kind, id = self._nodes[indexes[0].internalId()].item.key
        carried.setData(MIME, f"{kind}:{id}".encode())
        return carried

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Called by Qt while something hovers."""
        return self._target(data, row, parent) is not None

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Called by Qt: tells where the line shall go."""
        target = self._target(data, row, parent)
        if target is not None:
            self.moved.emit(*target)
        return False  # the view must not take the line away itself

    def _target(self, data: QMimeData, row: int, parent: Index) -> tuple[Key, int | None, int] | None:
        """What was dragged, what would hold it and where; None where it cannot be."""
        key = dragged(data)
        number = parent.internalId() if parent.isValid() else -1
        holder = self._nodes[number].item if number >= 0 else None
        if key is None or (holder.kind if holder else None) is not ABOVE[key[0]]:
            return None
        keys = [self._nodes[each].item.key for each in self._below(parent)]
        place = len(keys) if row < 0 else row
        if key in keys:
            place -= keys.index(key) < place
        return key, holder.id if holder else None, place

    # -- pieces --------------------------------------------------------------------------------------------------------

    def _index(self, number: int, column: int = 0) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, column, number)

    def _below(self, parent: Index) -> list[int]:
        return self._nodes[parent.internalId()].below if parent.isValid() else self._roots

    def _numbered(self, items: tuple[Item, ...]) -> tuple[list[_Node], list[int]]:
        nodes: list[_Node] = []
        words = activity_words()

        def add(item: Item, parent: int, row: int) -> int:
            number = len(nodes)
            nodes.append(_Node(item, parent, row, cells=self._cells(item, words)))
            nodes[number].below = [add(child, number, place) for place, child in enumerate(item.children)]
            return number

        return nodes, [add(item, -1, row) for row, item in enumerate(items)]

    def _cells(self, item: Item, words: dict[str, str]) -> tuple[str, ...]:
        what = words.get(item.what, item.what) if item.kind is ItemKind.ACTIVITY else item.what
        people = f"{item.people:,}" if item.people else ""
        long = minutes(item.duration) if item.duration else ""
        return (item.title, item.second_title, what, long, place_text(item.place, self._days), people)


def dragged(data: QMimeData) -> Key | None:
    """Which line is dragged; None for anything else."""
    kind, _colon, id = bytes(data.data(MIME).data()).decode().partition(":")
    return (ItemKind(kind), int(id)) if id else None
