"""Plain tables as a workbook, with their merged cells: for sheets that should look as somebody typed them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from organizer.domain.sample.sheets import SheetDesign
from organizer.domain.sheets.workbook import MergedRange
from organizer.errors import FileTrouble
from organizer.files.replacing import replacing
from organizer.i18n import _
from organizer.progress import Progress

_MADE = datetime(2026, 9, 10, 9, 0)  # fixed, so that the same sheet gives the same bytes


def write_design(path: Path, design: SheetDesign, progress: Progress) -> None:
    """Write one sheet with its header and merged headings marked; its folder is made. Raises FileTrouble, Cancelled."""
    tall = any(each.first_row != each.last_row for each in design.sheet.merged)
    _make_folder(path.parent)
    with replacing(path) as part, part.open("wb") as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": not tall, "strings_to_urls": False})
        book.set_properties({"created": _MADE})
        _write_sheet(book, design, progress)
        book.close()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileTrouble(
            _("The folder “{folder}” cannot be made. Choose another folder.").format(folder=folder)
        ) from problem


def _write_sheet(book: Any, design: SheetDesign, progress: Progress) -> None:
    page = book.add_worksheet(design.sheet.name)
    heading = book.add_format({"bold": True, "bg_color": "#E8EEFC", "valign": "vcenter"})
    merged_cell = book.add_format({"valign": "top"})
    dates: dict[type, Any] = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    starts = {(each.first_row, each.first_column): each for each in design.sheet.merged}
    for column, width in enumerate(design.widths):
        page.set_column(column, column, width)
    for number, row in enumerate(design.sheet.rows):
        progress.step(number, len(design.sheet.rows), _("Writing “{name}”").format(name=design.file))
        for column, cell in enumerate(row):
            if span := starts.get((number, column)):
                page.merge_range(*_corners(span), cell, heading if span.first_row == span.last_row else merged_cell)
            elif cell not in (None, ""):
                page.write(number, column, cell, heading if number == design.header else dates.get(type(cell)))


def _corners(span: MergedRange) -> tuple[int, int, int, int]:
    return span.first_row, span.first_column, span.last_row, span.last_column
