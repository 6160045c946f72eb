"""Text files with one record a line: .csv, .tsv, .txt, whatever encoding, delimiter and line ends they have."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from organizer.domain.csv_guard import unguarded
from organizer.domain.sheets import Row
from organizer.files.encodings import guess_encoding
from organizer.files.reading import CHUNK, Fault, Finished, Note, Oddity, ReadFault, Send, SheetStarts

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
csv.field_size_limit(1 << 20)


def read_delimited(path: Path, send: Send) -> Finished:
    """Send the file's rows as one sheet. Raises ReadFault for a quote that is never closed."""
    data = path.read_bytes()
    encoding = guess_encoding(data)
    text = data.decode(encoding, "replace").replace("\0", "")
    delimiter, text = _delimiter_of(text)
    rows = _Rows(text, delimiter)
    send(SheetStarts(path.stem, text.count("\n") or 1))
    while chunk := list(islice(rows, CHUNK)):
        send(chunk)
    return Finished("csv", encoding, delimiter, rows.notes(lost=text.count("\ufffd")))


class _Rows:
    """The records as tuples, counting widths on the way."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._records = _records(text, delimiter)
        self._widths: Counter[int] = Counter()

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        record = next(self._records)
        self._widths[len(record)] += 1
        return tuple([unguarded(field) if field[:1] == "'" else field for field in record])

    def notes(self, *, lost: int) -> tuple[Note, ...]:
        """What was odd: characters that could not be decoded, rows longer than most."""
        usual = self._widths.most_common(1)[0][0] if self._widths else 0
        longer = sum(count for width, count in self._widths.items() if width > usual)
        found = []
        if lost:
            found.append(Note(Oddity.LOST_CHARACTERS, str(lost)))
        if longer and usual > 1:
            found.append(Note(Oddity.UNEVEN_ROWS, str(longer)))
        return tuple(found)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Strictly if that works; a stray quote inside a field is then taken as it stands."""
    try:
        for _record in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        _refuse_open_quote(error, text, delimiter)
    return csv.reader(io.StringIO(text), delimiter=delimiter)


def _refuse_open_quote(error: csv.Error, text: str, delimiter: str) -> None:
    if "unexpected end" in str(error) or "field larger" in str(error):
        raise ReadFault(Fault.OPEN_QUOTE, str(_last_record(text, delimiter))) from error


def _last_record(text: str, delimiter: str) -> int:
    """The line where the record begins that swallows the rest of the file."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    line = following = 1
    with suppress(csv.Error):
        for _record in reader:
            line, following = following, reader.line_num + 1
        return line
    return following


def _delimiter_of(text: str) -> tuple[str, str]:
    """The delimiter, and the text with line ends made plain and Excel's ``sep=`` line taken away."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4], "\n" + rest  # an empty row keeps the spreadsheet's row numbers
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda delimiter: _fit(lines, delimiter)), text


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
