"""What rows are called: for texts that name a row by its id."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from organizer.services.workspace import Workspace
from organizer.storage import tables

_NAMES = ("name", "title", "label")
_AT_ONCE = 500
"""Ids in one query: SQLite takes 32,766 parameters, older builds 999."""


def names(workspace: Workspace, wanted: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], str]:
    """The name or title of each row by ``(table, id)``; rows that are gone or have no name are left out."""
    with workspace.reading() as db:
        return {(entity, row): text for entity, rows in wanted.items() for row, text in _of(db, entity, set(rows))}


def _of(db: Connection, entity: str, rows: set[int]) -> list[tuple[int, str]]:
    table = tables.metadata.tables[entity]
    column = next((table.c[each] for each in _NAMES if each in table.c), None)
    if column is None:
        return []
    ordered = sorted(rows)
    parts = [ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE)]
    return [
        (row, text)
        for part in parts
        for row, text in db.execute(select(table.c.id, column).where(table.c.id.in_(part)))
    ]
