"""The third step: what each row would do, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from organizer.domain.plan_changes import Group
from organizer.i18n import _
from ui import theme
from ui.imports.decision import DecisionBar
from ui.imports.review_model import FIRST, TAKE, WHAT, ReviewModel
from ui.imports.rows import Review
from ui.imports.words import group_word
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.rows import ChipDelegate
from ui.widgets.search import SearchField
from ui.widgets.tables import calm_table

_TABS = (Group.NEW, Group.UPDATED, Group.UNCHANGED, Group.CONFLICTING, Group.REJECTED)
_ROW = 37  # pixels
_BOXES = {
    True: QStyle.StateFlag.State_On,
    False: QStyle.StateFlag.State_Off,
    None: QStyle.StateFlag.State_NoChange,
}
_WIDTHS = {TAKE: 44, WHAT: 112}


class CountTab(QPushButton):
    """A number and its word; pressed, the table shows only these rows."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.counted = group
        self.setProperty("kind", "count")
        self.setCheckable(True)
        self.setMinimumHeight(theme.px(46))
        self._number = label("", "number")
        self._word = label("", "muted")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.LARGE_GAP, theme.TIGHT, theme.LARGE_GAP, theme.TIGHT)
        row.setSpacing(theme.SMALL_GAP)
        for each in (self._number, self._word):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(each)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return self._row.sizeHint()

    def set_count(self, count: int) -> None:
        """Show how many rows there are."""
        self._number.setText(f"{count:,}")
        self._word.setText(group_word(self.counted, count))
        tone = {Group.CONFLICTING: "warn", Group.REJECTED: "bad"}.get(self.counted, "text") if count else "muted"
        self._number.setStyleSheet(f"color: {getattr(theme.current(), tone).name()}")
        self.setAccessibleName(f"{count:,} {group_word(self.counted, count)}")
        self.setToolTip(_("Show only these rows; press again for all"))
        self.setEnabled(count > 0)
        self.updateGeometry()


class BoxHeader(QHeaderView):
    """Shows in its first section whether all, some or none of the rows shown are taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Called by Qt."""
        super().paintSection(painter, rect, section)
        model = self.model()
        if section != TAKE or not isinstance(model, ReviewModel) or not model.shown_keys():
            return
        option = QStyleOptionViewItem()
        option.initFrom(self)
        size = theme.px(16)
        option.rect = QRect(rect.left() + theme.px(11), rect.center().y() - size // 2 + 1, size, size)
        option.state |= _BOXES[model.all_shown_taken()]
        box = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self.style().drawPrimitive(box, option, painter, self.parentWidget())


class ReviewTable(QTableView):
    """Rows with chips; Space takes or leaves the selected ones."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalHeader(BoxHeader(self))
        calm_table(self, _("Rows of the file"), row=_ROW)
        self.setItemDelegate(_LineDelegate(self))
        self.setItemDelegateForColumn(WHAT, ChipDelegate(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        model = self.model()
        if event.key() != Qt.Key.Key_Space or not isinstance(model, ReviewModel):
            super().keyPressEvent(event)
            return
        rows = [model.row_at(each) for each in self.selectionModel().selectedRows()]
        keys = {row.key for row in rows if row is not None and row.can_be_taken}
        model.set_taken(keys, taken=not all(model.is_taken(row) for row in rows if row is not None))


class _LineDelegate(QStyledItemDelegate):
    """The usual cell with a hairline below it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Called by Qt."""
        super().paint(painter, option, index)
        area = QRectF(option.rect)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.current().line)


class ReviewStep(QWidget):
    """Counts, filter, the rows, and what is said about the one selected."""

    taken_changed = Signal(int)
    """How many rows would be imported."""
    save_rejected = Signal()
    """The rejected rows are wanted as a workbook."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: ReviewModel | None = None
        self.tabs = {group: CountTab(group) for group in _TABS}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for tab in self.tabs.values():
            self._group.addButton(tab)
        self._group.buttonClicked.connect(self._tab_clicked)
        self.filter = SearchField(_("Filter rows"))
        self.filter.setFixedWidth(theme.px(220))
        self.filter.searched.connect(self._show)
        self.table = ReviewTable()
        self.filter.left_downwards.connect(self.table.setFocus)
        self.table.horizontalHeader().sectionClicked.connect(self._header_clicked)
        self.decision = DecisionBar()
        self.decision.decided.connect(self._decided)
        self.rejected_button = button(_("Save rejected rows…"), "save")
        self.rejected_button.clicked.connect(self.save_rejected)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        for tab in self.tabs.values():
            top.addWidget(tab)
        top.addStretch(1)
        top.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.addWidget(label(_foot_text(), "muted", wrap=True), 1)
        foot.addWidget(self.rejected_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.decision)
        column.addLayout(foot)

    def show_review(self, review: Review) -> None:
        """Show what an import would do."""
        self.model = ReviewModel(review, self)
        self.model.taken_changed.connect(self._count)
        for group, tab in self.tabs.items():
            tab.setChecked(False)
            tab.set_count(review.counts.get(group, 0))
        self.filter.clear()
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._selected)
        self._set_widths(review.widths)
        self.decision.show_row(None)
        self.rejected_button.setVisible(review.counts.get(Group.REJECTED, 0) > 0)
        self._count()

    def _set_widths(self, widths: Sequence[int]) -> None:
        for column, width in (*_WIDTHS.items(), *enumerate(widths, FIRST)):
            self.table.setColumnWidth(column, theme.px(width))

    @Slot(QAbstractButton)
    def _tab_clicked(self, clicked: QAbstractButton) -> None:
        for tab in self.tabs.values():
            if tab is not clicked:
                tab.setChecked(False)
        self._show()

    @Slot()
    def _show(self) -> None:
        if self.model is not None:
            chosen = next((group for group, tab in self.tabs.items() if tab.isChecked()), None)
            self.model.show_only(chosen, self.filter.text())
            self.decision.show_row(None)

    @Slot(int)
    def _header_clicked(self, section: int) -> None:
        if section == TAKE and self.model is not None:
            keys = self.model.shown_keys()
            self.model.set_taken(keys, taken=not keys.isdisjoint(self.model.left_out))

    @Slot(QModelIndex, QModelIndex)
    def _selected(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self.model is not None:
            row = self.model.row_at(current)
            self.decision.show_row(row, self.model.decisions.get(row.key) if row else None)

    @Slot(int, object)
    def _decided(self, key: int, whom: int | None) -> None:
        if self.model is not None:
            self.model.decide(key, whom)

    @Slot()
    def _count(self) -> None:
        if self.model is not None:
            self.taken_changed.emit(self.model.taken)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Called by Qt: the numbers' own colours follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and (model := getattr(self, "model", None)) is not None:
            for group, tab in self.tabs.items():
                tab.set_count(model.review.counts.get(group, 0))


def _foot_text() -> str:
    return _(
        "Nothing has been written yet. After importing, one Undo gives back exactly what was there. "
        "Rejected rows can be saved as a workbook, corrected and imported again."
    )
