"""Several tables of one workbook with the same headers, read as one: our own export with a sheet for each category."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from organizer.domain.folding import fold
from organizer.domain.sheets.export_base import UID_HEADER, meanings, read_head
from organizer.domain.sheets.header_rows import header_at
from organizer.domain.sheets.layout import VOTERS, understood
from organizer.domain.sheets.tables import cut_out
from organizer.domain.sheets.workbook import (
    ErrorCell,
    Inspection,
    JoinedPart,
    MergedRange,
    Row,
    Sheet,
    SheetKind,
    TablePlace,
)

_Heading = tuple[str, int]
"""A column: its folded header and how many columns before it have the same; without a header its place."""


def is_own(inspection: Inspection) -> bool:
    """Whether the table is from an export of ours: its rows say who they are."""
    return inspection.place is not None and UID_HEADER in inspection.place.headers


def tables_alike(inspection: Inspection) -> tuple[TablePlace, ...]:
    """The tables of people with the headers of the inspected one, itself among them; none where it is alone.

    Of our own export those with the same columns of ours: what somebody added to one sheet keeps it from no other.
    Hidden sheets are nobody's wish, but our own rows belong to the whole.
    """
    place = inspection.place
    if inspection.kind is not SheetKind.PEOPLE or place not in inspection.tables or not place.headers:
        return ()
    head, own, sheets = read_head(inspection.workbook.base), is_own(inspection), inspection.workbook.sheets
    ours = meanings(head).keys() if head and own else None

    def headers(each: TablePlace) -> Counter[str]:
        return Counter(fold(text) for text in each.headers if ours is None or text in ours)

    wanted = headers(place)
    alike = tuple(
        each
        for each in inspection.tables
        if each.body and (own or not sheets[each.sheet].hidden) and headers(each) == wanted
    )
    return alike if len(alike) > 1 and place in alike else ()


def together(inspection: Inspection) -> Inspection:
    """All tables with the headers of the inspected one as one table; unchanged where it is alone."""
    places = tables_alike(inspection)
    return _joined(inspection, [_Table.of(inspection, place) for place in places]) if places else inspection


@dataclass(frozen=True, slots=True)
class _Table:
    """A table, its rows at the numbers they have in the sheet, and its columns by their headings."""

    place: TablePlace
    sheet: Sheet
    columns: Mapping[_Heading, int]
    texts: Mapping[_Heading, str]

    @classmethod
    def of(cls, inspection: Inspection, place: TablePlace) -> "_Table":
        """One of the tables of an inspection."""
        sheet = cut_out(inspection.workbook.sheets[place.sheet], place)
        header = header_at(sheet, place.header_row - 1).texts
        seen: Counter[str] = Counter()
        columns: dict[_Heading, int] = {}
        texts: dict[_Heading, str] = {}
        for column in range(place.columns.stop):
            text = header[column] if column < len(header) else ""
            heading = (fold(text), seen[fold(text)] if text else column)
            columns[heading], texts[heading] = column, text
            seen[fold(text)] += 1
        return cls(place, sheet, columns, texts)


def _joined(inspection: Inspection, tables: Sequence[_Table]) -> Inspection:
    """The first of the tables with the rows of the others below its own; columns are found by their headers."""
    first = tables[0]
    texts = {heading: text for table in reversed(tables) for heading, text in table.texts.items()}
    headings = list(dict.fromkeys(heading for table in tables for heading in table.columns))
    rows: list[Row] = list(first.sheet.rows[: first.place.body.start])
    parts: list[JoinedPart] = []
    for table in tables:
        own = {index: table.columns[each] for index, each in enumerate(headings) if each in table.columns}
        parts.append(JoinedPart(table.place, table.sheet.name, len(rows), own))
        rows += _aligned(table, own, len(headings))
    joined = replace(
        inspection,
        sheet=first.place.sheet,
        header_row=first.place.header_row,
        body=range(first.place.body.start, len(rows)),
        table=_with_rows(tables, parts, rows),
        place=first.place,
        parts=tuple(parts),
    )
    most = VOTERS // len(parts)
    voters = [row for part in parts for row in rows[part.start : part.start + min(most, len(part.place.body))]]
    return understood(joined, [texts[each] for each in headings], voters)


def _aligned(table: _Table, own: Mapping[int, int], width: int) -> Sequence[Row]:
    """The table's rows with their cells in the joined columns, where most tables have them already."""
    rows = table.sheet.rows[table.place.body.start : table.place.body.stop]
    if all(column == index for index, column in own.items()):
        return rows
    places = [own.get(index) for index in range(width)]
    return [tuple("" if place is None or place >= len(row) else row[place] for place in places) for row in rows]


def _with_rows(tables: Sequence[_Table], parts: Sequence[JoinedPart], rows: Sequence[Row]) -> Sheet:
    """The joined rows with what is odd in them."""
    pairs = list(zip(tables, parts, strict=True))
    return Sheet(
        tables[0].sheet.name,
        rows,
        merged=tuple(each for table, part in pairs for each in _merged(table.sheet, part)),
        errors=tuple(each for table, part in pairs for each in _errors(table.sheet, part)),
        hidden_columns=tuple(sorted({each for table, part in pairs for each in _hidden(table.sheet, part)})),
        notes=tuple(dict.fromkeys(note for table in tables for note in table.sheet.notes)),
    )


def _merged(sheet: Sheet, part: JoinedPart) -> Iterator[MergedRange]:
    """Cells merged within the body; what is merged across columns that stand apart now is left out."""
    moved, body, joined = part.start - part.place.body.start, part.place.body, _joined_columns(part)
    for each in sheet.merged:
        if each.first_row in body and each.first_column in joined and each.last_column in joined:
            first, last = joined[each.first_column], joined[each.last_column]
            yield MergedRange(each.first_row + moved, first, min(each.last_row, body.stop - 1) + moved, last)


def _errors(sheet: Sheet, part: JoinedPart) -> Iterator[ErrorCell]:
    moved, joined = part.start - part.place.body.start, _joined_columns(part)
    for each in sheet.errors:
        if each.row in part.place.body and each.column in joined:
            yield ErrorCell(each.row + moved, joined[each.column], each.text)


def _hidden(sheet: Sheet, part: JoinedPart) -> Iterator[int]:
    joined = _joined_columns(part)
    return (joined[column] for column in sheet.hidden_columns if column in joined)


def _joined_columns(part: JoinedPart) -> dict[int, int]:
    return {column: index for index, column in part.columns.items()}
