"""The ledger of paper: print marks of every kind of thing, why it was printed again, and what took its place."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from organizer.storage import triggers

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SUBJECTS = ("person", "session", "room", "meeting")
_TITLE = "coalesce((SELECT name FROM person WHERE person.id = old_mark.person_id), '')"


def upgrade() -> None:
    """Make the table anew with the marks there are: all of badges, of which the last of a person stands."""
    db = op.get_bind()
    for statement in triggers.removal(db):  # the old triggers would refuse; new ones are made afterwards
        op.execute(statement)
    db.execute(sa.text("DROP INDEX IF EXISTS ix_print_mark_person_id"))
    newest = _newest(db)
    for statement in _names_made_free(db):
        op.execute(statement)
    _make()
    columns = "id, what, person_id, at, face, desk"
    kept = f"SELECT {columns}, 'person', {_TITLE} FROM old_mark"
    db.execute(sa.text(f'INSERT INTO print_mark ({columns}, "of", title) {kept}'))
    db.execute(sa.text("DROP TABLE old_mark"))
    db.execute(sa.text(_REPLACED))
    _go_on_counting(db, newest)


_REPLACED = """UPDATE print_mark SET replaced_by_id =
    (SELECT max(later.id) FROM print_mark later WHERE later.person_id = print_mark.person_id
        AND later.what = print_mark.what)
    WHERE EXISTS (SELECT 1 FROM print_mark later WHERE later.person_id = print_mark.person_id
        AND later.what = print_mark.what AND later.id > print_mark.id)"""


def _newest(db: sa.Connection) -> int:
    """The highest id that was ever given; it is not given again."""
    if db.dialect.name == "sqlite":
        return int(db.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'print_mark'")).scalar() or 0)
    return int(db.execute(sa.text("SELECT last_value FROM print_mark_id_seq WHERE is_called")).scalar() or 0)


def _names_made_free(db: sa.Connection) -> list[str]:
    """PostgreSQL's constraints and sequence have names of their own that the new table wants."""
    renaming = ["ALTER TABLE print_mark RENAME TO old_mark"]
    if db.dialect.name == "sqlite":
        return renaming
    return [
        *renaming,
        "ALTER TABLE old_mark DROP CONSTRAINT fk_print_mark_person_id",
        "ALTER TABLE old_mark DROP CONSTRAINT pk_print_mark",
        "ALTER SEQUENCE print_mark_id_seq RENAME TO old_mark_id_seq",
    ]


def _go_on_counting(db: sa.Connection, newest: int) -> None:
    if not newest:
        return
    if db.dialect.name == "sqlite":
        db.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'print_mark'"))
        db.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('print_mark', :seq)"), {"seq": newest})
    else:
        db.execute(sa.text("SELECT setval('print_mark_id_seq', :seq)"), {"seq": newest})


def _make() -> None:
    references = [(f"{target}_id", target) for target in _SUBJECTS] + [("replaced_by_id", "print_mark")]
    op.create_table(
        "print_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("what", "badge"),
        _text("of", ""),
        *(sa.Column(name, sa.Integer(), nullable=True) for name, _target in references[:-1]),
        sa.Column("day", sa.Integer(), nullable=True),
        _text("title", ""),
        _text("at", None),
        *(_text(name, "") for name in ("face", "desk", "reason", "note")),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("thrown_away", sa.Integer(), server_default="0", nullable=False),
        *(_reference(name, target) for name, target in references),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_mark")),
        sqlite_autoincrement=True,
    )
    for name, _target in references:
        op.create_index(op.f(f"ix_print_mark_{name}"), "print_mark", [name])


def _text(name: str, default: str | None) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _reference(name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name],
        [f"{target}.id"],
        name=op.f(f"fk_print_mark_{name}"),
        ondelete="SET NULL",
        initially="IMMEDIATE",
        deferrable=True,
    )
