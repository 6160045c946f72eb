"""The reference event as a file, and the workbooks from which a colleague would have imported it."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from organizer.domain.printing.badges.templates import default_designs
from organizer.domain.sample.cast import Record
from organizer.domain.sample.event import Part, Sample, compose
from organizer.domain.sample.sheets import sheets as design_sheets
from organizer.files.writing.plain_workbooks import write_design
from organizer.i18n import _
from organizer.progress import Progress
from organizer.resources import resource
from organizer.services.workspace import Workspace
from organizer.storage import database, tables
from organizer.storage.bulk import insert_rows

PEOPLE = 1_200
"""Attendees of the sample event unless told otherwise."""


def create_sample(
    address: str, people: int = PEOPLE, progress: Progress | None = None, *, sheets: Path | None = None
) -> Workspace:
    """Make the reference event at a path or URL and return it open; ``sheets``: a folder for its three workbooks.

    Its steps stand in the history but are not undoable, so that Ctrl+Z never takes the sample away. Raises Refused
    when the address is taken, Cancelled (nothing stays), StorageTrouble, FileTrouble.
    """
    progress = progress or Progress()
    progress.step(0, 0, _("Inventing people and projects"))
    sample = _composed(people)
    if sheets is not None:
        sample = _kept(sample)
        _write_sheets(sheets, sample, progress)
    workspace = Workspace.create(address, sample.event)
    try:
        for number, part in enumerate(sample.parts):
            progress.step(number, len(sample.parts) + 1, part.label)
            with workspace.operation(part.label, undoable=False) as db:
                _insert_part(db, part, progress)
        _add_badge_template(workspace)
    except BaseException:
        workspace.close()
        database.discard(address)
        raise
    return workspace


def write_sheets(folder: Path, people: int = PEOPLE, progress: Progress | None = None) -> tuple[Path, ...]:
    """Write the agenda and the two attendee sheets of the sample event. Raises FileTrouble, Cancelled."""
    return _write_sheets(folder, _kept(_composed(people)), progress or Progress())


def _write_sheets(folder: Path, sample: Sample, progress: Progress) -> tuple[Path, ...]:
    rows = {table: tuple(records) for part in sample.parts for table, records in part.rows.items()}
    paths = []
    for design in design_sheets(sample, rows):
        paths.append(folder / design.file)
        write_design(paths[-1], design, progress)
    return tuple(paths)


def _kept(sample: Sample) -> Sample:
    """The same with rows that may be taken more than once; otherwise they are made when they are written."""
    parts = (Part(each.label, {table: tuple(rows) for table, rows in each.rows.items()}) for each in sample.parts)
    return replace(sample, parts=tuple(parts))


def _composed(people: int) -> Sample:
    texts: dict[str, Any] = {}
    for name in ("programme", "projects", "organizations"):
        texts |= tomllib.loads(resource("sample", f"{name}.toml").read_text("utf-8"))
    return compose(texts, people)


def _insert_part(db: Connection, part: Part, progress: Progress) -> None:
    for name, records in part.rows.items():
        table = tables.metadata.tables[name]
        iterator = iter(records)
        first = next(iterator, None)
        if first is not None:
            insert_rows(db, table, list(first), _stored(table, first, iterator), progress)


def _stored(table: Table, first: Record, others: Iterable[Record]) -> Iterator[tuple[Any, ...]]:
    """The records as tuples in the order of ``first``'s keys, lists and dictionaries as text."""
    texts = {name for name in first if isinstance(table.c[name].type, tables.Json)}
    yield _values(first, texts)
    for record in others:
        yield _values(record, texts)


def _values(record: Record, texts: set[str]) -> tuple[Any, ...]:
    return tuple(tables.as_json(value) if name in texts else value for name, value in record.items())


def _add_badge_template(workspace: Workspace) -> None:
    """The templates that come with the program, the first one as the default."""
    with workspace.operation(_("Add badge templates"), undoable=False) as db:
        for number, design in enumerate(default_designs().values()):
            values = {"name": design["name"], "design": design, "is_default": int(number == 0)}
            db.execute(insert(tables.badge_template).values(values))
