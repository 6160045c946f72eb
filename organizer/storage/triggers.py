"""The journal's triggers: they record every change of a row and refuse a write outside an operation.

They are generated from the table metadata, so bulk statements, cascades and raw SQL are seen as well. What a change
holds:

- an update: ``before`` and ``after`` as JSON objects of the columns that changed;
- a deletion: ``before`` as a JSON object of the columns that differ from their default, no ``after``;
- an insert: neither. The row itself is its image, and the changes that follow it in the journal lead back from what
  the row is now to what it was: an image would double the size of an imported file and take longer than the insert.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, text

from organizer.storage import tables

REFUSAL = "write outside an operation"
"""The database's message when a write comes without an operation."""


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
            defaults = json.dumps({c.name: stored_default(c) for c in recorded(table)}).replace("'", "''")
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
    changed = " OR ".join(f'old."{c.name}" IS NOT new."{c.name}"' for c in recorded(table))
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


def recorded(table: Table) -> list[Column[Any]]:
    """The columns that an image may hold: all but the id."""
    return [column for column in table.columns if column.name != "id"]


def _image_sqlite(table: Table) -> str:
    """The old row's columns that differ from their default, as SQL that makes a JSON object."""
    return _object_sqlite(
        [_pair_sqlite(c, "old", f'old."{c.name}" IS NOT {_default_sqlite(c)}') for c in recorded(table)]
    )


def _difference_sqlite(table: Table, row: str) -> str:
    return _object_sqlite([_pair_sqlite(c, row, f'old."{c.name}" IS NOT new."{c.name}"') for c in recorded(table)])


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
    default = stored_default(column)
    if default is None:
        return "NULL"
    return str(default) if isinstance(default, int) else "'" + default.replace("'", "''") + "'"


def stored_default(column: Column[Any]) -> Any:
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
