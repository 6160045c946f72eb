"""The look of every table and list, and tables that fill their width with rows of one line.

Rows of two lines are painted by :mod:`ui.widgets.rows`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.widgets.rows import Index, paint_ground

ROW = 36
"""Height of a row with one line, pixels at 100 %."""
PADDING = theme.GAP

# Each use of one of Qt's enumerations costs as much as drawing a word; a screen has hundreds of cells.
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_RIGHT = Qt.TextElideMode.ElideRight

COLOR_ROLE = Qt.ItemDataRole.UserRole + 3
"""For a :class:`ColorChipDelegate`: the number of a track colour."""


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column wants to be: at least ``least`` pixels and ``weight`` shares of what is left.

    Where the room is short, columns of a higher ``rank`` are left out first; those of rank 0 never.
    """

    least: int
    weight: int = 1
    rank: int = 0


class RowDelegate(QStyledItemDelegate):
    """Paints one cell as a line of text; the current row of the focused view has an accent edge."""

    def __init__(
        self, parent: QAbstractItemView, weight: QFont.Weight = QFont.Weight.Normal, *, ink: str = "text"
    ) -> None:
        super().__init__(parent)
        self._view, self._ink = parent, ink
        self.use(weight)

    def use(self, weight: QFont.Weight) -> None:
        """Write in this weight from now on."""
        self._font = theme.font(theme.BODY, weight)
        self._metrics = QFontMetrics(self._font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        self.paint_ground(painter, option, index)
        text = index.data()
        if text:
            self.paint_text(painter, self.area(option.rect), text)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell without what it says."""
        paint_ground(painter, option)
        if index.column() == 0 and self._view.hasFocus() and self._view.currentIndex().siblingAtColumn(0) == index:
            rect = option.rect
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.current().accent)

    def paint_text(self, painter: QPainter, area: QRect, text: str) -> None:
        """One line, shortened."""
        painter.setFont(self._font)
        painter.setPen(getattr(theme.current(), self._ink))
        painter.drawText(area, _LINE, self._metrics.elidedText(text, _RIGHT, area.width()))

    def area(self, rect: QRect) -> QRect:
        """Where the text stands in a cell."""
        padding = theme.px(PADDING)
        return rect.adjusted(padding, 0, -padding, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Called by Qt."""
        return QSize(theme.px(80), theme.px(ROW))

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Called by Qt: the whole text as a tooltip where it was shortened."""
        text = index.data() if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or not text or self.fits(text, self.area(option.rect).width()):
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), str(text), view)
        return True

    def fits(self, text: str, width: int) -> bool:
        """Whether the text needs no shortening."""
        return self._metrics.horizontalAdvance(text) <= width


class ColorChipDelegate(RowDelegate):
    """Paints the text as a chip in the track colour that COLOR_ROLE names."""

    def paint_text(self, painter: QPainter, area: QRect, text: str) -> None:
        """Nothing: the chip says it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt."""
        self.paint_ground(painter, option, index)
        text = index.data()
        if text:
            paint_color_chip(painter, self.area(option.rect), text, theme.track_color(index.data(COLOR_ROLE) or 0))


def paint_color_chip(painter: QPainter, area: QRect, text: str, color: QColor) -> None:
    """A chip at the left of the area, as wide as its text where there is room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font := theme.font(theme.SMALL))
    metrics = QFontMetrics(font)
    width = min(metrics.horizontalAdvance(text) + theme.px(16), area.width() + theme.px(4))
    height = metrics.height() + 5
    chip = QRectF(area.left(), area.center().y() - height / 2 + 0.5, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    fill, ink = color_chip(color)
    painter.setBrush(fill)
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(ink)
    inside = chip.adjusted(theme.px(8), 0, -theme.px(4), 0)
    painter.drawText(inside, _LINE, metrics.elidedText(text, _RIGHT, int(inside.width())))
    painter.restore()


def color_chip(color: QColor) -> tuple[QColor, QColor]:
    """Ground and ink of a chip in a track's colour."""
    now = theme.current()
    return theme.mix(color, now.surface, 0.12), theme.mix(now.text, color, 0.1)


def calm_table(table: QTableView, name: str, *, row: int = ROW) -> QTableView:
    """Dress a table; ``name`` is what a screen reader calls it, ``row`` the height of its rows."""
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setFixedHeight(theme.px(ROW))
    return table


def frameless(view: QAbstractItemView) -> None:
    """For a table or list inside a card: the card has the border."""
    view.setProperty("frameless", "true")


def reading_list(view: QListView, name: str) -> QListView:
    """Dress a list of two-line rows that is only read."""
    view.setAccessibleName(name)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(theme.NO_BAR)
    view.setUniformItemSizes(True)
    frameless(view)
    return view


class RowsView(QTableView):
    """A table of whole rows that fills its width; Enter and F2 say that the current row is wanted."""

    wanted = Signal()
    """Enter, F2 or a double click on a row."""
    menu_wanted = Signal(object)
    """A QPoint on the screen: the menu key or the right button."""
    painted = Signal()
    """The rows were painted for the first time."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._by_hand = False
        self._fitting = False
        self._seen = False
        calm_table(self, "")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(RowDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_up_headers()
        self.doubleClicked.connect(self.wanted)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def _set_up_headers(self) -> None:
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setMinimumSectionSize(theme.px(48))
        across.sectionResized.connect(self._resized)

    def fit_columns(self) -> None:
        """Share the width among the columns; those without room are hidden."""
        room = self.viewport().width()
        shown = set(fitting_columns([(theme.px(each.least), each.rank) for each in self._columns], room))
        taken = sum(theme.px(self._columns[place].least) for place in shown)
        widths = shares(
            room - taken, [self._columns[place].weight if place in shown else 0 for place in range(len(self._columns))]
        )
        self._fitting = True
        for place, column in enumerate(self._columns):
            self.setColumnHidden(place, place not in shown)
            if place in shown:
                self.setColumnWidth(place, theme.px(column.least) + widths[place])
        self._fitting = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        if not self._by_hand:
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _resized(self, *_sizes: int) -> None:
        # Widths chosen by hand stay; all others follow the window.
        self._by_hand = self._by_hand or not self._fitting

    def _ask_for_menu(self, point: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))


def fitting_columns(columns: Sequence[tuple[int, int]], room: int) -> list[int]:
    """The places of the columns ``(least width, rank)`` that have room: those of the lowest ranks first."""
    shown: list[int] = []
    for place in sorted(range(len(columns)), key=lambda each: columns[each][1]):
        least, rank = columns[place]
        if rank == 0 or least <= room:
            shown.append(place)
            room -= least
    return sorted(shown)


def shares(room: int, weights: Sequence[int]) -> list[int]:
    """The room in whole parts that are as the weights and together exactly the room; nothing of less than nothing."""
    whole, total = max(0, room), sum(weights) or 1
    edges = [whole * sum(weights[:place]) // total for place in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]
