"""What leaves the event as a file: people, programme, the schedule's grid."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from organizer.domain.sheets import Cell
from organizer.errors import BadInput
from organizer.files.calendars import write_calendar
from organizer.files.csv_writer import Encoding, write_csv
from organizer.files.frab_writer import write_schedule
from organizer.files.replacing import replacing
from organizer.files.workbooks import About, GridSheet, HiddenSheet, TableSheet, write_workbook
from organizer.i18n import _
from organizer.progress import Progress
from organizer.services.exports.agenda import read_agenda
from organizer.services.exports.board import day_grids
from organizer.services.exports.calendar import appointments
from organizer.services.exports.people import people_table
from organizer.services.exports.programme import programme_table
from organizer.services.exports.table import Table
from organizer.services.workspace import Workspace
from organizer.storage import queries
from organizer.storage.programme_rows import read_programme

__all__ = ["ENDINGS", "Encoding", "Exported", "What", "export"]


class What(StrEnum):
    """What is exported; the words of ``organizer export --what``."""

    PEOPLE = "people"
    PROGRAMME = "programme"
    GRID = "grid"
    ALL = "all"


ENDINGS = {
    What.PEOPLE: (".xlsx", ".csv", ".json"),
    What.PROGRAMME: (".xlsx", ".csv", ".json", ".xml", ".ics"),
    What.GRID: (".xlsx",),
    What.ALL: (".xlsx", ".json"),
}
"""The endings of file names that each can be written to."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows by sheet (of a grid its blocks)."""

    path: Path
    rows: dict[str, int]


def export(
    workspace: Workspace,
    path: Path | str,
    what: What,
    progress: Progress,
    *,
    encoding: Encoding = Encoding.UTF8,
) -> Exported:
    """Write a part of the event to ``path``, in the format its ending names; ``encoding`` is for .csv.

    Raises BadInput naming the endings there are, FileTrouble, Cancelled. An old file stays until the new one is whole.
    """
    path, what = Path(path), What(what)
    if path.suffix.lower() not in ENDINGS[what]:
        raise BadInput(_wrong_ending(path, what))
    if path.suffix.lower() == ".xml":
        return _write_schedule(workspace, path, progress)
    if path.suffix.lower() == ".ics":
        return _write_calendar(workspace, path)
    with workspace.reading() as db:
        about = About(queries.event_name(db), path.stem)
        parts = _parts(db, what)
    if path.suffix.lower() == ".json":
        _write_json(path, about.title, [each for each in parts if isinstance(each, Table)])
    elif path.suffix.lower() == ".csv":
        table = next(each for each in parts if isinstance(each, Table))
        write_csv(path, [each.header for each in table.columns], table.rows, progress, encoding=encoding)
    else:
        hidden = [HiddenSheet("Organizer", part.base) for part in parts if isinstance(part, Table) and part.base]
        write_workbook(path, [*map(_sheet, parts), *hidden], about, progress)
    return Exported(path, {each.name: len(each.rows if isinstance(each, Table) else each.blocks) for each in parts})


def _write_calendar(workspace: Workspace, path: Path) -> Exported:
    """The sessions that have a time, for phones."""
    with workspace.reading() as db:
        agenda = read_agenda(db)
    found = appointments(agenda)
    write_calendar(path, agenda.name, found, datetime.now(UTC))
    return Exported(path, {_("Programme"): len(found)})


def _write_schedule(workspace: Workspace, path: Path, progress: Progress) -> Exported:
    """Schedule XML, which conference apps and other systems read."""
    with workspace.reading() as db:
        programme = read_programme(db)
    return Exported(path, {_("Programme"): write_schedule(path, programme, progress)})


def _wrong_ending(path: Path, what: What) -> str:
    possible = _(" or ").join(ENDINGS[what])
    if not path.suffix:
        return _("Give the file's name an ending: {possible}.").format(possible=possible)
    if what is What.ALL and any(path.suffix in endings for endings in ENDINGS.values()):
        text = _("Everything together is written as {possible}; choose one part of it, such as people, for “{ending}”.")
    else:
        text = _("This cannot be exported as “{ending}”. Choose a name that ends in {possible}.")
    return text.format(ending=path.suffix, possible=possible)


def _parts(db: Connection, what: What) -> list[Table | GridSheet]:
    """The sheets, those that an import reads first."""
    parts: list[Table | GridSheet] = []
    if what in (What.PEOPLE, What.ALL):
        parts.append(people_table(db))
    if what is What.PEOPLE:
        return parts
    agenda = read_agenda(db)
    if what in (What.PROGRAMME, What.ALL):
        parts.append(programme_table(agenda))
    if what in (What.GRID, What.ALL):
        parts += day_grids(agenda)
    return parts


def _sheet(part: Table | GridSheet) -> TableSheet | GridSheet:
    if isinstance(part, GridSheet):
        return part
    return TableSheet(part.name, part.columns, part.rows, part.nested)


def _write_json(path: Path, event: str, parts: list[Table]) -> None:
    """One object: the event's name, then a list for each table under a key that does not change with the language."""
    names = {"level": "programme", "email": "people"}
    lists = {next(names[key] for key in part.keys if key in names): _objects(part) for part in parts}
    with replacing(path) as target:
        text = json.dumps({"event": event, **lists}, ensure_ascii=False, indent=1, default=_plain)
        target.write_text(text + "\n", encoding="utf-8")


def _objects(part: Table) -> list[dict[str, Cell]]:
    return [{key: value for key, value in zip(part.keys, row, strict=True) if value is not None} for row in part.rows]


def _plain(value: date | time) -> str:
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()
