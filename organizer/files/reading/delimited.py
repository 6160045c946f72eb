"""Text files with one record a line: .csv, .tsv, .txt, whatever encoding, delimiter and line ends they have."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from organizer.domain.sheets.csv_guard import unguarded
from organizer.domain.sheets.workbook import DELIMITERS, Row
from organizer.files.reading.encodings import look_at_bytes
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
    Wishes,
)
from organizer.files.reading.odd_cells import OddCells

_SAMPLE_LINES = 60
_LONGEST_FIELD = 1 << 20
csv.field_size_limit(_LONGEST_FIELD)


def read_delimited(path: Path, wishes: Wishes, send: Send) -> Finished:
    """Send the file's rows as one sheet, never holding more than a few of them.

    Raises ReadFault for a quote that is never closed.
    """
    encoded = look_at_bytes(path, wishes.encoding)
    with path.open(encoding=encoded.encoding, errors="replace") as file:
        first = file.readline(_LONGEST_FIELD)
        lines = [first, *islice(file, _SAMPLE_LINES)]
        told = _told_delimiter(first)
        delimiter = wishes.delimiter or told or _likely_delimiter(lines)
        send(SheetStarts(path.stem, encoded.lines))
        records = _Records(_chained(["\n", *lines[1:]] if told else lines, file), delimiter)
        for chunk in records.chunks():
            send(chunk)
    send(SheetEnds((), tuple(records.odd.errors), tuple(records.notes())))
    return Finished("csv", encoded.encoding, delimiter, encoded.decodings)


def _chained(begun: Iterable[str], rest: Iterable[str]) -> Iterator[str]:
    for lines in (begun, rest):
        for line in lines:
            yield line.replace("\0", "") if "\0" in line else line


class _Records:
    """The records as tuples; on the way it remembers which are odd."""

    def __init__(self, lines: Iterator[str], delimiter: str) -> None:
        self.odd = OddCells()
        self._lines = lines
        self._delimiter = delimiter
        self._record: list[str] = []  # the lines of the record that is being read
        self._begins = 1  # the line with which it begins
        self._line = 0
        self._row = 0
        self._lost: list[int] = []
        self._characters = 0
        self._widths: Counter[int] = Counter()
        self._first: dict[int, list[int]] = {}

    def chunks(self) -> Iterator[list[Row]]:
        """Some rows at a time. Raises ReadFault."""
        chunk: list[Row] = []
        try:
            for record in csv.reader(self._watched(), delimiter=self._delimiter):
                chunk.append(self._taken(record))
                if len(chunk) == CHUNK:
                    yield chunk
                    chunk = []
        except csv.Error as error:
            raise ReadFault(Fault.OPEN_QUOTE, str(self._begins)) from error
        if chunk:
            yield chunk

    def _watched(self) -> Iterator[str]:
        """The lines, kept until their record is complete."""
        for line in self._lines:
            self._line += 1
            self._record.append(line)
            yield line
        self._check_closed()

    def _check_closed(self) -> None:
        """At the end of the file the reader takes what is open for closed."""
        try:
            for _fields in csv.reader(self._record, delimiter=self._delimiter, strict=True):
                pass
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise ReadFault(Fault.OPEN_QUOTE, str(self._begins)) from error

    def _taken(self, record: list[str]) -> Row:
        self._row += 1
        width = len(record)
        self._widths[width] += 1
        if len(first := self._first.setdefault(width, [])) < MOST_PLACES:
            first.append(self._row)
        row: Row = tuple([unguarded(field) if field[:1] == "'" else field for field in record])
        for line in self._record:
            if "\ufffd" in line:
                self._characters += line.count("\ufffd")
                self._lost.append(self._row)
            if "E+" in line or "e+" in line or "#" in line:
                row = self.odd.mended(row, self._row - 1)
        self._record.clear()
        self._begins = self._line + 1
        return row

    def notes(self) -> Iterator[Note]:
        """What was odd: bytes that are no characters, numbers without their digits, rows longer or shorter."""
        if self._lost:
            rows = tuple(map(str, dict.fromkeys(self._lost)))
            yield Note(Oddity.LOST_CHARACTERS, self._characters, rows[:MOST_PLACES])
        yield from self.odd.notes()
        usual = self._widths.most_common(1)[0][0] if self._widths else 0
        if usual > 1:
            yield from self._uneven(Oddity.LONG_ROWS, [width for width in self._widths if width > usual])
            # A row of one cell is a title, a total or empty.
            yield from self._uneven(Oddity.SHORT_ROWS, [width for width in self._widths if 1 < width < usual])

    def _uneven(self, oddity: Oddity, widths: list[int]) -> Iterator[Note]:
        if widths:
            rows = sorted(row for width in widths for row in self._first[width])
            yield Note(oddity, sum(self._widths[width] for width in widths), tuple(map(str, rows[:MOST_PLACES])))


def _told_delimiter(first: str) -> str | None:
    """What Excel's line ``sep=;`` says; an empty row in its place keeps the spreadsheet's row numbers."""
    line = first.lstrip("\ufeff").strip("\r\n ")
    return line[4] if line.lower().startswith("sep=") and len(line) == 5 else None


def _likely_delimiter(lines: list[str]) -> str:
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    """How alike the rows' widths are, weighed by how many fields they have."""
    widths = [len(record) for record in _lenient(lines, delimiter) if any(record)]
    if not widths:
        return (0.0, 0)
    counted = Counter(width for width in widths if width > 1)
    usual, rows = counted.most_common(1)[0] if counted else (1, 0)
    return (rows / len(widths), usual)


def _lenient(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []
