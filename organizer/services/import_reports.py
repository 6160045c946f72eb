"""The rows of a people sheet that an import could not take, as a workbook to mend and send again."""

from collections.abc import Iterator
from pathlib import Path

from organizer.domain.sheets import PeoplePlan, Row
from organizer.domain.values import text_of
from organizer.files.workbooks import About, Column, Kind, TableSheet, write_workbook
from organizer.i18n import _
from organizer.progress import Progress


def write_report(path: Path, plan: PeoplePlan, progress: Progress) -> int:
    """Write the doubtful and the rejected rows, each with its reason and its cells; returns how many.

    Raises FileTrouble, Cancelled.
    """
    inspection = plan.inspection
    headers = [guess.header for guess in inspection.mapping]
    columns = [Column(_("Row"), Kind.NUMBER), Column(_("What is wrong")), Column(_("Where")), *map(Column, headers)]
    rows = sorted(_rows(plan), key=lambda row: int(str(row[0])))
    name = Path(inspection.workbook.path).name
    about = About(_("Rows of “{name}” that were not imported").format(name=name))
    write_workbook(path, [TableSheet(_("Not imported"), columns, rows)], about, progress)
    return len(rows)


def _rows(plan: PeoplePlan) -> Iterator[Row]:
    for conflicting in plan.conflicting:
        yield (conflicting.row, conflicting.reason, "", *_cells(plan, conflicting.row))
    for rejected in plan.rejected:
        yield (rejected.row, rejected.reason, rejected.column or "", *_cells(plan, rejected.row))


def _cells(plan: PeoplePlan, row: int) -> Row:
    """The row as the sheet has it, in the order of the headers."""
    cells = plan.inspection.table.rows[row - 1]
    columns = [guess.column for guess in plan.inspection.mapping]
    return tuple(text_of(cells[column]) if column < len(cells) else "" for column in columns)
