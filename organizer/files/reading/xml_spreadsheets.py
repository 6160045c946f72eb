"""SpreadsheetML 2003: “XML Spreadsheet 2003”, which old programs and many sites still write and call .xls."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.parsers import expat

from organizer.domain.sheets.workbook import Cell, ErrorCell, MergedRange, Row
from organizer.files.reading.messages import (
    CHUNK,
    MOST_PLACES,
    Fault,
    Finished,
    Note,
    Oddity,
    ReadFault,
    Send,
    SheetEnds,
    SheetStarts,
)
from organizer.files.reading.odd_cells import OddCells

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_PIECE = 1 << 18
_WIDEST, _TALLEST = 1 << 14, 1 << 20
_LONGEST_TEXT = 1 << 20
_MOST_BLANK = 10_000_000
"""Cells and rows that a file may skip, all sheets together: a few letters ask for a million of them."""
_TRUE = {"1", "true"}


def read_xml_spreadsheet(path: Path, send: Send) -> Finished:
    """Send every worksheet, row by row as they come. Raises ReadFault."""
    reader = _Reader(send)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _forbid
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadFault(Fault.DAMAGED) from error
    if not reader.sheets:
        raise ReadFault(Fault.NO_SHEETS)
    return Finished("xml")


def _forbid(*_declared: Any) -> None:
    raise ReadFault(Fault.FORBIDDEN_XML)


class _Sheet:
    """What is known of the sheet that is being read."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.row: dict[int, Cell] = {}
        self.number, self.column = 0, 0
        self.merged: list[MergedRange] = []
        self.odd = OddCells()
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.columns = 0

    def end(self) -> SheetEnds:
        """What is known when all rows were sent."""
        hidden = tuple(column - 1 for column in self.hidden_columns)
        return SheetEnds(tuple(self.merged), tuple(self.odd.errors), tuple(self._notes()), hidden)

    def _notes(self) -> Iterator[Note]:
        """Which rows are hidden, and what is odd about cells."""
        if self.hidden_rows:
            places = tuple(map(str, self.hidden_rows[:MOST_PLACES]))
            yield Note(Oddity.HIDDEN_ROWS, len(self.hidden_rows), places)
        yield from self.odd.notes()


class _Reader:
    """Takes the parser's events and sends a sheet's rows some at a time."""

    def __init__(self, send: Send) -> None:
        self.sheets = 0
        self._send = send
        self._sheet = _Sheet()
        self._kind: str | None = None
        self._texts: list[str] = []
        self._length = 0
        self._blank = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called by the parser."""
        space, _, tag = name.rpartition(" ")
        if space != _SPACE:
            return
        said = {key.removeprefix(f"{_SPACE} "): value for key, value in attributes.items()}
        match tag:
            case "Worksheet":
                self._sheet = _Sheet()
                self.sheets += 1
                self._send(SheetStarts(said.get("Name", str(self.sheets)), 0))
            case "Column":
                self._begin_column(said)
            case "Row":
                self._begin_row(said)
            case "Cell":
                self._begin_cell(said)
            case "Data":
                self._kind, self._texts, self._length = said.get("Type", "String"), [], 0

    def end(self, name: str) -> None:
        """Called by the parser."""
        space, _, tag = name.rpartition(" ")
        if space != _SPACE:
            return
        if tag == "Data":
            self._put("".join(self._texts))
            self._kind = None
        elif tag == "Row":
            row = self._sheet.row
            width = max(row, default=-1) + 1
            self._skip(width - len(row))
            cells = tuple(row.get(column, "") for column in range(width))
            self._sheet.rows.append(self._sheet.odd.mended(cells, self._sheet.number - 1))
            self._send_rows(CHUNK)
        elif tag == "Worksheet":
            self._send_rows(1)
            self._send(self._sheet.end())

    def text(self, data: str) -> None:
        """Called by the parser."""
        if self._kind is not None:
            self._length += len(data)
            if self._length > _LONGEST_TEXT:
                raise ReadFault(Fault.TOO_LARGE)
            self._texts.append(data)

    def _send_rows(self, least: int) -> None:
        if len(self._sheet.rows) >= least:
            self._send(self._sheet.rows)
            self._sheet.rows = []

    def _skip(self, count: int) -> None:
        self._blank += count
        if self._blank > _MOST_BLANK:
            raise ReadFault(Fault.TOO_LARGE)

    def _begin_column(self, said: dict[str, str]) -> None:
        sheet = self._sheet
        first = int(said.get("Index", sheet.columns + 1))
        sheet.columns = first + int(said.get("Span", 0))
        if said.get("Hidden") in _TRUE:
            sheet.hidden_columns += range(first, min(sheet.columns, _WIDEST) + 1)

    def _begin_row(self, said: dict[str, str]) -> None:
        sheet = self._sheet
        number = int(said.get("Index", sheet.number + 1))
        if not sheet.number < number <= _TALLEST:
            raise ReadFault(Fault.DAMAGED)
        self._skip(number - sheet.number - 1)
        sheet.rows += [()] * (number - sheet.number - 1)
        sheet.number, sheet.column, sheet.row = number, 0, {}
        if said.get("Hidden") in _TRUE:
            sheet.hidden_rows.append(number)

    def _begin_cell(self, said: dict[str, str]) -> None:
        sheet = self._sheet
        sheet.column = int(said.get("Index", sheet.column + 1))
        if not 0 < sheet.column <= _WIDEST:
            raise ReadFault(Fault.DAMAGED)
        across, down = int(said.get("MergeAcross", 0)), int(said.get("MergeDown", 0))
        if across or down:
            row, column = sheet.number - 1, sheet.column - 1
            sheet.merged.append(MergedRange(row, column, row + down, column + across))
        sheet.row.setdefault(sheet.column - 1, "")
        sheet.column += across

    def _put(self, text: str) -> None:
        """The value of the cell that began last."""
        sheet = self._sheet
        column = max(sheet.row, default=0)
        if self._kind == "Error":
            sheet.odd.errors.append(ErrorCell(sheet.number - 1, column, text))
        elif sheet.row:
            sheet.row[column] = _value(self._kind or "String", text)


def _value(kind: str, text: str) -> Cell:
    if kind == "Number":
        number = float(text)
        return int(text) if text.lstrip("-").isdecimal() else int(number) if number.is_integer() else number
    if kind == "Boolean":
        return text in _TRUE
    if kind == "DateTime":
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
        return moment.date() if moment.time() == datetime.min.time() else moment
    return text
