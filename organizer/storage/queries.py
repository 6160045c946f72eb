"""Questions that several services ask."""

from sqlalchemy import Connection, select

from organizer.domain.changes import OperationKind, Step
from organizer.domain.country_names import CountryNames
from organizer.storage import tables


def history_steps(db: Connection) -> list[Step]:
    """Every operation that undo knows, from the first on; those that never were undoable are left out."""
    operation = tables.operation.c
    rows = db.execute(
        select(operation.id, operation.kind, operation.target, operation.label)
        .where(operation.undoable == 1)
        .order_by(operation.id)
    )
    return [Step(row.id, OperationKind(row.kind), row.target, row.label) for row in rows]


def event_uid(db: Connection) -> str:
    """What tells this event from every other."""
    return db.scalar(select(tables.event.c.uid)) or ""


def event_language(db: Connection) -> str:
    """The event's main language, such as “en”."""
    return db.scalar(select(tables.event.c.language)) or ""


def event_name(db: Connection) -> str:
    """The event's name in its main language."""
    return db.scalar(select(tables.event.c.name)) or ""


def country_names(db: Connection) -> CountryNames:
    """What the event calls countries."""
    event = tables.event.c
    row = db.execute(select(event.country_names, event.language, event.second_language)).first()
    return CountryNames(row[0], (row[1], row[2])) if row else CountryNames()
