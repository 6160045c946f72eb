"""Making one row of two: whatever refers to the one that goes refers to the one that stays."""

from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, or_, select, update

from organizer.storage import tables

_ONCE = {
    ("person", "role"): ("kind", "session_id", "talk_id", "language"),
    ("person", "person_hours"): ("day", "opens"),
    ("person", "score"): ("project_id", "criterion"),
    ("person", "party"): ("meeting_id",),
    ("organization", "party"): ("meeting_id", "person_id"),
}
"""Where something stands at most once: the columns that, with the reference, say what is the same."""


def move_references(db: Connection, target: Table, keep: int, drop: int) -> None:
    """Let every row that refers to ``drop`` of a table refer to ``keep``; what ``keep`` has already is not doubled."""
    _move_pairs(db, target, keep, drop)
    for table in tables.journalled():
        for column in (key.parent for key in table.foreign_keys if key.column is target.c.id):
            same = [table.c[name] for name in _ONCE.get((target.name, table.name), ())]
            if same:
                _drop_doubles(db, column, same, keep, drop)
            db.execute(update(table).where(column == drop).values({column.name: keep}))


def tell_apart(db: Connection, target: Table, one: int, other: int) -> None:
    """Write down that two rows of a table, which look like one, are two; nothing when that is known."""
    pairs = _PAIRS[target.name]
    low, high = _sides(pairs)
    values = {low.name: min(one, other), high.name: max(one, other)}
    if db.scalar(select(pairs.c.id).where(low == values[low.name], high == values[high.name])) is None:
        db.execute(insert(pairs).values(values))


def told_apart(db: Connection, target: Table) -> frozenset[tuple[int, int]]:
    """All such pairs of a table, the lower id first."""
    return frozenset((one, other) for one, other in db.execute(select(*_sides(_PAIRS[target.name]))))


_PAIRS = {"person": tables.distinct_person, "organization": tables.distinct_organization}


def _sides(pairs: Table) -> tuple[Column[int], Column[int]]:
    _id, one, other = pairs.columns
    return one, other


def _move_pairs(db: Connection, target: Table, keep: int, drop: int) -> None:
    """Whoever is not ``drop`` is not ``keep`` either."""
    pairs = _PAIRS[target.name]
    one, other = _sides(pairs)
    here = or_(one == drop, other == drop)
    others = {id for row in db.execute(select(one, other).where(here)) for id in row}
    db.execute(delete(pairs).where(here))
    for each in sorted(others - {keep, drop}):
        tell_apart(db, target, keep, each)


def _drop_doubles(db: Connection, column: Column[int], same: list[Column[Any]], keep: int, drop: int) -> None:
    table = column.table
    taken = {tuple(row) for row in db.execute(select(*same).where(column == keep))}
    double = [row[0] for row in db.execute(select(table.c.id, *same).where(column == drop)) if tuple(row[1:]) in taken]
    db.execute(delete(table).where(table.c.id.in_(double)))
