"""Workbooks of every kind through python-calamine, and through openpyxl where that cannot or must not read."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import count, islice
from pathlib import Path
from typing import Any

import python_calamine

from organizer.domain.export_base import LONGEST_TEXT
from organizer.domain.sheets import Cell, MergedRange, Row
from organizer.files.decrypting import opened
from organizer.files.odd_cells import OddCells
from organizer.files.positions import Positions
from organizer.files.reading import (
    CHUNK,
    MOST_FILLED,
    Fault,
    Finished,
    Message,
    Note,
    Oddity,
    ReadFault,
    Send,
    SharedRows,
    SheetEnds,
    SheetStarts,
)
from organizer.files.sniffing import Format
from organizer.files.workbook_looks import Looks, Source

_UNKNOWN_ROWS = 100_000  # rows that are read at most where nothing is known beforehand
_PLAIN = (str, int, float, bool, date, datetime, time, timedelta)
_KINDS = (python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetTypeEnum.MacroSheet)


def read_workbook_file(path: Path, kind: Format, password: str | None, send: Send) -> Finished:
    """Send every sheet of a workbook. Raises ReadFault."""
    source, kind = opened(path, kind, password)
    looks = Looks(source, kind)
    if looks.too_much:
        return _read_sensible_part(source, looks, send)
    counted = _Counted(send)
    try:
        _read(source, looks, counted)
    except Exception as error:
        if isinstance(error, ReadFault):
            raise
        _give_up(kind, counted, error)
        return _read_sensible_part(source, looks, send)
    except BaseException as error:  # a panic of the reader's is no Exception
        if type(error).__name__ != "PanicException":
            raise
        _give_up(kind, counted, error)
        return _read_sensible_part(source, looks, send)
    return Finished(kind.value)


def _give_up(kind: Format, counted: "_Counted", error: BaseException) -> None:
    """Raise ReadFault where no other reader can help."""
    if isinstance(error, python_calamine.PasswordError):
        raise ReadFault(Fault.PASSWORD_UNKNOWN) from error
    if isinstance(error, MemoryError):
        raise error
    if kind is not Format.XLSX or counted.messages:
        raise ReadFault(Fault.DAMAGED) from error


def read_carefully(path: Path, kind: Format, password: str | None, send: Send) -> Finished:
    """The same row by row with openpyxl, for an .xlsx at which the other reader died. Raises ReadFault."""
    source, kind = opened(path, kind, password)
    if kind is not Format.XLSX:
        raise ReadFault(Fault.TOO_LARGE)
    return _read_sensible_part(source, Looks(source, kind, aside=False), send)


class _Counted:
    """Passes messages on and knows whether there were any."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.messages = 0

    def __call__(self, message: Message) -> None:
        self.messages += 1
        self._send(message)


def _read(source: Source, looks: Looks, send: Send) -> None:
    with python_calamine.CalamineWorkbook.from_object(source) as book:
        sheets = [(index, about) for index, about in enumerate(book.sheets_metadata) if about.typ in _KINDS]
        if not sheets:
            raise ReadFault(Fault.NO_SHEETS)
        sent = _Sent(send)
        for index, about in sheets:
            sheet = book.get_sheet_by_index(index)
            visible = about.visible is python_calamine.SheetVisibleEnum.Visible
            positions = looks.of(index, about.name)
            send(SheetStarts(about.name, sheet.total_height, not visible))
            odd = OddCells(positions.digits, positions.errors)
            hidden = tuple(column - 1 for column in positions.hidden_columns)
            sent.rows(_whole_rows(sheet), odd if looks.wants_care(positions) else None)
            send(SheetEnds(_merged(sheet), tuple(odd.errors), (*positions.notes(), *odd.notes()), hidden))


def _whole_rows(sheet: python_calamine.CalamineSheet) -> Iterator[Iterable[Any]]:
    """The rows from column A on: the reader begins at the first column that has anything."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    return (left + row for row in sheet.iter_rows()) if left else sheet.iter_rows()


def _merged(sheet: python_calamine.CalamineSheet) -> tuple[MergedRange, ...]:
    return tuple(MergedRange(*first, *last) for first, last in sheet.merged_cell_ranges or ())


class _Sent:
    """Sends rows some at a time and counts what is in them."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._filled = 0

    def rows(self, rows: Iterator[Iterable[Any]], odd: OddCells | None) -> None:
        """All of a sheet's, mended where ``odd`` is given, without what is empty below. Raises ReadFault."""
        number = count()
        blank = 0
        while chunk := [_plain_row(row) for row in islice(rows, CHUNK)]:
            if odd:
                chunk = [odd.mended(row, next(number)) for row in chunk]
            filled = sum([len(row) - row.count("") for row in chunk])
            if not filled:
                blank += len(chunk)
                continue
            self._filled += filled
            if self._filled > MOST_FILLED:
                raise ReadFault(Fault.TOO_LARGE)
            if blank:
                self._send([()] * blank)
                blank = 0
            self._send(chunk)


def _plain_row(row: Iterable[Any]) -> Row:
    """Whole numbers as int: the reader gives 13800138000.0 for a telephone number."""
    return tuple([int(cell) if cell.__class__ is float and cell.is_integer() else cell for cell in row])


def _read_sensible_part(source: Source, looks: Looks, send: Send) -> Finished:
    """Read what lies together and leave stray cells out, with a reader that goes row by row."""
    import openpyxl

    every = looks.all()
    rows = max((positions.sensible_rows() for positions in every), default=0) or _UNKNOWN_ROWS
    columns = max((positions.sensible_columns() for positions in every), default=26)
    sent = _Sent(lambda message: send(SharedRows(message) if isinstance(message, list) else message))
    try:
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        for index, sheet in enumerate(book.worksheets):
            positions = looks.of(index, sheet.title)
            sheet.reset_dimensions()
            send(SheetStarts(sheet.title, rows, sheet.sheet_state != "visible"))
            cells = sheet.iter_rows(max_row=rows, max_col=columns, values_only=True)
            odd = OddCells()
            sent.rows(_openpyxl_rows(cells), odd)
            send(SheetEnds((), tuple(odd.errors), (*_far(positions), *positions.notes(), *odd.notes())))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile) as error:
        raise ReadFault(Fault.DAMAGED) from error
    if not book.worksheets:
        raise ReadFault(Fault.NO_SHEETS)
    return Finished(Format.XLSX.value)


def _far(positions: Positions) -> Iterator[Note]:
    if positions.too_many:
        yield Note(Oddity.FAR_CELLS)


def _openpyxl_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    """Without the empty cells with which the reader fills every row up to the right."""
    for row in rows:
        cells = [_openpyxl_cell(cell) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        yield tuple(cells)


def _openpyxl_cell(cell: Any) -> Cell:
    if cell is None:
        return ""
    if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
        return _shortened(cell)
    return cell if isinstance(cell, _PLAIN) else str(cell)


@lru_cache(maxsize=16)
def _shortened(text: str) -> str:
    """What a cell can hold; one text for all cells that share it."""
    return text[:LONGEST_TEXT]
