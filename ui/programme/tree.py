"""The tree of the programme on the screen: calm rows, an icon for each kind of line, keys for everything."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from organizer.domain.programme.outline import ItemKind, Key
from ui import icons, theme
from ui.programme.model import DURATION, KIND_ROLE, PEOPLE, PLACE, SECOND, TITLE, WHAT, OutlineModel
from ui.widgets.rows import Index
from ui.widgets.table import (
    COLOR_ROLE,
    ROW,
    Column,
    RowDelegate,
    fitting_columns,
    paint_color_chip,
    shares,
)

ICONS = {ItemKind.ACTIVITY: "activity", ItemKind.SESSION: "session", ItemKind.TALK: "talk"}
COLUMNS = (Column(320, 4), Column(150, 2, 2), Column(140, 1, 3), Column(108, 0, 1), Column(190, 1, 1), Column(80, 0, 4))


class TitleDelegate(RowDelegate):
    """The title behind the icon of what it is; activities stand out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        self.paint_ground(painter, option, index)
        kind = ItemKind(index.data(KIND_ROLE))  # Qt hands texts on, not enumerations
        size = theme.px(16)
        area = self.area(option.rect)
        box = QRect(option.rect.left() + theme.px(4), option.rect.center().y() - size // 2, size, size)
        icons.paint(painter, box, ICONS[kind], theme.current().muted)
        weight = QFont.Weight.DemiBold if kind is ItemKind.ACTIVITY else QFont.Weight.Normal
        self.use(weight)
        self.paint_text(painter, area, index.data())

    def area(self, rect: QRect) -> QRect:
        """Where the text stands, right of the icon."""
        return rect.adjusted(theme.px(28), 0, -theme.px(8), 0)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        editor.setGeometry(option.rect.adjusted(theme.px(24), theme.px(2), -theme.px(4), -theme.px(2)))


class TrackDelegate(RowDelegate):
    """A session's track as a chip in its colour, an activity's kind as quiet text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        self.paint_ground(painter, option, index)
        text, color = index.data(), index.data(COLOR_ROLE)
        if not text:
            return
        if color is None:
            self.paint_text(painter, self.area(option.rect), text)
        else:
            paint_color_chip(painter, self.area(option.rect), text, theme.track_color(color))


class OutlineView(QTreeView):
    """Shows an OutlineModel."""

    wanted = Signal()
    """Enter on a line: its details."""
    menu_wanted = Signal(object)
    """A QPoint on the screen."""
    typed = Signal()
    """A title is not being typed any more, whether it was kept or not."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setIndentation(theme.px(20))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self._dress()

    def _dress(self) -> None:
        muted = RowDelegate(self, ink="muted")
        for column in (SECOND, DURATION, PLACE, PEOPLE):
            self.setItemDelegateForColumn(column, muted)
        titles = TitleDelegate(self)
        titles.closeEditor.connect(self.typed)
        self.setItemDelegateForColumn(TITLE, titles)
        self.setItemDelegateForColumn(WHAT, TrackDelegate(self, ink="muted"))
        head = self.header()
        head.setSectionsMovable(False)
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setFixedHeight(theme.px(ROW))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    # -- what is open and selected -------------------------------------------------------------------------------------

    def selected(self) -> list[Key]:
        """The selected lines from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: self.visualRect(index).top())
        keys = (self._model.key_at(index) for index in rows)
        return [key for key in keys if key is not None]

    def current(self) -> Key | None:
        """The current line."""
        return self._model.key_at(self.currentIndex())

    def select(self, keys: Sequence[Key]) -> None:
        """Select these lines and make the first the current one."""
        self.selectionModel().clear()
        for place, key in enumerate(keys):
            index = self._model.index_of(key)
            if index.isValid():
                flags = self.selectionModel().SelectionFlag
                if place == 0:
                    self.setCurrentIndex(index)
                    self.scrollTo(index)
                self.selectionModel().select(index, flags.Select | flags.Rows)

    def open_keys(self) -> set[Key]:
        """The lines whose inside is shown."""
        return {key for key in self._keys(QModelIndex()) if self.isExpanded(self._model.index_of(key))}

    def open_these(self, keys: set[Key]) -> None:
        """Show the inside of these lines and of no other."""
        self.collapseAll()
        for key in keys:
            self.setExpanded(self._model.index_of(key), True)

    def _keys(self, parent: QModelIndex) -> list[Key]:
        found: list[Key] = []
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            key = self._model.key_at(index)
            found += [key] if key else []
            found += self._keys(index)
        return found

    def rename(self, key: Key) -> None:
        """Begin to type the title of a line."""
        self.setFocus()
        self.edit(self._model.index_of(key))

    def is_typed_in(self) -> bool:
        """Whether a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    # -- Qt ------------------------------------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Called by Qt: the ground goes under the branches too."""
        now, rect = theme.current(), option.rect
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, now.accent_soft)
        painter.setPen(now.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802
        """Called by Qt: an arrow before what can be opened."""
        if not self._model.rowCount(index):
            return
        size = theme.px(12)
        box = QRect(rect.right() - size - theme.px(2), rect.center().y() - size // 2, size, size)
        icons.paint(painter, box, "down" if self.isExpanded(index) else "right", theme.current().muted)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self.currentIndex().isValid() and not self.is_typed_in():
            self.wanted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt: the columns share the width."""
        super().resizeEvent(event)
        room = self.viewport().width()
        shown = set(fitting_columns([(theme.px(each.least), each.rank) for each in COLUMNS], room))
        taken = sum(theme.px(COLUMNS[place].least) for place in shown)
        weights = [column.weight if place in shown else 0 for place, column in enumerate(COLUMNS)]
        for place, extra in enumerate(shares(room - taken, weights)):
            self.setColumnHidden(place, place not in shown)
            self.setColumnWidth(place, theme.px(COLUMNS[place].least) + extra)

    def _ask_for_menu(self, point: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))
