"""Reading an .xlsx row by row with openpyxl: what lies together, for files that the quick reader cannot take."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter

from organizer.domain.sheets.export_base import LONGEST_TEXT
from organizer.domain.sheets.workbook import Cell, Row
from organizer.files.reading.decrypting import opened
from organizer.files.reading.messages import (
    MOST_PLACES,
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
from organizer.files.reading.odd_cells import OddCells
from organizer.files.reading.positions import Positions
from organizer.files.reading.row_sender import chunked, send_rows
from organizer.files.reading.sniffing import Format
from organizer.files.reading.workbook_looks import Looks, Source

_UNKNOWN_ROWS = 100_000  # rows that are read at most where nothing is known beforehand
_PLAIN = (str, int, float, bool, date, datetime, time, timedelta)
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile)


def read_carefully(path: Path, kind: Format, password: str | None, send: Send) -> Finished:
    """Send every sheet of an .xlsx at which the quick reader died. Raises ReadFault."""
    source, kind = opened(path, kind, password)
    if kind is not Format.XLSX:
        raise ReadFault(Fault.TOO_LARGE)
    return read_row_by_row(source, Looks(source, kind, aside=False), send)


def read_row_by_row(source: Source, looks: Looks, send: Send) -> Finished:
    """Send what lies together and leave stray cells out. Raises ReadFault."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        sheets = book.worksheets
    except _BROKEN as error:
        raise ReadFault(Fault.DAMAGED) from error
    if not sheets:
        raise ReadFault(Fault.NO_SHEETS)

    def send_shared(message: Message) -> None:
        send(SharedRows(message) if isinstance(message, list) else message)

    for index, sheet in enumerate(sheets):
        positions = looks.of(index, sheet.title)
        height = positions.sensible_rows() or _UNKNOWN_ROWS
        send(SheetStarts(sheet.title, height, sheet.sheet_state != "visible"))
        sheet.reset_dimensions()
        odd, cut = OddCells(), _Cut()
        cells = sheet.iter_rows(max_row=height, max_col=positions.sensible_columns(), values_only=True)
        send_rows(chunked(_rows(cells, cut)), odd, send_shared)
        send(SheetEnds((), tuple(odd.errors), (*_far(positions), *positions.notes(), *odd.notes(), *cut.notes())))
    return Finished(Format.XLSX.value)


def _far(positions: Positions) -> Iterator[Note]:
    if positions.too_many:
        yield Note(Oddity.FAR_CELLS)


@dataclass(slots=True)
class _Cut:
    """Texts that no cell can hold: how many, and where the first ones stand."""

    count: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, row: int, column: int) -> None:
        """``row`` from 1, ``column`` from 0."""
        self.count += 1
        if len(self.places) < MOST_PLACES:
            self.places.append(f"{get_column_letter(column + 1)}{row}")

    def notes(self) -> Iterator[Note]:
        """What a person should know."""
        if self.count:
            yield Note(Oddity.CUT_TEXTS, self.count, tuple(self.places))


def _rows(rows: Iterable[tuple[Any, ...]], cut: _Cut) -> Iterator[Row]:
    """Without the empty cells with which the reader fills every row up to the right. Raises ReadFault."""
    number = 0
    try:
        for row in rows:
            number += 1
            cells = [_cell(cell) for cell in row]
            for column, cell in enumerate(row):
                if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
                    cut.add(number, column)
            while cells and cells[-1] == "":
                cells.pop()
            yield tuple(cells)
    except _BROKEN as error:
        cell = _cell_at_fault(error)
        raise ReadFault(Fault.DAMAGED_CELL if cell else Fault.DAMAGED_ROW, cell or str(number + 1)) from error


def _cell_at_fault(error: BaseException) -> str:
    """What the reader was looking at when it gave up, which nothing but its own variables says; empty for no cell."""
    step = error.__traceback__
    while step is not None:
        match step.tb_frame.f_locals.get("element"):
            case Element(tag=str(tag)) as element if tag.endswith("}c"):
                return element.get("r") or ""
        step = step.tb_next
    return ""


def _cell(cell: Any) -> Cell:
    if cell is None:
        return ""
    if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
        return _shortened(cell)
    return cell if isinstance(cell, _PLAIN) else str(cell)


@lru_cache(maxsize=16)
def _shortened(text: str) -> str:
    """What a cell can hold; one text for all cells that share it."""
    return text[:LONGEST_TEXT]
