"""The elements of a side from the uppermost to the lowest: select, order, name, hide, lock."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from organizer.domain.printing.designs.edits import rename, rename_group, set_locked
from organizer.domain.printing.designs.ordering import carry
from organizer.i18n import _
from ui import icons, theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.element_rows import EYE, LOCK, NAME, SIGN, ElementModel, ElementRow, element_rows
from ui.printing.designer.keys import Keyboard
from ui.widgets.rows import Index, paint_ground
from ui.widgets.table import calm_table, frameless

ROW = 30


class ElementDelegate(QStyledItemDelegate):
    """A sign, and in the first column a name; what is of a group stands further in; a note and a condition show."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        painter.save()
        paint_ground(painter, option)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), theme.current().accent)
        now, area, size = theme.current(), option.rect, theme.px(14)
        name, quiet = index.data(SIGN)
        ink = theme.mix(now.muted, now.surface, 0.45) if quiet else now.muted
        if index.column() == NAME:
            self._paint_name(painter, option, _row_of(index))
            left = _left_of(option, _row_of(index))
        else:
            left = area.center().x() - size // 2
        icons.paint(painter, QRect(left, area.center().y() - size // 2, size, size), name, ink)
        painter.restore()

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, row: ElementRow) -> None:
        now, area, size = theme.current(), option.rect, theme.px(14)
        if row.inside:
            painter.fillRect(area.left() + theme.px(theme.SMALL_GAP), area.top(), 2, area.height(), now.line)
        left, right = _left_of(option, row) + size + theme.px(theme.SMALL_GAP), area.right()
        signs = (("warning", now.warn, row.noted), ("filter", now.muted, bool(row.condition)))
        for sign, ink in [(sign, ink) for sign, ink, shown in signs if shown]:
            right -= size + theme.px(theme.TIGHT)
            icons.paint(painter, QRect(right, area.center().y() - size // 2, size, size), sign, ink)
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if row.group else QFont.Weight.Normal))
        painter.setPen(now.muted if row.hidden else now.text)
        text = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(left, area.top(), right - left, area.height(), Qt.AlignmentFlag.AlignVCenter, text)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Called by Qt: a name is typed where it stands."""
        area = option.rect
        left = _left_of(option, _row_of(index)) + theme.px(14 + theme.TIGHT)
        editor.setGeometry(left, area.top(), area.right() - left, area.height())


def _row_of(index: Index) -> ElementRow:
    row: ElementRow = index.model().rows[index.row()]  # type: ignore[attr-defined]
    return row


def _left_of(option: QStyleOptionViewItem, row: ElementRow) -> int:
    """Where the sign of a row stands."""
    return option.rect.left() + theme.px(theme.SMALL_GAP + (theme.GAP if row.inside else 0))


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
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(theme.NO_BAR)
        frameless(self)
        self._fit_columns()
        self._let_drag()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self.rename)
        self._model.renamed.connect(self._renamed, Qt.ConnectionType.QueuedConnection)  # once the editor is closed
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

    def _let_drag(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    # -- what is shown -------------------------------------------------------------------------------------------------

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
        rows = element_rows(editing.items, hidden=editing.hidden, noted=self._noted)
        self._following = True
        if rows != tuple(self._model.rows):
            self._model.show_rows(rows)
        self._select_rows()
        self._following = False

    def _select_rows(self) -> None:
        chosen, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        current = self.currentIndex()
        chosen.clearSelection()
        places = [place for place, row in enumerate(self.rows) if self._editing.selection.issuperset(row.ids)]
        for place in places:
            chosen.select(self._model.index(place, 0), flags.Select | flags.Rows)
        if places and current.row() not in places:
            chosen.setCurrentIndex(self._model.index(places[0], 0), flags.NoUpdate)

    # -- what is done --------------------------------------------------------------------------------------------------

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Take the elements whose rows are chosen; the head of a group brings its elements, and takes them away."""
        if self._following:
            return
        rows = [self.rows[each.row()] for each in self.selectionModel().selectedRows()]
        ids = {id for row in rows if not row.group for id in row.ids}
        ids.update(id for row in self._heads(selected) for id in row.ids)
        for row in self._heads(deselected):
            ids -= set(row.ids) if ids.issuperset(row.ids) else set()
        self._editing.select_within(ids)

    def _heads(self, of: QItemSelection) -> list[ElementRow]:
        rows = [self.rows[each.row()] for each in of.indexes() if each.column() == NAME]
        return [each for each in rows if each.group]

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if index.column() == EYE:
            self._editing.set_hidden(row.ids, hidden=not row.hidden)
        elif index.column() == LOCK:
            label = _("Unlock") if row.locked else _("Lock")
            self._editing.change(label, partial(set_locked, ids=row.ids, locked=not row.locked))

    @Slot()
    def rename(self) -> None:
        """Type another name for the current row in its place."""
        index = self.currentIndex()
        if index.isValid() and index.column() == NAME:
            self.edit(index)

    @Slot(int, str)
    def _renamed(self, place: int, name: str) -> None:
        row = self.rows[place]
        if name == row.called:
            return
        if row.group:
            self._editing.change(_("Rename"), partial(rename_group, group=row.group, name=name))
        else:
            self._editing.change(_("Rename"), partial(rename, id=row.ids[0], name=name))

    def carry_to(self, place: int) -> None:
        """Bring what is selected to this row of the list, those there and below it going further down."""
        editing = self._editing
        below = (id for row in self.rows[place:] for id in row.ids)
        above = next((id for id in below if id not in editing.selection), None)
        ids, side = editing.selection, editing.own_side
        editing.change(_("Order"), partial(carry, ids=ids, side=side, above=above))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Called by Qt, which cannot take rows from the model itself: the list is read anew."""
        index = self.indexAt(event.position().toPoint())
        place = index.row() if index.isValid() else len(self.rows)
        if index.isValid() and event.position().y() > self.visualRect(index).center().y():
            place += 1
        event.acceptProposedAction()
        self.carry_to(place)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Called by Qt: the keys of the canvas work here as well, but arrows go through the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter, which ends the typing of a name and comes by here then
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif not (self._is_ours(event) and self._keyboard.take(event)):
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        return event.key() not in arrows and self._keyboard.knows(event)
