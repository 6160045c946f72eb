"""The table of a review: boxes, chips, and keys that answer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from organizer.i18n import _
from ui import theme
from ui.imports.review_model import TAKE, WHAT, ReviewModel
from ui.imports.row_panel import HERE_KEY, NEW_KEY, OUT_KEY, THERE_KEY, WITHOUT_KEY
from ui.widgets.rows import ChipDelegate
from ui.widgets.table import calm_table

NEXT_KEY = "D"
"""The key in the table that goes to the next row to decide."""

_KEYS = frozenset({NEW_KEY, OUT_KEY, HERE_KEY, THERE_KEY, WITHOUT_KEY, NEXT_KEY, *"123456789"})
_ROW = 37  # pixels
_BOXES = {
    True: QStyle.StateFlag.State_On,
    False: QStyle.StateFlag.State_Off,
    None: QStyle.StateFlag.State_NoChange,
}


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
    """Rows with chips; Space takes or leaves the selected ones, letters and figures answer for the current one."""

    answered = Signal(str)
    """One of the keys that answer was pressed."""

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
        if isinstance(model, ReviewModel) and event.key() == Qt.Key.Key_Space:
            rows = [model.row_at(each) for each in self.selectionModel().selectedRows()]
            wanted = [row for row in rows if row is not None and row.can_be_taken]
            model.set_taken({row.key for row in wanted}, taken=not all(map(model.answers.is_taken, wanted)))
        elif event.text().upper() in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.answered.emit(event.text().upper())
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    """The usual cell with a hairline below it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Called by Qt."""
        super().paint(painter, option, index)
        area = QRectF(option.rect)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.current().line)
