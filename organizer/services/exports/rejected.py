"""The rows that an import could not take, as a workbook to correct and import again."""

from collections.abc import Mapping
from pathlib import Path

from organizer.domain.sheets import Inspection, Row
from organizer.files.workbooks import About, Column, TableSheet, write_workbook
from organizer.i18n import _
from organizer.progress import Progress


def write_rejected(path: Path, inspection: Inspection, reasons: Mapping[int, str], progress: Progress) -> None:
    """Write the rows whose numbers (from 1) are in ``reasons`` as they were, each with its reason in front.

    Raises FileTrouble, Cancelled.
    """
    table = inspection.table
    width = max((len(table.rows[row - 1]) for row in reasons), default=0)
    names = {guess.column: guess.header for guess in inspection.mapping}
    columns = [Column(names.get(index, "")) for index in range(max(width, len(names)))]
    rows = [(reason, *_padded(table.rows[row - 1], len(columns))) for row, reason in sorted(reasons.items())]
    sheet = TableSheet(table.name or _("Rejected"), (Column(_("Why it was rejected")), *columns), rows)
    write_workbook(path, [sheet], About(_("Rejected rows"), Path(inspection.workbook.path).name), progress)


def _padded(row: Row, width: int) -> Row:
    return (*row, *[None] * (width - len(row)))
