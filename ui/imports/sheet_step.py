"""The second step: which table of the file, which row holds the headers, what it is about, how a text file is read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from organizer.domain.sheets.joining import tables_alike
from organizer.domain.sheets.workbook import Inspection, SheetKind, TablePlace
from organizer.i18n import _, ngettext, paragraph
from ui import theme
from ui.imports.raw_table import RawTable
from ui.imports.text_reading import TextReading
from ui.widgets.buttons import Segmented
from ui.widgets.labels import label

ALL_SHEETS = -1
"""The choice of every sheet that holds a part of the agenda, or of all tables with the same headers."""

_SHOWN = 4  # headers that tell tables of one sheet apart


class SheetStep(QWidget):
    """Shows the sheet as it is and lets the user point at its table."""

    table_chosen = Signal(object)
    """A TablePlace, or None for all that belong together."""
    header_chosen = Signal(int)
    """Another row of headers in the sheet that is shown, from 1; 0: there are none."""
    kind_changed = Signal(object)
    """The SheetKind chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: Sequence[TablePlace] = ()
        self.table = QComboBox()
        self.table.setAccessibleName(_("Sheet"))
        self.table.setMaximumWidth(theme.px(420))
        self.table.currentTextChanged.connect(self.table.setToolTip)
        self.table.activated.connect(self._table_chosen)
        self.header_row = QSpinBox()
        self.header_row.setAccessibleName(_("Row of the headers"))
        self.header_row.setSpecialValueText(_("none"))
        self.header_row.setKeyboardTracking(False)
        self.header_row.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.header_row.valueChanged.connect(self.header_chosen)
        self.kind = Segmented([(SheetKind.PEOPLE, _("People")), (SheetKind.PROGRAMME, _("Programme"))])
        self.kind.changed.connect(self.kind_changed)
        self.text = TextReading()
        self.notes = label("", "warn", wrap=True)
        self.raw = RawTable()
        self.raw.header_chosen.connect(self.header_row.setValue)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        for text, widget in ((_("Sheet"), self.table), (_("Headers in row"), self.header_row), (_("About"), self.kind)):
            top.addWidget(label(text, "muted"))
            top.addWidget(widget)
            top.addSpacing(theme.GAP)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addWidget(self.text)
        column.addWidget(self.notes)
        column.addWidget(self.raw, 1)
        hint = _("A double click on a row, or Enter, makes it the one with the headers. What is grey is not taken.")
        column.addWidget(label(hint, "muted", wrap=True))

    def show_inspection(self, inspection: Inspection, header_row: int, kind: SheetKind, *, all_sheets: bool) -> None:
        """Fill everything; ``header_row`` from 1, 0 for none. ``all_sheets``: of an agenda every sheet is taken."""
        self._tables = inspection.tables
        self._fill_tables(inspection, kind, all_sheets=all_sheets)
        self.header_row.blockSignals(True)
        self.header_row.setRange(0, max(1, _height(inspection)))
        self.header_row.setValue(header_row)
        self.header_row.blockSignals(False)
        self.kind.set_value(kind)
        self.notes.setText(paragraph(inspection.notes))
        self.notes.setVisible(bool(inspection.notes))
        self.text.show_workbook(inspection.workbook)
        self.raw.show_sheet(inspection)

    def _fill_tables(self, inspection: Inspection, kind: SheetKind, *, all_sheets: bool) -> None:
        self.table.blockSignals(True)
        self.table.clear()
        if kind is SheetKind.PROGRAMME and len(inspection.workbook.sheets) > 1:
            self.table.addItem(_("All sheets of the agenda"), ALL_SHEETS)
        elif kind is SheetKind.PEOPLE and (alike := tables_alike(inspection)):
            self.table.addItem(together_text(alike), ALL_SHEETS)
        for place, each in enumerate(self._tables):
            self.table.addItem(table_text(inspection, each), place)
        if inspection.place not in self._tables:
            self.table.addItem(inspection.table.name or _("Sheet"), None)
        everything = bool(inspection.parts) if kind is SheetKind.PEOPLE else all_sheets
        here = ALL_SHEETS if everything and self.table.itemData(0) == ALL_SHEETS else None
        if here is None and inspection.place in self._tables:
            here = self._tables.index(inspection.place)
        self.table.setCurrentIndex(self.table.findData(here) if here is not None else self.table.count() - 1)
        self.table.blockSignals(False)

    @Slot(int)
    def _table_chosen(self, _index: int) -> None:
        chosen = self.table.currentData()
        if chosen is not None:
            self.table_chosen.emit(None if chosen == ALL_SHEETS else self._tables[chosen])


def _height(inspection: Inspection) -> int:
    sheets = inspection.workbook.sheets
    return len(sheets[inspection.sheet].rows) if sheets else 0


def together_text(places: Sequence[TablePlace]) -> str:
    """What several tables with the same headers are called that are read as one."""
    count, rows = len(places), sum(len(each.body) for each in places)
    if len({each.sheet for each in places}) == count:
        text = ngettext("All {count:,} sheets together", "All {count:,} sheets together", count)
    else:
        text = ngettext("All {count:,} tables together", "All {count:,} tables together", count)
    return f"{text.format(count=count)} · {ngettext('{count:,} row', '{count:,} rows', rows).format(count=rows)}"


def table_text(inspection: Inspection, place: TablePlace) -> str:
    """What a table is called where several are offered: its sheet, where it stands, its first headers."""
    sheet = inspection.workbook.sheets[place.sheet]
    parts = [(sheet.name or _("Sheet")) + (" " + _("(hidden)") if sheet.hidden else "")]
    if sum(each.sheet == place.sheet for each in inspection.tables) > 1:
        parts.append(_("row {row}: {headers}").format(row=place.header_row, headers=", ".join(place.headers[:_SHOWN])))
    count = len(place.body)
    parts.append(ngettext("{count:,} row", "{count:,} rows", count).format(count=count))
    return " · ".join(parts)
