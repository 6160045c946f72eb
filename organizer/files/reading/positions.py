"""A look at the cells' positions in an .xlsx before a reader that allocates one cell for each of them.

A stray cell at XFD1048576 wants half a terabyte there (measured; the reader aborts its process). On the way it sees
what that reader does not show: error cells, all digits of long numbers, formulas without a stored result, what is
hidden.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from organizer.domain.sheets.workbook import ErrorCell, MergedRange
from organizer.files.reading.messages import MOST_PLACES, Fault, Note, Oddity, ReadFault

_CHUNK = 1 << 20
_LONGEST = 4 << 20  # bytes of a row, or of a text: a cell holds at most 32,767 characters
_FAR = re.compile(rb' r="([A-Z]{2,3})\d+"')  # a cell right of Z
_ROWS = re.compile(rb'row [^>]*?\br="(\d+)"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>]*? t="e"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.DOTALL
)
_ROW = re.compile(rb'<(?:\w+:)?row ([^>]*?hidden="(?:1|true)"[^>]*)>')
_COLUMN = re.compile(rb'<(?:\w+:)?col ([^>]*?hidden="(?:1|true)"[^>]*)>')
_ATTRIBUTE = re.compile(rb'(?<!\S)(r|min|max)="(\d+)"')
_NO_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ODD_TEXT = re.compile(rb">\s*(?:[+-]?\d(?:[.,]\d+)?[eE]\+\d+|#[A-Z/0!?_]+)\s*<")
_DIGITS = re.compile(rb'<(?:\w+:)?c r="([A-Z]+)(\d+)"[^>]*><(?:\w+:)?v>(\d{16,30})<')

_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPES = bytes.maketrans(b"123456789" + _CAPITALS + b"e", b"0" * 9 + b"A" * 27)
# A digit is 0, a capital and the e of an exponent are A: one search finds every long number or far column.
_FAR_SHAPE, _LONG_SHAPE, _POWER_SHAPE = b'"AA', b"0" * 16, b"0A0"

_WIDE = 256  # columns that no sheet of people has
_WIDEST = 1 << 14

MOST_CELLS = 40_000_000
"""More positions than this are not read at once: 32 bytes each in the reader."""


@dataclass(slots=True)
class Positions:
    """What a sheet's XML says before it is read; rows and columns count from 1.

    ``merged``: of an .ods only; elsewhere the reader tells it.
    ``odd``: there are texts or numbers that want a closer look when the rows are read.
    """

    columns: Counter[int] = field(default_factory=Counter)
    rows: list[int] = field(default_factory=list)
    errors: list[ErrorCell] = field(default_factory=list)
    digits: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    without_result: int = 0
    odd: bool = False

    @property
    def last_row(self) -> int:
        """The lowest row with an element."""
        return max(self.rows, default=0)

    @property
    def last_column(self) -> int:
        """The rightmost column; 26 when none is beyond Z."""
        return max(self.columns, default=26)

    @property
    def too_many(self) -> bool:
        """Whether a reader that fills the rectangle would need too much memory, or much for a stray cell."""
        stray = self.last_column > max(_WIDE, 2 * self.sensible_columns())
        return stray or self.last_row * self.last_column > MOST_CELLS

    def sensible_columns(self) -> int:
        """The columns that are used by more than a stray cell or two."""
        return max((column for column, cells in self.columns.items() if cells > 2), default=26)

    def sensible_rows(self, gap: int = 10_000) -> int:
        """The last row before a jump of more than ``gap`` empty ones."""
        last = 0
        for row in sorted(self.rows):
            if row - last > gap:
                break
            last = row
        return last

    def notes(self) -> Iterator[Note]:
        """What a person should know of the sheet."""
        if self.without_result:
            yield Note(Oddity.NO_RESULTS, self.without_result)
        if self.hidden_rows:
            yield Note(Oddity.HIDDEN_ROWS, len(self.hidden_rows), tuple(map(str, self.hidden_rows[:MOST_PLACES])))


def column_number(letters: bytes) -> int:
    """``A`` is 1, ``XFD`` is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def look(archive: zipfile.ZipFile, part: str) -> Positions:
    """Stream one sheet's XML.

    Raises ReadFault where the XML declares entities, which no spreadsheet does, and where one text is longer than four
    megabytes (a cell holds at most 32,767 characters).
    """
    found = Positions()
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if b"<!DOCTYPE" in chunk:
                raise ReadFault(Fault.FORBIDDEN_XML)
            data = rest + chunk
            cut = _last_beginning(data)
            if len(data) - cut > _LONGEST:
                raise ReadFault(Fault.TOO_LARGE)
            _look_at(found, data[:cut])
            rest = data[cut:]
    _look_at(found, rest)
    return found


def _last_beginning(data: bytes) -> int:
    """Where the last row begins, or in a row without an end the last tag."""
    row = max(data.rfind(b"<row"), data.rfind(b":row"))
    return row if len(data) - row < _CHUNK and row > 0 else max(0, data.rfind(b"<"))


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """What is odd about the texts that all sheets share.

    ``odd``: one looks like an error or a shortened number. ``too_long``: one is longer than a megabyte.
    """

    odd: bool = False
    too_long: bool = False


def look_at_texts(archive: zipfile.ZipFile) -> SharedTexts:
    """Stream the table of shared texts."""
    odd = False
    for name in archive.namelist():
        if name.lower().endswith("sharedstrings.xml"):
            rest = b""
            with archive.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    if b"<" not in chunk and len(chunk) == _CHUNK:
                        return SharedTexts(odd, too_long=True)
                    odd = odd or _odd_text(rest + chunk)
                    rest = chunk[-100:]
    return SharedTexts(odd)


def _odd_text(data: bytes) -> bool:
    """The search for one byte, which is nearly free, spares most data the search for more."""
    maybe = b"#" in data or (b"+" in data and (b"E+" in data or b"e+" in data))
    return maybe and _ODD_TEXT.search(data) is not None


def _look_at(found: Positions, data: bytes) -> None:
    found.rows += map(int, _ROWS.findall(data))
    shapes = data.translate(_SHAPES)
    if _FAR_SHAPE in shapes:
        for letters, cells in Counter(_FAR.findall(data)).items():
            found.columns[column_number(letters)] += cells
    if _LONG_SHAPE in shapes or _POWER_SHAPE in shapes:
        found.odd = True
        for letters, row, digits in _DIGITS.findall(data):
            found.digits[int(row) - 1, column_number(letters) - 1] = int(digits)
    if b"e" in data and b't="e"' in data:
        found.errors += [
            ErrorCell(int(row) - 1, column_number(letters) - 1, text.decode("utf-8", "replace"))
            for letters, row, text in _ERROR.findall(data)
        ]
    if b"h" in data and b"hidden=" in data:
        _look_at_hidden(found, data)
    if b"f" in data and b"<f" in data:
        found.without_result += len(_NO_RESULT.findall(data))
    found.odd = found.odd or _odd_text(data)


def _look_at_hidden(found: Positions, data: bytes) -> None:
    for attributes in _ROW.findall(data):
        found.hidden_rows += [int(value) for name, value in _ATTRIBUTE.findall(attributes) if name == b"r"]
    for attributes in _COLUMN.findall(data):
        said = dict(_ATTRIBUTE.findall(attributes))
        first, last = int(said.get(b"min", 0)), int(said.get(b"max", 0))
        if 0 < first <= last < _WIDEST:  # up to the last column nothing is hidden but the empty rest
            found.hidden_columns += range(first, last + 1)
