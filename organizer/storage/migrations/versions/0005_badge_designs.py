"""Which category has which badge template, people's photos, and the secret that signs the codes on badges."""

import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

from organizer.storage import triggers

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the triggers that do not know them go, and new ones are made afterwards."""
    db = op.get_bind()
    for statement in triggers.removal(db):
        op.execute(statement)
    op.add_column("person", sa.Column("photo", sa.Text(), server_default="", nullable=False))
    op.add_column("event", sa.Column("secret", sa.Text(), server_default="", nullable=False))
    db.execute(sa.text("UPDATE event SET secret = :secret"), {"secret": secrets.token_hex(16)})
    _make_table()


def _make_table() -> None:
    op.create_table(
        "category_template",
        sa.Column("id", sa.Integer(), nullable=False),
        *_owner("category"),
        *_owner("badge_template"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_template")),
        sa.UniqueConstraint("category_id", name=op.f("uq_category_template_category_id")),
        sqlite_autoincrement=True,
    )
    for column in ("category_id", "badge_template_id"):
        op.create_index(op.f(f"ix_category_template_{column}"), "category_template", [column])


def _owner(target: str) -> tuple[sa.Column[Any], sa.ForeignKeyConstraint]:
    column = f"{target}_id"
    key = sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_category_template_{column}"),
        ondelete="CASCADE",
        initially="IMMEDIATE",
        deferrable=True,
    )
    return sa.Column(column, sa.Integer(), nullable=False), key
