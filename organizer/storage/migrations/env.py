"""Alembic's entry: it runs inside the transaction that ``database.migrate`` opened."""

from alembic import context

from organizer.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
