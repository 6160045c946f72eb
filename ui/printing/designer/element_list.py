"""The elements of a side from the uppermost to the lowest: select, hide, lock."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from organizer.domain.printing.designs.edits import set_locked
from organizer.i18n import _
from ui import icons, theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.keys import Keyboard
from ui.printing.designer.words import item_name, kind_icon
from ui.widgets.rows import Index, paint_ground
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import calm_table, frameless

ROW = 30
NAME, EYE, LOCK = range(3)
SIGN = Qt.ItemDataRole.UserRole + 7
"""The role under which the model gives the icon of a cell and whether it is quiet."""


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element; ``noted``: there is something to say of it."""

    id: int
    name: str
    icon: str
    hidden: bool
    locked: bool
    grouped: bool
    noted: bool


class ElementModel(RowsModel):
    """Name, eye and lock of each element."""

    rows: Sequence[ElementRow] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        row, column = self.rows[index.row()], index.column()
        if role == SIGN:
            return _sign(row, column)
        if role == Qt.ItemDataRole.DisplayRole and column == NAME:
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row, column)
        return None


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
    return row.name


class ElementDelegate(QStyledItemDelegate):
    """A sign, and in the first column a name; a bar tells what is grouped, a warning what there is a note about."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        painter.save()
        paint_ground(painter, option)
        now, area, gap = theme.current(), option.rect, theme.px(theme.SMALL_GAP)
        name, quiet = index.data(SIGN)
        ink = theme.mix(now.muted, now.surface, 0.45) if quiet else now.muted
        size = theme.px(14)
        if index.column() != NAME:
            spot = area.center()
            icons.paint(painter, _square(spot.x() - size // 2, spot.y() - size // 2, size), name, ink)
            painter.restore()
            return
        row: ElementRow = index.model().rows[index.row()]  # type: ignore[attr-defined]
        left = area.left() + gap
        if row.grouped:
            painter.fillRect(area.left() + 2, area.top(), 2, area.height(), now.accent)
        icons.paint(painter, _square(left, area.center().y() - size // 2, size), name, ink)
        right = area.right()
        if row.noted:
            right -= size + gap // 2
            icons.paint(painter, _square(right, area.center().y() - size // 2, size), "warning", now.warn)
        self._write(painter, option, row, (left + size + gap, right))
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, row: ElementRow, ends: tuple[int, int]) -> None:
        area, (left, right) = option.rect, ends
        painter.setFont(theme.font())
        ink: QColor = theme.current().muted if row.hidden else theme.current().text
        painter.setPen(ink)
        text = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(left, area.top(), right - left, area.height(), Qt.AlignmentFlag.AlignVCenter, text)


def _square(left: int, top: int, size: int) -> QRect:
    return QRect(left, top, size, size)


class ElementList(QTableView):
    """Follows the editing, and the editing follows it."""

    edit_wanted = Signal()

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing, self._keyboard = editing, Keyboard(editing)
        self._noted: frozenset[int] = frozenset()
        self._following = False
        self._model = ElementModel(self, titles=("", "", ""))
        calm_table(self, _("Elements, the uppermost first"), row=ROW)
        self.setModel(self._model)
        self.setItemDelegate(ElementDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(theme.NO_BAR)
        frameless(self)
        self._fit_columns()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self.edit_wanted)
        self.selectionModel().selectionChanged.connect(self._chosen)
        editing.changed.connect(self.show_elements)
        editing.selected.connect(self.show_elements)
        self.show_elements()

    def _fit_columns(self) -> None:
        head = self.horizontalHeader()
        head.hide()
        head.setMinimumSectionSize(theme.px(24))
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (EYE, LOCK):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, theme.px(28))

    @property
    def rows(self) -> Sequence[ElementRow]:
        """What is listed."""
        return self._model.rows

    def show_noted(self, ids: frozenset[int]) -> None:
        """Mark the elements of which there is something to say."""
        if ids != self._noted:
            self._noted = ids
            self.show_elements()

    @Slot()
    def show_elements(self) -> None:
        """List what stands on the side, and select what is selected."""
        editing = self._editing
        if editing.drafting:
            return
        rows = tuple(
            ElementRow(
                each.id,
                item_name(each),
                kind_icon(each.kind),
                each.id in editing.hidden,
                each.locked,
                bool(each.group),
                each.id in self._noted,
            )
            for each in reversed(editing.items)
        )
        self._following = True
        if rows != tuple(self._model.rows):
            self._model.show_rows(rows)
        self._select_rows()
        self._following = False

    def _select_rows(self) -> None:
        chosen, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        current = self.currentIndex()
        chosen.clearSelection()
        places = [place for place, row in enumerate(self._model.rows) if row.id in self._editing.selection]
        for place in places:
            chosen.select(self._model.index(place, 0), flags.Select | flags.Rows)
        if places and current.row() not in places:
            chosen.setCurrentIndex(self._model.index(places[0], 0), flags.NoUpdate)

    @Slot()
    def _chosen(self) -> None:
        if not self._following:
            rows = self.selectionModel().selectedRows()
            self._editing.select_within(self._model.rows[each.row()].id for each in rows)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if index.column() == EYE:
            self._editing.hide([row.id])
        elif index.column() == LOCK:
            self._editing.change(
                _("Unlock") if row.locked else _("Lock"), partial(set_locked, ids=[row.id], locked=not row.locked)
            )

    def event(self, event: QEvent) -> bool:
        """Called by Qt: the keys of the canvas work here as well, but arrows go through the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif not (self._is_ours(event) and self._keyboard.take(event)):
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        return event.key() not in arrows and self._keyboard.knows(event)
