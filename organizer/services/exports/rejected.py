"""The rows that an import could not take, as a workbook to correct and import again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from organizer.domain.sheets import Cell, Inspection, Row
from organizer.files.workbooks import About, Column, Kind, TableSheet, write_workbook
from organizer.i18n import _
from organizer.progress import Progress


def write_rejected(path: Path, inspection: Inspection, reasons: Mapping[int, str], progress: Progress) -> None:
    """Write the rows whose numbers (from 1) are in ``reasons`` as they were, each with its reason in front.

    Raises FileTrouble, Cancelled.
    """
    table = inspection.table
    width = max((len(table.rows[row - 1]) for row in reasons), default=0)
    names = {guess.column: guess.header for guess in inspection.mapping}
    size = max(width, len(names))
    found = [_padded(table.rows[row - 1], size) for row in sorted(reasons)]
    shown = [_shown(names.get(place, ""), values) for place, values in enumerate(zip(*found, strict=True))]
    columns = (Column(_("Why it was rejected")), *(column for column, _values in shown))
    rows = list(zip([reasons[row] for row in sorted(reasons)], *(values for _column, values in shown), strict=True))
    sheet = TableSheet(table.name or _("Rejected"), columns, rows)
    write_workbook(path, [sheet], About(_("Rejected rows"), Path(inspection.workbook.path).name), progress)


def _shown(header: str, values: Sequence[Cell]) -> tuple[Column, Sequence[Cell]]:
    """The column under its header, days and times as such where it holds nothing else."""
    kinds = {type(value) for value in values if value not in (None, "")}
    kind = next((kind for types, kind in _KINDS if kinds and kinds <= types), Kind.ANY)
    if kind is Kind.ANY:
        values = [str(value) if isinstance(value, date | time | timedelta) else value for value in values]
    return Column(header, kind), values


_KINDS: tuple[tuple[set[type], Kind], ...] = (
    ({str}, Kind.TEXT),
    ({date}, Kind.DATE),
    ({date, datetime}, Kind.MOMENT),
    ({time}, Kind.TIME),
)


def _padded(row: Row, width: int) -> Row:
    return (*row, *[None] * (width - len(row)))
