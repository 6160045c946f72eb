"""Whether a file, its journal and its references are whole."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from organizer.i18n import _
from organizer.storage import tables

_ENOUGH = 20  # problems of a kind: more say nothing new


def problems(db: Connection) -> list[str]:
    """What is wrong, one sentence each; empty when the event is whole."""
    checks = [_pages, _references] if db.dialect.name == "sqlite" else []
    return [each for check in (*checks, _open_operation, _rows_and_journal) for each in check(db)]


def _pages(db: Connection) -> Iterator[str]:
    for (answer,) in db.execute(text(f"PRAGMA integrity_check({_ENOUGH})")):
        if answer != "ok":
            yield _("The file is damaged: {answer}.").format(answer=answer)


def _references(db: Connection) -> Iterator[str]:
    for name, row, target, _key in db.execute(text("PRAGMA foreign_key_check")).fetchmany(_ENOUGH):
        yield _("Row {row} of {name} refers to a row of {target} that is not there.").format(
            row=row, name=name, target=target
        )


def _open_operation(db: Connection) -> Iterator[str]:
    if db.scalar(select(func.count()).select_from(tables.current_operation)):
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
                last.update(json.loads(step.after, strict=False) if step.after else {})
        yield from _differences(db, table, alive)


def _differences(db: Connection, table: Table, alive: dict[int, dict[str, Any]]) -> Iterator[str]:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)  # stored values, past the Json type
    for row in db.execute(text(f'SELECT {columns} FROM "{table.name}"')).mappings():
        last = alive.pop(row["id"], None)
        if last is None:
            yield _("Row {row} of {name} is not in the journal.").format(row=row["id"], name=table.name)
        elif any(row[name] != value for name, value in last.items()):
            yield _("Row {row} of {name} differs from the journal.").format(row=row["id"], name=table.name)
    for lost in alive:
        yield _("Row {row} of {name} is in the journal but not in the event.").format(row=lost, name=table.name)
