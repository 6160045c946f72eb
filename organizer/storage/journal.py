"""The journal: triggers that record every change of a row, and the walk backwards that undoes an operation.

The triggers are generated from the table metadata, so bulk statements, cascades and raw SQL are seen as well; they
also refuse a write outside an operation. What a change holds:

- an update: ``before`` and ``after`` as JSON objects of the columns that changed;
- a deletion: ``before`` as a JSON object of the columns that differ from their default, no ``after``;
- an insert: neither. The row itself is its image, and the changes that follow it in the journal lead back from what
  the row is now to what it was: an image would double the size of an imported file and take longer than the insert.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, Text, delete, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from organizer.domain.changes import Changes, OperationKind
from organizer.errors import UndoConflict
from organizer.i18n import _
from organizer.storage import tables

REFUSAL = "write outside an operation"
"""The database's message when a write comes without an operation."""

Values = dict[str, Any]


def statements(dialect: str) -> Iterator[str]:
    """The DDL that makes the journal's triggers on ``sqlite`` or ``postgresql``."""
    if dialect == "sqlite":
        yield from _guard_sqlite(tables.asset)
        for table in tables.journalled():
            yield from _record_sqlite(table)
    else:
        yield _GUARD_POSTGRES
        yield _RECORD_POSTGRES
        yield _trigger_postgres(tables.asset, "journal_guard()", "BEFORE")
        for table in tables.journalled():
            defaults = json.dumps({c.name: _stored_default(c) for c in _columns(table)}).replace("'", "''")
            yield _trigger_postgres(table, f"journal_record('{defaults}')", "AFTER")


def removal(db: Connection) -> list[str]:
    """The DDL that drops the triggers a database has, before a new schema's are made."""
    if db.dialect.name == "sqlite":
        names = db.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        return [f'DROP TRIGGER "{name}"' for name in names]
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in ("journal_guard", "journal_record")]


# -- SQLite -----------------------------------------------------------------------------------------------------------

_RUNNING = f"coalesce((SELECT operation FROM current_operation), RAISE(ROLLBACK, '{REFUSAL}'))"
_EVENTS = ("insert", "update", "delete")


def _guard_sqlite(table: Table) -> Iterator[str]:
    for event in _EVENTS:
        yield (
            f'CREATE TRIGGER guard_{table.name}_{event} BEFORE {event.upper()} ON "{table.name}"\n'
            f"BEGIN SELECT {_RUNNING}; END"
        )


def _record_sqlite(table: Table) -> Iterator[str]:
    changed = " OR ".join(f'old."{c.name}" IS NOT new."{c.name}"' for c in _columns(table))
    for event, row, before, after, when in (
        ("insert", "new", "NULL", "NULL", ""),
        ("update", "new", _difference_sqlite(table, "old"), _difference_sqlite(table, "new"), f"WHEN {changed}\n"),
        ("delete", "old", _image_sqlite(table), "NULL", ""),
    ):
        yield (
            f'CREATE TRIGGER record_{table.name}_{event} AFTER {event.upper()} ON "{table.name}"\n{when}'
            'BEGIN INSERT INTO "change" (operation, entity, "row", before, after) VALUES\n'
            f"({_RUNNING}, '{table.name}', {row}.id, {before}, {after}); END"
        )


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name != "id"]


def _image_sqlite(table: Table) -> str:
    """The old row's columns that differ from their default, as SQL that makes a JSON object."""
    return _object_sqlite(
        [_pair_sqlite(c, "old", f'old."{c.name}" IS NOT {_default_sqlite(c)}') for c in _columns(table)]
    )


def _difference_sqlite(table: Table, row: str) -> str:
    return _object_sqlite([_pair_sqlite(c, row, f'old."{c.name}" IS NOT new."{c.name}"') for c in _columns(table)])


def _pair_sqlite(column: Column[Any], row: str, condition: str) -> str:
    # Not json_quote(): within a trigger SQLite's JSON functions cost 24 microseconds a row, more than the insert
    # itself. Control characters stay as they are, so images are read with strict=False.
    value = f'{row}."{column.name}"'
    if isinstance(column.type, Text | tables.Json):
        value = f"""'"'||replace(replace({value},'\\','\\\\'),'"','\\"')||'"'"""
    return f"""iif({condition},',"{column.name}":'||ifnull({value},'null'),'')"""


def _object_sqlite(parts: list[str]) -> str:
    return "'{'||substr(" + "||".join(parts) + ",2)||'}'"


def _default_sqlite(column: Column[Any]) -> str:
    default = _stored_default(column)
    if default is None:
        return "NULL"
    return str(default) if isinstance(default, int) else "'" + default.replace("'", "''") + "'"


def _stored_default(column: Column[Any]) -> Any:
    """What a column left out of an image holds: its server default as the database stores it, or None."""
    if column.server_default is None:
        return None
    value = str(column.server_default.arg)  # type: ignore[attr-defined]  # ours are all DefaultClause
    return value if isinstance(column.type, Text | tables.Json) else int(value)


# -- PostgreSQL -------------------------------------------------------------------------------------------------------

_GUARD_POSTGRES = f"""
CREATE FUNCTION journal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('organizer.operation', true), '') = '' THEN
    RAISE EXCEPTION '{REFUSAL}';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$"""

# The arguments of the trigger are the columns and their defaults, as one JSON object.
_RECORD_POSTGRES = f"""
CREATE FUNCTION journal_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  running text := coalesce(current_setting('organizer.operation', true), '');
  basis jsonb := TG_ARGV[0]::jsonb;
  number integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
  before text;
  after text;
BEGIN
  IF running = '' THEN RAISE EXCEPTION '{REFUSAL}'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
    basis := to_jsonb(NEW);
    SELECT jsonb_object_agg(key, value)::text INTO after FROM jsonb_each(to_jsonb(NEW))
    WHERE value IS DISTINCT FROM to_jsonb(OLD) -> key;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT coalesce(jsonb_object_agg(key, value), '{{}}')::text INTO before FROM jsonb_each(to_jsonb(OLD) - 'id')
    WHERE value IS DISTINCT FROM basis -> key;
  END IF;
  INSERT INTO change (operation, entity, "row", before, after)
  VALUES (running::integer, TG_TABLE_NAME, number, before, after);
  RETURN NULL;
END $$"""


def _trigger_postgres(table: Table, function: str, when: str) -> str:
    # PostgreSQL fires triggers by name: "zz" comes after the cascades of foreign keys ("RI_…"), so that children are
    # recorded before their parent and undo, walking backwards, brings the parent back first.
    return (
        f'CREATE TRIGGER zz_journal {when} INSERT OR UPDATE OR DELETE ON "{table.name}" '
        f"FOR EACH ROW EXECUTE FUNCTION {function}"
    )


# -- operations -------------------------------------------------------------------------------------------------------

MANY = 1000
"""Rows of one table in one operation beyond which they are no longer named one by one."""


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


def revert(db: Connection, operation: int, running: int) -> None:
    """Walk the operation's changes backwards inside the ``running`` one.

    Raises UndoConflict when a row has moved on since; the caller's transaction then rolls back.
    """
    sqlite = db.dialect.name == "sqlite"
    db.execute(text("PRAGMA defer_foreign_keys = ON" if sqlite else "SET CONSTRAINTS ALL DEFERRED"))
    change = tables.change.c
    steps = db.execute(select(tables.change).where(change.operation == operation).order_by(change.id.desc())).all()
    if not steps:
        raise UndoConflict(_("The details of this step are no longer kept, so it cannot be undone."))
    _refuse_moved_on(db, steps)
    for _shape, group in groupby(_children_first(map(_step_back, steps)), key=itemgetter(0)):
        _apply(db, list(group))
    # A deletion that cascades would take along rows that the operation never touched.
    if db.scalar(select(func.count()).where(change.operation == running)) != len(steps):
        raise UndoConflict(_built_on())


@contextmanager
def conflicts_told() -> Iterator[None]:
    """Around a transaction that reverts: a broken reference or a name that is taken again is an UndoConflict.

    References are checked at the commit, so this has to stand outside the transaction.
    """
    try:
        yield
    except IntegrityError as error:
        raise UndoConflict(_built_on()) from error


def _built_on() -> str:
    return _("Something later builds on this step; undo that first. After a printed badge or a check-in it stays.")


def _refuse_moved_on(db: Connection, steps: Sequence[Row[Any]]) -> None:
    """Raise UndoConflict when a row that the operation inserted holds other values than it was born with."""
    born = {(step.entity, step.row) for step in steps if step.before is None}
    change = tables.change.c
    later = select(tables.change).where(change.id > steps[0].id, change.entity.in_({entity for entity, _row in born}))
    first: dict[tuple[str, int, str], Any] = {}
    last: dict[tuple[str, int, str], Any] = {}
    for step in db.execute(later.order_by(change.id)):
        if (step.entity, step.row) in born and step.after is not None:
            before, after = _parse(step.before), _parse(step.after)
            for name, value in after.items():
                first.setdefault((step.entity, step.row, name), before[name])
                last[step.entity, step.row, name] = value
    if first != last:
        raise UndoConflict(_moved_on())


def _moved_on() -> str:
    return _("This was changed again later, so undoing it would lose the later change.")


_Step = tuple[tuple[str, ...], str, Values]
"""A shape that equals that of steps which may run as one batch, the statement, and its parameters."""


def _children_first(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Hold back deletions, those of referring tables first, until another step needs their table.

    PostgreSQL records what a cascade does after the row it starts from, so a deletion can come before the steps that
    take its children away; it would cascade again and they would find nothing.
    """
    held: dict[str, list[_Step]] = {}
    for step in steps:
        what, table = step[0][:2]
        if what == "delete":
            held.setdefault(table, []).append(step)
            continue
        if table in held:
            yield from _released(held)
        yield step
    yield from _released(held)


def _released(held: dict[str, list[_Step]]) -> Iterator[_Step]:
    for table in reversed(tables.journalled()):
        yield from held.pop(table.name, ())


def _apply(db: Connection, steps: list[_Step]) -> None:
    """Run steps of one shape as one batch: an import of 100,000 rows is undone in seconds."""
    statement = text(steps[0][1].replace(" IS ", " IS " if db.dialect.name == "sqlite" else " IS NOT DISTINCT FROM "))
    if db.execute(statement, [parameters for _shape, _sql, parameters in steps]).rowcount != len(steps):
        raise UndoConflict(_moved_on())


def _step_back(step: Row[Any]) -> _Step:
    table = tables.metadata.tables[step.entity]
    if step.before is None:
        return ("delete", table.name), f'DELETE FROM "{table.name}" WHERE id = :id', {"id": step.row}
    if step.after is None:
        return _bring_back(table, step.row, _parse(step.before))
    return _restore(table, step.row, _parse(step.before), _parse(step.after))


def _bring_back(table: Table, row: int, image: Values) -> _Step:
    before = {c.name: image.get(c.name, _stored_default(c)) for c in _columns(table)}
    names = ", ".join(f'"{name}"' for name in before)
    places = ", ".join(f":{name}" for name in before)
    sql = f'INSERT INTO "{table.name}" (id, {names}) VALUES (:id, {places})'
    return ("insert", table.name), sql, {"id": row, **before}


def _restore(table: Table, row: int, before: Values, after: Values) -> _Step:
    places = ", ".join(f'"{name}" = :{name}' for name in before)
    still = " AND ".join(f'"{name}" IS :now_{name}' for name in after)
    sql = f'UPDATE "{table.name}" SET {places} WHERE id = :id AND {still}'
    return ("update", table.name, *before), sql, {"id": row, **before, **{f"now_{k}": v for k, v in after.items()}}


def _parse(image: str) -> Values:
    values: Values = json.loads(image, strict=False)
    return values
