"""Cells that do not hold what somebody typed: errors, and long numbers that a spreadsheet program has shortened.

A program keeps 15 digits of a number, so that an identity number of 18 typed as a number ends in zeros; and it writes
a number that is too long for its column as 1.38E+10 into text files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from organizer.domain.sheets.workbook import ErrorCell, Row
from organizer.files.reading.messages import MOST_PLACES, Note, Oddity
from organizer.files.writing.cells import column_letters

_SCIENTIFIC = re.compile(r"\s*([+-]?\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})\s*")
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_EXACT = 2**53  # whole numbers up to here are exact in the cells of spreadsheets
_NO_LONGER_TYPED = 1e30
_LONG = 7  # powers of ten from which a number may be one that somebody typed digit by digit
_MOST_ERRORS = 10_000  # that are kept one by one


Digits = Mapping[tuple[int, int], int]
_NO_DIGITS: Digits = MappingProxyType({})


class OddCells:
    """Mends what can be mended in the rows of one sheet and remembers the rest.

    ``digits``: what is written in the file at (row, column), both from 0, where a reader has rounded it. ``errors``:
    the error cells that a reader gives as empty ones.
    """

    def __init__(self, digits: Digits = _NO_DIGITS, errors: Iterable[ErrorCell] = ()) -> None:
        self.errors = list(errors)
        self._digits = digits
        self._lost = 0
        self._lost_places: list[str] = []

    def mended(self, row: Row, index: int) -> Row:
        """Row ``index`` (from 0): errors are empty, numbers have the digits that can be had back."""
        cells = list(row)
        for column, cell in enumerate(row):
            if cell.__class__ is str:
                cells[column] = self._text(cell, index, column)
            elif isinstance(cell, int | float) and _EXACT < abs(cell) < _NO_LONGER_TYPED:
                cells[column] = self._number(cell, index, column)
        return tuple(cells)

    def notes(self) -> Iterator[Note]:
        """What is left."""
        if self.errors:
            places = (f"{column_letters(each.column)}{each.row + 1} {each.text}" for each in self.errors[:MOST_PLACES])
            yield Note(Oddity.ERROR_CELLS, len(self.errors), tuple(places))
        if self._lost:
            yield Note(Oddity.LOST_DIGITS, self._lost, tuple(self._lost_places))

    def _text(self, text: str, row: int, column: int) -> str:
        if text[:1] == "#" and text in _ERRORS:
            if len(self.errors) < _MOST_ERRORS:
                self.errors.append(ErrorCell(row, column, text))
            return ""
        found = _SCIENTIFIC.fullmatch(text) if "+" in text[-4:-1] else None
        if not found or int(found[3]) < _LONG:
            return text
        fraction = found[2] or ""
        if len(fraction) == int(found[3]):
            return found[1].lstrip("+") + fraction
        self._lose(row, column)
        return text

    def _number(self, number: int | float, row: int, column: int) -> int | float:
        """The number with the digits of the file; of a rounded one those that are sure, and zeros."""
        rounded = int(Decimal(repr(float(number))))
        exact = self._digits.get((row, column), rounded)
        # One that a cell can hold: where there are 16 digits and more, nearly always another one was typed.
        if exact in (rounded, int(float(exact))):
            self._lose(row, column)
        return exact

    def _lose(self, row: int, column: int) -> None:
        self._lost += 1
        if len(self._lost_places) < MOST_PLACES:
            self._lost_places.append(f"{column_letters(column)}{row + 1}")
