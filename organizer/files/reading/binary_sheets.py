"""What python-calamine does not show of .xls and .xlsb: error cells, hidden rows and columns.

The records are those of MS-XLS 2.4 and MS-XLSB 2.4. Whatever is broken here is left to the reader of the values to
complain about: these are only remarks.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from organizer.domain.sheets.workbook import ErrorCell
from organizer.files.reading.positions import Positions

_ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LARGEST = 256 << 20  # bytes of a sheet


def look_at_xls(source: Path | io.BytesIO) -> list[Positions]:
    """The sheets of an .xls in the order of the workbook; fewer or none where it is not as it should be."""
    import olefile

    found: list[Positions] = []
    with suppress(OSError, ValueError, struct.error, IndexError), olefile.OleFileIO(source) as storage:
        name = next((each for each in ("Workbook", "Book") if storage.exists(each)), None)
        data = storage.openstream(name).read() if name else b""
        for place in _sheet_places(data):
            found.append(_xls_sheet(data, place))
    return found


def _records(data: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Kind, beginning and length of each record from ``place`` on to the end of the substream."""
    header = struct.Struct("<HH")
    while place + 4 <= len(data):
        kind, length = header.unpack_from(data, place)
        if kind == 0x000A:
            return
        yield kind, place + 4, length
        place += 4 + length


def _sheet_places(data: bytes) -> list[int]:
    places = []
    for kind, start, _length in _records(data, 0):
        if kind == 0x002F:  # encrypted
            return []
        if kind == 0x0085:
            places.append(struct.unpack_from("<I", data, start)[0])
    return places


def _xls_sheet(data: bytes, place: int) -> Positions:
    found = Positions()
    for kind, start, _length in _records(data, place):
        if kind == 0x0205 and data[start + 7]:
            _add_error(found, struct.unpack_from("<HH", data, start), data[start + 6])
        elif kind == 0x0006 and data[start + 12 : start + 14] == b"\xff\xff" and data[start + 6] == 2:
            _add_error(found, struct.unpack_from("<HH", data, start), data[start + 8])
        elif kind == 0x0208 and data[start + 12] & 0x20:
            found.hidden_rows.append(struct.unpack_from("<H", data, start)[0] + 1)
        elif kind == 0x007D and data[start + 8] & 1:
            first, last = struct.unpack_from("<HH", data, start)
            if last < 255:
                found.hidden_columns += range(first + 1, last + 2)
    return found


def _add_error(found: Positions, place: tuple[int, ...], code: int) -> None:
    found.errors.append(ErrorCell(place[0], place[1], _ERROR_TEXTS.get(code, "#ERROR!")))


def look_at_xlsb(archive: zipfile.ZipFile) -> list[Positions]:
    """The sheets of an .xlsb in the order of their parts."""
    parts = [name for name in archive.namelist() if re.search(r"worksheets/sheet\d+\.bin$", name, re.IGNORECASE)]
    parts.sort(key=lambda name: int(re.findall(r"\d+", name)[-1]))
    found = []
    for part in parts:
        if archive.getinfo(part).file_size <= _LARGEST:
            with suppress(struct.error, IndexError, zipfile.BadZipFile):
                found.append(_Xlsb(archive.read(part)).look())
    return found


@dataclass(slots=True)
class _Xlsb:
    """One sheet's records."""

    data: bytes
    found: Positions = field(default_factory=Positions)
    row: int = 0

    def look(self) -> Positions:
        """What there is of errors and hidden things."""
        place, data = 0, self.data
        while place < len(data):
            kind = data[place]
            place += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (data[place] << 7)
                place += 1
            length = shift = 0
            more = 0x80
            while more:
                byte = data[place]
                place += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                more = byte & 0x80
            self._record(kind, place)
            place += length
        return self.found

    def _record(self, kind: int, start: int) -> None:
        if kind == 0:
            (self.row,) = struct.unpack_from("<I", self.data, start)
            if self.data[start + 11] & 0x10:
                self.found.hidden_rows.append(self.row + 1)
        elif kind in (3, 11):
            (column,) = struct.unpack_from("<I", self.data, start)
            _add_error(self.found, (self.row, column), self.data[start + 8])
        elif kind == 60 and self.data[start + 16] & 1:
            first, last = struct.unpack_from("<II", self.data, start)
            if last < 16_383:
                self.found.hidden_columns += range(first + 1, last + 2)
