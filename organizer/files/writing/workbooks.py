"""Workbooks out: tables with a header row, and grids laid out like the board.

XlsxWriter makes the book (styles, properties, panes, filters, the grids whole); the rows of a table are then streamed
into its sheet as inline strings while another thread packs what is there already. Of the ways measured for 100,000 rows
of 15 columns this is the only one close to the floor, which is packing the finished XML: see “Export of people” in
docs/performance.md. XlsxWriter alone takes six to nine times the floor, openpyxl ten to fifteen.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter

from organizer.domain.sheets.export_base import LISTS_MARK
from organizer.domain.sheets.workbook import Cell, Row
from organizer.errors import BadInput
from organizer.files.replacing import replacing
from organizer.files.writing.book_parts import (
    MOST_ROWS,
    About,
    Chunk,
    Column,
    GridSheet,
    Kind,
    Stream,
    TableSheet,
    sheet_name,
)
from organizer.files.writing.book_styles import HEAD, INK, LINE, QUIET, print_setup
from organizer.files.writing.cells import Looks, column_letters, display_width, hidden_row_xml, rows_xml
from organizer.files.writing.grid_sheets import write_grid
from organizer.files.writing.packing import Archive, Part
from organizer.i18n import _
from organizer.progress import Progress

_HIDDEN = "Organizer"  # the name of the sheet that nobody sees
_LISTS = "Lists"
_BLANK_ROWS = 2_000  # rows below the last one in which drop-downs offer their choices
_LOOKED_AT = 4  # chunks whose values say how wide a column must be
_NARROWEST, _WIDEST = 6, 48
_FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "0",
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "hh:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}

Page = TableSheet | GridSheet


def write_workbook(
    path: Path, sheets: Sequence[Page], about: About, progress: Progress, *, base: Row | None = None
) -> dict[str, int]:
    """Write ``sheets`` to ``path``, replaced only when the new file is whole; returns rows (of grids blocks) by sheet.

    ``base`` begins a sheet that is never shown and goes on with the base of each chunk. Raises FileTrouble when disk or
    folder refuse, BadInput when a table has more than MOST_ROWS rows, Cancelled.
    """
    begun = [_begin(sheet) for sheet in sheets]
    skeleton = _skeleton(begun, about, hidden=base is not None)
    with replacing(path) as whole, Archive(whole) as archive, zipfile.ZipFile(skeleton) as source:
        parts = {name: archive.part(name) for name in source.namelist()}
        places = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(parts))]
        last = max((place for place in places if place in parts), key=places.index)
        hidden = _HiddenRows(parts.pop(last), source.read(last), base) if base is not None else None
        for place, each in zip(places, begun, strict=False):
            if isinstance(each, _Table):
                _write_rows(parts.pop(place), source.read(place).decode(), each, hidden, progress)
        if hidden is not None:
            hidden.end()
        for name, part in parts.items():
            part.write(source.read(name))
    return {sheet.name: len(sheet.blocks) if isinstance(sheet, GridSheet) else sheet.count for sheet in sheets}


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose first rows are there already: what is in them says how wide its columns must be."""

    sheet: TableSheet
    first: Sequence[Chunk]
    rest: Iterator[Chunk]

    @property
    def name(self) -> str:
        """The sheet's."""
        return self.sheet.name


def _begin(sheet: Page) -> _Table | GridSheet:
    if isinstance(sheet, GridSheet):
        return sheet
    if sheet.count > MOST_ROWS:
        text = _("A sheet holds {most:,} rows and “{sheet}” has {rows:,}. Export it as .csv instead.")
        raise BadInput(text.format(most=MOST_ROWS, sheet=sheet.name, rows=sheet.count))
    chunks = sheet.chunks()
    return _Table(sheet, list(islice(chunks, _LOOKED_AT)), chunks)


# -- the rows of tables -----------------------------------------------------------------------------------------------


def _write_rows(part: Part, xml: str, table: _Table, hidden: "_HiddenRows | None", progress: Progress) -> None:
    """The sheet's XML with the table's rows after its header."""
    sheet = table.sheet
    head, tail = xml.split("</sheetData>")
    corner = f"{column_letters(len(sheet.columns) - 1)}{sheet.count + 1}"
    head = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{corner}"/>', head, count=1)
    if sheet.nested:
        head = head.replace("<sheetFormatPr ", '<sheetFormatPr outlineLevelRow="1" ', 1)
    part.write(head.encode())
    looks, done = _looks(head, len(sheet.columns)), 0
    for chunk in chain(table.first, table.rest):
        progress.step(done, sheet.count, sheet.name)
        rows = len(chunk.columns[0]) if chunk.columns else 0
        folded = [each - done for each in sheet.nested if done <= each < done + rows]
        part.write(rows_xml(done + 2, chunk.columns, looks, folded))
        if hidden is not None and chunk.base:
            hidden.write(chunk.base)
        done += rows
    progress.step(done, sheet.count, sheet.name)
    part.write(f"</sheetData>{tail}".encode())


class _HiddenRows:
    """The sheet that nobody sees, a row at a time."""

    def __init__(self, part: Part, xml: bytes, first: Row) -> None:
        self._part, self._row = part, 0
        head, self._tail = xml.split(b"<sheetData/>")
        part.write(head + b"<sheetData>")
        self.write(first)

    def write(self, row: Row) -> None:
        """Add a row of texts in printable ASCII."""
        self._row += 1
        self._part.write(hidden_row_xml(self._row, row))

    def end(self) -> None:
        """Close the sheet."""
        self._part.write(b"</sheetData>" + self._tail)


def _looks(head: str, count: int) -> Looks:
    """The styles as XlsxWriter numbered them; that of quoted texts is the first row's."""
    styles = [0] * count
    for found in re.finditer(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"', head):
        first, last, style = map(int, found.groups())
        styles[first - 1 : last] = [style] * (last - first + 1)
    quoted = re.search(r'<row r="1"[^>]*? s="(\d+)"', head)
    return Looks(styles, int(quoted[1]) if quoted else 0)


# -- everything but those rows ----------------------------------------------------------------------------------------


def _skeleton(sheets: Sequence[_Table | GridSheet], about: About, *, hidden: bool) -> io.BytesIO:
    """The whole book with the tables still empty below their headers."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": about.title, "subject": about.subject, "author": "Organizer", "created": about.created}
    )
    names: set[str] = set()
    pages = [book.add_worksheet(sheet_name(each.name, names)) for each in sheets]
    lists = _Lists(book, names)
    for page, sheet in zip(pages, sheets, strict=True):
        if isinstance(sheet, GridSheet):
            write_grid(book, page, sheet)
        else:
            _empty_table(book, page, sheet, lists)
    if hidden:
        book.add_worksheet(sheet_name(_HIDDEN, names)).very_hidden()
    book.close()
    packed.seek(0)
    return packed


def _empty_table(book: Any, page: Any, table: _Table, lists: "_Lists") -> None:
    head = book.add_format({"bold": True, "bg_color": HEAD, "font_color": INK, "bottom": 1, "bottom_color": LINE})
    head.set_align("vcenter")
    formats = {kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in _FORMATS.items()}
    for index, column in enumerate(table.sheet.columns):
        width = _width(column, chain.from_iterable(chunk.columns[index] for chunk in table.first))
        page.set_column(index, index, width, formats[column.kind], {"hidden": column.hidden})
        page.write_string(0, index, column.header, head)
        if column.note:
            page.write_comment(0, index, column.note, {"x_scale": 2, "author": "Organizer"})
    page.set_row(0, 22, book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True}))  # kept for _looks
    page.freeze_panes(1, 0)
    page.outline_settings(True, False, True, False)
    if table.sheet.columns:
        page.autofilter(0, 0, table.sheet.count, len(table.sheet.columns) - 1)
    _offer_choices(page, table.sheet, lists)
    _mark_examples(book, page, table.sheet)
    print_setup(page, rows=(0, 0))


def _offer_choices(page: Any, sheet: TableSheet, lists: "_Lists") -> None:
    """Drop-downs below the headers that have choices; another value is asked about and not refused."""
    last = min(MOST_ROWS, sheet.count + _BLANK_ROWS)
    for index, column in enumerate(sheet.columns):
        if column.choices:
            title, text = _("Not in the list"), _("This is none of the values in the list. Keep it all the same?")
            warning = {"error_type": "warning", "error_title": title, "error_message": text}
            offer = {"validate": "list", "source": lists.area(column.choices)}
            page.data_validation(1, index, last, index, offer | warning)


def _mark_examples(book: Any, page: Any, sheet: TableSheet) -> None:
    """Grey and slanting for as long as the first cell is what it was: then somebody has written over it."""
    look = book.add_format({"font_color": QUIET, "italic": True})
    for row, cells in enumerate(sheet.rows[: sheet.examples] if not isinstance(sheet.rows, Stream) else (), 1):
        name = str(cells[0]).replace('"', '""')
        rule = {"type": "formula", "criteria": f'=$A${row + 1}="{name}"', "format": look}
        page.conditional_format(row, 0, row, len(sheet.columns) - 1, rule)


class _Lists:
    """The sheet of what drop-downs offer: a list in a cell takes no more than 255 characters."""

    def __init__(self, book: Any, names: set[str]) -> None:
        self._book, self._names = book, names
        self._page: Any = None
        self._areas: dict[tuple[str, ...], str] = {}

    def area(self, choices: tuple[str, ...]) -> str:
        """Where the choices stand, as a formula says it."""
        if self._page is None:
            self._page = self._book.add_worksheet(sheet_name(_LISTS, self._names))
            self._page.very_hidden()
            self._page.write_string(0, 0, LISTS_MARK)
        if choices not in self._areas:
            place = len(self._areas)
            for row, text in enumerate(choices, 1):
                self._page.write_string(row, place, text)
            letters = column_letters(place)
            self._areas[choices] = f"='{self._page.get_name()}'!${letters}$2:${letters}${len(choices) + 1}"
        return self._areas[choices]


def _width(column: Column, values: Iterable[Cell]) -> float:
    if column.kind is not Kind.TEXT:
        fixed = {Kind.DATE: 11, Kind.TIME: 7, Kind.MOMENT: 16}.get(column.kind, 8)
        return max(fixed, display_width(column.header) + 3)
    longest = max((display_width(str(value)) for value in values if value is not None), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, display_width(column.header) + 2) + 1))
