"""Where the event stands: counts, what happens now and next in each room, what was done last."""

from datetime import datetime

from organizer.domain.overview import EventCard, Overview
from organizer.services.workspace import Workspace
from organizer.storage import overview_rows


def event_card(workspace: Workspace) -> EventCard:
    """The event's name and days, and when it was last written."""
    with workspace.reading() as db:
        return overview_rows.event_card(lambda sql: db.exec_driver_sql(sql).all())


def overview(workspace: Workspace, at: datetime | None = None) -> Overview:
    """Everything the first page shows. ``at``: the moment to look at, with a time zone; now when None."""
    with workspace.reading() as db:
        return overview_rows.overview(lambda sql: db.exec_driver_sql(sql).all(), at)
