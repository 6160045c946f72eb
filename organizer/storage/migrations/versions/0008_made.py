"""The ledger remembers how a sheet was made, on what paper and in which languages, so that a reprint is made alike."""

import sqlalchemy as sa
from alembic import op

from organizer.storage import triggers

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the triggers that do not know it go, and new ones are made afterwards."""
    for statement in triggers.removal(op.get_bind()):
        op.execute(statement)
    op.add_column("print_mark", sa.Column("made", sa.Text(), server_default="", nullable=False))
