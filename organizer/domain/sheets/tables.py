"""Which tables stand in a workbook: sheets may hold several, one below the other or side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from organizer.domain.sheets.export_base import UID_HEADER
from organizer.domain.sheets.header_rows import HeaderRows, header_at, header_from
from organizer.domain.sheets.headers import begins_total, field_scores, programme_field
from organizer.domain.sheets.values import is_email, text_of
from organizer.domain.sheets.workbook import Field, Row, Sheet, TablePlace, Workbook

_CLEAR = 2  # meanings that a row must name to be the header of one more table
_SAMPLE = 400  # rows in which a column between two tables must be empty
_ANCHORS = {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL}


def find_tables(workbook: Workbook, best: Sequence[HeaderRows]) -> tuple[TablePlace, ...]:
    """Every table in the order in which they stand; a sheet without a header that is known has one.

    ``best`` are the best headers of the sheets.
    """
    return tuple(
        place for index, sheet in enumerate(workbook.sheets) for place in _tables_of(sheet, index, best[index])
    )


def table_at(sheet: Sheet, index: int, header_row: int) -> TablePlace:
    """The table below a header that somebody pointed at: ``header_row`` from 1, 0 for none."""
    header = header_at(sheet, header_row - 1)
    return _place(sheet, index, header, len(sheet.rows), _columns(header, _width(sheet)))


def cut_out(sheet: Sheet, place: TablePlace) -> Sheet:
    """The sheet without what stands below and beside the table; the rows and columns keep their numbers."""
    rows = sheet.rows[: place.end]
    if place.columns.start or any(len(row) > place.columns.stop for row in rows):
        before = ("",) * place.columns.start
        rows = [before + row[place.columns.start : place.columns.stop] for row in rows]
    return replace(sheet, rows=rows)


def _tables_of(sheet: Sheet, index: int, best: HeaderRows) -> Iterator[TablePlace]:
    headers, width = _headers(sheet, best), _width(sheet)
    ends = [header.first for header in headers[1:]] + [len(sheet.rows)]
    for header, end in zip(headers, ends, strict=True):
        for columns in _side_by_side(sheet, header, end, width):
            yield _place(sheet, index, header, end, columns)


def _headers(sheet: Sheet, best: HeaderRows) -> list[HeaderRows]:
    """The best header and the others that are clear ones and begin something."""
    if best.score < _CLEAR:
        return [best]
    found, taken = [best], set(_rows_of(best))
    for index in _openings(sheet.rows):
        header = header_from(sheet, index)
        apart = taken.isdisjoint(_rows_of(header))
        if header.score >= _CLEAR and apart and _has_values(sheet.rows, header.last + 1):
            found.append(header)
            taken.update(_rows_of(header))
    found.sort(key=lambda header: header.first)
    return [header for header, above in zip(found, [None, *found], strict=False) if not _goes_on(sheet, header, above)]


def _rows_of(header: HeaderRows) -> range:
    return range(header.first, header.last + 1)


def _openings(rows: Sequence[Row]) -> Iterator[int]:
    """Rows of two cells and more that follow the sheet's edge, an empty row or a title."""
    opening = True
    for index, row in enumerate(rows):
        several = (len(row) > 1 and bool(row[0]) and bool(row[1])) or len(row) - row.count("") - row.count(None) > 1
        if several and opening:
            yield index
        opening = not several


def _has_values(rows: Sequence[Row], index: int) -> bool:
    return index < len(rows) and any(text_of(cell) for cell in rows[index])


def _goes_on(sheet: Sheet, header: HeaderRows, above: HeaderRows | None) -> bool:
    """Whether the same header only stands there again, as on the next printed page: no title is between."""
    if above is None or header.texts != above.texts:
        return False
    before = next((row for row in reversed(sheet.rows[above.last + 1 : header.first]) if any(row)), ())
    return sum(1 for cell in before if text_of(cell)) != 1


def _side_by_side(sheet: Sheet, header: HeaderRows, end: int, width: int) -> list[range]:
    """The columns of each table under one row of headers; ``width``: of the sheet.

    Two only where an empty column is between and both name people, or both name sessions: a sheet of one table may
    have an empty column as well.
    """
    body = sheet.rows[header.last + 1 : min(end, header.last + 1 + _SAMPLE)]
    empty = {
        column
        for column, text in enumerate(header.texts)
        if not text and not any(column < len(row) and row[column] not in ("", None) for row in body)
    }
    columns = _columns(header, width)
    parts = list(_runs(len(header.texts), empty))
    if len(parts) < 2 or not all(_names_the_same(header.texts, parts[0], part) for part in parts[1:]):
        return [columns]
    return [*parts[:-1], range(parts[-1].start, columns.stop)]


def _runs(width: int, without: set[int]) -> Iterator[range]:
    start = None
    for column in range(width + 1):
        if column < width and column not in without:
            start = column if start is None else start
        elif start is not None:
            yield range(start, column)
            start = None


def _names_the_same(texts: Sequence[str], first: range, second: range) -> bool:
    one, other = (
        {max(scores, key=scores.__getitem__) for column in part if (scores := field_scores(texts[column]))}
        for part in (first, second)
    )
    agendas = [{programme_field(texts[column]) for column in part} - {None} for part in (first, second)]
    return bool(one & other & _ANCHORS) or len(agendas[0] & agendas[1]) >= _CLEAR


def _width(sheet: Sheet) -> int:
    """Looks at every row: asked once for a sheet, however many tables stand in it."""
    return max(map(len, sheet.rows), default=0)


def _columns(header: HeaderRows, width: int) -> range:
    return range(max(len(header.texts), width))


def _place(sheet: Sheet, index: int, header: HeaderRows, end: int, columns: range) -> TablePlace:
    texts = tuple(text for column, text in enumerate(header.texts) if text and column in columns)
    end = _without_title(sheet.rows, header, end)
    body = range(header.last + 1, _end(sheet.rows, header, end))
    return TablePlace(index, header.last + 1, body, columns, texts, end)


def _without_title(rows: Sequence[Row], header: HeaderRows, end: int) -> int:
    """Where the table ends when another one follows: before the title of that one."""
    while header.last + 1 < end < len(rows) and sum(1 for cell in rows[end - 1] if text_of(cell)) < 2:
        end -= 1
    return end


def _end(rows: Sequence[Row], header: HeaderRows, end: int) -> int:
    """Where the body ends: totals, signatures and blank rows below it are left out."""
    columns = sum(map(bool, header.texts))
    ids = header.texts.index(UID_HEADER) if UID_HEADER in header.texts else None
    while end > header.last + 1 and not _has_id(rows[end - 1], ids) and _is_footer(rows[end - 1], columns):
        end -= 1
    return end


def _has_id(row: Row, column: int | None) -> bool:
    """Whether our own export says who the row is: somebody of few words is no footer."""
    return column is not None and column < len(row) and bool(row[column])


def _is_footer(row: Row, columns: int) -> bool:
    filled = [text for cell in row if (text := text_of(cell))]
    if not filled:
        return True
    if any(is_email(text) for text in filled):
        return False
    if columns > 1 and len(filled) <= max(2, columns // 2) and begins_total(filled[0]):
        return True
    return columns > 1 and len(filled) == 1 and _is_remark(filled[0])


def _is_remark(text: str) -> bool:
    return len(text) > 25 or any(mark in text for mark in ":：*※。")
