"""Workbooks of every kind through python-calamine, and through openpyxl where cells stand too far out for it."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import python_calamine

from organizer.domain.sheets import Cell, MergedRange, Row
from organizer.files.positions import Positions, look, safe_parts, sheet_parts
from organizer.files.reading import CHUNK, Fault, Finished, Message, Note, Oddity, ReadFault, Send, SheetStarts
from organizer.files.sniffing import Format, encrypted

_NAMES = {
    Format.XLSX: (".xlsx", ".xlsm"),
    Format.XLSB: (".xlsb",),
    Format.XLS: (".xls",),
    Format.ODS: (".ods",),
}
_UNKNOWN_ROWS = 100_000  # rows that are read at most where nothing is known beforehand
_PLAIN = (str, int, float, bool, date, datetime, time, timedelta)


def read_workbook_file(path: Path, kind: Format, password: str | None, send: Send) -> Finished:
    """Send every sheet of a workbook. Raises ReadFault."""
    source = _opened(path, kind, password)
    looks = _looks(source) if kind is Format.XLSX else []
    if any(positions.too_many for positions in looks):
        return _read_sensible_part(source, looks, send)
    counted = _Counted(send)
    try:
        _read(source, counted)
    except python_calamine.PasswordError as error:
        raise ReadFault(Fault.PASSWORD_NEEDED) from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        if kind is not Format.XLSX or counted.messages:
            raise ReadFault(Fault.DAMAGED) from error
        return _read_sensible_part(source, looks, send)
    return Finished(kind.value, notes=tuple(_notes(looks)))


def read_carefully(path: Path, kind: Format, password: str | None, send: Send) -> Finished:
    """The same row by row with openpyxl, for an .xlsx at which the other reader died. Raises ReadFault."""
    source = _opened(path, kind, password)
    return _read_sensible_part(source, _looks(source), send)


class _Counted:
    """Passes messages on and knows whether there were any."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.messages = 0

    def __call__(self, message: Message) -> None:
        self.messages += 1
        self._send(message)


def _opened(path: Path, kind: Format, password: str | None) -> Path | io.BytesIO:
    """The file itself, or what is inside when it is encrypted.

    The reader believes in names: a file that is called otherwise is handed over without one.
    """
    if kind in (Format.XLSX, Format.XLS) and not zipfile.is_zipfile(path) and encrypted(path):
        return _decrypted(path, password)
    return path if path.suffix.lower() in _NAMES[kind] else io.BytesIO(path.read_bytes())


def _decrypted(path: Path, password: str | None) -> io.BytesIO:
    if not password:
        raise ReadFault(Fault.PASSWORD_NEEDED)
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    plain = io.BytesIO()
    try:
        with path.open("rb") as file:
            envelope = msoffcrypto.OfficeFile(file)
            envelope.load_key(password=password, verify_password=True)
            envelope.decrypt(plain)
    except (InvalidKeyError, DecryptionError) as error:
        raise ReadFault(Fault.PASSWORD_WRONG) from error
    except FileFormatError as error:
        raise ReadFault(Fault.DAMAGED) from error
    plain.seek(0)
    return plain


def _looks(source: Path | io.BytesIO) -> list[Positions]:
    try:
        safe_parts(source)
        with zipfile.ZipFile(source) as archive:
            return [look(archive, part) for part in sheet_parts(archive)]
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise ReadFault(Fault.DAMAGED) from error
    finally:
        if isinstance(source, io.BytesIO):
            source.seek(0)


def _read(source: Path | io.BytesIO, send: Send) -> None:
    with python_calamine.CalamineWorkbook.from_object(source) as book:
        sheets = [
            (index, about)
            for index, about in enumerate(book.sheets_metadata)
            if about.typ in (python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetTypeEnum.MacroSheet)
        ]
        if not sheets:
            raise ReadFault(Fault.NO_SHEETS)
        for index, about in sheets:
            sheet = book.get_sheet_by_index(index)
            visible = about.visible is python_calamine.SheetVisibleEnum.Visible
            send(SheetStarts(about.name, sheet.total_height, not visible, _merged(sheet)))
            _send_rows(_whole_rows(sheet), send)


def _whole_rows(sheet: python_calamine.CalamineSheet) -> Iterator[Iterable[Any]]:
    """The rows from column A on: the reader begins at the first column that has anything."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    return (left + row for row in sheet.iter_rows()) if left else sheet.iter_rows()


def _merged(sheet: python_calamine.CalamineSheet) -> tuple[MergedRange, ...]:
    return tuple(MergedRange(*first, *last) for first, last in sheet.merged_cell_ranges or ())


def _send_rows(rows: Iterator[Iterable[Any]], send: Send) -> None:
    while chunk := list(islice(rows, CHUNK)):
        send([_plain_row(row) for row in chunk])


def _plain_row(row: Iterable[Any]) -> Row:
    """Whole numbers as int: the reader gives 13800138000.0 for a telephone number."""
    return tuple([int(cell) if cell.__class__ is float and cell.is_integer() else cell for cell in row])


def _notes(looks: list[Positions]) -> Iterator[Note]:
    for positions in looks:
        if positions.errors:
            yield Note(Oddity.ERROR_CELLS, ", ".join(positions.errors[:3]))
        if positions.without_result:
            yield Note(Oddity.NO_RESULTS, str(positions.without_result))
        if positions.hidden_rows:
            yield Note(Oddity.HIDDEN_ROWS, str(positions.hidden_rows))


def _read_sensible_part(source: Path | io.BytesIO, looks: list[Positions], send: Send) -> Finished:
    """Read what lies together and leave stray cells out, with a reader that goes row by row."""
    import openpyxl

    rows = max((positions.sensible_rows() for positions in looks), default=0) or _UNKNOWN_ROWS
    columns = max((positions.sensible_columns() for positions in looks), default=26)
    try:
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            send(SheetStarts(sheet.title, rows, sheet.sheet_state != "visible"))
            cells = sheet.iter_rows(max_row=rows, max_col=columns, values_only=True)
            _send_rows(iter(_openpyxl_rows(cells)), send)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile) as error:
        raise ReadFault(Fault.DAMAGED) from error
    if not book.worksheets:
        raise ReadFault(Fault.NO_SHEETS)
    far = (Note(Oddity.FAR_CELLS),) if any(positions.too_many for positions in looks) else ()
    return Finished(Format.XLSX.value, notes=(*far, *_notes(looks)))


def _openpyxl_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    """Without the empty cells with which the reader fills every row up to the right."""
    for row in rows:
        cells = [_openpyxl_cell(cell) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        yield tuple(cells)


def _openpyxl_cell(cell: Any) -> Cell:
    """An error such as #REF! as an empty cell, as the other reader gives it."""
    if cell is None or (isinstance(cell, str) and cell.startswith("#") and cell.endswith(("!", "?", "/A"))):
        return ""
    return cell if isinstance(cell, _PLAIN) else str(cell)
