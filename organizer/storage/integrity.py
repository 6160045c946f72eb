"""Whether an event is sound: the file's pages, its references, its triggers, and its journal against its rows."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from organizer.i18n import _
from organizer.storage import journal, tables, triggers


def faults(db: Connection) -> Iterator[str]:
    """Every fault found, as sentences; nothing when all is well."""
    if db.dialect.name == "sqlite":
        yield from _pages(db)
        yield from _references(db)
        yield from _triggers(db)
    yield from _open_operation(db)
    yield from _rows_and_journal(db)


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
    wanted = {_trigger_name(sql): sql for sql in triggers.statements("sqlite")}
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


def _rows_and_journal(db: Connection) -> Iterator[str]:
    """Follow every row through the journal from its birth and compare it with what it is now."""
    change = tables.change
    for table in tables.journalled():
        alive: dict[int, dict[str, Any]] = {}
        for step in db.execute(select(change).where(change.c.entity == table.name).order_by(change.c.id)):
            if step.before is not None and step.after is None:
                alive.pop(step.row, None)
            else:
                last = alive.setdefault(step.row, {})
                last.update(journal.parse(step.after) if step.after else {})
        yield from _differences(db, table, alive)


def _differences(db: Connection, table: Table, alive: dict[int, dict[str, Any]]) -> Iterator[str]:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)  # stored values, past the Json type
    for row in db.execute(text(f'SELECT {columns} FROM "{table.name}"')).mappings():
        last = alive.pop(row["id"], None)
        if last is None:
            yield _("Row {row} of “{name}” is not in the journal.").format(row=row["id"], name=table.name)
        elif any(row[name] != value for name, value in last.items()):
            yield _("Row {row} of “{name}” differs from the journal.").format(row=row["id"], name=table.name)
    for lost in alive:
        yield _("Row {row} of “{name}” is gone without a trace.").format(row=lost, name=table.name)
