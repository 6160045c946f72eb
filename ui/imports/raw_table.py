"""A sheet as it is: letters above, numbers at the side, the row of headers marked, what is not taken in grey."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Inspection, Row
from organizer.i18n import _
from ui import theme
from ui.widgets.rows import Index
from ui.widgets.table import calm_table

_MOST = 500  # rows that are shown: enough to find the headers
_ROW = 28  # pixels
_WIDEST, _NARROWEST, _SAMPLE = 240, 56, 40


class RawModel(QAbstractTableModel):
    """The first rows of one sheet."""

    def __init__(self, inspection: Inspection, parent: Any = None) -> None:
        super().__init__(parent)
        sheets = inspection.workbook.sheets
        self.rows = tuple(sheets[inspection.sheet].rows[:_MOST]) if sheets else ()
        self._header, self._body = inspection.header_row - 1, inspection.body
        if inspection.parts:  # of several tables that are read as one the first is shown
            self._body = inspection.parts[0].place.body
        taken = [guess.column for guess in inspection.mapping]
        self._columns = range(min(taken, default=0), max(taken, default=-1) + 1)
        self.width = max(map(len, self.rows), default=0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Called by Qt."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Called by Qt."""
        return 0 if parent.isValid() else self.width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Called by Qt."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        row = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return _text(self.rows[row], index.column())
            case Qt.ItemDataRole.FontRole if row == self._header:
                return theme.font(theme.BODY, QFont.Weight.DemiBold)
            case Qt.ItemDataRole.BackgroundRole if row == self._header and index.column() in self._columns:
                return theme.current().accent_soft
            case Qt.ItemDataRole.ForegroundRole if self._is_left(row, index.column()):
                return theme.current().muted
        return None

    def _is_left(self, row: int, column: int) -> bool:
        """Whether the cell is neither of the headers nor below them."""
        return (row != self._header and row not in self._body) or column not in self._columns


class RawTable(QTableView):
    """Shows a sheet; double click or Enter makes a row the one with the headers."""

    header_chosen = Signal(int)
    """A row, as the spreadsheet counts."""

    def __init__(self) -> None:
        super().__init__()
        calm_table(self, _("The sheet as it is"), row=_ROW)
        self.setShowGrid(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().show()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setMinimumWidth(theme.px(48))
        self.doubleClicked.connect(self._chosen)
        self.verticalHeader().sectionDoubleClicked.connect(self._row_chosen)

    def show_sheet(self, inspection: Inspection) -> None:
        """Show the sheet of an inspection."""
        model = RawModel(inspection, self)
        before = self.model()
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        self._set_widths(model)
        self._span(inspection, model)
        row = max(0, inspection.header_row - 1)
        self.setCurrentIndex(model.index(row, 0))
        self.scrollTo(model.index(max(0, row - 2), 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _set_widths(self, model: RawModel) -> None:
        """By the values that stand in one column alone."""
        metrics = QFontMetrics(theme.font(theme.BODY, QFont.Weight.DemiBold))
        for column in range(model.width):
            texts = {_text(row, column) for row in model.rows[:_SAMPLE] if sum(map(bool, row)) > 1}
            longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(theme.px(_NARROWEST), min(theme.px(_WIDEST), longest + theme.px(24))))

    def _span(self, inspection: Inspection, model: RawModel) -> None:
        """Merged cells as one, as the spreadsheet shows them."""
        self.clearSpans()
        sheets = inspection.workbook.sheets
        for each in sheets[inspection.sheet].merged if sheets else ():
            rows = min(each.last_row, len(model.rows) - 1) - each.first_row + 1
            columns = min(each.last_column, model.width - 1) - each.first_column + 1
            if rows > 0 and columns > 0 and rows * columns > 1:
                self.setSpan(each.first_row, each.first_column, rows, columns)

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        self._row_chosen(index.row())

    @Slot(int)
    def _row_chosen(self, row: int) -> None:
        self.header_chosen.emit(row + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._row_chosen(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def _text(row: Row, column: int) -> str:
    return text_of(row[column]) if column < len(row) else ""


def letters(column: int) -> str:
    """The column as a spreadsheet calls it: A, B … Z, AA."""
    text, number = "", column + 1
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(65 + digit) + text
    return text
