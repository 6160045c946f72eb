"""A look at the cells' positions in an .xlsx before a reader that allocates one cell for each of them.

A stray cell at XFD1048576 wants half a terabyte there (measured; the reader aborts its process). On the way it counts
what that reader does not show: error cells, formulas without a stored result, hidden rows.
"""

import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from organizer.files.reading import Fault, ReadFault

_CHUNK = 1 << 20
_FAR = re.compile(rb' r="(?:([A-Z]{2,3})\d+|(\d+))"')  # a cell right of Z, or a row
_ERROR = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*? t="e"')
_HIDDEN = re.compile(rb'<row [^>]*?hidden="(?:1|true)"')
_NO_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")

_WIDE = 256  # columns that no sheet of people has

MOST_CELLS = 40_000_000
"""More positions than this are not read at once: 32 bytes each in the reader."""


@dataclass(slots=True)
class Positions:
    """What a sheet's XML says before it is read; rows and columns count from 1."""

    columns: Counter[int] = field(default_factory=Counter)
    rows: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    without_result: int = 0

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


def column_number(letters: bytes) -> int:
    """``A`` is 1, ``XFD`` is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def look(archive: zipfile.ZipFile, part: str) -> Positions:
    """Stream one sheet's XML.

    Raises ReadFault where the XML declares entities, which no spreadsheet does, and where one text is longer than a
    megabyte (a cell holds at most 32,767 characters).
    """
    found = Positions()
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if b"<!DOCTYPE" in chunk:
                raise ReadFault(Fault.FORBIDDEN_XML)
            cut = chunk.rfind(b"<")
            if cut < 0:
                raise ReadFault(Fault.TOO_LARGE)
            whole = b">" in chunk[cut:]  # otherwise the last tag goes on in the next chunk
            _look_at(found, rest + (chunk if whole else chunk[:cut]))
            rest = b"" if whole else chunk[cut:]
    return found


def sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    """The sheets' XML parts in the archive, whatever the relationships call them."""
    names = [name for name in archive.namelist() if re.search(r"worksheets[/\\][^/\\]+\.xml$", name, re.IGNORECASE)]
    return sorted(names, key=lambda name: [int(digits) for digits in re.findall(r"\d+", name)])


def _look_at(found: Positions, data: bytes) -> None:
    for letters, row in _FAR.findall(data):
        if letters:
            found.columns[column_number(letters)] += 1
        else:
            found.rows.append(int(row))
    if b' t="e"' in data:
        found.errors += [cell.decode() for cell in _ERROR.findall(data)]
    if b"hidden=" in data:
        found.hidden_rows += len(_HIDDEN.findall(data))
    if b"<f" in data:
        found.without_result += len(_NO_RESULT.findall(data))


def safe_parts(source: Path | BinaryIO) -> None:
    """Refuse entity declarations in the small parts as well (an old way to blow up or to read other files)."""
    with zipfile.ZipFile(source) as archive:
        for part in archive.infolist():
            if part.filename.lower().endswith((".xml", ".rels")) and "worksheets" not in part.filename:
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(4096):
                        raise ReadFault(Fault.FORBIDDEN_XML)
