"""Stocks that were measured and entered lie in the event."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; no old trigger knows of it, and new ones are made afterwards."""
    op.create_table(
        "stock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock")),
        sa.UniqueConstraint("uid", name=op.f("uq_stock_uid")),
        sa.UniqueConstraint("name", name=op.f("uq_stock_name")),
        sqlite_autoincrement=True,
    )
