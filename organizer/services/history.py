"""What happened, by whom, and what it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, text

from organizer.domain.changes import OperationKind
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import journal, tables

_NAMES = ("name", "title", "label", "text")
_HIDDEN = frozenset({"uid", "position", "programme", "placements", "of", "face", "secret"})
"""Columns that mean nothing to people; the secret that signs codes nobody is shown."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of history. ``at`` is an instant in ISO 8601, UTC."""

    id: int
    label: str
    kind: OperationKind
    at: str
    actor: str
    desk: str
    undoable: bool
    undone: bool


@dataclass(frozen=True, slots=True)
class RowChange:
    """What an operation did to one row: ``before`` is None for a new row, ``after`` for a deleted one.

    Both hold only columns that changed, as they are stored; references are row ids.
    """

    entity: str
    row: int
    name: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def operations(workspace: Workspace, limit: int = 500, *, before: int | None = None) -> tuple[Operation, ...]:
    """The newest operations first; ``before`` continues below an id."""
    column = tables.operation.c
    query = select(tables.operation).order_by(column.id.desc()).limit(limit)
    undone = workspace.undo_state.undone
    with workspace.reading() as db:
        rows = db.execute(query if before is None else query.where(column.id < before)).all()
    return tuple(_operation(row, undone) for row in rows)


def _operation(row: Row[Any], undone: frozenset[int]) -> Operation:
    return Operation(
        id=row.id,
        label=row.label,
        kind=OperationKind(row.kind),
        at=row.at,
        actor=row.actor,
        desk=row.desk,
        undoable=bool(row.undoable) and row.kind == OperationKind.DO,
        undone=row.id in undone,
    )


def changes_of(workspace: Workspace, operation: int, limit: int = 200) -> tuple[RowChange, ...]:
    """What an operation changed, row by row, at most ``limit`` of them. Raises NotFound."""
    change = tables.change.c
    query = select(tables.change).where(change.operation == operation).order_by(change.id).limit(limit)
    with workspace.reading() as db:
        if db.scalar(select(tables.operation.c.id).where(tables.operation.c.id == operation)) is None:
            raise NotFound(_("There is no step {number}.").format(number=operation))
        steps = db.execute(query).all()
        gone = _deleted(db, steps)
        return tuple(_row_change(db, step, gone) for step in steps)


def _row_change(db: Connection, step: Row[Any], gone: Mapping[tuple[str, int], dict[str, Any]]) -> RowChange:
    before, after = _values(step.before), _values(step.after)
    now = before if step.after is None and before is not None else _current(db, step.entity, step.row)
    now = gone.get((step.entity, step.row), {}) if now is None else now
    if step.before is None:
        after = now
    name = next((str(now[key]) for key in _NAMES if now.get(key)), "")
    return RowChange(step.entity, step.row, name, before, after)


def _values(image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    return {key: value for key, value in journal.parse(image).items() if key not in _HIDDEN}


def _current(db: Connection, entity: str, row: int) -> dict[str, Any] | None:
    """The row as it stands, without what is empty; None when it is gone."""
    found = db.execute(text(f'SELECT * FROM "{entity}" WHERE id = :id'), {"id": row}).mappings().first()
    if found is None:
        return None
    kept = {k: v for k, v in found.items() if v not in (None, "", "{}", "[]") and k not in _HIDDEN}
    kept.pop("id")
    return kept


def _deleted(db: Connection, steps: Sequence[Row[Any]]) -> dict[tuple[str, int], dict[str, Any]]:
    """The rows of these changes as they were deleted last, by table and id; one look through the journal for all."""
    if not steps:
        return {}
    change = tables.change.c
    deletions = select(change.entity, change.row, change.before).where(
        change.operation >= steps[0].operation,
        change.before.is_not(None),
        change.after.is_(None),
        change.entity.in_({step.entity for step in steps}),
        change.row.in_({step.row for step in steps}),
    )
    return {(row.entity, row.row): _values(row.before) or {} for row in db.execute(deletions.order_by(change.id))}
