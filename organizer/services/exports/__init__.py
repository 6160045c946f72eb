"""What leaves the event as a file: people, programme, the schedule's grid."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from organizer.domain.sheets.export_base import Head, head_row
from organizer.domain.sheets.export_choice import EVERYBODY, PeopleChoice
from organizer.domain.sheets.workbook import Cell, Row
from organizer.errors import BadInput
from organizer.files.outputs import refuse_output
from organizer.files.replacing import replacing
from organizer.files.writing.book_parts import About, GridSheet, TableSheet
from organizer.files.writing.csv_writer import Encoding, write_csv
from organizer.files.writing.workbooks import write_workbook
from organizer.i18n import _
from organizer.memory import many_objects
from organizer.progress import Progress
from organizer.services.exports.board import day_grids
from organizer.services.exports.changes import change_list
from organizer.services.exports.offer import Offer, OfferedColumn, read_offer
from organizer.services.exports.people import Bases, arrivals_table, base_row, head_of, people_tables
from organizer.services.exports.programme import PROGRAMME, programme_table, with_base
from organizer.services.exports.public import ENDINGS as PUBLIC_ENDINGS
from organizer.services.exports.public import write_public
from organizer.services.exports.sessions import sessions_table
from organizer.services.exports.table import Table
from organizer.services.exports.template import template_table
from organizer.services.workspace import Workspace
from organizer.storage import queries
from organizer.storage.programme_rows import read_programme
from organizer.storage.timetable_rows import read_snapshot

__all__ = ["ENDINGS", "Encoding", "Exported", "Offer", "OfferedColumn", "What", "export", "export_changes", "offer"]


class What(StrEnum):
    """What is exported; the words of ``organizer export --what``."""

    PEOPLE = "people"
    ARRIVALS = "arrivals"
    PROGRAMME = "programme"
    SCHEDULE = "schedule"
    SESSIONS = "sessions"
    GRID = "grid"
    ALL = "all"
    TEMPLATE = "template"


_TABLES = (".xlsx", ".csv", ".json")
ENDINGS = {
    What.PEOPLE: _TABLES,
    What.ARRIVALS: _TABLES,
    What.PROGRAMME: (*_TABLES, ".xml", ".ics"),
    What.SCHEDULE: PUBLIC_ENDINGS,
    What.SESSIONS: _TABLES,
    What.GRID: (".xlsx",),
    What.ALL: (".xlsx", ".json"),
    What.TEMPLATE: (".xlsx",),
}
"""The endings of file names that each can be written to."""
CHANGES_ENDINGS = (".xlsx", ".txt")
"""Those of a list of changes."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows by sheet (of a grid its blocks)."""

    path: Path
    rows: dict[str, int]


def offer(workspace: Workspace) -> Offer:
    """What there is to choose from before people are exported."""
    with workspace.reading() as db:
        return read_offer(db)


def export(
    workspace: Workspace,
    path: Path | str,
    what: What,
    progress: Progress,
    *,
    people: PeopleChoice = EVERYBODY,
    encoding: Encoding = Encoding.UTF8,
) -> Exported:
    """Write a part of the event to ``path``, in the format its ending names.

    ``people`` says which of them and how, where there are any; ``encoding`` is for .csv. Raises BadInput naming the
    endings or columns there are, FileTrouble, Cancelled. An old file stays until the new one is whole.
    """
    path, what = Path(path), What(what)
    ending = path.suffix.lower()
    if what is What.ALL and ending not in ENDINGS[what]:
        _refuse_part(ending)
    refuse_output(path, ENDINGS[what])
    with many_objects(), workspace.reading() as db:
        if what is What.SCHEDULE or ending in (".xml", ".ics"):
            return Exported(path, {_("Programme"): write_public(db, path, progress)})
        match ending:
            case ".xlsx":
                return _write_workbook(db, path, what, people, progress)
            case ".csv":
                return _write_csv(path, _tables(db, what, people), encoding, progress)
            case _:
                return _write_json(path, queries.event_name(db), _tables(db, what, people), progress)


def export_changes(
    workspace: Workspace, path: Path | str, since: int, progress: Progress, *, until: int | None = None
) -> Exported:
    """Write what is different since a release, now or in the release ``until``: per session and per person.

    Raises BadInput for another ending, FileTrouble, NotFound when a release was removed, Cancelled.
    """
    path = Path(path)
    refuse_output(path, CHANGES_ENDINGS)
    with workspace.reading() as db:
        found, event = change_list(db, since, until), queries.event_name(db)
    if path.suffix.lower() == ".txt":
        with replacing(path) as target:  # the mark at its begin tells Notepad that it is UTF-8
            target.write_text("\n".join([event, *found.text(), ""]), encoding="utf-8-sig")
    else:
        write_workbook(path, found.sheets(), About(event, found.title), progress)
    return Exported(path, {_("Sessions"): len(found.lines), _("People"): len(found.people)})


def _tables(db: Connection, what: What, people: PeopleChoice, bases: Bases | None = None) -> list[Table]:
    """The tables of a part of the event, those that an import reads first."""
    found: list[Table] = []
    if what in (What.PEOPLE, What.ALL):
        found += people_tables(db, people, bases)
    if what is What.ARRIVALS:
        found.append(arrivals_table(db))
    if what in (What.PROGRAMME, What.ALL):
        found.append(programme_table(read_programme(db)))
    if what is What.SESSIONS:
        found.append(sessions_table(db))
    if what is What.TEMPLATE:
        found.append(template_table(db))
    return found


def _write_workbook(db: Connection, path: Path, what: What, people: PeopleChoice, progress: Progress) -> Exported:
    """People and programme go out with what their cells are now: the workbook comes back as its changes alone."""
    tables = [with_base(each) if each.kind == PROGRAMME else each for each in _tables(db, what, people, base_row)]
    grids = day_grids(read_snapshot(db), queries.event_name(db)) if what in (What.GRID, What.ALL) else []
    base = _head(db, what, tables)
    about = About(queries.event_name(db), path.stem)
    sheets: list[TableSheet | GridSheet] = [*(table.sheet for table in tables), *grids]
    return Exported(path, write_workbook(path, sheets, about, progress, base=base))


def _head(db: Connection, what: What, tables: Sequence[Table]) -> Row | None:
    """What the hidden sheet begins with; a programme alone says only of which event it is."""
    if what in (What.PEOPLE, What.ALL):
        return head_row(head_of(db, tables[0]))
    return head_row(Head(queries.event_uid(db), {})) if what is What.PROGRAMME else None


def _write_csv(path: Path, tables: Sequence[Table], encoding: Encoding, progress: Progress) -> Exported:
    """The table; a text file has no sheets, so several have all their rows below each other."""
    header = [column.header for column in tables[0].columns]
    total = sum(table.sheet.count for table in tables)
    parts = (part for table in tables for part in table.parts())
    write_csv(path, header, parts, progress, total=total, encoding=encoding)
    return Exported(path, {table.name: table.sheet.count for table in tables})


def _refuse_part(ending: str) -> None:
    """Raise BadInput where a part of the event could have this ending, but everything cannot."""
    if any(ending in endings for endings in ENDINGS.values()):
        text = _("Everything together is written as {possible}; choose one part of it, such as people, for “{ending}”.")
        raise BadInput(text.format(ending=ending, possible=_(" or ").join(ENDINGS[What.ALL])))


def _write_json(path: Path, event: str, tables: Sequence[Table], progress: Progress) -> Exported:
    """One object: the event's name, then a list for each table under a key that does not change with the language."""
    lists: dict[str, list[dict[str, Cell]]] = {}
    for table in tables:
        lists.setdefault(table.kind, []).extend(_objects(table, progress))
    with replacing(path) as target:
        text = json.dumps({"event": event, **lists}, ensure_ascii=False, indent=1, default=_plain)
        target.write_text(text + "\n", encoding="utf-8")
    return Exported(path, {table.name: table.sheet.count for table in tables})


def _objects(table: Table, progress: Progress) -> Iterator[dict[str, Cell]]:
    done = 0
    for part in table.parts():
        progress.step(done, table.sheet.count, table.name)
        for row in part:
            yield {key: value for key, value in zip(table.keys, row, strict=True) if value is not None}
        done += len(part)


def _plain(value: date | time) -> str:
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()
