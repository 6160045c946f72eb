"""A sheet laid out like the board: columns side by side, time downwards, cells merged over what lasts."""

from itertools import pairwise
from typing import Any

from organizer.files.writing.book_parts import Block, GridSheet
from organizer.files.writing.book_styles import HEAD, INK, LINE, PAUSE, QUIET, print_setup, tint

_TOP = 2  # the title and the headings
_HOUR_HEIGHT, _LOWEST_ROW = 84, 8  # points


def write_grid(book: Any, page: Any, sheet: GridSheet) -> None:
    """Fill a page of XlsxWriter."""
    columns = sum(span for _text, span in sheet.headings)
    title = book.add_format({"bold": True, "font_size": 14, "font_color": INK, "valign": "vcenter"})
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
    print_setup(page, rows=(1, 1))


def _headings(book: Any, page: Any, sheet: GridSheet) -> None:
    style = book.add_format({"bold": True, "bg_color": HEAD, "font_color": INK, "border": 1, "border_color": LINE})
    style.set_align("center")
    style.set_align("vcenter")
    page.write_blank(1, 0, None, style)
    ends = [1]
    for text, span in sheet.headings:
        _span(page, (1, ends[-1], 1, ends[-1] + span - 1), text, style)
        ends.append(ends[-1] + span)


def _times(book: Any, page: Any, sheet: GridSheet, columns: int) -> None:
    """The clock at every half hour, beside all rows of it, and thin lines to follow across."""
    shown = {"num_format": "hh:mm", "font_color": QUIET, "valign": "top", "align": "right"}
    clock = book.add_format(shown | {"top": 1, "top_color": LINE})
    line = book.add_format({"top": 1, "top_color": LINE})
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
    bold = book.add_format({"bold": True, "font_color": INK})
    quiet = book.add_format({"font_color": QUIET})
    rest = "\n" + "\n".join(block.lines)
    page.write_rich_string(area[0], area[1], bold, block.title or " ", quiet, rest, style)


def _block_style(book: Any, block: Block) -> Any:
    look: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": LINE}
    if block.color is None:
        look |= {"bg_color": PAUSE, "font_color": QUIET, "align": "center", "valign": "vcenter"}
        return book.add_format(look)
    look |= {"bg_color": tint(block.color), "border_color": block.color, "left": 5, "left_color": block.color}
    return book.add_format(look | {"font_color": INK, "bold": not block.lines})


def _span(page: Any, area: tuple[int, int, int, int], text: str, style: Any) -> None:
    """One cell or several merged: XlsxWriter refuses to merge a single one."""
    if area[:2] == area[2:]:
        page.write_string(area[0], area[1], text, style)
    else:
        page.merge_range(*area, "", style)
        page.write_string(area[0], area[1], text, style)
