"""Taking an operation back: the walk backwards through its changes.

A column is restored only where it still holds what the operation left; otherwise UndoConflict, and the caller's
transaction rolls back. Steps of one kind run together: an import of 100,000 rows is undone in seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cache
from itertools import groupby, islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, delete, func, select, text
from sqlalchemy.exc import IntegrityError

from organizer.errors import UndoConflict
from organizer.i18n import _
from organizer.progress import Progress
from organizer.storage import journal, tables
from organizer.storage.bulk import insertion, updating
from organizer.storage.triggers import recorded, stored_default

_PAGE = 5_000  # changes that are in memory at once
_SPAN = 10_000  # changes that are looked through between two looks at Cancel
_BATCH = 500  # steps of one statement: between two the interpreter's lock is given up, and Cancel is heard


class _Deed(Enum):
    DELETE = "delete"
    INSERT = "insert"
    UPDATE = "update"


class _Step(NamedTuple):
    """One change backwards. Steps that differ in nothing but their ``values`` may run as one batch."""

    deed: _Deed
    table: Table
    columns: tuple[str, ...]
    """Those that are set."""
    values: tuple[Any, ...]
    """A deletion: the id. An insert: the id and ``columns``. An update: ``columns``, the id, and what they hold now."""


def revert(db: Connection, operation: int, running: int, progress: Progress) -> None:
    """Walk the operation's changes backwards inside the ``running`` one.

    Raises UndoConflict when a row has moved on since, Cancelled; the caller's transaction then rolls back.
    """
    sqlite = db.dialect.name == "sqlite"
    db.execute(text("PRAGMA defer_foreign_keys = ON" if sqlite else "SET CONSTRAINTS ALL DEFERRED"))
    total = journal.count(db, [operation])
    if not total:
        raise UndoConflict(_("The details of this step are no longer kept, so it cannot be undone."))
    done = 0
    progress.step(done, total)
    _refuse_moved_on(db, operation, progress)
    for batch in _batches(_children_first(map(_step_back, _backwards(db, operation, progress)))):
        _run(db, batch)
        done += len(batch)
        progress.step(done, total)
    # A deletion that cascades would take along rows that the operation never touched.
    if journal.count(db, [running]) != total:
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


def _moved_on() -> str:
    return _("This was changed again later, so undoing it would lose the later change.")


# -- rows that moved on -----------------------------------------------------------------------------------------------


def _refuse_moved_on(db: Connection, operation: int, progress: Progress) -> None:
    """Raise UndoConflict when a row that the operation inserted holds other values than it was born with."""
    born = _born(db, operation, progress)
    first: dict[tuple[str, int, str], Any] = {}
    last: dict[tuple[str, int, str], Any] = {}
    for step in _later_updates(db, operation, born, progress):
        if step.row in born[step.entity]:
            before, after = journal.parse(step.before), journal.parse(step.after)
            for name, value in after.items():
                first.setdefault((step.entity, step.row, name), before[name])
                last[step.entity, step.row, name] = value
    if first != last:
        raise UndoConflict(_moved_on())


def _born(db: Connection, operation: int, progress: Progress) -> dict[str, set[int]]:
    """The rows that the operation inserted, by table."""
    change = tables.change.c
    inserts = select(change.id, change.entity, change.row).where(change.operation == operation, change.before.is_(None))
    born: defaultdict[str, set[int]] = defaultdict(set)
    rows = db.execute(inserts.order_by(change.id).limit(_SPAN)).all()
    while rows:
        progress.heed()
        for _id, entity, row in rows:
            born[entity].add(row)
        rows = db.execute(inserts.where(change.id > rows[-1].id).order_by(change.id).limit(_SPAN)).all()
    return born


def _later_updates(db: Connection, operation: int, entities: Iterable[str], progress: Progress) -> Iterator[Row[Any]]:
    """Updates of rows of these tables after the operation; the journal is gone through a piece at a time."""
    change = tables.change.c
    begin = db.scalar(select(func.max(change.id)).where(change.operation == operation)) or 0
    end = db.scalar(select(func.max(change.id))) or 0
    later = select(tables.change).where(change.entity.in_(list(entities)), change.after.is_not(None))
    for start in range(begin, end, _SPAN):
        progress.heed()
        piece = later.where(change.id > start, change.id <= start + _SPAN, change.operation > operation)
        yield from db.execute(piece.order_by(change.id))


# -- the walk ---------------------------------------------------------------------------------------------------------


def _backwards(db: Connection, operation: int, progress: Progress) -> Iterator[Row[Any]]:
    """The operation's changes, the last first, a page at a time."""
    change = tables.change.c
    page = select(tables.change).where(change.operation == operation).order_by(change.id.desc()).limit(_PAGE)
    rows = db.execute(page).all()
    while rows:
        progress.heed()
        yield from rows
        rows = db.execute(page.where(change.id < rows[-1].id)).all()


def _step_back(change: Row[Any]) -> _Step:
    table = tables.metadata.tables[change.entity]
    if change.before is None:
        return _Step(_Deed.DELETE, table, (), (change.row,))
    before = journal.parse(change.before)
    if change.after is None:
        values = [before.get(name, default) for name, default in _defaults(table).items()]
        return _Step(_Deed.INSERT, table, tuple(_defaults(table)), (change.row, *values))
    after = journal.parse(change.after)
    return _Step(_Deed.UPDATE, table, tuple(before), (*before.values(), change.row, *(after[name] for name in before)))


@cache
def _defaults(table: Table) -> dict[str, Any]:
    """What the columns hold that an image leaves out."""
    return {column.name: stored_default(column) for column in recorded(table)}


def _children_first(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Hold back deletions, those of referring tables first, until another step needs their table.

    PostgreSQL records what a cascade does after the row it starts from, so a deletion can come before the steps that
    take its children away; it would cascade again and they would find nothing.
    """
    held: dict[str, list[_Step]] = {}
    for step in steps:
        if step.deed is _Deed.DELETE:
            held.setdefault(step.table.name, []).append(step)
            continue
        if step.table.name in held:
            yield from _released(held)
        yield step
    yield from _released(held)


def _released(held: dict[str, list[_Step]]) -> Iterator[_Step]:
    for table in reversed(tables.journalled()):
        yield from held.pop(table.name, ())


def _batches(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    """Neighbours that may run as one."""
    for _statement, alike in groupby(steps, key=lambda step: step[:3]):
        while batch := list(islice(alike, _BATCH)):
            yield batch


def _run(db: Connection, batch: Sequence[_Step]) -> None:
    """Run alike steps. Raises UndoConflict where a row is gone or holds something else by now."""
    deed, table, columns, _values = batch[0]
    if deed is _Deed.DELETE:
        # One statement for all: SQLite keeps a journal of its own for each that fires triggers.
        found = db.execute(delete(table).where(table.c.id.in_([step.values[0] for step in batch])))
    else:
        sql = insertion(db, table, ("id", *columns)) if deed is _Deed.INSERT else _restoring(db, table, columns)
        found = db.exec_driver_sql(sql, [step.values for step in batch])
    if found.rowcount != len(batch):
        raise UndoConflict(_moved_on())


def _restoring(db: Connection, table: Table, columns: Sequence[str]) -> str:
    same = "IS ?" if db.dialect.name == "sqlite" else "IS NOT DISTINCT FROM %s"
    return " AND ".join([updating(db, table, columns), *(f'"{name}" {same}' for name in columns)])
