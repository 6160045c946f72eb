"""Breaks over some rooms, hours and duties of people, the rules of the schedule, releases and scenarios."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from organizer.storage import triggers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns, and say anew which rooms each break is in."""
    for statement in triggers.removal(op.get_bind()):  # the old triggers would refuse; new ones are made afterwards
        op.execute(statement)
    db = op.get_bind()
    rows = db.execute(sa.text('SELECT id, room_id FROM "break" WHERE room_id IS NOT NULL ORDER BY id'))
    in_rooms = [(row.id, row.room_id) for row in rows]
    _add_columns()
    _drop_room_of_break(db)
    _make_tables()
    _forget_rooms_in_journal(db)
    if in_rooms:
        _put_into_rooms(db, in_rooms)


def _add_columns() -> None:
    op.add_column("session", sa.Column("state", sa.Text(), server_default="confirmed", nullable=False))
    op.add_column("session", sa.Column("interpreted", sa.Text(), server_default="[]", nullable=False))
    op.add_column("role", sa.Column("language", sa.Text(), server_default="", nullable=False))
    op.add_column("break", sa.Column("all_rooms", sa.Integer(), server_default="1", nullable=False))


def _make_tables() -> None:
    _make(
        "break_room",
        _owner("break_room", "break"),
        _owner("break_room", "room"),
        unique=[("break_id", "room_id")],
        indexed=("break_id", "room_id"),
    )
    _make(
        "person_hours",
        _owner("person_hours", "person"),
        _number("day"),
        _number("opens"),
        _number("closes"),
        sa.CheckConstraint("opens < closes", name=op.f("ck_person_hours_span")),
        unique=[("person_id", "day", "opens")],
        indexed=("person_id",),
    )
    _make(
        "duty",
        _text("uid"),
        _owner("duty", "person"),
        _text("title"),
        _reference("duty", "room_id", "room", on_delete="SET NULL"),
        _number("day"),
        _number("start"),
        _number("duration"),
        sa.CheckConstraint("duration > 0", name=op.f("ck_duty_duration")),
        unique=[("uid",)],
        indexed=("person_id", "room_id"),
    )
    _make("rule_setting", _text("rule"), _text("level"), _number("limit", null=True), unique=[("rule",)])
    _make(
        "order_rule",
        _text("kind"),
        _owner("order_rule", "session"),
        _reference("order_rule", "other_session_id", "session", on_delete="CASCADE"),
        sa.CheckConstraint("session_id <> other_session_id", name=op.f("ck_order_rule_two")),
        unique=[("kind", "session_id", "other_session_id")],
        indexed=("session_id", "other_session_id"),
    )
    told = (_text("uid"), _text("name"), _text("at"), _text("note", ""))
    _make("release", *told, _text("programme", "{}"), unique=[("uid",)])
    told = (_text("uid"), _text("name"), _text("at"), _text("note", ""))
    _make("scenario", *told, _text("placements", "[]"), unique=[("uid",), ("name",)])


def _make(name: str, *parts: Any, unique: Sequence[tuple[str, ...]], indexed: Sequence[str] = ()) -> None:
    columns: list[Any] = []
    for part in parts:
        columns += part if isinstance(part, tuple) else (part,)
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *(sa.UniqueConstraint(*each, name=op.f(f"uq_{name}_{'_'.join(each)}")) for each in unique),
        sqlite_autoincrement=True,
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _text(name: str, default: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _number(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _owner(table: str, target: str) -> tuple[sa.Column[Any], sa.ForeignKeyConstraint]:
    return _reference(table, f"{target}_id", target, on_delete="CASCADE")


def _reference(
    table: str, column: str, target: str, *, on_delete: str
) -> tuple[sa.Column[Any], sa.ForeignKeyConstraint]:
    key = sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}"),
        ondelete=on_delete,
        initially="IMMEDIATE",
        deferrable=True,
    )
    return _number(column, null=on_delete == "SET NULL"), key


# -- breaks -----------------------------------------------------------------------------------------------------------


def _put_into_rooms(db: sa.Connection, in_rooms: Iterable[tuple[int, int]]) -> None:
    """Each break that was in one room is in a set of one, and the journal knows of it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    operation = db.execute(
        sa.text("INSERT INTO operation (label, at, undoable) VALUES (:label, :at, 0) RETURNING id"),
        {"label": "Update of the event to breaks in several rooms", "at": now},
    ).scalar_one()
    for pause, room in in_rooms:
        db.execute(sa.text('UPDATE "break" SET all_rooms = 0 WHERE id = :id'), {"id": pause})
        _record(db, operation, "break", pause, '{"all_rooms":1}', '{"all_rooms":0}')
        row = db.execute(
            sa.text("INSERT INTO break_room (break_id, room_id) VALUES (:pause, :room) RETURNING id"),
            {"pause": pause, "room": room},
        ).scalar_one()
        _record(db, operation, "break_room", row, None, None)


def _drop_room_of_break(db: sa.Connection) -> None:
    """SQLite cannot drop a column that refers to another table, so the table is made anew, with its counter of ids."""
    if db.dialect.name != "sqlite":
        op.drop_column("break", "room_id")
        return
    used = db.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'break'")).scalar()
    db.execute(sa.text("DROP INDEX ix_break_room_id"))
    db.execute(sa.text('ALTER TABLE "break" RENAME TO old_break'))
    op.create_table(
        "break",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("kind", "break"),
        _text("title"),
        _text("second_title", ""),
        _number("day"),
        _number("start"),
        _number("duration"),
        sa.Column("all_rooms", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("duration > 0", name=op.f("ck_break_duration")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_break")),
        sqlite_autoincrement=True,
    )
    columns = "id, kind, title, second_title, day, start, duration, all_rooms"
    db.execute(sa.text(f'INSERT INTO "break" ({columns}) SELECT {columns} FROM old_break'))
    db.execute(sa.text("DROP TABLE old_break"))
    if used is not None:
        db.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'break'"))
        db.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('break', :seq)"), {"seq": used})


def _forget_rooms_in_journal(db: sa.Connection) -> None:
    """Take the column that is gone out of the images; a break that undo brings back is then in no room."""
    rows = db.execute(
        sa.text("SELECT id, before, after FROM change WHERE entity = 'break' AND before LIKE '%room_id%'")
    )
    for row in rows.all():
        before, after = _without_room(row.before), _without_room(row.after)
        if row.after is None and "room_id" in json.loads(row.before, strict=False):
            before = {**(before or {}), "all_rooms": 0}
        values = {"id": row.id, "before": _image(before), "after": _image(after)}
        if before or row.after is None:
            db.execute(sa.text("UPDATE change SET before = :before, after = :after WHERE id = :id"), values)
        else:
            db.execute(sa.text("DELETE FROM change WHERE id = :id"), {"id": row.id})


def _without_room(image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    return {name: value for name, value in json.loads(image, strict=False).items() if name != "room_id"}


def _image(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _record(db: sa.Connection, operation: int, entity: str, row: int, before: str | None, after: str | None) -> None:
    db.execute(
        sa.text(
            'INSERT INTO change (operation, entity, "row", before, after) '
            "VALUES (:operation, :entity, :row, :before, :after)"
        ),
        {"operation": operation, "entity": entity, "row": row, "before": before, "after": after},
    )
