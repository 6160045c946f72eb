"""Workbooks of rows with something wrong: the reason beside each, the cell at fault in colour and with a note."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from organizer.domain.imports.rejected_rows import REASONS, Mark, MarkedSheet
from organizer.domain.sheets.export_base import LONGEST_TEXT
from organizer.domain.sheets.workbook import Cell, Row
from organizer.files.replacing import replacing
from organizer.files.writing.book_parts import sheet_name
from organizer.files.writing.cells import display_width
from organizer.i18n import _
from organizer.progress import Progress

_CHUNK = 500  # rows between two looks at the progress
_MOST_NOTES = 5_000
"""The spreadsheet program draws each on opening, and to write them costs 2.4 times what the rows do. The reason beside
the row is always there."""

_NARROWEST, _WIDEST, _REASON = 8, 40, 52
_SAMPLE = 200  # rows looked at for a column's width
_INK, _HEAD, _FAULT, _FAULT_EDGE, _WHY, _QUIET = "#1B2330", "#E8EEFC", "#FDE8E6", "#B3261E", "#B3261E", "#667085"
_KINDS: tuple[tuple[type, str], ...] = (
    (datetime, "yyyy-mm-dd hh:mm"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm"),
    (timedelta, "[h]:mm"),
    (str, "@"),
)


def write_marked(path: Path, sheets: Sequence[MarkedSheet], title: str, progress: Progress) -> None:
    """Write the sheets to ``path``. Raises FileTrouble, Cancelled."""
    with replacing(path) as part, part.open("wb") as file:
        book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"title": title, "author": "Organizer"})
        writer = _Writer(book)
        names: set[str] = set()
        for sheet in sheets:
            writer.write(book.add_worksheet(sheet_name(sheet.name, names)), sheet, progress)
        book.close()


class _Writer:
    """Writes one sheet after the other into a book."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[str, str], Any] = {}
        self._notes = self._unnoted = 0
        self._width = 0

    def write(self, page: Any, sheet: MarkedSheet, progress: Progress) -> None:
        """Everything of a sheet: rows, reasons, marks, merged cells, widths."""
        self._width, self._unnoted = sheet.width, 0  # the width looks at every row
        width = self._width
        for column, size in enumerate(_widths(sheet.rows[max(0, sheet.head - 1) :], width)):
            page.set_column(column, column, size)
        page.set_column(width, width, _REASON)
        for index, row in enumerate(sheet.rows):
            if index % _CHUNK == 0:
                progress.step(index, len(sheet.rows), sheet.name)
            self._row(page, sheet, index, row)
        if sheet.head:
            page.write_string(sheet.head - 1, width, f"{REASONS} {self._why()}", self._look("", "why"))
            page.freeze_panes(sheet.head, 0)
        for each in sheet.merged:
            value = _text(sheet.rows[each.first_row][each.first_column])
            area = (each.first_row, each.first_column, each.last_row, each.last_column)
            page.merge_range(*area, value, self._look("@", "head"))

    def _why(self) -> str:
        """The head of the reasons, which says so where not every cell got its note."""
        if self._unnoted:
            return _("Why it was not imported ({count} marked cells have no note)").format(count=f"{self._unnoted:,}")
        return _("Why it was not imported")

    def _row(self, page: Any, sheet: MarkedSheet, index: int, row: Row) -> None:
        mark = sheet.marks.get(index)
        plain = "head" if index < sheet.head else "" if mark else "quiet"
        for column, cell in enumerate(row):
            self._cell(page, (index, column), cell, "fault" if mark and column == mark.column else plain)
        if mark is not None:
            self._mark(page, sheet, index, mark)

    def _mark(self, page: Any, sheet: MarkedSheet, index: int, mark: Mark) -> None:
        page.write_string(index, self._width, mark.text[:LONGEST_TEXT], self._look("@", "reason"))
        if mark.column is None:
            return
        if mark.column >= len(sheet.rows[index]):
            page.write_blank(index, mark.column, None, self._look("@", "fault"))
        if self._notes < _MOST_NOTES:
            page.write_comment(index, mark.column, mark.text, {"author": "Organizer", "x_scale": 1.6})
            self._notes += 1
        else:
            self._unnoted += 1

    def _cell(self, page: Any, place: tuple[int, int], cell: Cell, look: str) -> None:
        if cell in (None, ""):
            if look in ("fault", "head"):
                page.write_blank(*place, None, self._look("@", look))
            return
        style = self._look(next((kind for type_, kind in _KINDS if isinstance(cell, type_)), "General"), look)
        if isinstance(cell, bool):
            page.write_boolean(*place, cell, style)
        elif isinstance(cell, int | float):
            page.write_number(*place, cell, style)
        elif isinstance(cell, str) or (isinstance(cell, date) and cell.year < 1900):
            page.write_string(*place, _text(cell), style)
        else:
            page.write_datetime(*place, cell, style)

    def _look(self, kind: str, look: str) -> Any:
        """The style of a cell: its number format and what it stands for."""
        if (kind, look) not in self._formats:
            style = {"num_format": kind} if kind else {}
            self._formats[kind, look] = self._book.add_format(style | _LOOKS[look])
        return self._formats[kind, look]


_LOOKS: dict[str, dict[str, object]] = {
    "": {"font_color": _INK},
    "head": {"font_color": _INK, "bold": True, "bg_color": _HEAD},
    "fault": {"font_color": _INK, "bg_color": _FAULT, "border": 1, "border_color": _FAULT_EDGE},
    "quiet": {"font_color": _QUIET, "italic": True},
    "why": {"font_color": _WHY, "bold": True, "bg_color": _FAULT},
    "reason": {"font_color": _WHY, "text_wrap": True},
}


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)[:LONGEST_TEXT]


def _widths(rows: Sequence[Row], width: int) -> Iterator[int]:
    sample = rows[:_SAMPLE]
    for column in range(width):
        longest = max((display_width(_text(row[column])) for row in sample if column < len(row)), default=0)
        yield max(_NARROWEST, min(_WIDEST, longest + 2))
