"""Workbooks out: tables with a header row, and grids laid out like the board.

XlsxWriter makes the book (styles, properties, panes, filters, the grids whole); the rows of a table are then streamed
into its sheet as inline strings while the book is packed. Of the ways measured for 100,000 rows of 15 columns this is
the only one close to the floor, which is packing the finished XML: see “Export of people” in docs/performance.md.
XlsxWriter alone takes six to nine times the floor, openpyxl ten to fifteen.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import xlsxwriter

from organizer.domain.sheets import Cell, Row
from organizer.errors import BadInput
from organizer.files.cells import column_letters, display_width, rows_xml
from organizer.files.replacing import replacing
from organizer.i18n import _
from organizer.progress import Progress

MOST_ROWS = 1_048_575
"""Rows that a sheet takes below its header."""

_CHUNK = 500  # rows between two looks at the progress
_LEVEL = 6  # of deflate: 4 is a fifth faster and a fifth larger, and books travel by mail
_WIDTH_SAMPLE = 2_000  # rows looked at for a column's width
_NARROWEST, _WIDEST = 6, 48
_INK, _LINE, _HEAD, _QUIET, _PAUSE = "#1B2330", "#D5DAE2", "#E8EEFC", "#667085", "#F1F3F6"


class Kind(StrEnum):
    """How a column's values are shown; a text stays text whatever it looks like."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    ANY = "any"
    """As the spreadsheet likes: a number is a number."""


_FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "0",
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "hh:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.ANY: "General",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; what is hidden is there for the next import only."""

    header: str
    kind: Kind = Kind.TEXT
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A header row and rows below it. Rows whose index is in ``nested`` belong to the row above and fold away."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    nested: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """Cells of a grid shown as one; counted from 0 at the grid's first row and column, the last ones inside.

    ``color`` is the edge and the tint, ``#RRGGBB``; without one it is a quiet pause.
    """

    row: int
    column: int
    last_row: int
    last_column: int
    title: str
    lines: tuple[str, ...] = ()
    color: str | None = None


@dataclass(frozen=True, slots=True)
class GridSheet:
    """Columns side by side and time downwards: ``headings`` are (text, number of columns), ``times`` one per row."""

    name: str
    title: str
    headings: Sequence[tuple[str, int]]
    times: Sequence[time]
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class HiddenSheet:
    """Texts for the next import only; spreadsheets keep such a sheet and do not offer to show it."""

    name: str
    rows: Sequence[Row]


Part = TableSheet | GridSheet | HiddenSheet


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself."""

    title: str
    subject: str = ""
    created: datetime = field(default_factory=datetime.now)


def write_workbook(path: Path, sheets: Sequence[Part], about: About, progress: Progress) -> None:
    """Write ``sheets`` to ``path``, which is replaced only when the new file is whole.

    Raises FileTrouble when disk or folder refuse, BadInput when a table has more than MOST_ROWS rows, Cancelled.
    """
    for sheet in sheets:
        _refuse_too_long(sheet)
    skeleton = _skeleton(sheets, about)
    streamed = {f"xl/worksheets/sheet{i}.xml": s for i, s in enumerate(sheets, 1) if not isinstance(s, GridSheet)}
    with replacing(path) as part, zipfile.ZipFile(skeleton) as source, _archive(part) as target:
        for name in source.namelist():
            body: Iterable[bytes] = [source.read(name)]
            if name in streamed:
                body = _with_rows(source.read(name).decode(), streamed[name], progress)
            with target.open(name, "w", force_zip64=name in streamed) as entry:
                for each in body:
                    entry.write(each)


def _refuse_too_long(sheet: Part) -> None:
    if isinstance(sheet, TableSheet) and len(sheet.rows) > MOST_ROWS:
        text = _("A sheet holds {most:,} rows and “{sheet}” has {rows:,}. Export it as .csv instead.")
        raise BadInput(text.format(most=MOST_ROWS, sheet=sheet.name, rows=len(sheet.rows)))


def _archive(path: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)


# -- the rows of tables -----------------------------------------------------------------------------------------------


def _with_rows(xml: str, sheet: TableSheet | HiddenSheet, progress: Progress) -> Iterator[bytes]:
    """The sheet's XML with its rows."""
    return _with_texts(xml, sheet) if isinstance(sheet, HiddenSheet) else _with_table(xml, sheet, progress)


def _with_texts(xml: str, sheet: HiddenSheet) -> Iterator[bytes]:
    head, tail = xml.split("<sheetData/>")
    yield f"{head}<sheetData>".encode()
    for number, row in enumerate(sheet.rows, 1):
        yield rows_xml(number, [row], [0] * len(row), [""]).encode()
    yield f"</sheetData>{tail}".encode()


def _with_table(xml: str, sheet: TableSheet, progress: Progress) -> Iterator[bytes]:
    """The table's rows after its header."""
    head, tail = xml.split("</sheetData>")
    corner = f"{column_letters(len(sheet.columns) - 1)}{len(sheet.rows) + 1}"
    head = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{corner}"/>', head, count=1)
    if sheet.nested:
        head = head.replace("<sheetFormatPr ", '<sheetFormatPr outlineLevelRow="1" ', 1)
    yield head.encode()
    styles = _styles(head, len(sheet.columns))
    total = len(sheet.rows)
    for first in range(0, total, _CHUNK):
        progress.step(first, total, sheet.name)
        rows = sheet.rows[first : first + _CHUNK]
        folds = [' outlineLevel="1"' if i in sheet.nested else "" for i in range(first, first + len(rows))]
        yield rows_xml(first + 2, rows, styles, folds).encode()
    progress.step(total, total, sheet.name)
    yield f"</sheetData>{tail}".encode()


def _styles(head: str, count: int) -> list[int]:
    """The style of each column, as XlsxWriter numbered it."""
    styles = [0] * count
    for found in re.finditer(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"', head):
        first, last, style = map(int, found.groups())
        styles[first - 1 : last] = [style] * (last - first + 1)
    return styles


# -- everything but those rows ----------------------------------------------------------------------------------------


def _skeleton(sheets: Sequence[Part], about: About) -> io.BytesIO:
    """The whole book with the tables still empty below their headers."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": about.title, "subject": about.subject, "author": "Organizer", "created": about.created}
    )
    names: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_sheet_name(sheet.name, names))
        if isinstance(sheet, TableSheet):
            _empty_table(book, page, sheet)
        elif isinstance(sheet, GridSheet):
            _grid(book, page, sheet)
        else:
            page.very_hidden()
    book.close()
    packed.seek(0)
    return packed


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that spreadsheets allow: at most 31 characters, no brackets, slashes or colons, unlike the others."""
    clean = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "Sheet"
    number = 2
    unique = clean
    while unique.casefold() in taken:
        suffix = f" {number}"
        unique, number = clean[: 31 - len(suffix)] + suffix, number + 1
    taken.add(unique.casefold())
    return unique


def _empty_table(book: Any, page: Any, sheet: TableSheet) -> None:
    head = book.add_format({"bold": True, "bg_color": _HEAD, "font_color": _INK, "bottom": 1, "bottom_color": _LINE})
    head.set_align("vcenter")
    formats = {kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in _FORMATS.items()}
    for index, column in enumerate(sheet.columns):
        width = _width(column, (row[index] for row in sheet.rows[:_WIDTH_SAMPLE]))
        page.set_column(index, index, width, formats[column.kind], {"hidden": column.hidden})
        page.write_string(0, index, column.header, head)
    page.set_row(0, 22)
    page.freeze_panes(1, 0)
    page.outline_settings(True, False, True, False)
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    _print_setup(page, rows=(0, 0))


def _width(column: Column, values: Iterable[Cell]) -> float:
    if column.kind not in (Kind.TEXT, Kind.ANY):
        fixed = {Kind.DATE: 11, Kind.TIME: 7, Kind.MOMENT: 16}.get(column.kind, 8)
        return max(fixed, display_width(column.header) + 3)
    longest = max((display_width(str(value)) for value in values if value is not None), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, display_width(column.header) + 2) + 1))


def _print_setup(page: Any, rows: tuple[int, int]) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(*rows)
    page.set_footer("&L&F  &A&R&P / &N")


# -- grids ------------------------------------------------------------------------------------------------------------

_TOP = 2  # the title and the headings
_HOUR_HEIGHT, _LOWEST_ROW = 84, 8  # points


def _grid(book: Any, page: Any, sheet: GridSheet) -> None:
    columns = sum(span for _text, span in sheet.headings)
    title = book.add_format({"bold": True, "font_size": 14, "font_color": _INK, "valign": "vcenter"})
    page.write_string(0, 0, sheet.title, title)
    page.set_row(0, 28)
    page.set_row(1, 22)
    page.set_column(0, 0, 7)
    page.set_column(1, max(1, columns), 26 if columns <= 8 else 20)
    _headings(book, page, sheet)
    _times(book, page, sheet, columns)
    for block in sheet.blocks:
        _block(book, page, block)
    page.freeze_panes(_TOP, 1)
    page.hide_gridlines(2)
    _print_setup(page, rows=(1, 1))


def _headings(book: Any, page: Any, sheet: GridSheet) -> None:
    style = book.add_format({"bold": True, "bg_color": _HEAD, "font_color": _INK, "border": 1, "border_color": _LINE})
    style.set_align("center")
    style.set_align("vcenter")
    page.write_blank(1, 0, None, style)
    ends = [1]
    for text, span in sheet.headings:
        _span(page, (1, ends[-1], 1, ends[-1] + span - 1), text, style)
        ends.append(ends[-1] + span)


def _times(book: Any, page: Any, sheet: GridSheet, columns: int) -> None:
    """The clock at every half hour, beside all rows of it, and thin lines to follow across."""
    shown = {"num_format": "hh:mm", "font_color": _QUIET, "valign": "top", "align": "right"}
    clock = book.add_format(shown | {"top": 1, "top_color": _LINE})
    line = book.add_format({"top": 1, "top_color": _LINE})
    marks = [row for row, at in enumerate(sheet.times) if at.minute % 30 == 0 or row == 0]
    height = max(_LOWEST_ROW, _HOUR_HEIGHT / max(1, 2 * len(sheet.times) / max(1, len(marks))))
    for row in range(len(sheet.times)):
        page.set_row(row + _TOP, height)
    for row, following in pairwise([*marks, len(sheet.times)]):
        _span(page, (row + _TOP, 0, following - 1 + _TOP, 0), "", clock)
        page.write_datetime(row + _TOP, 0, sheet.times[row], clock)
        for column in range(1, columns + 1):
            page.write_blank(row + _TOP, column, None, line)


def _block(book: Any, page: Any, block: Block) -> None:
    style = _block_style(book, block)
    area = (block.row + _TOP, block.column + 1, block.last_row + _TOP, block.last_column + 1)
    if not block.lines:
        _span(page, area, block.title, style)
        return
    _span(page, area, "", style)
    bold = book.add_format({"bold": True, "font_color": _INK})
    quiet = book.add_format({"font_color": _QUIET})
    rest = "\n" + "\n".join(block.lines)
    page.write_rich_string(area[0], area[1], bold, block.title or " ", quiet, rest, style)


def _block_style(book: Any, block: Block) -> Any:
    look: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
    if block.color is None:
        look |= {"bg_color": _PAUSE, "font_color": _QUIET, "align": "center", "valign": "vcenter"}
        return book.add_format(look)
    look |= {"bg_color": tint(block.color), "border_color": block.color, "left": 5, "left_color": block.color}
    return book.add_format(look | {"font_color": _INK, "bold": not block.lines})


def _span(page: Any, area: tuple[int, int, int, int], text: str, style: Any) -> None:
    """One cell or several merged: XlsxWriter refuses to merge a single one."""
    if area[:2] == area[2:]:
        page.write_string(area[0], area[1], text, style)
    else:
        page.merge_range(*area, "", style)
        page.write_string(area[0], area[1], text, style)


def tint(color: str) -> str:
    """An eighth of ``color`` on white: dark text on it keeps a contrast above 4.5 to 1."""
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) / 8):02X}" for part in parts)
