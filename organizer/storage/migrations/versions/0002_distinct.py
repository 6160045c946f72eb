"""Pairs of people and of organizations that look alike and are not the same."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables of pairs."""
    for target in ("person", "organization"):
        _make_pairs(target)


def _make_pairs(target: str) -> None:
    name, one, other = f"distinct_{target}", f"{target}_id", f"other_{target}_id"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(one, sa.Integer(), nullable=False),
        sa.Column(other, sa.Integer(), nullable=False),
        sa.CheckConstraint(f"{one} < {other}", name=op.f(f"ck_{name}_order")),
        *(_reference(name, column, target) for column in (one, other)),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint(one, other, name=op.f(f"uq_{name}_{one}_{other}")),
        sqlite_autoincrement=True,
    )
    for column in (one, other):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _reference(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{name}_{column}"),
        ondelete="CASCADE",
        initially="IMMEDIATE",
        deferrable=True,
    )
