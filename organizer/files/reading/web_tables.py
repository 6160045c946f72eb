"""Web pages that are called workbooks: what many sites and old programs export as .xls is an HTML table.

Every table of the page that is no mere frame around others becomes a sheet. Also .mht, the same in a letter.
"""

import email
import email.policy
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from organizer.domain.sheets.workbook import Cell, MergedRange, Row
from organizer.files.reading.encodings import look_at_bytes
from organizer.files.reading.messages import CHUNK, Fault, Finished, ReadFault, Send, SheetEnds, SheetStarts
from organizer.files.reading.odd_cells import OddCells

_LARGEST = 64 << 20  # bytes of a page
_WIDEST = 1 << 14  # columns that a spreadsheet has
_TALLEST = 1 << 20  # rows
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_SILENT = {"script", "style", "title"}
_BREAKS = {"br", "p", "div", "li"}


def read_web_page(path: Path, encoding: str | None, send: Send) -> Finished:
    """Send every table as a sheet. Raises ReadFault where there is none."""
    if path.stat().st_size > _LARGEST:
        raise ReadFault(Fault.TOO_LARGE)
    data, found = _page(path, encoding)
    reader = _Tables()
    reader.feed(data.decode(found, "replace"))
    reader.close()
    tables = [table for table in reader.tables if any(any(row) for row in table.rows)]
    if not tables:
        raise ReadFault(Fault.WEB_PAGE)
    for number, table in enumerate(tables, 1):
        send(SheetStarts(path.stem if len(tables) == 1 else f"{path.stem} {number}", len(table.rows)))
        odd = OddCells()
        rows = [odd.mended(row, index) for index, row in enumerate(table.as_rows())]
        for start in range(0, len(rows), CHUNK):
            send(rows[start : start + CHUNK])
        send(SheetEnds(tuple(table.merged), tuple(odd.errors), tuple(odd.notes())))
    return Finished("html", found)


def _page(path: Path, encoding: str | None) -> tuple[bytes, str]:
    """The page's bytes and their encoding: told, in the page, or likely."""
    data = path.read_bytes()
    if data[:4096].lstrip().lower().startswith((b"mime-version:", b"from: <saved by")):
        envelope = email.message_from_bytes(data, policy=email.policy.default)
        pages = (part for part in envelope.walk() if part.get_content_type() == "text/html")
        page = max((_payload(part) for part in pages), key=lambda each: each[0].lower().count(b"<tr"), default=None)
        if page is None:
            raise ReadFault(Fault.WEB_PAGE)
        data, told = page
    else:
        match = _CHARSET.search(data[:8192])
        told = match[1].decode("ascii") if match else None
    for each in (encoding, told):
        if each and _known(each):
            return data, each
    return data, look_at_bytes(path).encoding


def _payload(part: "email.message.Message[str, str]") -> tuple[bytes, str | None]:
    content = part.get_payload(decode=True)
    return (content if isinstance(content, bytes) else b""), part.get_content_charset()


def _known(encoding: str) -> bool:
    """Whether there is such an encoding of text, which “base64” is not."""
    try:
        "".encode(encoding)
    except LookupError:
        return False
    return True


class _Table:
    """The cells of one table, those that span several put where they begin."""

    def __init__(self) -> None:
        self.rows: list[dict[int, Cell]] = []
        self.merged: list[MergedRange] = []
        self._covered: dict[int, int] = {}  # column to the last row that a cell above covers there
        self._row, self._column = -1, 0

    def begin_row(self) -> None:
        """The next row."""
        self._row += 1
        self._column = 0
        self.rows.append({})
        if self._row >= _TALLEST:
            raise ReadFault(Fault.TOO_LARGE)

    def add(self, cell: Cell, *, width: int, height: int) -> None:
        """The next cell of the row."""
        if self._row < 0:
            self.begin_row()
        while self._covered.get(self._column, -1) >= self._row:
            self._column += 1
        if cell != "":
            self.rows[-1][self._column] = cell
        last = min(self._column + width, _WIDEST) - 1
        bottom = min(self._row + height, _TALLEST) - 1
        if last > self._column or bottom > self._row:
            self.merged.append(MergedRange(self._row, self._column, bottom, last))
        if bottom > self._row:
            self._covered.update(dict.fromkeys(range(self._column, last + 1), bottom))
        self._column = last + 1

    def as_rows(self) -> list[Row]:
        """The rows as tuples up to their last cell."""
        return [tuple(cells.get(column, "") for column in range(max(cells, default=-1) + 1)) for cells in self.rows]


class _Tables(HTMLParser):
    """Collects tables; one inside another is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._text: list[str] | None = None
        self._span: tuple[int, int] = (1, 1)
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Called by the parser."""
        if tag == "table":
            self._end_cell()
            table = _Table()
            self.tables.append(table)
            self._open.append(table)
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].begin_row()
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            said = dict(attrs)
            self._text = []
            self._span = (_count(said.get("colspan"), _WIDEST), _count(said.get("rowspan"), _TALLEST))
        elif tag in _BREAKS and self._text:
            self._text.append("\n")
        elif tag in _SILENT:
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._open:
            self._open.pop()
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        """Called by the parser."""
        if self._text is not None and not self._silent:
            self._text.append(data)

    def close(self) -> None:
        """The end of the page."""
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._text is None or not self._open:
            return
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        self._open[-1].add("\n".join(filter(None, lines)), width=self._span[0], height=self._span[1])
        self._text = None


def _count(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text and text.strip().isdecimal() else 1
