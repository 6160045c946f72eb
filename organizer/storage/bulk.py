"""Inserting and changing rows: one, or many fast."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from organizer.progress import Progress

_CHUNK = 2000  # rows a call: the interpreter lock is given up between two, and Cancel is heard

_TOGETHER = 40  # rows an INSERT: SQLite looks up and writes its counters of ids once a statement, a third of the time


def insert_row(db: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Insert one row, given by the names of its columns, and return its id."""
    return int(db.execute(insert(table).values(values).returning(table.c.id)).scalar_one())


def copy_row(db: Connection, table: Table, row: int, **changes: Any) -> int:
    """Insert a copy of a row with some values changed and return its id; what names only one row is not copied."""
    values = dict(db.execute(select(table).where(table.c.id == row)).one()._mapping)
    for column in table.columns:
        if column.primary_key or column.unique:
            del values[column.name]
    return insert_row(db, table, {**values, **changes})


def insert_rows(
    db: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]], progress: Progress
) -> int:
    """Insert tuples of values as they are stored (JSON columns as text) and return how many.

    Defaults of the database fill the other columns; a ``uid`` must be among ``columns`` where the table has one.
    """
    one, many = insertion(db, table, columns), insertion(db, table, columns, rows=_TOGETHER)
    done = 0
    for chunk in _chunks(rows):
        even = len(chunk) // _TOGETHER * _TOGETHER
        if groups := [tuple(chain(*chunk[start : start + _TOGETHER])) for start in range(0, even, _TOGETHER)]:
            db.exec_driver_sql(many, groups)
        if rest := chunk[even:]:
            db.exec_driver_sql(one, rest)
        done += len(chunk)
        progress.step(done, 0)
    if done and "id" in columns and db.dialect.name != "sqlite":
        _pass_ids(db, table)
    return done


def insertion(db: Connection, table: Table, columns: Sequence[str], *, rows: int = 1) -> str:
    """The driver's statement that inserts so many rows; its parameters are the values of ``columns``, row after row."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = f"({', '.join([_place(db)] * len(columns))})"
    return f'INSERT {_or_all(db)}INTO "{table.name}" ({names}) VALUES {", ".join([places] * rows)}'


def updating(db: Connection, table: Table, columns: Sequence[str]) -> str:
    """The driver's statement that changes a row; its parameters are the values of ``columns``, then the id."""
    places = ", ".join(f'"{name}" = {_place(db)}' for name in columns)
    return f'UPDATE {_or_all(db)}"{table.name}" SET {places} WHERE id = {_place(db)}'


def _place(db: Connection) -> str:
    return "?" if db.dialect.name == "sqlite" else "%s"


def _or_all(db: Connection) -> str:
    """On SQLite a failing row rolls the whole operation back at once.

    Without it SQLite keeps a statement journal for every row because of the triggers, which takes four times as long.
    """
    return "OR ROLLBACK " if db.dialect.name == "sqlite" else ""


def next_id(db: Connection, table: Table) -> int:
    """The first free id of a table, for rows that refer to each other in one bulk insert."""
    if db.dialect.name == "sqlite":
        used = db.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)).scalar()
        return int(used or 0) + 1
    return int(db.execute(text("SELECT nextval(pg_get_serial_sequence(:table, 'id'))"), _named(table)).scalar_one())


def _named(table: Table) -> dict[str, str]:
    return {"table": f'"{table.name}"'}


def _pass_ids(db: Connection, table: Table) -> None:
    """Let PostgreSQL's sequence know of ids that it did not give."""
    newest = f'(SELECT max(id) FROM "{table.name}")'
    db.execute(text(f"SELECT setval(pg_get_serial_sequence(:table, 'id'), {newest})"), _named(table))


def _chunks(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


def update_rows(
    db: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]], progress: Progress
) -> int:
    """Set ``columns`` of many rows and return how many; each tuple is their values as they are stored, then the id."""
    sql = updating(db, table, columns)
    done = 0
    for chunk in _chunks(rows):
        db.exec_driver_sql(sql, chunk)
        done += len(chunk)
        progress.step(done, 0)
    return done
