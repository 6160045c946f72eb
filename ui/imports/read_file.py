"""Reading a file for the import, and what is known of it then."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from organizer.domain.sheets.joining import is_own, together
from organizer.domain.sheets.workbook import Field, Inspection, SheetKind
from organizer.progress import Progress


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read: the inspection of a sheet, or None for a programme file, and the seconds it took."""

    path: Path
    inspection: Inspection | None
    seconds: float


def wants_a_look(inspection: Inspection) -> bool:
    """Whether somebody should look at the sheet first: several tables or encodings are likely, or nothing is clear.

    Our own export on several sheets is clear.
    """
    if inspection.parts:
        return not is_own(inspection)
    visible = [each for each in inspection.tables if not inspection.workbook.sheets[each.sheet].hidden]
    together = sum(each.sheet == inspection.sheet for each in visible)
    doubtful = together > 1 or len(inspection.workbook.decodings) > 1
    return doubtful or inspection.kind is SheetKind.UNKNOWN or not inspection.header_row


def remembered(inspection: Inspection) -> dict[int, Field | None] | None:
    """What was said of the columns of a sheet like this one."""
    from organizer.services import column_memory

    return column_memory.recall(inspection)


def reader(
    path: Path, password: str | None = None, *, encoding: str | None = None, delimiter: str | None = None
) -> Callable[[Progress], ReadFile]:
    """The job that reads ``path``."""

    def work(progress: Progress) -> ReadFile:
        from organizer.services import imports, programme_imports

        started = time.monotonic()
        inspection = None
        if not programme_imports.is_programme_file(path):
            found = imports.inspect(path, progress, password=password, encoding=encoding, delimiter=delimiter)
            inspection = together(found)
        return ReadFile(path, inspection, time.monotonic() - started)

    return work
