"""Workbooks of every kind through python-calamine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine

from organizer.domain.sheets.workbook import MergedRange, Row
from organizer.files.reading.decrypting import opened
from organizer.files.reading.messages import (
    Fault,
    Finished,
    ReadFault,
    Send,
    SheetEnds,
    SheetStarts,
)
from organizer.files.reading.odd_cells import OddCells
from organizer.files.reading.row_sender import chunked, send_rows
from organizer.files.reading.sniffing import Format
from organizer.files.reading.workbook_looks import Looks, Source

_KINDS = (python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetTypeEnum.MacroSheet)


def read_workbook_file(path: Path, kind: Format, password: str | None, send: Send) -> Finished:
    """Send every sheet of a workbook. Raises ReadFault, of an .xlsx that wants a more careful reader NEEDS_CARE."""
    source, kind = opened(path, kind, password)
    looks = Looks(source, kind)
    if looks.too_much:
        raise ReadFault(Fault.NEEDS_CARE)
    try:
        _read(source, looks, send)
    except (ReadFault, MemoryError, BrokenPipeError):
        raise
    except python_calamine.PasswordError as error:
        raise ReadFault(Fault.PASSWORD_OF_ODS if kind is Format.ODS else Fault.PASSWORD_UNKNOWN) from error
    except BaseException as error:  # a panic of the reader's is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise ReadFault(Fault.NEEDS_CARE if kind is Format.XLSX else Fault.DAMAGED) from error
    return Finished(kind.value)


def _read(source: Source, looks: Looks, send: Send) -> None:
    with python_calamine.CalamineWorkbook.from_object(source) as book:
        sheets = [(index, about) for index, about in enumerate(book.sheets_metadata) if about.typ in _KINDS]
        if not sheets:
            raise ReadFault(Fault.NO_SHEETS)
        for index, about in sheets:
            sheet = book.get_sheet_by_index(index)
            visible = about.visible is python_calamine.SheetVisibleEnum.Visible
            positions = looks.of(index, about.name)
            send(SheetStarts(about.name, sheet.total_height, not visible))
            odd = OddCells(positions.digits, positions.errors)
            hidden = tuple(column - 1 for column in positions.hidden_columns)
            rows = map(_plain_rows, chunked(_whole_rows(sheet)))
            send_rows(rows, odd if looks.wants_care(positions) else None, send)
            send(
                SheetEnds(
                    _merged(sheet) or tuple(positions.merged),
                    tuple(odd.errors),
                    (*positions.notes(), *odd.notes()),
                    hidden,
                )
            )


def _whole_rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[Any]]:
    """The rows from column A on: the reader begins at the first column that has anything."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    return (left + row for row in sheet.iter_rows()) if left else sheet.iter_rows()


def _merged(sheet: python_calamine.CalamineSheet) -> tuple[MergedRange, ...]:
    return tuple(MergedRange(*first, *last) for first, last in sheet.merged_cell_ranges or ())


def _plain_rows(chunk: list[list[Any]]) -> list[Row]:
    """Whole numbers as int: the reader gives 13800138000.0 for a telephone number.

    Column by column, since most hold no number; all rows are as long as the first.
    """
    columns = [
        [int(cell) if cell.__class__ is float and cell.is_integer() else cell for cell in column]
        if float in set(map(type, column))
        else column
        for column in zip(*chunk, strict=True)
    ]
    return list(zip(*columns, strict=True)) if columns else [()] * len(chunk)
