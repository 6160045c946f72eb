"""What an event holds, counted."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from organizer.services.workspace import Workspace
from organizer.storage import database, queries, tables


@dataclass(frozen=True, slots=True)
class Contents:
    """``counts`` by the words of the command line; ``last_operation`` is (id, label)."""

    event: str
    schema: int
    counts: dict[str, int]
    last_operation: tuple[int, str] | None


_COUNTED = {
    "people": tables.person,
    "organizations": tables.organization,
    "activities": tables.activity,
    "sessions": tables.session,
    "talks": tables.talk,
    "tracks": tables.track,
    "rooms": tables.room,
    "projects": tables.project,
    "scans": tables.scan,
    "operations": tables.operation,
}


def contents(workspace: Workspace) -> Contents:
    """Count everything in the event."""
    operation = tables.operation.c
    with workspace.reading() as db:
        counts = {name: _count(db, table) for name, table in _COUNTED.items()}
        placed = _count(db, tables.session, tables.session.c.day.is_not(None))
        newest = db.execute(select(operation.id, operation.label).order_by(operation.id.desc()).limit(1)).first()
        name = queries.event_name(db)
    counts |= {"scheduled": placed, "unscheduled": counts["sessions"] - placed}
    return Contents(name, database.SCHEMA, counts, (newest.id, newest.label) if newest else None)


def _count(db: Connection, table: Table, *where: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count()).select_from(table).where(*where)) or 0
