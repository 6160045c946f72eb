"""A first look into an event before it is open; loads no database library (see ``storage/overview_rows.py``)."""

from datetime import datetime
from pathlib import Path

from organizer.domain.overview import Overview
from organizer.storage import overview_rows


def glance(address: str, at: datetime | None = None) -> Overview | None:
    """What the first page shows, read straight from the file; None for an event on a server or an unusual file."""
    return None if "://" in address else overview_rows.glance(Path(address), at)
