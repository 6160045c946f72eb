"""The rows that an import could not take, as a workbook to mend and import again."""

from pathlib import Path

from organizer.domain.agenda.columns import AgendaTable
from organizer.domain.agenda.grids import Grid
from organizer.domain.imports.people_plan import PeoplePlan
from organizer.domain.imports.programme_plan import ProgrammePlan
from organizer.domain.imports.rejected_rows import (
    MarkedSheet,
    marked_agenda,
    marked_board,
    marked_entries,
    marked_people,
)
from organizer.domain.programme.in_files import BreakEntry, SessionEntry
from organizer.domain.sheets.values import text_of
from organizer.files.outputs import refuse_output
from organizer.files.writing.marked_workbook import write_marked
from organizer.i18n import _
from organizer.progress import Progress

ENDINGS = (".xlsx",)
"""The endings of file names that the rows can be written to."""


def write_rejected_people(path: Path, plan: PeoplePlan, progress: Progress, *, doubtful: bool) -> int:
    """Write the rejected rows laid out like their sheet, with ``doubtful`` those to decide as well.

    Returns how many. Raises BadInput for the sheet itself, an event or another ending, FileTrouble, Cancelled.
    """
    refuse_output(path, ENDINGS, sources=[Path(plan.inspection.workbook.path)])
    sheets = marked_people(plan, doubtful=doubtful)
    write_marked(path, sheets, _title(plan.inspection.workbook.path), progress)
    return sum(len(each.marks) for each in sheets)


def write_rejected_entries(path: Path, plan: ProgrammePlan, progress: Progress, *, doubtful: bool) -> int:
    """The same for the lines of a programme. Raises BadInput, FileTrouble, Cancelled."""
    refuse_output(path, ENDINGS, sources=[Path(plan.source.path)])
    sheets = _programme_sheets(plan, doubtful=doubtful)
    write_marked(path, sheets, _title(plan.source.path), progress)
    return sum(len(each.marks) for each in sheets)


def _title(path: str) -> str:
    return _("Rows of “{name}” that were not imported").format(name=Path(path).name)


def _programme_sheets(plan: ProgrammePlan, *, doubtful: bool) -> list[MarkedSheet]:
    tables: tuple[AgendaTable | Grid, ...] = plan.source.tables or plan.source.grids
    reasons: list[dict[int, tuple[str, str | None]]] = [{} for _table in tables]
    elsewhere: list[tuple[SessionEntry | BreakEntry, str]] = []
    known: dict[int, SessionEntry | BreakEntry] = {each.row: each for each in plan.programme.sessions}
    known |= {each.row: each for each in plan.programme.breaks}
    known |= {each.row: each.entry for each in plan.rejected if each.entry}
    told = [(each.row, each.sheet, "", each.reason, each.column) for each in plan.rejected]
    if doubtful:
        told += [(each.row, "", each.title, each.reason, None) for each in plan.conflicting]
    for row, sheet, title, reason, column in told:
        place = _table_of(tables, row, sheet, title)
        if place is None:
            entry = known.get(row) or SessionEntry(row, title)
            elsewhere.append((entry, reason))
        else:
            before = reasons[place].get(row)
            reasons[place][row] = (f"{before[0]} {reason}", before[1]) if before else (reason, column)
    marked = [_marked(table, found) for table, found in zip(tables, reasons, strict=True) if found]
    return [*marked, marked_entries(plan.programme, elsewhere)] if elsewhere or not marked else marked


def _marked(table: AgendaTable | Grid, reasons: dict[int, tuple[str, str | None]]) -> MarkedSheet:
    return marked_agenda(table, reasons) if isinstance(table, AgendaTable) else marked_board(table, reasons)


def _table_of(tables: tuple[AgendaTable | Grid, ...], row: int, sheet: str, title: str) -> int | None:
    """Which of the tables a line stands in: by the sheet's name, or where a row of that number holds its title."""
    for place, table in enumerate(tables):
        if sheet == table.sheet.name if sheet else _holds(table, row, title):
            return place
    return None


def _holds(table: AgendaTable | Grid, row: int, title: str) -> bool:
    inside = 0 < row <= len(table.sheet.rows)
    return inside and any(title in text_of(cell) for cell in table.sheet.rows[row - 1])
