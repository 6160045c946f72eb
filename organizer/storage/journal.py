"""The journal: what happens between the beginning and the end of an operation is its changes.

``storage/triggers.py`` writes the changes, ``storage/reverting.py`` takes them back.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from organizer.domain.changes import Changes, OperationKind
from organizer.storage import tables

MANY = 1000
"""Rows of one table in one operation beyond which they are no longer named one by one."""

Values = dict[str, Any]

_IMAGES = json.JSONDecoder(strict=False)  # control characters stand in them as they are, see storage/triggers.py


def begin(db: Connection, values: Values) -> int:
    """Open an operation in the running transaction and return its id; writes are allowed from here on."""
    operation = int(db.execute(insert(tables.operation).values(values).returning(tables.operation.c.id)).scalar_one())
    if db.dialect.name == "sqlite":
        db.execute(insert(tables.current_operation).values(operation=operation))
    else:
        db.execute(text("SELECT set_config('organizer.operation', :id, true)"), {"id": str(operation)})
    return operation


def end(db: Connection, operation: int) -> dict[str, frozenset[int] | None]:
    """Close the operation before the commit; what it touched, as in :func:`touched`."""
    if db.dialect.name == "sqlite":
        db.execute(delete(tables.current_operation))
    return touched(db, operation)


def touched(db: Connection, operation: int) -> dict[str, frozenset[int] | None]:
    """The rows an operation touched, by table; None for more than MANY of them."""
    change = tables.change.c
    mine = change.operation == operation
    counts = db.execute(select(change.entity, func.count()).where(mine).group_by(change.entity)).all()
    return {
        entity: frozenset(db.scalars(select(change.row).where(mine, change.entity == entity))) if n <= MANY else None
        for entity, n in counts
    }


def changes_since(db: Connection, operation: int) -> list[Changes]:
    """What every operation after the given one touched, oldest first."""
    column = tables.operation.c
    rows = db.execute(
        select(column.id, column.label, column.kind).where(column.id > operation).order_by(column.id)
    ).all()
    return [Changes(row.id, row.label, OperationKind(row.kind), touched(db, row.id)) for row in rows]


def count(db: Connection, operations: Iterable[int]) -> int:
    """How many changes the operations hold."""
    change = tables.change.c
    counted = select(func.count()).select_from(tables.change)
    return sum(db.scalar(counted.where(change.operation == operation)) or 0 for operation in operations)


def parse(image: str) -> Values:
    """The columns and stored values of a change's ``before`` or ``after``."""
    values: Values = _IMAGES.decode(image)
    return values
