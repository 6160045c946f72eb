"""The journal: what was done, and what that changed."""

from functools import cache

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from organizer.storage.tables.columns import metadata, new_table, number, text

operation = new_table(
    "operation",
    text("label", None),
    text("kind", "do"),  # do, undo or redo
    text("at", None),
    text("actor"),
    text("desk"),
    Column("target", Integer, ForeignKey("operation.id")),  # the operation an undo or redo takes back
    number("undoable", default=1),
)

change = new_table(
    "change",
    Column("operation", Integer, ForeignKey("operation.id", ondelete="CASCADE"), nullable=False, index=True),
    text("entity", None),
    Column("row", Integer, nullable=False),
    Column("before", Text),  # JSON of the columns that changed; NULL: the row was not there
    Column("after", Text),  # JSON of the columns that changed; NULL: the row is gone
)

current_operation = new_table(
    "current_operation",  # SQLite: holds one row inside an operation and none outside; PostgreSQL uses a setting
    Column("operation", Integer, nullable=False),
)

UNJOURNALLED = frozenset({"asset", "operation", "change", "current_operation"})
"""Tables that the journal does not watch; a write to ``asset`` still needs an operation."""


@cache
def journalled() -> tuple[Table, ...]:
    """The tables whose rows the journal follows, each after those it refers to.

    Asked for at every step of undo, and sorting them takes longer than a short step.
    """
    return tuple(each for each in metadata.sorted_tables if each.name not in UNJOURNALLED)
