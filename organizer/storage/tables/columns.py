"""The columns of tables: what all of them are made of."""

import json
import secrets
import uuid
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Json(TypeDecorator[Any]):
    """A list or a dictionary as canonical JSON text, the same bytes on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To text, keys sorted so that equal values are equal text."""
        return None if value is None else as_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Back to Python values."""
        return None if value is None else json.loads(value)


def as_json(value: Any) -> str:
    """The text under which Json columns store ``value``; for bulk statements that bypass the type."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def new_uid() -> str:
    """A name for a row that no other desk gives."""
    return uuid.uuid4().hex


def new_secret() -> str:
    """A key that nobody guesses, for the signatures of this event."""
    return secrets.token_hex(16)


def new_table(name: str, *columns: Any) -> Table:
    """A table with an integer ``id``, whose numbers are never given twice."""
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def uid() -> Column[str]:
    """A name that no other desk gives a row."""
    return Column("uid", Text, nullable=False, unique=True, default=new_uid)


def text(name: str, default: str | None = "", **options: Any) -> Column[str]:
    """A text that is never NULL, empty when nothing was said."""
    return Column(name, Text, nullable=False, default=default, server_default=default, **options)


def number(name: str, *, default: int | None = None, null: bool = False) -> Column[int]:
    """A whole number; ``null``: it may be unknown."""
    server = None if default is None else str(default)
    return Column(name, Integer, nullable=null, default=default, server_default=server)


def json_value(name: str, empty: str) -> Column[Any]:
    """A list or a dictionary; ``empty``: the text of one that holds nothing."""
    return Column(name, Json, nullable=False, default=lambda: json.loads(empty), server_default=empty)


def reference(name: str, target: str, *, on_delete: str, null: bool = True, index: bool = True) -> Column[int]:
    """A column that holds the id of a row of ``target``."""
    key = ForeignKey(f"{target}.id", ondelete=on_delete, deferrable=True, initially="IMMEDIATE")
    return Column(name, Integer, key, nullable=null, index=index)


def to(target: str, name: str | None = None, *, index: bool = True) -> Column[int]:
    """A reference that is let go when its target is deleted."""
    return reference(name or f"{target}_id", target, on_delete="SET NULL", index=index)


def owned_by(target: str) -> Column[int]:
    """A reference to the owner: the row goes with it."""
    return reference(f"{target}_id", target, on_delete="CASCADE", null=False)


def part_of(target: str) -> Column[int]:
    """A reference that may be empty; where it is not, the row goes with its target."""
    return reference(f"{target}_id", target, on_delete="CASCADE")


def told_apart(target: str) -> Table:
    """Pairs of rows that look like one and were looked at: they are two. The lower id comes first."""
    one, other = f"{target}_id", f"other_{target}_id"
    return new_table(
        f"distinct_{target}",
        *(reference(name, target, on_delete="CASCADE", null=False) for name in (one, other)),
        UniqueConstraint(one, other),
        CheckConstraint(f"{one} < {other}", name="order"),
    )
