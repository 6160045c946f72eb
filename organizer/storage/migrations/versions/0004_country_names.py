"""What the event calls countries."""

import sqlalchemy as sa
from alembic import op

from organizer.storage import triggers

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the triggers that do not know it go, and new ones are made afterwards."""
    for statement in triggers.removal(op.get_bind()):
        op.execute(statement)
    op.add_column("event", sa.Column("country_names", sa.Text(), server_default="{}", nullable=False))
