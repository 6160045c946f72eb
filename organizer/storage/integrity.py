"""Whether an event is sound: the file's pages, its references, and its journal against its rows."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, Text, func, select, text, type_coerce

from organizer.i18n import _
from organizer.storage import journal, tables

_BATCH = 500  # ids in one question

_Newest = dict[int, Row[Any]]
"""The newest change of each row of a table, by the row's id."""


def faults(db: Connection) -> Iterator[str]:
    """Every fault found, as sentences; nothing when all is well."""
    if db.dialect.name == "sqlite":
        yield from _pages(db)
        yield from _references(db)
        yield from _triggers(db)
    yield from _open_operation(db)
    said = _newest_changes(db)
    for table in tables.journalled():
        yield from _journal_and_rows(db, table, said.pop(table.name, {}))
    for name in said:
        yield _("The journal speaks of “{table}”, which is no table of an event.").format(table=name)


def _pages(db: Connection) -> Iterator[str]:
    for (told,) in db.execute(text("PRAGMA integrity_check(20)")):
        if told != "ok":
            yield _("The file is damaged: {reason}.").format(reason=told)


def _references(db: Connection) -> Iterator[str]:
    for table, row, target, _index in db.execute(text("PRAGMA foreign_key_check")):
        yield _("Row {row} of “{table}” refers to a row of “{target}” that is not there.").format(
            row=row, table=table, target=target
        )


def _triggers(db: Connection) -> Iterator[str]:
    """The journal sees a change only through its triggers, so each of them must be there, unaltered."""
    wanted = {_trigger_name(sql): sql for sql in journal.statements("sqlite")}
    rows = db.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    found = {row.name: row.sql for row in rows}
    for name in wanted:
        if found.get(name) != wanted[name]:
            yield _("The journal’s trigger “{name}” is missing or altered.").format(name=name)


def _trigger_name(sql: str) -> str:
    named = re.match(r"CREATE TRIGGER (\w+)", sql)
    return named[1] if named else sql


def _open_operation(db: Connection) -> Iterator[str]:
    if db.dialect.name == "sqlite" and db.scalar(select(func.count()).select_from(tables.current_operation)):
        yield _("An operation was left open.")


def _newest_changes(db: Connection) -> dict[str, _Newest]:
    """What the journal says last about each row, by table."""
    change = tables.change.c
    newest = select(func.max(change.id)).group_by(change.entity, change.row)
    found: dict[str, _Newest] = defaultdict(dict)
    for each in db.execute(select(tables.change).where(change.id.in_(newest))):
        found[each.entity][each.row] = each
    return found


def _journal_and_rows(db: Connection, table: Table, newest: _Newest) -> Iterator[str]:
    """What the journal says last about each row must be what the row is."""
    there = set(db.scalars(select(table.c.id)))
    deleted = {row for row, said in newest.items() if said.before is not None and said.after is None}
    for row in sorted(deleted & there):
        yield _("Row {row} of “{table}” is there although it was deleted.").format(row=row, table=table.name)
    for row in sorted(newest.keys() - deleted - there):
        yield _("Row {row} of “{table}” is gone without a trace.").format(row=row, table=table.name)
    updates = {row: json.loads(newest[row].after, strict=False) for row in there & newest.keys() if newest[row].after}
    for row, column in _altered(db, table, updates):
        yield _("“{column}” of row {row} of “{table}” was changed outside the journal.").format(
            column=column, row=row, table=table.name
        )


def _altered(db: Connection, table: Table, updates: dict[int, dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """The rows and columns that hold something else than the journal's last word on them."""
    stored = [type_coerce(column, Text) if isinstance(column.type, tables.Json) else column for column in table.columns]
    ids = sorted(updates)
    for first in range(0, len(ids), _BATCH):
        rows = select(*stored).where(table.c.id.in_(ids[first : first + _BATCH]))
        for row in db.execute(rows):
            now = dict(zip(table.columns.keys(), row, strict=True))
            yield from ((now["id"], name) for name, value in updates[now["id"]].items() if now.get(name) != value)
