"""What calamine does not show of an .ods: what is hidden or merged, and error cells (OpenDocument 1.3, part 3)."""

import re
import zipfile
from collections.abc import Iterator

from organizer.domain.sheets.workbook import ErrorCell, MergedRange
from organizer.files.reading.positions import Positions

_TAG = re.compile(rb"<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>()")
_TAG_OR_CELL = re.compile(
    rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>(?:<text:p>([^<]*))?"
)
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_ERROR = b'calcext:value-type="error"'
_SPANNED = re.compile(rb'table:number-(rows|columns)-spanned="(\d+)"')
_OF_CELLS = (_ERROR, b"-spanned=")
_PIECE = 1 << 20
_MANY = 1_000  # hidden rows or columns in one piece are the empty rest of the sheet


def look_at_ods(archive: zipfile.ZipFile) -> list[Positions]:
    """The sheets in their order; cells are counted only where there is an error or a merged one among them."""
    tags = _TAG_OR_CELL if any(mark in piece for piece in _pieces(archive) for mark in _OF_CELLS) else _TAG
    looker = _Looker()
    for piece in _pieces(archive):
        for tag, attributes, text in tags.findall(piece):
            looker.take(tag, attributes, text)
    return looker.found


def _pieces(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """The content a megabyte at a time, each piece up to where a cell or a row begins."""
    rest = b""
    with archive.open("content.xml") as stream:
        while chunk := stream.read(_PIECE):
            data = rest + chunk
            cut = max(data.rfind(b"<table:"), 0) if len(data) < 4 * _PIECE else len(data)
            yield data[:cut]
            rest = data[cut:]
    yield rest


class _Looker:
    """Counts rows and columns as the tags come."""

    def __init__(self) -> None:
        self.found: list[Positions] = []
        self._row = self._next_row = self._column = 0

    def take(self, tag: bytes, attributes: bytes, text: bytes) -> None:
        """The next tag, with the text that follows it."""
        repeated = _REPEATED.search(attributes)
        count = int(repeated[1]) if repeated else 1
        hidden = count < _MANY and _HIDDEN.search(attributes) is not None
        if tag == b"table":
            self.found.append(Positions())
            self._next_row = self._column = 0
        elif not self.found:
            return
        elif tag == b"table-row":
            self._row, self._next_row, self._column = self._next_row, self._next_row + count, 0
            if hidden:
                self.found[-1].hidden_rows += range(self._row + 1, self._next_row + 1)
        else:
            if tag == b"table-column" and hidden:
                self.found[-1].hidden_columns += range(self._column + 1, self._column + count + 1)
            if _ERROR in attributes:
                self.found[-1].errors.append(ErrorCell(self._row, self._column, text.decode("utf-8", "replace")))
            if spans := dict(_SPANNED.findall(attributes)):
                self._merge(int(spans.get(b"rows", 1)), int(spans.get(b"columns", 1)))
            self._column += count

    def _merge(self, rows: int, columns: int) -> None:
        if rows * columns > 1:
            last = self._row + rows - 1, self._column + columns - 1
            self.found[-1].merged.append(MergedRange(self._row, self._column, *last))
