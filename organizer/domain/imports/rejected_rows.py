"""Rows that an import could not take, laid out like the sheet they come from, to be mended and imported again.

Indices of rows and columns count from 0 here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from organizer.domain.agenda.columns import AgendaTable
from organizer.domain.agenda.grids import Grid
from organizer.domain.agenda.own_headers import programme_headers
from organizer.domain.agenda.own_rows import break_row, session_row, talk_rows
from organizer.domain.agenda.times import day_of, is_impossible_date, is_unscheduled
from organizer.domain.agenda.words import AgendaField
from organizer.domain.imports.people_plan import PeoplePlan
from organizer.domain.programme.in_files import BreakEntry, Programme, SessionEntry
from organizer.domain.sheets.tables import cut_out
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell, Field, Inspection, MergedRange, Row, Sheet, TablePlace, Workbook
from organizer.i18n import _

REASONS = "⚠"
"""Begins the header of the column of reasons, which is known by it, in every language, when the file comes back."""

_BANNER = 60  # rows in which the header of the reasons may stand


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wrong with a row; ``column`` is the cell at fault, None where no single one is."""

    text: str
    column: int | None


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """The rows in their order: banner and header (the first ``head`` rows), then those in ``marks`` by index.

    Rows below the header without a mark are there for those below them: the heading of a day, a row with the time.
    """

    name: str
    rows: Sequence[Row]
    head: int
    merged: tuple[MergedRange, ...]
    marks: Mapping[int, Mark]

    @property
    def width(self) -> int:
        """Columns before that of the reasons."""
        return max(map(len, self.rows), default=0)


# -- people -----------------------------------------------------------------------------------------------------------


def marked_people(plan: PeoplePlan, *, doubtful: bool) -> list[MarkedSheet]:
    """The rejected rows of a sheet of people; with ``doubtful`` those as well that somebody must decide.

    Of several tables that are read as one, each that has such rows is laid out as a sheet of its own.
    """
    columns = {guess.header: guess.column for guess in reversed(plan.mapping)}
    names = (guess.column for guess in plan.mapping if guess.field in (Field.NAME, Field.LAST_NAME, Field.FIRST_NAME))
    named = next(names, None)
    marks = {row.row: Mark(row.reason, columns.get(row.column or "", named)) for row in plan.rejected}
    if doubtful:
        marks |= {row.row: Mark(row.reason, named) for row in plan.conflicting}
    inspection = plan.inspection
    if inspection.parts:
        return _marked_parts(inspection, marks)
    head = range(_first_row(inspection, inspection.place, inspection.table), inspection.header_row)
    return [_marked(inspection.table, head, marks, ())]


def _marked_parts(inspection: Inspection, marks: Mapping[int, Mark]) -> list[MarkedSheet]:
    by_part: dict[int, dict[int, Mark]] = {}
    for row, mark in marks.items():
        part = inspection.part_of(row)
        column = None if mark.column is None else part.columns.get(mark.column)
        by_part.setdefault(part.start, {})[inspection.at(row).row] = Mark(mark.text, column)
    found = []
    for part in [each for each in inspection.parts if each.start in by_part] or inspection.parts[:1]:
        table = cut_out(inspection.workbook.sheets[part.place.sheet], part.place)
        head = range(_first_row(inspection, part.place, table), part.place.header_row)
        found.append(_marked(table, head, by_part.get(part.start, {}), ()))
    return found


def _first_row(inspection: Inspection, place: TablePlace | None, table: Sheet) -> int:
    """Where the table begins with its banner: below another table of the same sheet."""
    sheet, header = (place.sheet, place.header_row) if place else (inspection.sheet, inspection.header_row)
    above = (each.end for each in inspection.tables if each.sheet == sheet)
    first = max((end for end in above if end < header), default=0)
    return next((row for row in range(first, header) if first == 0 or any(table.rows[row])), 0)


def _marked(table: Sheet, head: range, marks: Mapping[int, Mark], context: Iterable[int]) -> MarkedSheet:
    """``head``: indices of banner and header; ``marks`` by row as the spreadsheet counts; ``context``: more indices."""
    wanted = sorted({row - 1 for row in marks} | set(context))
    kept = [*head, *wanted]
    places = {index: place for place, index in enumerate(kept)}
    merged = tuple(
        MergedRange(places[each.first_row], each.first_column, places[each.last_row], each.last_column)
        for each in table.merged
        if each.first_row in head and each.last_row in head
    )
    found = {places[row - 1]: mark for row, mark in marks.items()}
    return MarkedSheet(table.name, _filled(table, kept), len(head), merged, found)


def _filled(table: Sheet, indices: Sequence[int]) -> list[Row]:
    """The rows with the values of cells that are merged down over them."""
    rows: dict[int, list[Cell]] = {index: list(table.rows[index]) for index in indices}
    for each in table.merged:
        if each.last_row == each.first_row or each.first_column != each.last_column:
            continue
        column, value = each.first_column, _cell(table.rows[each.first_row], each.first_column)
        for index in range(each.first_row + 1, min(each.last_row + 1, len(table.rows))):
            if index in rows and column < len(rows[index]):
                rows[index][column] = rows[index][column] or value
    return [tuple(row) for row in rows.values()]


def _cell(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else None


# -- programmes -------------------------------------------------------------------------------------------------------


def marked_agenda(table: AgendaTable, reasons: Mapping[int, tuple[str, str | None]]) -> MarkedSheet:
    """Rows of one sheet of an agenda: ``reasons`` by row (as the spreadsheet counts), each with its column's header.

    The day's heading comes along, and above a row without a time the row that has it: an agenda is read downwards.
    """
    columns = {each.header: each.column for each in reversed(table.columns)}
    marks = {row: Mark(text, columns.get(header or "")) for row, (text, header) in reasons.items()}
    context = {index for row in reasons for index in _above(table, row - 1)} - {row - 1 for row in reasons}
    return _marked(table.sheet, range(table.header + 1), marks, context)


def marked_board(grid: Grid, reasons: Mapping[int, tuple[str, str | None]]) -> MarkedSheet:
    """Rows of a board, below what stands above it: ``reasons`` as in :func:`marked_agenda`."""
    heads = {text_of(cell): column for column, cell in reversed([*enumerate(grid.sheet.rows[grid.header])])}
    marks = {row: Mark(text, heads.get(header or "")) for row, (text, header) in reasons.items()}
    rows = grid.sheet.rows
    days = {index for row in reasons for index in _heading_above(rows, grid.header, row - 1)}
    return _marked(grid.sheet, range(grid.header + 1), marks, days)


def marked_entries(programme: Programme, lines: Iterable[tuple[SessionEntry | BreakEntry, str]]) -> MarkedSheet:
    """Lines of a file that is no sheet, each with its reason, laid out like our own one behind the entry's number.

    Where an entry has no title, that is the cell at fault.
    """
    rows: list[Row] = [(_("Entry"), *programme_headers().values())]
    marks: dict[int, Mark] = {}
    title = 1 + list(programme_headers()).index(AgendaField.TITLE)
    for entry, reason in lines:
        marks[len(rows)] = Mark(reason, None if entry.title else title)
        if isinstance(entry, BreakEntry):
            rows.append((entry.row, *break_row(programme, entry)))
        else:
            rows.append((entry.row, *session_row(programme, entry)))
            rows += [(None, *row) for row in talk_rows(programme, entry)]
    return MarkedSheet(_("Rejected"), rows, 1, (), marks)


def _heading_above(rows: Sequence[Row], header: int, index: int) -> Iterator[int]:
    """The heading of the day that a row of a board stands under."""
    for above in range(index - 1, header, -1):
        filled = [text for cell in rows[above] if (text := text_of(cell))]
        if len(filled) == 1 and (day_of(filled[0]) or is_impossible_date(filled[0])):
            yield above
            return


def _above(table: AgendaTable, index: int) -> Iterator[int]:
    """The rows without which this one would mean something else."""
    timing = [each.column for each in table.columns if each.field is AgendaField.START]
    timed = not timing
    for above in range(index, table.header, -1):
        row = table.sheet.rows[above]
        filled = [text for cell in row if (text := text_of(cell))]
        if len(filled) == 1 and above != index and (day_of(filled[0]) or is_unscheduled(filled[0])):
            yield above
            return
        if not timed and len(filled) > 1 and any(text_of(_cell(row, column)) for column in timing):
            timed = True
            yield above


# -- coming back ------------------------------------------------------------------------------------------------------


def without_reasons(workbook: Workbook) -> Workbook:
    """The workbook without the column of reasons that a corrected file still has."""
    sheets = tuple(map(_without_reasons, workbook.sheets))
    return workbook if all(map(_same, sheets, workbook.sheets)) else replace(workbook, sheets=sheets)


def _same(one: Sheet, other: Sheet) -> bool:
    return one is other


def _without_reasons(sheet: Sheet) -> Sheet:
    for row in sheet.rows[:_BANNER]:
        last = row[-1] if row else None
        if isinstance(last, str) and last.startswith(REASONS):
            width = len(row) - 1
            return replace(sheet, rows=[each[:width] for each in sheet.rows])
    return sheet
