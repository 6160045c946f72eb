"""Where the table of an agenda is and what its columns mean."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from organizer.domain.agenda.times import day_of, is_time, span_of
from organizer.domain.agenda.words import AgendaField, headers, plain
from organizer.domain.folding import clean
from organizer.domain.sheets.layout import inspect_workbook
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell, MergedRange, Row, Sheet, SheetKind, Workbook

AgendaMapping = Mapping[int, AgendaField | None]
"""Column (from 0) to field; None and missing columns are left out."""

PEOPLE = frozenset({AgendaField.SPEAKERS, AgendaField.CHAIR, AgendaField.PANELISTS, AgendaField.INTERPRETERS})
"""Fields that several columns may give together: “Speaker 1”, “Speaker 2”."""

_BANNER = 40  # rows above a header that are looked at
_VOTERS = 200  # rows whose values vote
_WHOLE, _PART, _ENDING = 0.97, 0.9, 0.6
_BY_VALUES = 0.5
_SCRIPTS = re.compile(r"(?<=[⺀-鿿가-힯])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s+(?=[⺀-鿿가-힯])|[/|\n\r:：(（]")
_NUMBER = re.compile(r"\s*\d+$")


@dataclass(frozen=True, slots=True)
class AgendaColumn:
    """What a column of an agenda seems to mean; ``confidence`` is 0 to 1. Columns count from 0."""

    column: int
    header: str
    field: AgendaField | None
    confidence: float
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaTable:
    """A sheet with the index of its header row and the meaning of its columns."""

    sheet: Sheet
    header: int
    columns: tuple[AgendaColumn, ...]

    @property
    def mapping(self) -> AgendaMapping:
        """The guessed meaning of each column."""
        return {each.column: each.field for each in self.columns}

    @property
    def fields(self) -> frozenset[AgendaField]:
        """Every meaning that a column has."""
        return frozenset(each.field for each in self.columns if each.field)

    @property
    def is_agenda(self) -> bool:
        """Whether there is enough to make sessions of: titles, and a time or a place."""
        named = {each.field for each in self.columns if each.confidence > _BY_VALUES}
        placed = AgendaField.START in self.fields or named & {AgendaField.DAY, AgendaField.ROOM, AgendaField.DURATION}
        sure = AgendaField.START in named or (bool(placed) and not _is_people(self))
        return AgendaField.TITLE in named and sure


def _is_people(table: AgendaTable) -> bool:
    """Whether the headers speak of people: a sheet of attendees may have titles, days and rooms as well."""
    workbook = Workbook("", "", (table.sheet,))
    return inspect_workbook(workbook, header_row=table.header + 1).kind is SheetKind.PEOPLE


def find_table(sheet: Sheet, *, header_row: int | None = None) -> AgendaTable:
    """The table of a sheet; ``header_row`` (from 1, as the spreadsheet shows it) overrules the guess."""
    index = _best_header(sheet) if header_row is None else header_row - 1
    if not 0 <= index < len(sheet.rows):
        return AgendaTable(sheet, -1, ())
    body = sheet.rows[index + 1 : index + 1 + _VOTERS]
    return AgendaTable(sheet, index, tuple(guess_columns(_header_texts(sheet, index), body)))


def _header_texts(sheet: Sheet, index: int) -> list[str]:
    """The header's cells; where one says nothing, the head merged over it and its neighbours in the row above."""
    texts = [text_of(cell) for cell in sheet.rows[index]]
    for each in sheet.merged:
        if each.first_row == each.last_row == index - 1:
            head = text_of(sheet.rows[index - 1][each.first_column])
            for column in range(each.first_column, min(each.last_column + 1, len(texts))):
                if texts[column] and header_meaning(texts[column]) is None and header_meaning(head):
                    texts[column] = f"{head} / {texts[column]}"
    return texts


def agenda_tables(workbook: Workbook) -> tuple[AgendaTable, ...]:
    """The visible sheets that hold an agenda; only ours where the workbook is an export of our own."""
    tables = tuple(table for sheet in workbook.sheets if not sheet.hidden and (table := find_table(sheet)).is_agenda)
    ours = tuple(table for table in tables if AgendaField.UID in table.fields)
    return ours or tables


def header_meaning(header: str) -> tuple[AgendaField, float] | None:
    """What a header says, with how sure that is."""
    known = headers()
    whole = plain(header)
    if whole in known:
        return known[whole], _WHOLE
    for part in _SCRIPTS.split(clean(header)):
        word = plain(_NUMBER.sub("", part))
        if word in known:
            return known[word], _PART
    ending = whole.rpartition(" ")[2]
    return (known[ending], _ENDING) if ending in known and len(ending) > 3 else None


def guess_columns(texts: Sequence[str], body: Sequence[Row]) -> Iterator[AgendaColumn]:
    """Headers first, the surest first; then the values of columns that are left."""
    taken: dict[int, tuple[AgendaField, float]] = {}
    found = [(column, meaning) for column, text in enumerate(texts) if text and (meaning := header_meaning(text))]
    for column, (field, sure) in sorted(found, key=lambda each: (-each[1][1], each[0])):
        if field is AgendaField.TITLE and _has(taken, field):
            field = AgendaField.SECOND_TITLE
        if field in PEOPLE or not _has(taken, field):
            taken[column] = (field, sure)
    values = [
        [row[column] for row in body if column < len(row) and text_of(row[column])] for column in range(len(texts))
    ]
    _claim(taken, AgendaField.START, values, is_time)
    _claim(taken, AgendaField.DAY, values, lambda cell: day_of(cell) is not None and span_of(cell) is None)
    for column, text in enumerate(texts):
        if text or values[column]:
            field_of, sure = taken.get(column, (None, 0.0))
            samples = tuple(dict.fromkeys(text_of(cell) for cell in values[column]))[:3]
            yield AgendaColumn(column, clean(text), field_of, sure, samples)


def _has(taken: Mapping[int, tuple[AgendaField, float]], field: AgendaField) -> bool:
    return any(given is field for given, _sure in taken.values())


def _claim(
    taken: dict[int, tuple[AgendaField, float]],
    field: AgendaField,
    values: Sequence[Sequence[Cell]],
    fits: Callable[[Cell], bool],
) -> None:
    """Give a field that no header names to the first free column whose values are nearly all like it."""
    if _has(taken, field):
        return
    for column, cells in enumerate(values):
        if column not in taken and len(cells) >= 2 and sum(map(fits, cells)) >= 0.8 * len(cells):
            taken[column] = (field, _BY_VALUES)
            return


def _best_header(sheet: Sheet) -> int:
    """The row of the first ones in which most different meanings are named; -1 for none."""
    best, index = 1.0, -1
    for number, row in enumerate(sheet.rows[:_BANNER]):
        meanings = {
            meaning[0]: meaning[1] for cell in row if isinstance(cell, str) and (meaning := header_meaning(cell))
        }
        if sum(meanings.values()) > best:
            best, index = sum(meanings.values()), number
    return index


def filled_down(sheet: Sheet) -> list[list[Cell]]:
    """The rows with every merged cell's value in all of its rows (in its first column only)."""
    rows = [list(row) for row in sheet.rows]
    for each in sheet.merged:
        if each.first_row < len(rows) and each.first_column < len(rows[each.first_row]):
            value = rows[each.first_row][each.first_column]
            for index in range(each.first_row + 1, min(each.last_row + 1, len(rows))):
                _put(rows[index], each.first_column, value)
    return rows


def _put(row: list[Cell], column: int, value: Cell) -> None:
    row.extend([None] * (column + 1 - len(row)))
    if row[column] in (None, ""):
        row[column] = value


def rows_of(merged: Sequence[MergedRange], row: int, column: int) -> int:
    """How many rows the cell at (row, column) covers."""
    for each in merged:
        if (each.first_row, each.first_column) == (row, column):
            return each.last_row - each.first_row + 1
    return 1
